#include "tests/record/support.hpp"

using namespace longhand;
using namespace longhand::testing;

BOOST_AUTO_TEST_SUITE(rewind_suite)

BOOST_AUTO_TEST_CASE(what_was_recorded_since_the_mark_is_gone) {
    Record record;
    const Recording recording(record);
    const Real a = given(record, "2");
    const Real b = a * 3;
    const Record::Mark mark = record.mark();
    const auto before = operations(record, 0);
    static const Function square{"square", "sq"};
    const Real c = call(square, {b}, [&] { return b * b + 7; });
    const Matrix m = vector({a, c});
    if (c > b) given(record, "5");
    record.state({decimal::DecimalText::parse("0.5")});
    const Node result = c.node();
    record.rewind(mark);
    BOOST_TEST(operations(record, 0) == before, boost::test_tools::per_element());
    BOOST_TEST(record.givens().size() == 1u);
    BOOST_TEST(record.guards().empty());
    BOOST_TEST(record.calls().empty());
    BOOST_TEST(record.matrix_count() == 0u);
    BOOST_TEST(!record.call_of(result));
}

BOOST_AUTO_TEST_CASE(older_numbers_stay_good_and_younger_ones_are_refused) {
    Record record;
    const Recording recording(record);
    const Real a = given(record, "2");
    const Real b = a + 1;
    for (int pass = 0; pass < 3; ++pass) {
        const Record::Mark mark = record.mark();
        const Real lost = b * 10;
        const Condition condition = lost > a;
        record.rewind(mark);
        // As many nodes again, so that the places of the lost numbers are taken.
        for (int k = 0; k < 4; ++k)
            (void)(a - b);
        BOOST_CHECK_EXCEPTION(lost + a, Error, has_id("record.mixed"));
        BOOST_CHECK_EXCEPTION(select(condition, a, b), Error, has_id("record.mixed"));
        BOOST_CHECK_EXCEPTION(static_cast<void>(static_cast<bool>(condition)), Error,
                              has_id("record.mixed"));
        BOOST_TEST((a + b).value() == 5.0);
    }
}

BOOST_AUTO_TEST_CASE(rewinding_further_back_takes_older_numbers_too) {
    Record record;
    const Recording recording(record);
    const Real a = given(record, "2");
    const Record::Mark outer = record.mark();
    const Real b = a + 1;
    const Record::Mark inner = record.mark();
    const Real c = b + 1;
    record.rewind(inner);
    const Real d = b + a;
    record.rewind(outer);
    for (int k = 0; k < 4; ++k)
        (void)(a * a);
    for (const Real gone : {b, c, d})
        BOOST_CHECK_EXCEPTION(gone + a, Error, has_id("record.mixed"));
    BOOST_TEST((a + a).value() == 4.0);
}

BOOST_AUTO_TEST_CASE(a_constant_of_the_rewound_part_is_recorded_again) {
    Record record;
    const Recording recording(record);
    const Real a = given(record, "2");
    const Real before = a + 0.5;
    const Record::Mark mark = record.mark();
    (void)(a + 0.25);
    record.rewind(mark);
    const Real after = a + 0.25 + 0.5;
    BOOST_TEST(operations(record, static_cast<Node>(mark.nodes)) ==
                   (std::vector<std::string>{"n3=constant 0.25", "n4=n0+n3", "n5=n4+n1"}),
               boost::test_tools::per_element());
    BOOST_TEST(after.value() == 2.75);
    BOOST_TEST(before.value() == 2.5);
}

BOOST_AUTO_TEST_SUITE_END()
