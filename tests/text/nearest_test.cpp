#include "longhand/text/nearest.hpp"

#include <boost/test/unit_test.hpp>

using namespace longhand::text;

BOOST_AUTO_TEST_SUITE(nearest_suite)

BOOST_AUTO_TEST_CASE(each_slip_of_the_fingers_counts_one) {
    BOOST_TEST(edit_distance("theta", "theta") == 0u);
    BOOST_TEST(edit_distance("theta", "thta") == 1u);
    BOOST_TEST(edit_distance("theta", "thetta") == 1u);
    BOOST_TEST(edit_distance("theta", "thexa") == 1u);
    BOOST_TEST(edit_distance("theta", "tehta") == 1u);
    BOOST_TEST(edit_distance("", "abc") == 3u);
}

BOOST_AUTO_TEST_CASE(the_candidate_with_the_fewest_slips_is_nearest) {
    BOOST_TEST(nearest("mcp_neurn", {"gradient_descent", "mcp_neuron"}) == "mcp_neuron");
}

BOOST_AUTO_TEST_CASE(upper_and_lower_case_are_equal) {
    BOOST_TEST(nearest("W11", {"w12", "w11"}) == "w11");
}

BOOST_AUTO_TEST_CASE(without_candidates_there_is_none) {
    BOOST_TEST(nearest("x", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
