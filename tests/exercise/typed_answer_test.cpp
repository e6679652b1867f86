#include "longhand/exercise/marking/typed_answer.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

using namespace longhand;
using namespace longhand::exercise;
namespace data = boost::unit_test::data;

namespace {

struct Example {
    const char* typed;
    AnswerForm form;
    decimal::Rational value = 0;
    int decimals = -1;  ///< -1: none
    Comma comma = Comma::unknown;
};
std::ostream& operator<<(std::ostream& out, const Example& example) {
    return out << "'" << example.typed << "'";
}

using enum AnswerForm;
const decimal::Rational r11(11, 100);

const std::vector<Example> examples = {
    {"0.11", number, r11, 2},
    {"-.11", number, -r11, 2},
    {"−0.11", number, -r11, 2},
    {"–0.110", number, -r11, 3},
    {"－0.11", number, -r11, 2},
    {"+0.11", number, r11, 2},
    {"1.1e-1", number, r11, 2},
    {"1.1E-1", number, r11, 2},
    {"1.1×10^-1", number, r11, 2},
    {"1.1 * 10^(-1)", number, r11, 2},
    {"1.1·10^{−1}", number, r11, 2},
    {"1.1×10⁻¹", number, r11, 2},
    {"1.1*10-1", text, 0, -1},
    {"11*100", text, 0, -1},
    {"-", empty, 0, -1},
    {"-11/100", number, -r11, -1},
    {"11 / 100", number, r11, -1},
    {"11 %", number, r11, 2},
    {"０．１１", number, r11, 2},
    {"0。11", number, r11, 2},
    {" 0.11\u3000", number, r11, 2},
    {"- 0.1 1", number, -r11, 2},
    {"= 0.11", number, r11, 2},
    {"≈0.11", number, r11, 2},
    {"75", number, 75, -1},
    {"100", number, 100, -1},
    {"0.10", number, {1, 10}, 2},
    {"", empty},
    {"  \t\u3000", empty},
    {"0,11", comma},
    {"-0,11", comma},
    {"1,234.5", comma},
    {"0,11", number, r11, 2, Comma::decimal},
    {"−0，11", number, -r11, 2, Comma::decimal},
    {"1,1e-1", number, r11, 2, Comma::decimal},
    {"0.11", number, r11, 2, Comma::decimal},
    {"1.234", comma, 0, -1, Comma::decimal},
    {"1.234.567", comma, 0, -1, Comma::decimal},
    {"1,234,567", comma, 0, -1, Comma::decimal},
    {"0,11/2", text, 0, -1, Comma::decimal},
    {"no idea", text},
    {"0.11?", text},
    {"0.1.1", text},
    {"--0.11", text},
    {"1/0", text},
    {"0x11", text},
    {"inf", text},
    {"nan", text},
    {"1e999999", text},
    {"=", text},
    {"=0.11; drop", text},
    {"\xff\xfe", text},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(typed_answer_suite)

BOOST_DATA_TEST_CASE(answers_are_read_as_people_type_them, data::make(examples), example) {
    const TypedAnswer answer = read_answer(example.typed, example.comma);
    BOOST_TEST((answer.form == example.form));
    BOOST_TEST(answer.number.has_value() == (example.form == number));
    if (!answer.number) return;
    BOOST_TEST((answer.number->value == example.value));
    BOOST_TEST(answer.number->decimals.value_or(-1) == example.decimals);
}

BOOST_AUTO_TEST_CASE(a_very_long_answer_is_a_text) {
    BOOST_TEST((read_answer(std::string(100'000, '1'), Comma::unknown).form == text));
}

BOOST_AUTO_TEST_SUITE_END()
