#include "longhand/render/outline.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

using namespace longhand;
using namespace longhand::render;

namespace {

const Caption pass_caption = caption("Pass {index}", "第 {index} 轮");

std::vector<std::string> shown(const std::function<void(Worksheet&)>& calculation,
                               PassSelection selection = {}) {
    const Worksheet worksheet = Worksheet::record(calculation, {}, {.passes = selection});
    std::vector<std::string> items;
    for (const OutlineItem& item : outline(worksheet)) {
        switch (item.kind) {
            case OutlineItem::Kind::section:
                items.push_back(worksheet.sections()[item.section].id);
                break;
            case OutlineItem::Kind::state:
                items.push_back("state " + worksheet.sections()[item.section].id);
                break;
            case OutlineItem::Kind::gap:
                items.push_back(fmt::format("{} {}-{} not shown", worksheet.loops()[item.loop].path,
                                            item.first, item.last));
                break;
            case OutlineItem::Kind::limit:
                items.push_back(worksheet.loops()[item.loop].path + " at limit");
                break;
        }
    }
    return items;
}

std::function<void(Worksheet&)> counting(int passes, int at_most) {
    return [=](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        for (const int pass : sheet.passes("pass", pass_caption, at_most, x)) {
            x = sheet.step("x", x + 1, {.updates = "x"});
            if (pass == passes) break;
        }
        sheet.section("after", caption("After", "之后"));
        sheet.step("y", x + 1);
    };
}

using Items = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(outline_suite)

BOOST_AUTO_TEST_CASE(a_short_loop_is_shown_whole) {
    BOOST_TEST(
        shown(counting(4, 10)) == (Items{"", "pass[1]", "pass[2]", "pass[3]", "pass[4]", "after"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(passes_between_are_one_gap) {
    BOOST_TEST(shown(counting(36, 100)) == (Items{"", "pass[1]", "pass[2]", "pass[3]",
                                                  "pass 4-35 not shown", "pass[36]", "after"}),
               boost::test_tools::per_element());
    BOOST_TEST(shown(counting(36, 100), PassSelection::parse("10,20")) ==
                   (Items{"", "pass 1-9 not shown", "pass[10]", "pass 11-19 not shown", "pass[20]",
                          "pass 21-36 not shown", "after"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(passes_that_were_not_kept_join_the_gap_before_their_state) {
    BOOST_TEST(
        shown(counting(260, 1000), PassSelection::parse("2,150,last")) ==
            (Items{"", "pass 1-1 not shown", "pass[2]", "pass 3-149 not shown", "state pass[149]",
                   "pass[150]", "pass 151-259 not shown", "state pass[259]", "pass[260]", "after"}),
        boost::test_tools::per_element());
    BOOST_TEST(
        shown(counting(150, 1000), PassSelection::parse("90-100,last")) ==
            (Items{"", "pass 1-89 not shown", "pass[90]", "pass[91]", "pass[92]", "pass[93]",
                   "pass[94]", "pass[95]", "pass[96]", "pass[97]", "pass[98]", "pass[99]",
                   "pass[100]", "pass 101-149 not shown", "state pass[149]", "pass[150]", "after"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_limit_stands_where_the_loop_ends) {
    BOOST_TEST(
        shown(counting(-1, 2)) == (Items{"", "pass[1]", "pass[2]", "pass at limit", "after"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_hidden_pass_hides_the_loop_inside_it) {
    const auto nested = [](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "1");
        for (const int epoch : sheet.passes("epoch", pass_caption, 3, x)) {
            sheet.step("start", x * 2);
            const std::string inner = fmt::format("epoch[{}]/sample", epoch);
            for (const int sample : sheet.passes(inner, pass_caption, 9, x)) {
                x = sheet.step("x", x + sample, {.updates = "x"});
                if (sample == 2) break;
            }
        }
    };
    BOOST_TEST(shown(nested, PassSelection::parse("2")) ==
                   (Items{"", "epoch 1-1 not shown", "epoch[2]", "epoch[2]/sample 1-1 not shown",
                          "epoch[2]/sample[2]", "epoch 3-3 not shown", "epoch at limit"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
