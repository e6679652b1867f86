#include "longhand/worksheet/id.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include "tests/worksheet/support.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(id_suite)

BOOST_AUTO_TEST_CASE(an_id_has_sections_a_step_an_element_and_parts) {
    const Id id = Id::parse("iteration[2]/layer2/W[1,12].denominator.term[2]");
    BOOST_REQUIRE(id.path.size() == 3u);
    BOOST_CHECK((id.path[0] == IdName{"iteration", {2}}));
    BOOST_CHECK((id.path[2] == IdName{"W", {1, 12}}));
    BOOST_REQUIRE(id.parts.size() == 2u);
    BOOST_CHECK((id.parts[1] == IdName{"term", {2}}));
    BOOST_TEST(id.path[2].text() == "W[1,12]");
}

BOOST_AUTO_TEST_CASE(a_second_pair_of_brackets_is_an_element_of_an_indexed_step) {
    const Id id = Id::parse("e[2][3]");
    BOOST_CHECK((id.path[0] == IdName{"e", {2}}));
    BOOST_CHECK((id.element == std::vector{3}));
}

BOOST_AUTO_TEST_CASE(names_are_of_any_alphabet) {
    const Id id = Id::parse("前向/输出[2].term[1]");
    BOOST_TEST(id.path[0].name == "前向");
    BOOST_CHECK((id.path[1] == IdName{"输出", {2}}));
    BOOST_TEST(Id::parse("η").path[0].name == "η");
}

BOOST_AUTO_TEST_CASE(the_last_name_stands_behind_the_sections) {
    BOOST_TEST(last_name("three_layers/hidden/X") == "X");
    BOOST_TEST(last_name("X") == "X");
}

const char* const malformed[] = {
    "",     "1x",  "x[0]",           "x[-1]",     "x[1",       "x]",    "x//y", "/x",  "x/",
    "x.y.", "x y", "（x）",          "../../x",   "x[]",       "x[1,]", "_x",   "x.1", "x[1e3]",
    "x;rm", "<b>", "x[99999999999]", "x.term[0]", "x[1][2][3]"};

BOOST_DATA_TEST_CASE(what_is_no_id_is_refused, data::make(malformed), text) {
    BOOST_CHECK_EXCEPTION(Id::parse(text), Error, testing::error_id("id.text"));
}

BOOST_AUTO_TEST_SUITE_END()
