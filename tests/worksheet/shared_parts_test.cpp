#include "longhand/worksheet/shared_parts.hpp"

#include "longhand/worksheet/formula.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;

namespace {

std::size_t size(const Expression& expression) {
    std::size_t sum = 1;
    for (const Expression& operand : expression.operands)
        sum += size(operand);
    return sum;
}

std::size_t longest_formula(const Worksheet& worksheet) {
    std::size_t longest = 0;
    for (const Entry& entry : worksheet.entries()) {
        for (const Node node : entry.nodes) {
            longest = std::max(
                longest,
                size(formula(worksheet, node, entries_before(worksheet, node), Calls::opened)));
        }
    }
    return longest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_parts_suite)

BOOST_AUTO_TEST_CASE(a_short_formula_keeps_its_repeated_parts) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "0.5");
        const Real z = exp(x) + 1;
        sheet.step("y", z * z + z);
    });
    BOOST_TEST(worksheet.entries().size() == 2u);
}

// Written out, x·x + x forty times over has 2^40 operations.
BOOST_AUTO_TEST_CASE(a_formula_never_blows_up) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "0.1");
        for (int k = 0; k < 40; ++k)
            x = x * x + x;
        sheet.step("y", x);
    });
    BOOST_TEST(worksheet.find("y_part[1]"));
    BOOST_TEST(worksheet.find("y_part[1]")->is_part);
    BOOST_TEST(longest_formula(worksheet) < 200u);
}

BOOST_AUTO_TEST_CASE(a_deep_formula_is_cut) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "0.1");
        for (int k = 0; k < 20'000; ++k)
            x = tanh(x);
        sheet.step("y", x);
    });
    BOOST_TEST(worksheet.entries().size() > 100u);
    BOOST_TEST(longest_formula(worksheet) < 100u);
}

BOOST_AUTO_TEST_CASE(a_long_sum_is_one_level) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "0.1");
        Real sum = x * x;
        for (int k = 1; k < 50'000; ++k)
            sum = sum + x;
        sheet.step("y", sum);
    });
    BOOST_TEST(worksheet.entries().size() == 2u);
    BOOST_TEST(formula(worksheet, worksheet.find("y")->nodes[0], 1).operands.size() == 50'000u);
}

BOOST_AUTO_TEST_SUITE_END()
