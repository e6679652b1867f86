#include "longhand/decimal/angle.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "longhand/decimal/rounding.hpp"

using namespace longhand::decimal;
namespace data = boost::unit_test::data;

namespace {

struct Case {
    Decimal (*function)(const Decimal&);
    const char* angle;
    const char* value;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.angle;
}

// By the power series with 150 digits, in another language.
const Case cases[] = {
    {sine, "1", "0.84147098480789650665250232163029899962256306079837"},
    {cosine, "1", "0.54030230586813971740093660744297660373231042061792"},
    {sine, "-2.5", "-0.59847214410395649405185470218616227170359717157722"},
    {cosine, "-2.5", "-0.80114361554693371483350279046735166442856784876782"},
    {sine, "22", "-0.00885130929040387592169025681577233246328920395133"},
    {cosine, "11", "0.00442569798805078574835502472394157322572735900010"},
    {sine, "1e12", "-0.61123870237688949819202041532463056649624170559342"},
    {cosine, "1e15", "-0.51319373778697025223453613642316492958815677124475"},
    {sine, "123456789012345.678", "0.03616832891435379660749633515653076732863139867272"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(angle_suite)

BOOST_DATA_TEST_CASE(the_value_is_right_after_any_number_of_turns, data::make(cases), each) {
    const Decimal found = each.function(Decimal(each.angle));
    BOOST_TEST(fixed(found, 48) == fixed(Decimal(each.value), 48));
}

BOOST_AUTO_TEST_CASE(a_small_angle_keeps_its_digits) {
    // x − x³/6
    BOOST_TEST(fixed(sine(Decimal("1e-20")), 60) == fixed(Decimal("1e-20"), 60));
    BOOST_TEST((sine(Decimal(0)).is_zero()));
    BOOST_TEST((cosine(Decimal(0)) == 1));
}

BOOST_AUTO_TEST_CASE(what_only_the_last_digits_of_pi_decide_is_0) {
    const Decimal pi{std::string(digits_of_pi)};
    BOOST_TEST(sine(pi).is_zero());
    BOOST_TEST(cosine(pi / 2).is_zero());
    BOOST_TEST((cosine(pi) == -1));
    BOOST_TEST(!sine(Decimal("3.14159265358979323846")).is_zero());
}

BOOST_AUTO_TEST_CASE(quarters_of_a_turn_are_counted_from_below) {
    BOOST_TEST(quarter_turns(Decimal("0.1")) == 0);
    BOOST_TEST(quarter_turns(Decimal("1.5")) == 0);
    BOOST_TEST(quarter_turns(Decimal("1.6")) == 1);
    BOOST_TEST(quarter_turns(Decimal("-0.1")) == -1);
    BOOST_TEST(quarter_turns(Decimal("6.3")) == 4);
}

BOOST_AUTO_TEST_CASE(beyond_its_reach_an_angle_has_no_value) {
    BOOST_TEST(is_angle_in_reach(Decimal("-1e15")));
    BOOST_TEST(!is_angle_in_reach(Decimal("1e30")));
    BOOST_TEST(!is_angle_in_reach(Decimal("1e999")));
}

BOOST_AUTO_TEST_SUITE_END()
