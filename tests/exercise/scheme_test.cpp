#include "longhand/exercise/marking/scheme.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "tests/exercise/support.hpp"

using namespace longhand;
using namespace longhand::exercise;
namespace data = boost::unit_test::data;

namespace {

struct Fault {
    const char* toml;
    const char* id;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) {
    return out << fault.toml;
}

const std::vector<Fault> faults = {
    {"format = 1\nfollows = 1.5\n", "scheme.share"},
    {"format = 1\nslip = -0.5\n", "scheme.share"},
    {"format = 1\nimprecise = \"half\"\n", "scheme.share"},
    {"format = 1\nimprecise = nan\n", "scheme.share"},
    {"format = 1\nhalf = 1\n", "toml.key"},
    {"follows = 1\n", "toml.missing"},
    {"format = 1\n[marks]\n\"layer2/y\" = -1\n", "toml.type"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(scheme_suite)

BOOST_AUTO_TEST_CASE(shares_and_marks_are_read_and_others_stay) {
    const Scheme scheme = read_scheme(
        "format = 1\nfollows = 0.75\nslip = 1\n[marks]\n\"layer2/y[1]\" = 3\n", "scheme.toml");
    BOOST_TEST((scheme.follows == decimal::Rational(3, 4)));
    BOOST_TEST((scheme.slip == 1));
    BOOST_TEST((scheme.imprecise == Scheme{}.imprecise));
    BOOST_TEST(scheme.marks.at("layer2/y[1]") == 3);
}

BOOST_AUTO_TEST_CASE(marks_of_steps_and_sections_hold_for_their_blanks_the_closest_counts) {
    Scheme scheme;
    scheme.marks = {{"pass", 2}, {"pass[2]/back", 3}, {"w", 4}, {"pass[1]/w[2]", 5}, {"2:pass", 6}};
    const auto marks = [&](const char* id, std::size_t exercise = 1) {
        return scheme.marks_of(exercise, id, 1);
    };
    BOOST_TEST(marks("start/h") == 1);
    BOOST_TEST(marks("pass[1]/h") == 2);
    BOOST_TEST(marks("pass[1]/back/h[2,1]") == 2);
    BOOST_TEST(marks("pass[2]/back/h[2,1]") == 3);
    BOOST_TEST(marks("pass[2]/w[2]") == 4);
    BOOST_TEST(marks("w[1]") == 4);
    BOOST_TEST(marks("pass[1]/w[2]") == 5);
    BOOST_TEST(marks("pass[1]/w[2]", 2) == 6);

    BOOST_TEST(scheme.idle_key({{"start/w[1]"}, {}}) == "2:pass");
    BOOST_TEST(scheme.idle_key({{"pass[1]/w[2]", "pass[2]/back/h"}, {"pass/h"}}) == "");
}

BOOST_DATA_TEST_CASE(faults_are_told_at_their_place, data::make(faults), fault) {
    testing::expect_fault([&] { read_scheme(fault.toml, "scheme.toml"); }, fault.id, "scheme.toml");
}

BOOST_AUTO_TEST_SUITE_END()
