// Each fault is made by calculating with it, in plain numbers, never by the search's own changes.
#include "longhand/check/diagnosis.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <cmath>
#include <cstdio>

#include "longhand/check/verdict.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/worksheet/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::check;
namespace data = boost::unit_test::data;

namespace {

std::string fixed(double value, int decimals = 6) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

Claim claim(const char* step, std::vector<std::string> printed, Shape shape) {
    Claim result;
    result.document = "d";
    result.step = step;
    result.shape = shape;
    for (const std::string& text : printed)
        result.printed.push_back(decimal::PrintedNumber::parse(text));
    return result;
}

/// A neuron and its training: y = σ(w·x + b), w ← w − η·(y − t)·x.
void neuron(Worksheet& sheet) {
    const Matrix x = sheet.given_vector("x", "0.93, 0.47");
    const Real b = sheet.given_scalar("b", "0.35");
    const Real t = sheet.given_scalar("t", "0.81");
    const Real eta = sheet.given_scalar("eta", "0.6", {.symbol = "η"});
    const Matrix w = sheet.given_vector("w", "0.58, -0.26");
    const Real z = sheet.step("z", w(1) * x(1) + w(2) * x(2) + b);
    const Real y = sheet.step("y", logistic(z));
    const Real d = sheet.step("d", y - t);
    const Real e = sheet.step("e", d * d / 2);
    static_cast<void>(e);
    const Matrix next = sheet.step("v", w - eta * d * x, {.symbol = "w", .updates = "w"});
    sheet.step("u", next(1) * x(1) + next(2) * x(2));
}

constexpr double x1 = 0.93, x2 = 0.47, b = 0.35, t = 0.81, eta = 0.6, w1 = 0.58, w2 = -0.26;

double sigma(double z) {
    return 1 / (1 + std::exp(-z));
}
const double z = w1 * x1 + w2 * x2 + b;
const double y = sigma(z);
const double d = y - t;
const double v1 = w1 - eta * d * x1;

struct Case {
    const char* step;
    double wrong;
    const char* change;
    const char* what;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.step << " " << each.change;
}

const Case cases[] = {
    {"z", w1* x1 + w2* x2, "left_out", "b"},
    {"z", w1* x1 + w2* x2 + 2 * b, "doubled", "b"},
    {"z", w1* x1 - w2* x2 + b, "sign", "w[2]"},
    {"y", z, "function_left_out", "σ"},
    {"y", std::tanh(z), "other_function", "σ"},
    {"y", sigma(sigma(z)), "function_doubled", "σ"},
    {"d", t - y, "swapped_operands", nullptr},
    {"e", d* d, "undivided", "2"},
    {"u", w1* x1 + w2* x2, "older_version", "w[1], w[2]"},
    {"u", v1* x2 + v1* x2, nullptr, nullptr},
    {"z", (w1 * x1 + w2 * x2 + b) * 10, "decimal_point", nullptr},
};

Diagnosis found(const std::vector<Claim>& claims) {
    const Worksheet worksheet = Worksheet::record(neuron);
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    const Verification verification = verify(worksheet, values, claims);
    BOOST_REQUIRE(verification.faults.size() == 1u);
    return verification.faults.front().diagnosis;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(diagnosis_suite)

BOOST_DATA_TEST_CASE(a_slip_is_found_in_six_decimals, data::make(cases), each) {
    const Diagnosis diagnosis = found({claim(each.step, {fixed(each.wrong)}, {})});
    if (!each.change) {
        BOOST_TEST(!diagnosis.is_certain());
        return;
    }
    BOOST_REQUIRE(!diagnosis.explanations.empty());
    const Explanation& first = diagnosis.explanations.front();
    BOOST_TEST(name(first.change.kind) == each.change);
    if (each.what) BOOST_TEST(listed(first.change.what, text::Language::english) == each.what);
}

BOOST_AUTO_TEST_CASE(symbols_are_listed_as_the_language_has_it) {
    const NamedChange change{Change::older_version, {"w5", "w6"}, "iteration[1]/w"};
    BOOST_TEST(sentence(change, text::Language::english) ==
               "an old value of w5, w6 was used, from before iteration[1]/w");
    BOOST_TEST(sentence(change, text::Language::chinese) ==
               "w5、w6 用了 iteration[1]/w 更新之前的旧值");
    // A comma inside of a symbol is mathematics.
    const NamedChange one{Change::sign, {"W[1,2]", "max(a, b)"}};
    BOOST_TEST(sentence(one, text::Language::chinese) == "W[1,2]、max(a, b) 的符号错了");
}

// y = 1.2·sin(0.9·x + 0.4) with x = 0.7: 1.0284…; by hand and with a calculator's other settings.
BOOST_AUTO_TEST_CASE(a_sine_is_taken_for_a_cosine_or_worked_out_in_degrees) {
    const auto diagnosed = [](double wrong) {
        const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
            const Real x = sheet.given_scalar("x", "0.7");
            sheet.step("y", 1.2 * sin(0.9 * x + 0.4));
        });
        const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
        return verify(worksheet, values, {claim("y", {fixed(wrong)}, {})}).faults.front().diagnosis;
    };
    const double angle = 0.9 * 0.7 + 0.4, degree = std::acos(-1.0) / 180;
    const auto explanation = [&](double wrong) {
        const Diagnosis diagnosis = diagnosed(wrong);
        BOOST_REQUIRE(!diagnosis.explanations.empty());
        BOOST_TEST(diagnosis.is_certain());
        const NamedChange& change = diagnosis.explanations.front().change;
        return std::string(name(change.kind)) + " " + listed(change.what, text::Language::english) +
               " " + change.other;
    };
    BOOST_TEST(explanation(1.2 * std::cos(angle)) == "other_function sin cos");
    BOOST_TEST(explanation(1.2 * std::sin(angle * degree)) == "other_function sin sin°");
    BOOST_TEST(explanation(1.2 * angle) == "function_left_out sin ");
    BOOST_TEST(!diagnosed(1.2 * std::tanh(angle)).is_certain());
}

