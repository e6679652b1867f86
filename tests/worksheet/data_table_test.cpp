#include "longhand/worksheet/data_table.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>

#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

const char* const birds =
    "kind,island,bill,mass\n"
    "Adélie,Dream,39.1,3750\n"
    "Gentoo,Biscoe,46.10,4500\n"
    "Adélie,Biscoe,NA,3250\n"
    "Adélie,Dream,40.3,NA\n"
    "Adélie,Torgersen,36.7,3450\n";

/// How a table may be typed, with what its columns bill and mass then hold.
struct Typed {
    const char* why;
    std::string text;
    const char* numbers;
};

std::ostream& operator<<(std::ostream& out, const Typed& each) {
    return out << each.why;
}

const Typed typed[] = {
    {"as it should be", "a,b\n1,2\n3,4\n", "1 2; 3 4"},
    {"without the last end of line", "a,b\n1,2\n3,4", "1 2; 3 4"},
    {"with lines as Windows ends them", "a,b\r\n1,2\r\n3,4\r\n", "1 2; 3 4"},
    {"with empty lines", "a,b\n\n1,2\n\n3,4\n\n", "1 2; 3 4"},
    {"with more columns", "c,b,d,a\nx,2,y,1\n,4,,3\n", "1 2; 3 4"},
    {"with digits that are kept", "a,b\n1.50,-2e-3\n0,+4\n", "1.50 -2e-3; 0 +4"},
    {"with rows that lack a number", "a,b\nNA,2\n1,2\n1,NA\n3,4\nNA,NA\n", "1 2; 3 4"},
    {"with a heading alone", "a,b\n", ""},
    {"with nothing but rows that lack a number", "a,b\nNA,1\n", ""},
};

struct Wrong {
    const char* why;
    const char* text;
    const char* message;
};

std::ostream& operator<<(std::ostream& out, const Wrong& each) {
    return out << each.why;
}

const Wrong wrong[] = {
    {"a cell too few", "a,b\n1,2\n3\n", "row 2 of the data has 1 cells; the heading has 2"},
    {"a cell too many", "a,b\n1,2,3\n", "row 1 of the data has 3 cells; the heading has 2"},
    {"a comma at the end", "a,b\n1,2,\n", "row 1 of the data has 3 cells; the heading has 2"},
    {"a decimal comma", "a\n1,5\n", "row 1 of the data has 2 cells; the heading has 1"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(data_table_suite)

BOOST_DATA_TEST_CASE(a_table_is_read, data::make(typed), each) {
    BOOST_TEST(DataTable(each.text).numbers({"a", "b"}) == each.numbers);
}

BOOST_DATA_TEST_CASE(a_row_of_another_length_is_told, data::make(wrong), each) {
    try {
        const DataTable table(each.text);
        BOOST_ERROR("no error");
    } catch (const Error& error) {
        BOOST_TEST(error.id() == "data.row");
        BOOST_TEST(std::string(error.what()).find(each.message) != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(columns_come_in_the_order_that_is_asked_for) {
    const DataTable table(birds);
    BOOST_TEST(table.numbers({"mass"}) == "3750; 4500; 3250; 3450");
    BOOST_TEST(table.numbers({"mass", "bill"}) == "3750 39.1; 4500 46.10; 3450 36.7");
    BOOST_TEST(table.numbers({"bill", "bill"}) == "39.1 39.1; 46.10 46.10; 40.3 40.3; 36.7 36.7");
}

BOOST_AUTO_TEST_CASE(rows_are_chosen_by_a_word) {
    const DataTable table(birds);
    BOOST_TEST(table.where("kind", "Adélie").numbers({"bill"}) == "39.1; 40.3; 36.7");
    BOOST_TEST(table.where("kind", "Adélie").where("island", "Dream").numbers({"bill"}) ==
               "39.1; 40.3");
    BOOST_TEST(table.where("mass", "NA").numbers({"bill"}) == "40.3");
    BOOST_TEST(table.where("kind", "Adelie").numbers({"bill"}) == "");
    BOOST_TEST(table.numbers({"mass"}) == "3750; 4500; 3250; 3450");  // itself as it was
}

BOOST_AUTO_TEST_CASE(pairs_go_in_turn_to_the_two_halves) {
    const DataTable table("n\n1\n2\n3\n4\n5\n6\n7\n");
    BOOST_TEST(table.every_second_pair(true).numbers({"n"}) == "1; 2; 5; 6");
    BOOST_TEST(table.every_second_pair(false).numbers({"n"}) == "3; 4; 7");
    BOOST_TEST(table.every_second_pair(false).every_second_pair(false).numbers({"n"}) == "7");
}

// Pairs are counted before rows without a number are left out, so that none is parted.
BOOST_AUTO_TEST_CASE(a_row_that_lacks_a_number_keeps_its_place_in_its_pair) {
    const DataTable table("n\n1\nNA\n3\n4\n5\n6\n");
    BOOST_TEST(table.every_second_pair(true).numbers({"n"}) == "1; 5; 6");
    BOOST_TEST(table.every_second_pair(false).numbers({"n"}) == "3; 4");
}

BOOST_AUTO_TEST_CASE(an_unknown_column_is_told_with_those_there_are) {
    const DataTable table(birds);
    for (const auto& use : {std::function([&] {
                                (void)table.numbers({"bill", "wings"});
                            }),
                            std::function([&] { (void)table.where("wings", "2"); })}) {
        try {
            use();
            BOOST_ERROR("no error");
        } catch (const Error& error) {
            BOOST_TEST(error.id() == "data.column");
            BOOST_TEST(std::string(error.what()).find("'wings'") != std::string::npos);
            BOOST_TEST(std::string(error.what()).find("kind, island, bill, mass") !=
                       std::string::npos);
        }
    }
    BOOST_CHECK_EXCEPTION((void)table.numbers({"Bill"}), Error, error_id("data.column"));
    BOOST_CHECK_EXCEPTION((void)DataTable("").numbers({"bill"}), Error, error_id("data.column"));
}

BOOST_AUTO_TEST_CASE(rows_without_gaps_are_counted) {
    BOOST_TEST(DataTable(birds).complete_rows() == 3u);
    BOOST_TEST(DataTable("a,b\nNAN,2\n3,\n").complete_rows() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
