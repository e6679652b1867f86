#include "longhand/render/shown_number.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace longhand;
using namespace longhand::render;
using A = replay::NumberArithmetic;
namespace data = boost::unit_test::data;

namespace {

replay::Number typed(const char* text) {
    return A::from_text(decimal::DecimalText::parse(text));
}

struct Case {
    const char* why;
    replay::Number value;
    Digits digits;
    const char* text;
    bool is_exact;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.why;
}

constexpr Digits four{4, false}, three_significant{3, true};

const Case cases[] = {
    {"an exact value has no zeros behind it", typed("1.0500"), four, "1.05", true},
    {"a whole number", typed("50"), four, "50", true},
    {"a cut exact value", typed("0.12345"), four, "0.1235", false},
    {"a half goes away from zero", typed("0.00125"), {4, false}, "0.0013", false},
    {"so does a negative half", typed("-0.00125"), {4, false}, "−0.0013", false},
    {"an irrational value keeps its zeros", A::exp(typed("0.5")), {3, false}, "1.649", false},
    {"e^-1.05 of document 000", A::exp(typed("-1.05")), four, "0.3499", false},
    {"a third", A::divide(typed("1"), typed("3")), four, "0.3333", false},
    {"zero", typed("0.000"), four, "0", true},
    {"negative zero", A::negate(typed("0")), four, "0", true},
    {"what is not zero is never shown as zero", typed("0.00004"), four, "4.000×10^(−5)", true},
    {"not even where rounding would reach the last decimal", typed("-0.00006"), four,
     "−6.000×10^(−5)", true},
    {"a small value with enough decimals is plain", typed("0.00004"), {5, false}, "0.00004", true},
    {"a huge value", A::exp(typed("100")), four, "2.688×10^43", false},
    {"no decimals", typed("2.5"), {0, false}, "3", false},
    {"a small value without decimals", typed("0.25"), {0, false}, "3×10^(−1)", false},
    {"what rounds to one in whole numbers is one", typed("-0.7408"), {0, false}, "−1", false},
    {"significant digits", A::exp(typed("1")), three_significant, "2.72", false},
    {"significant digits of a small value", typed("0.0012345"), three_significant, "0.00123",
     false},
    {"an exact value with few digits", typed("0.25"), three_significant, "0.25", true},
    {"significant digits of a large value", typed("12345"), three_significant, "12300", false},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(shown_number_suite)

BOOST_DATA_TEST_CASE(a_number_is_shown_as_a_teacher_writes_it, data::make(cases), each) {
    const ShownNumber shown = show(each.value, each.digits);
    BOOST_TEST(shown.text == each.text);
    BOOST_TEST(shown.is_exact == each.is_exact);
}

BOOST_AUTO_TEST_SUITE_END()
