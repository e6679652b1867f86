#include "longhand/record/real.hpp"

#include <cmath>
#include <limits>

#include "tests/record/support.hpp"

using namespace longhand;
using namespace longhand::testing;

namespace {

struct Fixture {
    Record record;
    Recording recording{record};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(real_suite)

BOOST_FIXTURE_TEST_SUITE(while_recording, Fixture)

BOOST_AUTO_TEST_CASE(a_formula_records_its_operations_as_written) {
    const Real x = given(record, "1.05");
    const Real y = 1 / (1 + exp(-x));
    const std::vector<std::string> expected{"n1=neg n0", "n2=exp n1", "n3=constant 1", "n4=n3+n2",
                                            "n5=n3/n4"};
    BOOST_TEST(operations(record, 1) == expected, boost::test_tools::per_element());
    BOOST_TEST(y.value() == 1 / (1 + std::exp(-1.05)));
}

BOOST_AUTO_TEST_CASE(every_operation_has_the_value_of_plain_arithmetic) {
    const double p = 0.75, q = -2.5;
    const Real a = given(record, "0.75"), b = given(record, "-2.5");
    BOOST_TEST((a + b).value() == p + q);
    BOOST_TEST((a - b).value() == p - q);
    BOOST_TEST((a * b).value() == p * q);
    BOOST_TEST((a / b).value() == p / q);
    BOOST_TEST((-b).value() == -q);
    BOOST_TEST(exp(b).value() == std::exp(q));
    BOOST_TEST(log(a).value() == std::log(p));
    BOOST_TEST(tanh(b).value() == std::tanh(q));
    BOOST_TEST(sin(b).value() == std::sin(q));
    BOOST_TEST(cos(b).value() == std::cos(q));
    BOOST_TEST(sqrt(a).value() == std::sqrt(p));
    BOOST_TEST(power(b, 3).value() == q * q * q);
    BOOST_TEST(copy(b).value() == q);
    Real sum = a;
    sum += b;
    sum -= 1;
    sum *= 2;
    sum /= 4;
    BOOST_TEST(sum.value() == (p + q - 1) * 2 / 4);
}

BOOST_AUTO_TEST_CASE(a_named_constant_is_one_node_with_its_name_and_many_digits) {
    const Real first = pi(), second = pi();
    BOOST_TEST(first.node() == second.node());
    BOOST_TEST(first.value() == std::acos(-1.0));
    BOOST_TEST(record.named_constant(first.node()).symbol == "π");
    // John Machin's hundred decimals begin so.
    const std::string digits = record.text(first.node()).text();
    BOOST_TEST(digits.starts_with("3.14159265358979323846264338327950288419716939937510582097494"));
    BOOST_CHECK(find_named_constant("pi") == &pi_constant());
    BOOST_CHECK(find_named_constant("tau") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_named_constant_is_a_leaf_and_the_functions_of_angles_are_unary) {
    const Real x = given(record, "0.5");
    const Node first = static_cast<Node>(record.tape().size());
    const Real s = sin(pi() * x);
    const Real y = s + cos(x);
    const std::vector<std::string> expected{"n1=named " + record.text(first).text(), "n2=n1*n0",
                                            "n3=sin n2", "n4=cos n0", "n5=n3+n4"};
    BOOST_TEST(operations(record, first) == expected, boost::test_tools::per_element());
    BOOST_TEST(y.node() == 5u);
}

BOOST_AUTO_TEST_CASE(an_unused_constant_leaves_no_node) {
    const Real constant = 0.1;
    BOOST_TEST(record.tape().size() == 0u);
    BOOST_TEST(constant.value() == 0.1);
}

BOOST_AUTO_TEST_CASE(equal_constants_share_a_node_however_many_lie_between) {
    const Real x = given(record, "2");
    const Node first = Real(0.1).node();
    for (int k = 1; k <= 500; ++k)
        (void)(x + k);
    BOOST_TEST(Real(0.1).node() == first);
    BOOST_TEST(record.text(first).text() == "0.1");
}

BOOST_AUTO_TEST_CASE(negative_zero_is_zero) {
    BOOST_TEST(Real(-0.0).node() == Real(0.0).node());
}

BOOST_AUTO_TEST_CASE(a_computed_double_is_no_constant) {
    const Real x = given(record, "2");
    BOOST_CHECK_EXCEPTION(x + 0.1 * 3, Error, has_id("constant.digits"));
    BOOST_CHECK_EXCEPTION(x + 1.0 / 3, Error, has_id("constant.digits"));
    BOOST_CHECK_NO_THROW(x + 0.123456789012345);
}

BOOST_AUTO_TEST_CASE(infinity_and_nan_are_no_constants) {
    const Real x = given(record, "2");
    BOOST_CHECK_EXCEPTION(x + std::numeric_limits<double>::infinity(), Error,
                          has_id("constant.finite"));
    BOOST_CHECK_EXCEPTION(x + std::nan(""), Error, has_id("constant.finite"));
}

BOOST_AUTO_TEST_CASE(select_records_both_arms_and_no_guard) {
    const Real x = given(record, "-3");
    const Real y = select(x > 0, x, 0.1 * x);
    BOOST_TEST(y.value() == 0.1 * -3.0);
    BOOST_TEST(record.guards().empty());
    // Which argument of select() runs first is the compiler's choice; what it records is not.
    const Tape& tape = record.tape();
    BOOST_CHECK(tape.operation(y.node()) == Operation::select);
    BOOST_CHECK(tape.operation(tape.left(y.node())) == Operation::greater);
    const Node arms = tape.right(y.node());
    BOOST_CHECK(tape.operation(arms) == Operation::arms);
    BOOST_TEST(tape.left(arms) == x.node());
    BOOST_CHECK(tape.operation(tape.right(arms)) == Operation::multiply);
}

BOOST_AUTO_TEST_CASE(the_larger_of_two_is_a_select_and_no_guard) {
    const Real a = given(record, "-3"), b = given(record, "2");
    BOOST_TEST(max(a, b).value() == 2);
    BOOST_TEST(min(a, b).value() == -3);
    BOOST_TEST(abs(a).value() == 3);
    BOOST_TEST(abs(b).value() == 2);
    BOOST_TEST(record.guards().empty());
}

BOOST_AUTO_TEST_CASE(control_flow_records_a_guard) {
    const Real x = given(record, "-3");
    if (x > 0) BOOST_FAIL("−3 is not above 0");
    while (x >= 0)
        BOOST_FAIL("−3 is not above 0");
    BOOST_REQUIRE(record.guards().size() == 2u);
    BOOST_TEST(record.guards()[0].outcome == false);
    BOOST_CHECK(record.tape().operation(record.guards()[0].condition) == Operation::greater);
}

BOOST_AUTO_TEST_CASE(a_call_spans_what_ran_inside_it) {
    const Real x = given(record, "2");
    const Real y = call({"double", "dbl"}, {x}, [&] { return x + x; });
    const CallSpan* span = record.call_of(y.node());
    BOOST_REQUIRE(span);
    BOOST_TEST(record.functions()[span->function].symbol == "dbl");
    BOOST_TEST(span->first == 1u);
    BOOST_TEST(span->end == 2u);
    BOOST_TEST(span->arguments == std::vector<Node>{x.node()}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_call_that_hands_its_argument_on_gets_a_node_of_its_own) {
    const Real x = given(record, "2");
    const Real y = call({"identity", "id"}, {x}, [&] { return x; });
    BOOST_TEST(y.node() != x.node());
    BOOST_TEST(!record.call_of(x.node()));
    BOOST_TEST(record.call_of(y.node()));
    const Real one = call({"one", "one"}, {x}, [] { return Real(1); });
    BOOST_TEST(!record.call_of(Real(1).node()));
    BOOST_TEST(record.call_of(one.node()));
}

BOOST_AUTO_TEST_CASE(nested_calls_are_told_apart_outermost_last) {
    const Real x = given(record, "2");
    const Real y = call({"outer", "f"}, {x}, [&] {
        return call({"inner", "g"}, {x}, [&] { return x * x; });
    });
    const std::vector<const CallSpan*> calls = record.calls_of(y.node());
    BOOST_REQUIRE(calls.size() == 2u);
    BOOST_TEST(record.functions()[calls.front()->function].symbol == "g");
    BOOST_TEST(record.functions()[calls.back()->function].symbol == "f");
}

BOOST_AUTO_TEST_CASE(numbers_of_another_record_are_refused) {
    Real foreign;
    {
        active_record = nullptr;
        Record other;
        const Recording inner(other);
        foreign = given(other, "1");
    }
    active_record = &record;
    const Real own = given(record, "1");
    BOOST_CHECK_EXCEPTION(own + foreign, Error, has_id("record.mixed"));
    BOOST_CHECK_EXCEPTION(select(own > 0, own, foreign), Error, has_id("record.mixed"));
}

BOOST_AUTO_TEST_CASE(only_one_record_is_active) {
    Record other;
    BOOST_CHECK_EXCEPTION(Recording{other}, Error, has_id("record.nested"));
}

BOOST_AUTO_TEST_CASE(any_number_may_be_an_exponent) {
    const Real x = given(record, "4");
    BOOST_TEST(power(x, -2).value() == 0.0625);
    BOOST_TEST(power(x, given(record, "0.5")).value() == 2);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(without_a_record)

BOOST_AUTO_TEST_CASE(arithmetic_needs_a_recording) {
    BOOST_CHECK_EXCEPTION(Real(1) + Real(2), Error, has_id("record.none"));
    BOOST_CHECK_EXCEPTION(exp(Real(1)), Error, has_id("record.none"));
    BOOST_CHECK_EXCEPTION((void)(Real(1) < Real(2)), Error, has_id("record.none"));
}

BOOST_AUTO_TEST_CASE(a_tape_grows_without_losing_a_node) {
    Record record(1);
    const Recording recording(record);
    Real sum = given(record, "0.5");
    for (int k = 0; k < 100'000; ++k)
        sum = sum + 1;
    BOOST_TEST(sum.value() == 100'000.5);
    BOOST_TEST(record.tape().size() == 100'002u);
    BOOST_TEST(record.tape().value(50'001) == 50'000.5 - 0.0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE_END()
