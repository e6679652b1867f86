// What a worksheet starts from besides typed numbers: draws, states and files of data.
#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <limits>
#include <numeric>
#include <ostream>

#include "longhand/replay/decimal_arithmetic.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

std::vector<int> drawn(const Draw& draw) {
    std::vector<int> numbers;
    Worksheet::record([&](Worksheet& sheet) {
        for (const Real number : sheet.given_draw("n", draw).row_by_row())
            numbers.push_back(static_cast<int>(number.value()));
    });
    return numbers;
}

struct Known {
    Draw draw;
    std::vector<int> numbers;
};

std::ostream& operator<<(std::ostream& out, const Known& each) {
    return out << each.draw.count << " of " << each.draw.of << ", seed " << each.draw.seed;
}

// By tests/worksheet/mersenne.py SEED "" OF COUNT --shuffled, a program of its own.
const Known known[] = {
    {{8, 333, 7}, {140, 56, 8, 46, 49, 188, 4, 217}},
    {{6, 6, 7}, {3, 2, 1, 4, 5, 6}},
    {{4, 10, 12345678901}, {4, 3, 7, 8}},
    {{1, 1, 0}, {1}},
};

/// A state of these numbers, row by row, to the digits that the record keeps.
std::vector<decimal::Decimal> kept(const Eigen::MatrixXd& values) {
    const Worksheet worksheet =
        Worksheet::record([&](Worksheet& sheet) { sheet.state("w", values); });
    const auto all = replay::replay<replay::DecimalArithmetic>(worksheet.tape_record());
    std::vector<decimal::Decimal> numbers;
    for (const Node node : worksheet.find("w")->nodes) {
        BOOST_CHECK(worksheet.tape_record().tape().operation(node) == Operation::state);
        numbers.push_back(all[node]);
    }
    return numbers;
}

