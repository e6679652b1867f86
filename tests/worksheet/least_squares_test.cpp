#include "longhand/worksheet/least_squares.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <sstream>

#include "longhand/render/expression_text.hpp"
#include "longhand/render/text_log.hpp"
#include "longhand/replay/gradient.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/worksheet/formula.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
using decimal::Decimal;
using decimal::Rational;
namespace data = boost::unit_test::data;

namespace {

/// The line through (1, 1), (2, 4), (3, 5): means 2 and 10/3, slope ((−1)(1) + 1·5) / 2 = 2, so
/// that it starts at 10/3 − 2·2 = −2/3.
void line(Worksheet& sheet) {
    sheet.title(caption("Line", "直线"));
    const Matrix A = sheet.given_matrix("A", "1 1; 1 2; 1 3");
    const Matrix t = sheet.given_vector("t", "1, 4, 5");
    sheet.step("w", least_squares(A, t));
}

std::string log(const std::function<void(Worksheet&)>& calculation, render::Detail detail) {
    const Worksheet worksheet = Worksheet::record(calculation);
    std::ostringstream out;
    render::Values values(worksheet);
    render::TextLogOptions options;
    options.detail = detail;
    render::write_text_log(out, worksheet, values, options,
                           [](Node) { return std::vector<render::Annotation>{}; });
    return out.str();
}

std::vector<Decimal> decimals(const Worksheet& worksheet, const std::vector<Decimal>& givens) {
    return replay::replay<replay::DecimalArithmetic>(worksheet.tape_record(), std::span(givens));
}

struct Shown {
    const char* why;
    render::Detail detail;
};

std::ostream& operator<<(std::ostream& out, const Shown& each) {
    return out << each.why;
}

const Shown details[] = {{"brief", render::Detail::brief},
                         {"step by step", render::Detail::steps},
                         {"in full", render::Detail::full}};

}  // namespace

BOOST_AUTO_TEST_SUITE(least_squares_suite)

BOOST_AUTO_TEST_CASE(fractions_are_exact) {
    const Worksheet worksheet = Worksheet::record(line);
    const auto all = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    const std::vector<Node>& w = worksheet.find("w")->nodes;
    BOOST_CHECK(all[w.at(0)].exact == Rational(-2, 3));
    BOOST_CHECK(all[w.at(1)].exact == Rational(2));
}

BOOST_AUTO_TEST_CASE(the_result_is_a_column_as_long_as_a_row) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix A = sheet.given_matrix("A", "1 1 1; 1 2 4; 1 3 9; 1 4 16");
        const Matrix w = least_squares(A, sheet.given_vector("t", "6, 11, 18, 27"));
        BOOST_CHECK((w.shape() == Shape{3, 1}));
        // 3 + 2x + x²
        for (int k = 1; k <= 3; ++k)
            BOOST_TEST(w(k).value() == 4 - k, boost::test_tools::tolerance(1e-12));
    });
}

BOOST_AUTO_TEST_CASE(shapes_that_do_not_fit_are_told) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix tall = sheet.given_matrix("tall", "1 1; 1 2; 1 3");
        const Matrix three = sheet.given_vector("three", "1, 2, 3");
        const Matrix two = sheet.given_vector("two", "1, 2");
        for (const auto& [a, t] :
             {std::pair(tall, two), std::pair(tall, tall), std::pair(transpose(tall), two),
              std::pair(tall, transpose(three)), std::pair(transpose(three), three)})
            BOOST_CHECK_EXCEPTION(least_squares(a, t), Error, error_id("matrix.least_squares"));
        BOOST_CHECK_NO_THROW(least_squares(tall, three));
    });
}

BOOST_DATA_TEST_CASE(a_log_never_opens_it, data::make(details), each) {
    BOOST_TEST(log(line, each.detail)
                   .ends_with("  w = least_squares(A, t)\n"
                              "    ≈ ⎡−0.6667⎤\n"
                              "      ⎣ 2     ⎦\n"));
}

BOOST_DATA_TEST_CASE(an_element_of_it_has_its_number_in_brackets, data::make(details), each) {
    const auto slope = [](Worksheet& sheet) {
        line(sheet);
        const Matrix A = sheet.given_matrix("B", "2; 1"), t = sheet.given_vector("s", "4, 3");
        sheet.step("slope", least_squares(A, t)(1));  // (2·4 + 1·3) / (4 + 1)
    };
    BOOST_TEST(log(slope, each.detail)
                   .ends_with("  slope = least_squares[1](B, s)\n"
                              "        = 2.2\n"));
}

