#include "longhand/worksheet/pass_selection.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

struct Sample {
    const char* text;
    std::vector<int> shown;  ///< of the passes 1 to 12, the last apart
    bool last;
    const char* why;
};

std::ostream& operator<<(std::ostream& out, const Sample& sample) {
    return out << sample.text << " (" << sample.why << ")";
}

const Sample samples[] = {
    {"all", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, false, "every pass"},
    {"first,last", {1}, true, "words"},
    {"5", {5}, false, "one"},
    {"2-4,7", {2, 3, 4, 7}, false, "a range and one"},
    {"every:5", {5, 10}, false, "multiples, not from the first on"},
    {"first, every:4 , last", {1, 4, 8, 12}, true, "blanks"},
    {"11-20", {11, 12}, false, "more than there are"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pass_selection_suite)

BOOST_DATA_TEST_CASE(a_list_chooses_passes, data::make(samples), sample) {
    const PassSelection selection = PassSelection::parse(sample.text);
    std::vector<int> shown;
    for (int pass = 1; pass <= 12; ++pass) {
        if (selection.has(pass)) shown.push_back(pass);
    }
    BOOST_TEST(shown == sample.shown, boost::test_tools::per_element());
    BOOST_TEST(selection.has_last() == sample.last);
}

BOOST_AUTO_TEST_CASE(nobody_asked_means_the_first_three_and_the_last) {
    const PassSelection selection;
    BOOST_TEST((selection.has(1) && selection.has(3) && !selection.has(4)));
    BOOST_TEST(selection.has_last());
}

BOOST_DATA_TEST_CASE(what_is_no_list_is_refused,
                     data::make({"", "0", "-3", "3-", "5-2", "x", "1,,2", "every:0",
                                 "every:", "1.5", "99999999999", "last-1"}),
                     text) {
    BOOST_CHECK_EXCEPTION(PassSelection::parse(text), Error, error_id("option.iterations"));
}

BOOST_AUTO_TEST_SUITE_END()