std::vector<decimal::Decimal> decimals(std::initializer_list<const char*> texts) {
    return {texts.begin(), texts.end()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worksheet_givens_suite)

BOOST_DATA_TEST_CASE(a_draw_is_that_of_its_seed, data::make(known), each) {
    BOOST_TEST(drawn(each.draw) == each.numbers, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_number_is_drawn_twice_and_none_is_out_of_range) {
    for (std::size_t seed = 0; seed < 50; ++seed) {
        std::vector<int> numbers = drawn({40, 50, seed});
        BOOST_TEST(numbers.size() == 40u);
        std::ranges::sort(numbers);
        BOOST_CHECK(std::ranges::adjacent_find(numbers) == numbers.end());
        BOOST_TEST(numbers.front() >= 1);
        BOOST_TEST(numbers.back() <= 50);
    }
}

BOOST_AUTO_TEST_CASE(drawing_all_of_them_is_a_permutation) {
    std::vector<int> numbers = drawn({100, 100, 3}), in_order(100);
    std::iota(in_order.begin(), in_order.end(), 1);
    BOOST_CHECK(numbers != in_order);
    BOOST_CHECK(std::ranges::is_permutation(numbers, in_order));
}

BOOST_AUTO_TEST_CASE(a_longer_draw_begins_with_the_shorter_one) {
    const std::vector<int> longer = drawn({20, 30, 5}), shorter = drawn({4, 30, 5});
    BOOST_CHECK(std::equal(shorter.begin(), shorter.end(), longer.begin()));
    BOOST_CHECK(drawn({20, 30, 6}) != longer);
}

// Of 3 numbers all 6 orders are as likely: each comes up about 100 times in 600.
BOOST_AUTO_TEST_CASE(all_orders_come_up_about_equally_often) {
    std::map<std::vector<int>, int> counts;
    for (std::size_t seed = 0; seed < 600; ++seed)
        ++counts[drawn({3, 3, seed})];
    BOOST_TEST(counts.size() == 6u);
    for (const auto& [order, count] : counts) {
        BOOST_TEST(count > 65);
        BOOST_TEST(count < 140);
    }
}

BOOST_AUTO_TEST_CASE(a_draw_is_a_given_that_somebody_may_replace) {
    const auto calculation = [](Worksheet& sheet) {
        const Matrix n = sheet.given_draw("n", {2, 9, 1}, {.symbol = "ν"});
        sheet.step("y", n(1) - n(2));
    };
    GivenNumbers numbers;
    numbers["n"] = {decimal::DecimalText::parse("7"), decimal::DecimalText::parse("2")};
    const Worksheet worksheet = Worksheet::record(calculation, numbers);
    BOOST_TEST(worksheet.find("n")->is_given);
    BOOST_TEST(worksheet.find("n")->symbol == "ν");
    const Node y = worksheet.find("y")->nodes.front();
    BOOST_TEST(worksheet.tape_record().tape().value(y) == 5);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_drawn_is_told_with_its_place) {
    for (const Draw& draw : {Draw{0, 5, 1}, Draw{6, 5, 1}, Draw{0, 0, 1}, Draw{}}) {
        BOOST_CHECK_EXCEPTION(drawn(draw), Error, error_id("given.draw"));
    }
    try {
        Worksheet::record([](Worksheet& sheet) {
            sheet.section("batch", caption("Batch", "批"));
            sheet.given_draw("n", {6, 5, 1});
        });
        BOOST_ERROR("no error");
    } catch (const Error& error) {
        BOOST_TEST(error.place() == "batch/n");
        BOOST_TEST(std::string(error.what()).find("6 numbers of 5") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_state_has_six_digits) {
    Eigen::MatrixXd values(2, 3);
    values << 1.0 / 3, -1234567.8, 0.00002, -0.0, 2.5, 99999.96;
    const auto expected = decimals({"0.333333", "-1234570", "0.00002", "0", "2.5", "100000"});
    const auto found = kept(values);
    // 0.00002 is more than 10⁻¹² of 1234567.8.
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_noise_beside_the_largest_is_zero) {
    Eigen::MatrixXd values(4, 1);
    values << -1000, 0.9e-9, -0.9e-9, 1.1e-9;
    BOOST_TEST(kept(values) == decimals({"-1000", "0", "0", "1.1e-9"}),
               boost::test_tools::per_element());
    BOOST_TEST(kept(Eigen::MatrixXd::Zero(2, 1)) == decimals({"0", "0"}),
               boost::test_tools::per_element());
    BOOST_TEST(kept(Eigen::MatrixXd::Constant(1, 1, 1e-200)) == decimals({"1e-200"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_state_that_is_no_number_is_refused) {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        BOOST_CHECK_EXCEPTION(kept(Eigen::MatrixXd::Constant(1, 1, value)), Error,
                              error_id("value.overflow"));
        BOOST_CHECK_EXCEPTION(Worksheet::record([&](Worksheet& sheet) { sheet.state("E", value); }),
                              Error, error_id("value.overflow"));
    }
}

BOOST_AUTO_TEST_CASE(a_state_has_the_form_of_what_it_was_made_of) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Eigen::MatrixXd w(2, 2);
        w << 1, 2, 3, 4;
        const Matrix W = sheet.state("W", w, {.elements = "w{row}{column}"});
        BOOST_TEST(W(2, 1).value() == 3);
        const Matrix v = sheet.state("v", Eigen::VectorXd::Constant(3, 0.5));
        const Real E = sheet.state("E", 0.25, {.symbol = "ε"});
        sheet.step("sum", W(1, 2) + v(3) + E);
    });
    BOOST_CHECK(worksheet.find("W")->form == Form::matrix);
    BOOST_TEST(worksheet.find("W")->symbols[1] == "w12");
    BOOST_CHECK(worksheet.find("v")->form == Form::vector);
    BOOST_CHECK(worksheet.find("E")->form == Form::scalar);
    BOOST_TEST(worksheet.find("E")->symbol == "ε");
    BOOST_TEST(worksheet.find("E")->is_state);
    BOOST_TEST(!worksheet.find("E")->is_given);
    const Node sum = worksheet.find("sum")->nodes.front();
    BOOST_TEST(worksheet.tape_record().tape().value(sum) == 2.75);
}

BOOST_AUTO_TEST_CASE(a_state_may_be_the_next_version_of_a_given) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        sheet.given_vector("w", "1, 2", {.symbol = "ω"});
        sheet.given_scalar("b", "1");
        sheet.section("learned", caption("Learned", "学到的"));
        sheet.state("w", Eigen::VectorXd::Constant(2, 7), {.updates = "w"});
        sheet.state("b", 8, {.updates = "b"});
    });
    const Entry* w = worksheet.find("learned/w");
    BOOST_REQUIRE(w);
    BOOST_TEST(w->version == 1u);
    BOOST_TEST(w->symbol == "ω");
    BOOST_TEST(worksheet.quantities()[w->quantity].versions.size() == 2u);
    BOOST_TEST(worksheet.find("learned/b")->version == 1u);
    BOOST_CHECK_EXCEPTION(Worksheet::record([](Worksheet& sheet) {
                              sheet.given_vector("w", "1, 2");
                              sheet.section("learned", caption("Learned", "学到的"));
                              sheet.state("w", Eigen::VectorXd::Constant(3, 7), {.updates = "w"});
                          }),
                          Error, error_id("step.update"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_attached_can_be_read) {
    Worksheet::record([](Worksheet& sheet) {
        const std::string text = "x,y\n1,2\n3,4\n";
        sheet.attach("a.csv", text);
        sheet.attach("b.csv", "x\n5\n");
        BOOST_TEST(sheet.data("a.csv").numbers({"y"}) == "2; 4");
        const Matrix x = sheet.given_matrix("x", sheet.data("b.csv").numbers({"x"}));
        BOOST_TEST(x(1, 1).value() == 5);
    });
    BOOST_CHECK_EXCEPTION(Worksheet::record([](Worksheet& sheet) { (void)sheet.data("a.csv"); }),
                          Error, error_id("data.file"));
}

BOOST_AUTO_TEST_SUITE_END()
