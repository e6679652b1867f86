#include "longhand/render/values.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "longhand/render/text_log.hpp"

using namespace longhand;
using namespace longhand::render;

namespace {

/// Passes of five operations each, all kept.
Worksheet long_run(int passes) {
    return Worksheet::record(
        [passes](Worksheet& sheet) {
            Real x = sheet.given_scalar("x", "0.5");
            const Real rate = sheet.given_scalar("rate", "3.2");
            const Caption each = caption("Pass {index}", "第 {index} 轮");
            for (const int pass : sheet.passes("pass", each, passes, x)) {
                const Real y = sheet.step("y", rate * x * (1 - x) + pass * 0);
                x = sheet.step("x", y, {.updates = "x"});
            }
        },
        {}, {.passes = PassSelection::parse("all")});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(values_suite)

BOOST_AUTO_TEST_CASE(values_are_the_same_in_any_order_of_asking) {
    const Worksheet worksheet = long_run(20);
    const Values forward(worksheet), backward(worksheet);
    const auto size = static_cast<Node>(worksheet.tape_record().tape().size());
    for (Node node = 0; node < size; ++node)
        (void)forward[node];
    for (Node node = size; node-- > 0;)
        BOOST_CHECK(backward[node].decimal == forward[node].decimal);
}

BOOST_AUTO_TEST_CASE(what_no_later_section_needs_is_forgotten) {
    const Worksheet worksheet = long_run(15000);
    Values values(worksheet);
    BOOST_TEST(values.in_memory() == 0u);  // a large record is only looked through
    std::size_t most = 0;
    for (std::size_t section = 0; section < worksheet.sections().size(); ++section) {
        for (const std::uint32_t entry : worksheet.sections()[section].entries)
            BOOST_CHECK(values[worksheet.entries()[entry].nodes.front()].trouble ==
                        replay::Trouble::none);
        most = std::max(most, values.in_memory());
        values.forget_until(section);
    }
    BOOST_TEST(most < 50u);
}

BOOST_AUTO_TEST_CASE(a_forgotten_value_is_missed_loudly) {
    const Worksheet worksheet = long_run(3);
    Values values(worksheet);
    values.forget_until(2);
    const Node early = worksheet.find("pass[1]/y")->nodes.front();
    BOOST_CHECK_THROW(values[early], std::logic_error);
    // The rate is used to the end.
    BOOST_CHECK(values[worksheet.find("rate")->nodes.front()].exact == decimal::Rational(16, 5));
}

BOOST_AUTO_TEST_CASE(the_log_of_a_large_record_says_what_that_of_a_small_one_says) {
    const auto log_of = [](int passes) {
        const Worksheet worksheet = long_run(passes);
        Values values(worksheet);
        std::ostringstream out;
        write_text_log(out, worksheet, values, {}, [](Node) { return std::vector<Annotation>{}; });
        return out.str();
    };
    const std::string small = log_of(10);
    const std::string large = log_of(15000);
    const std::size_t end = small.find("\nstopped here");
    BOOST_REQUIRE(end != small.npos);
    BOOST_TEST(large.starts_with(small.substr(0, end)));
}

BOOST_AUTO_TEST_SUITE_END()
