// The chapter's errors worked out again in plain arithmetic, link by link, and its gradient by
// central differences of the network itself.
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
using decimal::Rational;

namespace {

using Pair = std::array<double, 2>;

// Weights by where they come from and where they go: w[from][to].
constexpr double hidden_output[2][2] = {{2, 1}, {3, 4}};
constexpr double input_hidden[2][2] = {{3, 1}, {2, 7}};

Pair split(const double (&w)[2][2], Pair error) {
    Pair back{};
    for (std::size_t to = 0; to < 2; ++to) {
        for (std::size_t from = 0; from < 2; ++from)
            back[from] += error[to] * w[from][to] / (w[0][to] + w[1][to]);
    }
    return back;
}

/// E = Σ(t − o)² for the outputs of the hidden layer.
double squared_error(Pair o_hidden) {
    constexpr Pair target{0.5, 0.99};
    double sum = 0;
    for (std::size_t to = 0; to < 2; ++to) {
        double x = 0;
        for (std::size_t from = 0; from < 2; ++from)
            x += hidden_output[from][to] * o_hidden[from];
        sum += std::pow(target[to] - 1 / (1 + std::exp(-x)), 2);
    }
    return sum;
}

const testing::ChapterValues& chapter() {
    static const testing::ChapterValues recorded("error_splitting");
    return recorded;
}

void check_pair(const char* step, Pair expected, double tolerance = 1e-12) {
    const std::vector<double> found = chapter().doubles(step);
    BOOST_REQUIRE(found.size() == 2u);
    for (std::size_t k = 0; k < 2; ++k) {
        BOOST_TEST_INFO(step << ", node " << k + 1);
        BOOST_TEST(std::abs(found[k] - expected[k]) < tolerance);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(error_splitting_suite)

BOOST_AUTO_TEST_CASE(weights_three_and_one_share_the_error_three_to_one) {
    BOOST_TEST(chapter().is_exactly("one_output/r[1,1]", {3, 4}));
    BOOST_TEST(chapter().is_exactly("one_output/r[2,1]", {1, 4}));
    BOOST_TEST(chapter().is_exactly("one_output/e[1,1]", {6, 10}));
    BOOST_TEST(chapter().is_exactly("one_output/e[2,1]", {2, 10}));
    BOOST_TEST(chapter().is_exactly("one_output/whole", {8, 10}));
    BOOST_TEST(chapter().is_exactly("one_output/half", {4, 10}));
}

BOOST_AUTO_TEST_CASE(n_links_share_the_whole_error) {
    Rational sum = 0;
    const auto parts = chapter()("n_links/parts");
    BOOST_REQUIRE(parts.size() == 4u);
    for (const replay::Number& part : parts)
        sum += *part.exact;
    BOOST_CHECK(sum == Rational(8, 10));
    BOOST_CHECK(*parts[3].exact == Rational(8, 10) * Rational(4, 10));
}

BOOST_AUTO_TEST_CASE(two_outputs_split_independently) {
    BOOST_TEST(chapter().is_exactly("outputs/s[1,1]", {32, 100}));
    BOOST_TEST(chapter().is_exactly("outputs/s[2,1]", {48, 100}));
    BOOST_TEST(chapter().is_exactly("outputs/s[1,2]", {1, 10}));
    BOOST_TEST(chapter().is_exactly("outputs/s[2,2]", {4, 10}));
    // Another error of the second output changes nothing at the first.
    const testing::ChapterValues other("error_splitting",
                                       testing::numbers("outputs/e", {"0.8", "0.1"}));
    BOOST_TEST(other.is_exactly("outputs/s[1,1]", {32, 100}));
    BOOST_TEST(other.is_exactly("outputs/s[2,2]", {8, 100}));
}

BOOST_AUTO_TEST_CASE(hidden_errors_are_recombined_and_carried_further_back) {
    const Pair hidden = split(hidden_output, {0.8, 0.5});
    BOOST_TEST(chapter().is_exactly("hidden/e_hidden[1]", {42, 100}));
    BOOST_TEST(chapter().is_exactly("hidden/e_hidden[2]", {88, 100}));
    check_pair("matrix_form/split", hidden);
    check_pair("further_back/split", split(input_hidden, hidden));
    BOOST_TEST(chapter().is_exactly("hidden/equal", {65, 100}));
}

BOOST_AUTO_TEST_CASE(without_denominators_the_ratio_is_common_only_by_chance) {
    check_pair("matrix_form/plain", {2.1, 4.4});
    for (const replay::Number& ratio : chapter()("matrix_form/ratio"))
        BOOST_CHECK(ratio.exact && *ratio.exact == 5);
    const auto further = chapter()("further_back/ratio");
    BOOST_CHECK(*further[0].exact == Rational(214, 100) / Rational(362, 1000));
    BOOST_CHECK(*further[1].exact == Rational(7) / Rational(938, 1000));
}

BOOST_AUTO_TEST_CASE(the_true_gradient_agrees_three_ways_and_the_heuristic_does_not) {
    constexpr Pair at{0.9, 0.1};
    constexpr double h = 1e-5;
    Pair difference{}, formula{}, heuristic{}, split{};
    for (std::size_t from = 0; from < 2; ++from) {
        Pair up = at, down = at;
        up[from] += h;
        down[from] -= h;
        difference[from] = (squared_error(up) - squared_error(down)) / (2 * h);
        constexpr Pair target{0.5, 0.99};
        for (std::size_t to = 0; to < 2; ++to) {
            const double x = hidden_output[0][to] * at[0] + hidden_output[1][to] * at[1];
            const double o = 1 / (1 + std::exp(-x));
            heuristic[from] += hidden_output[from][to] * (target[to] - o);
            split[from] += hidden_output[from][to] / (hidden_output[0][to] + hidden_output[1][to]) *
                           (target[to] - o);
            formula[from] += hidden_output[from][to] * (target[to] - o) * o * (1 - o);
        }
    }
    check_pair("gradient/dE", difference, 1e-9);
    check_pair("gradient/g", formula);
    check_pair("gradient/by_formula", formula);
    check_pair("gradient/p", heuristic);
    check_pair("gradient/split", split);
    // What the page says of the two: the second hidden node is sent the opposite way.
    BOOST_TEST(formula[0] * heuristic[0] > 0);
    BOOST_TEST(formula[1] * heuristic[1] < 0);
}

BOOST_AUTO_TEST_SUITE_END()