BOOST_AUTO_TEST_CASE(formulas_of_elements_are_closed_however_they_are_asked_for) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix A = sheet.given_matrix("A", "1 1; 1 2; 1 3");
        const Matrix t = sheet.given_vector("t", "1, 4, 5");
        sheet.step("slope", least_squares(A, t)(2));
        sheet.step("twice", 2 * least_squares(A, t)(2));
    });
    const auto written = [&](const char* id, Calls calls) {
        const Node node = worksheet.find(id)->nodes.front();
        return render::plain_text(formula(worksheet, node, entries_before(worksheet, node), calls),
                                  {});
    };
    for (const Calls calls : {Calls::closed, Calls::opened}) {
        BOOST_TEST(written("slope", calls) == "least_squares[2](A, t)");
        BOOST_TEST(written("twice", calls) == "2·least_squares[2](A, t)");
    }
    const Node slope = worksheet.find("slope")->nodes.front();
    BOOST_TEST(formulas(worksheet, slope, entries_before(worksheet, slope)).size() == 1u);
}

// The slope 2 of the line is put in as a number, and worked on; nothing goes round in circles.
BOOST_DATA_TEST_CASE(what_is_worked_out_with_it_comes_to_an_end, data::make(details), each) {
    const auto with = [](Worksheet& sheet) {
        line(sheet);
        const Matrix A = sheet.given_matrix("B", "2; 1"), t = sheet.given_vector("s", "4, 3");
        sheet.step("y", least_squares(A, t)(1) * 5 + 1);
        sheet.step("v", least_squares(A, t) * Real(5));
        sheet.step("u", least_squares(A, t + t)(1) + least_squares(2 * A, t)(1));
        sheet.step("z",
                   least_squares(least_squares(A, t) * least_squares(A, t), vector({A(1, 1)})));
    };
    const std::string text = log(with, each.detail);
    BOOST_TEST(text.find("= 12\n") != std::string::npos);   // 2.2·5 + 1
    BOOST_TEST(text.find("= 5.5\n") != std::string::npos);  // 4.4 + 1.1
    BOOST_TEST(text.size() < 10000u);
}

BOOST_AUTO_TEST_CASE(a_replay_with_other_givens_is_what_another_recording_gives) {
    const Worksheet own = Worksheet::record(line);
    GivenNumbers numbers;
    for (const char* text : {"2", "0.5", "1", "-1", "0.25", "7"})
        numbers["A"].push_back(decimal::DecimalText::parse(text));
    for (const char* text : {"3", "-0.1", "12"})
        numbers["t"].push_back(decimal::DecimalText::parse(text));
    const Worksheet other = Worksheet::record(line, numbers);
    const auto afresh = replay::replay<replay::DecimalArithmetic>(other.tape_record());
    const auto replayed =
        decimals(own, replay::typed_givens<replay::DecimalArithmetic>(other.tape_record()));
    BOOST_REQUIRE(afresh.size() == replayed.size());
    for (std::size_t k = 0; k < 2; ++k)
        BOOST_CHECK(afresh[other.find("w")->nodes[k]] == replayed[own.find("w")->nodes[k]]);
    BOOST_TEST(own.tape_record().guards().empty());
    // By the normal equations: AᵀA = (5.0625 1.75; 1.75 50.25), Aᵀt = (8.9, 85.6).
    const Decimal determinant = Decimal("5.0625") * Decimal("50.25") - Decimal("3.0625");
    const Decimal w1 =
        (Decimal("8.9") * Decimal("50.25") - Decimal("1.75") * Decimal("85.6")) / determinant;
    BOOST_CHECK(abs(afresh[other.find("w")->nodes[0]] - w1) < Decimal("1e-45"));
}

BOOST_AUTO_TEST_CASE(columns_that_depend_on_each_other_have_no_value) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix A = sheet.given_matrix("A", "1 2; 2 4; 3 6");
        sheet.step("w", least_squares(A, sheet.given_vector("t", "1, 4, 5")));
    });
    const auto all = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    for (const Node node : worksheet.find("w")->nodes)
        BOOST_CHECK(all[node].trouble == replay::Trouble::division_by_zero);
}

BOOST_AUTO_TEST_CASE(a_gradient_goes_through_it) {
    std::vector<Node> swept, loss;
    const Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
        const Matrix A = sheet.given_matrix("A", "1 1; 1 2; 1.5 3; 1 5");
        const Matrix t = sheet.given_vector("t", "1, 4, 5, -2");
        const Matrix w = least_squares(A, t);
        const Real E = sheet.step("E", w(1) * w(1) * w(2) + w(2));
        for (const Matrix& variables : {A, t}) {
            for (const Real slope : gradient(E, variables).row_by_row())
                swept.push_back(copy(slope).node());
        }
        loss.push_back(E.node());
    });
    const auto typed = replay::typed_givens<replay::DecimalArithmetic>(worksheet.tape_record());
    const std::vector<Decimal> values = decimals(worksheet, typed);
    BOOST_REQUIRE(swept.size() == 12u);
    const Decimal h("1e-15");
    for (std::size_t k = 0; k < swept.size(); ++k) {
        std::vector<Decimal> above = typed, below = typed;
        above[k] += h;
        below[k] -= h;
        const Decimal difference =
            (decimals(worksheet, above)[loss.front()] - decimals(worksheet, below)[loss.front()]) /
            (2 * h);
        BOOST_CHECK(abs(values[swept[k]] - difference) < Decimal("1e-25"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