BOOST_AUTO_TEST_CASE(mistakes_that_only_these_numbers_make_equal_are_left_unsaid) {
    const auto diagnosed = [](const char* second) {
        const Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
            const Real a = sheet.given_scalar("a", "0.3917");
            const Real c = sheet.given_scalar("c", second);
            const Real d = sheet.given_scalar("d", "0.8123");
            sheet.step("y", a * d + c * d);
        });
        const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
        const std::vector<Claim> claims{claim("y", {fixed(0.3917 * 0.8123, 8)}, {})};
        return verify(worksheet, values, claims).faults.front().diagnosis;
    };
    BOOST_TEST(diagnosed("0.4519").is_certain());
    BOOST_TEST(!diagnosed("0.3917").is_certain());
}

BOOST_AUTO_TEST_CASE(one_slip_in_all_elements_is_certain_where_one_number_tells_little) {
    const double g1 = eta * d * x1, g2 = eta * d * x2;
    const Diagnosis both = found(
        {claim("d", {fixed(d)}, {}), claim("v", {fixed(w1 + g1, 4), fixed(w2 + g2, 4)}, {2, 1})});
    BOOST_REQUIRE(!both.explanations.empty());
    BOOST_TEST(both.is_certain());
    BOOST_TEST(name(both.explanations.front().change.kind) == "sign");

    const Diagnosis one = found({claim("v[1]", {fixed(w1 + g1, 2)}, {})});
    BOOST_TEST(!one.is_certain());
}

BOOST_AUTO_TEST_CASE(what_leaves_a_sound_element_wrong_explains_nothing) {
    const double g1 = eta * d * x1, g2 = eta * d * x2;
    const Diagnosis diagnosis =
        found({claim("v[1]", {fixed(w1 + g1)}, {}), claim("v[2]", {fixed(w2 - g2)}, {})});
    for (const Explanation& explanation : diagnosis.explanations)
        BOOST_TEST(name(explanation.change.kind) != "sign");
}

BOOST_AUTO_TEST_CASE(slips_of_the_pen_come_last) {
    std::string digits = fixed(y);  // 0.6745…
    std::swap(digits[3], digits[4]);
    const Diagnosis swapped = found({claim("y", {digits}, {})});
    BOOST_TEST(name(swapped.explanations.front().change.kind) == "swapped_digits");
    BOOST_TEST(listed(swapped.explanations.front().change.what, text::Language::english) ==
               fixed(y));

    digits = fixed(y);
    digits[4] = digits[4] == '9' ? '1' : static_cast<char>(digits[4] + 1);
    const Diagnosis mistyped = found({claim("y", {digits}, {})});
    BOOST_TEST(name(mistyped.explanations.front().change.kind) == "wrong_digit");
}

BOOST_AUTO_TEST_CASE(a_number_out_of_nowhere_is_unexplained) {
    const Diagnosis diagnosis = found({claim("y", {"0.123457"}, {})});
    BOOST_TEST(diagnosis.explanations.empty());
    BOOST_TEST(diagnosis.tried > 50u);
}

BOOST_AUTO_TEST_SUITE_END()
