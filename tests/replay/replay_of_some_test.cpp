#include "longhand/replay/replay_of_some.hpp"

#include <array>
#include <ranges>

#include "longhand/replay/gradient.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/record/support.hpp"

using namespace longhand;
using decimal::Decimal;

namespace {

/// A neuron with a kink, a branch of C++ on a given, a quotient that may be by zero, and the
/// derivative of it all.
struct Fixture {
    Record record;
    Recording recording{record};
    Real x = testing::given(record, "2");
    Real w = testing::given(record, "-0.5");
    Real b = testing::given(record, "3");
    Real z = w * x + b;
    Real leaky = select(z > 0, z, z / 10);
    Real quotient = leaky / (x - 1);
    Real safe = select(x == 1, Real(0), leaky / (x - 1));
    Real grown = exp(b) * w;
    Real slope = copy(gradient(leaky * leaky, w));

    static std::vector<Decimal> decimals(std::initializer_list<const char*> texts) {
        std::vector<Decimal> numbers;
        for (const char* text : texts)
            numbers.emplace_back(text);
        return numbers;
    }
    std::vector<Decimal> whole(const std::vector<Decimal>& givens) const {
        return replay::replay<replay::DecimalArithmetic>(record, std::span(givens));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(replay_of_some_suite, Fixture)

BOOST_AUTO_TEST_CASE(values_are_those_of_a_replay_of_everything) {
    const std::vector<Node> wanted{leaky.node(), quotient.node(), slope.node(), grown.node()};
    replay::ReplayOfSome some(record, {w.node(), x.node()}, wanted);
    for (const auto& numbers : {decimals({"-0.5", "2"}), decimals({"-2", "2"}),
                                decimals({"0.125", "-7"}), decimals({"-1.5", "2"})}) {
        const auto values = some.at(numbers);
        BOOST_REQUIRE(values);
        const std::vector<Decimal> all = whole({numbers[1], numbers[0], Decimal(3)});
        for (std::size_t k = 0; k < wanted.size(); ++k)
            BOOST_CHECK(values->at(k) == all[wanted[k]]);
    }
}

// z = 3 − 2·2 = −1, so that a tenth of it counts: −0.1, and by 2 − 1 the same.
BOOST_AUTO_TEST_CASE(another_arm_is_taken_where_the_numbers_say_so) {
    replay::ReplayOfSome some(record, {w.node()}, {leaky.node(), quotient.node()});
    const auto values = some.at(decimals({"-2"}));
    BOOST_REQUIRE(values);
    BOOST_CHECK((*values == decimals({"-0.1", "-0.1"})));
    const auto typed = some.at(decimals({"-0.5"}));
    BOOST_REQUIRE(typed);
    BOOST_CHECK((*typed == decimals({"2", "2"})));
}

// That of (z/10)² by w is 2·(z/10)·(x/10) = 2·(−0.1)·0.2.
BOOST_AUTO_TEST_CASE(the_derivative_was_recorded_with_both_arms) {
    replay::ReplayOfSome some(record, {w.node()}, {slope.node()});
    const auto values = some.at(decimals({"-2"}));
    BOOST_REQUIRE(values);
    BOOST_CHECK(abs(values->front() - Decimal("-0.04")) < Decimal("1e-45"));
}

BOOST_AUTO_TEST_CASE(a_division_by_zero_gives_no_value_and_the_next_point_has_one_again) {
    replay::ReplayOfSome some(record, {x.node()}, {leaky.node(), quotient.node()});
    BOOST_CHECK(!some.at(decimals({"1"})));
    const auto values = some.at(decimals({"3"}));  // z = −1.5 + 3, through 3 − 1
    BOOST_REQUIRE(values);
    BOOST_CHECK((*values == decimals({"1.5", "0.75"})));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_asked_for_may_be_missing) {
    replay::ReplayOfSome some(record, {x.node()}, {leaky.node(), safe.node()});
    const auto values = some.at(decimals({"1"}));
    BOOST_REQUIRE(values);
    BOOST_CHECK((*values == decimals({"2.5", "0"})));
}

BOOST_AUTO_TEST_CASE(what_does_not_hang_on_the_varied_givens_keeps_its_value) {
    replay::ReplayOfSome some(record, {x.node()}, {grown.node(), x.node(), b.node()});
    const auto values = some.at(decimals({"9"}));
    BOOST_REQUIRE(values);
    BOOST_CHECK((*values)[0] == whole(decimals({"2", "-0.5", "3"}))[grown.node()]);
    BOOST_CHECK((*values)[1] == 9);
    BOOST_CHECK((*values)[2] == 3);
}

BOOST_AUTO_TEST_CASE(where_control_flow_would_have_gone_another_way_there_is_no_value) {
    const bool is_small = z < 5;  // a guard on x, w and b
    BOOST_REQUIRE(is_small);
    const Real after = copy(z * 2);
    replay::ReplayOfSome some(record, {x.node()}, {after.node()});
    BOOST_REQUIRE(some.at(decimals({"-3"})));
    BOOST_CHECK(some.at(decimals({"-3"}))->front() == 9);
    BOOST_CHECK(!some.at(decimals({"-4"})));  // z = 2 + 3 is not below 5
    BOOST_CHECK(some.at(decimals({"0"}))->front() == 6);
}

BOOST_AUTO_TEST_CASE(a_guard_on_other_values_does_not_count) {
    const bool is_large = b > 2;
    BOOST_REQUIRE(is_large);
    replay::ReplayOfSome some(record, {x.node()}, {z.node()});
    BOOST_CHECK(some.at(decimals({"-100"})));
    replay::ReplayOfSome of_b(record, {b.node()}, {grown.node()});
    BOOST_CHECK(!of_b.at(decimals({"2"})));
}

BOOST_AUTO_TEST_CASE(a_guard_without_a_value_has_flipped) {
    const bool is_positive = leaky / (x - 1) > 0;
    BOOST_REQUIRE(is_positive);
    replay::ReplayOfSome some(record, {x.node()}, {z.node()});
    BOOST_CHECK(some.at(decimals({"3"})));
    BOOST_CHECK(!some.at(decimals({"1"})));
}

BOOST_AUTO_TEST_CASE(a_given_that_is_varied_may_be_asked_for) {
    replay::ReplayOfSome some(record, {w.node()}, {w.node()});
    BOOST_CHECK(some.at(decimals({"0.1"}))->front() == Decimal("0.1"));
}

BOOST_AUTO_TEST_SUITE_END()
