#include "longhand/worksheet/given_numbers.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>

#include "longhand/worksheet/number_list.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

struct Typed {
    const char* why;
    std::vector<const char*> texts;
    const char* given;
    std::vector<std::string> numbers;
};

std::ostream& operator<<(std::ostream& out, const Typed& each) {
    return out << each.why;
}

const Typed typed[] = {
    {"a scalar", {"eta=0.5"}, "eta", {"0.5"}},
    {"a scalar by its symbol", {"η=0.5"}, "eta", {"0.5"}},
    {"a vector with commas", {"I=0.7,0.2"}, "I", {"0.7", "0.2"}},
    {"a vector in parentheses", {"I=(0.7, 0.2)"}, "I", {"0.7", "0.2"}},
    {"a vector as a column", {"I=0.7; 0.2"}, "I", {"0.7", "0.2"}},
    {"a vector with full-width signs", {"I＝（０．７，－０．２）"}, "I", {"0.7", "-0.2"}},
    {"the id of a section comes first", {"other/I=1 2"}, "other/I", {"1", "2"}},
    {"a matrix row by row", {"W=[1 2; 3 4]"}, "W", {"1", "2", "3", "4"}},
    {"an element by its symbol keeps the others", {"w21=5"}, "W", {"0.9", "5", "0.2", "0.8"}},
    {"an element by its index", {"W[2,1]=5"}, "W", {"0.9", "0.3", "5", "0.8"}},
    {"two elements", {"w11=1", "w22=2"}, "W", {"1", "0.3", "0.2", "2"}},
    {"blanks around the name", {"eta = 1e-3"}, "eta", {"1e-3"}},
};

struct Mistyped {
    const char* why;
    std::vector<const char*> texts;
    const char* error;
};

std::ostream& operator<<(std::ostream& out, const Mistyped& each) {
    return out << each.why;
}

const Mistyped mistyped[] = {
    {"no value", {"eta"}, "given.form"},
    {"no name", {"=3"}, "given.form"},
    {"an empty value", {"eta="}, "number.text"},
    {"an unknown name", {"w33=1"}, "given.unknown"},
    {"too few numbers", {"I=1"}, "given.shape"},
    {"too many numbers", {"I=1,2,3"}, "given.shape"},
    {"a decimal comma", {"eta=0,5"}, "given.shape"},
    {"a matrix of another shape", {"W=1 2 3 4"}, "given.shape"},
    {"ragged rows", {"W=1 2; 3"}, "given.shape"},
    {"an empty row", {"W=1 2;"}, "number.text"},
    {"two commas", {"I=1,,2"}, "number.text"},
    {"a word", {"eta=fast"}, "number.text"},
    {"a fraction", {"eta=1/3"}, "number.text"},
    {"infinity", {"eta=inf"}, "number.text"},
    {"a number beyond every double", {"eta=1e999"}, "number.range"},
    {"the same given twice", {"eta=1", "eta=2"}, "given.twice"},
    {"an element that was given with its matrix", {"W=1 2; 3 4", "w11=2"}, "given.twice"},
    {"an index out of range", {"I[3]=1"}, "given.unknown"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(given_numbers_suite)

BOOST_DATA_TEST_CASE(numbers_are_read_as_people_type_them, data::make(typed), each) {
    const Worksheet worksheet = small_network();
    std::vector<GivenText> texts;
    for (const char* text : each.texts)
        texts.push_back(GivenText::parse(text));
    const GivenNumbers numbers = given_numbers(worksheet, texts);
    BOOST_REQUIRE(numbers.contains(each.given));
    std::vector<std::string> found;
    for (const decimal::DecimalText& text : numbers.at(each.given))
        found.push_back(text.text());
    BOOST_TEST(found == each.numbers, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(slips_are_explained, data::make(mistyped), each) {
    const Worksheet worksheet = small_network();
    const auto read = [&] {
        std::vector<GivenText> texts;
        for (const char* text : each.texts)
            texts.push_back(GivenText::parse(text));
        return given_numbers(worksheet, texts);
    };
    BOOST_CHECK_EXCEPTION(read(), Error, error_id(each.error));
}

BOOST_AUTO_TEST_CASE(a_name_that_several_givens_have_is_ambiguous) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        sheet.section("a", caption("a", "甲"));
        sheet.given_scalar("theta", "1");
        sheet.section("b", caption("b", "乙"));
        sheet.given_scalar("theta", "2");
    });
    BOOST_CHECK_EXCEPTION(given_numbers(worksheet, {GivenText::parse("theta=3")}), Error,
                          error_id("given.ambiguous"));
    BOOST_CHECK_NO_THROW(given_numbers(worksheet, {GivenText::parse("b/theta=3")}));
}

BOOST_AUTO_TEST_CASE(a_worksheet_records_the_numbers_in_place_of_its_own) {
    const auto calculation = [](Worksheet& sheet) {
        const Matrix I = sheet.given_vector("I", "1.0, 0.5");
        sheet.step("sum", I(1) + I(2));
    };
    const Worksheet own = Worksheet::record(calculation);
    const Worksheet other =
        Worksheet::record(calculation, given_numbers(own, {GivenText::parse("I[2]=0.25")}));
    const Node sum = other.find("sum")->nodes.front();
    BOOST_TEST(other.tape_record().tape().value(sum) == 1.25);
}

BOOST_AUTO_TEST_SUITE_END()
