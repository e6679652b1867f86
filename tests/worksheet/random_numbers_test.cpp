#include "longhand/worksheet/random_numbers.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace longhand;

namespace {

std::vector<std::size_t> drawn(std::uint64_t seed, const char* key, std::size_t end) {
    RandomNumbers random(seed, key);
    std::vector<std::size_t> numbers;
    for (int k = 0; k < 8; ++k)
        numbers.push_back(random.below(end));
    return numbers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(random_numbers_suite)

// By a program of its own (tests/worksheet/mersenne.py): seed_seq and MT19937-64 as the standard
// and Nishimura's paper have them, and Boost's rule for a range.
BOOST_AUTO_TEST_CASE(seed_and_key_decide_the_same_numbers_everywhere) {
    const std::vector<std::size_t> expected{21, 377, 137, 649, 860, 856, 730, 834};
    BOOST_TEST(drawn(2026, "s1", 1000) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(another_seed_or_key_gives_other_numbers) {
    BOOST_CHECK(drawn(1, "a", 1000) == drawn(1, "a", 1000));
    BOOST_CHECK(drawn(1, "a", 1000) != drawn(2, "a", 1000));
    BOOST_CHECK(drawn(1, "a", 1000) != drawn(1, "b", 1000));
    BOOST_CHECK(drawn(1, "ab", 1000) != drawn(1, "ba", 1000));
    BOOST_CHECK(drawn(1, "", 1000) != drawn(std::uint64_t{1} << 32, "", 1000));
}

BOOST_AUTO_TEST_CASE(all_numbers_below_the_end_come_up_about_equally_often) {
    RandomNumbers random(7, "key");
    std::vector<int> counts(10);
    for (int k = 0; k < 10000; ++k)
        ++counts.at(random.below(10));
    for (const int count : counts) {
        BOOST_TEST(count > 850);
        BOOST_TEST(count < 1150);
    }
    BOOST_TEST(random.below(1) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
