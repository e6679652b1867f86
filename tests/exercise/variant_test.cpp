#include "longhand/exercise/variant.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "longhand/decimal/rounding.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/worksheet/address.hpp"
#include "longhand/worksheet/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::exercise;

namespace {

/// y = σ(w·x + b), with w and x to be drawn.
void neuron(Worksheet& sheet) {
    const Matrix w = sheet.given_vector("w", "0.5, 0.3", {.vary = Vary{"0.1", "0.9", "0.1"}});
    const Matrix x = sheet.given_vector("x", "1.0, 2.0", {.vary = Vary{"-2", "2", "0.5"}});
    const Real b = sheet.given_scalar("b", "0.25");
    const Real z = sheet.step("z", w(1) * x(1) + w(2) * x(2) + b);
    sheet.step("y", logistic(z));
}

using Calculation = std::function<void(Worksheet&)>;

/// A calculation with the source of its variants.
struct Source {
    Source(const Calculation& calculation, const std::vector<std::string>& ids, int decimals)
        : worksheet(Worksheet::record(calculation)),
          source(worksheet, nodes(worksheet, ids), decimals) {}

    static std::vector<Node> nodes(const Worksheet& sheet, const std::vector<std::string>& ids) {
        std::vector<Node> result;
        for (const std::string& id : ids) {
            const std::vector<Node> found = resolve(sheet, id).nodes;
            result.insert(result.end(), found.begin(), found.end());
        }
        return result;
    }

    Worksheet worksheet;
    VariantSource source;
};

double number(const Variant& variant, const char* id, std::size_t k = 0) {
    return std::stod(variant.numbers.at(id)[k].text());
}

Variant draw(const Source& source, std::uint64_t seed, const char* key) {
    Rejections rejections{};
    return source.source.draw(seed, key, rejections);
}

/// The reason why no draw of a calculation is good.
std::string reason(const Calculation& calculation, const std::vector<std::string>& answers,
                   int decimals = 4) {
    Rejections rejections{};
    try {
        Source(calculation, answers, decimals).source.draw(1, "a", rejections);
    } catch (const Error& error) {
        BOOST_TEST(error.id() == "variant.none");
        for (std::size_t k = 0; k < rejection_count; ++k) {
            const auto each = static_cast<Rejection>(k);
            const std::string reason = text::in_both(words(each, text::Language::english),
                                                     words(each, text::Language::chinese));
            if (reason == error.arguments()[1]) return std::string(name(each));
        }
    }
    return "";
}

/// A step of one given that may take only this number, typed as 2.
Calculation of_one(const char* only, Real (*formula)(Real)) {
    return [=](Worksheet& sheet) {
        sheet.step("y", formula(sheet.given_scalar("x", "2", {.vary = Vary{only, only, "1"}})));
    };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(variant_suite)

BOOST_AUTO_TEST_CASE(givens_stay_on_their_grids_and_others_as_they_are) {
    const Source source(neuron, {"z", "y"}, 4);
    for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
        const Variant variant = draw(source, 1, key);
        BOOST_TEST(variant.numbers.size() == 2U);
        for (std::size_t k = 0; k < 2; ++k) {
            const double w = number(variant, "w", k), x = number(variant, "x", k);
            BOOST_TEST((w >= 0.1 && w <= 0.9));
            BOOST_TEST(std::abs(w * 10 - std::round(w * 10)) < 1e-9);
            BOOST_TEST((x >= -2 && x <= 2));
            BOOST_TEST(std::abs(x * 2 - std::round(x * 2)) < 1e-9);
        }
    }
}

BOOST_AUTO_TEST_CASE(values_are_those_of_the_drawn_numbers) {
    const Source source(neuron, {"z", "y"}, 4);
    const Variant variant = draw(source, 1, "a");
    const double z = number(variant, "w", 0) * number(variant, "x", 0) +
                     number(variant, "w", 1) * number(variant, "x", 1) + 0.25;
    const Node node = source.worksheet.find("y")->nodes.front();
    BOOST_TEST(decimal::to_double(variant.values[node].decimal) == 1 / (1 + std::exp(-z)),
               boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(seed_and_key_alone_decide) {
    const Source source(neuron, {"z"}, 4), other(neuron, {"z"}, 4);
    const auto same = [](const Variant& a, const Variant& b) { return a.numbers == b.numbers; };
    draw(source, 1, "x");
    BOOST_TEST(same(draw(source, 1, "a"), draw(other, 1, " ａ ")));
    BOOST_TEST(!same(draw(source, 1, "a"), draw(source, 1, "b")));
    BOOST_TEST(!same(draw(source, 1, "a"), draw(source, 2, "a")));
}

BOOST_AUTO_TEST_CASE(numbers_that_make_no_good_exercise_are_rejected) {
    BOOST_TEST(reason(of_one("0", [](Real x) { return 1 / x; }), {"y"}) == "no_value");
    BOOST_TEST(reason(of_one("5", [](Real x) { return select(x > 5, x * x, x * 3); }), {"y"}) ==
               "tie");
    BOOST_TEST(reason(of_one("5", [](Real x) { return logistic(x); }), {"y"}) == "saturated");
    BOOST_TEST(reason(of_one("4", [](Real x) { return logistic(x); }), {"y"}) == "");
    BOOST_TEST(reason(of_one("-4", [](Real x) { return hyperbolic_tangent(x); }), {"y"}) ==
               "saturated");
    BOOST_TEST(reason(of_one("3", [](Real x) { return x - 4; }), {"y"}) == "trivial");
    BOOST_TEST(reason(of_one("-5", [](Real x) { return relu(x); }), {"y"}) == "");
    BOOST_TEST(reason(of_one("7", [](Real x) { return 1 / (x * x); }), {"y"}, 3) == "few_digits");
    BOOST_TEST(reason(of_one("-5", [](Real x) { return relu(x) + 2; }), {"y"}) == "");
    const auto equal = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "3", {.vary = Vary{"4", "4", "1"}});
        sheet.step("y", x * x);
        sheet.step("z", x * 4);
    };
    BOOST_TEST(reason(equal, {"y", "z"}) == "equal");
    BOOST_TEST(reason(equal, {"y"}) == "");
    const auto halving = [](Worksheet& sheet) {
        Real x = sheet.given_scalar("x", "5", {.vary = Vary{"50", "50", "1"}});
        for ([[maybe_unused]] const int pass :
             sheet.passes("s", caption("Pass {index}", "第 {index} 遍"), 20, x)) {
            x = sheet.step("x", x / 3, {.updates = "x"});
            if (x < 1) break;
        }
    };
    BOOST_TEST(reason(halving, {"s[1]/x"}) == "other_passes");
    BOOST_TEST(reason(halving, {"s[2]/x"}) == "other_passes");
}

BOOST_AUTO_TEST_CASE(what_the_calculation_itself_has_is_no_reason) {
    // Its own answers are 0 and twice the same.
    const auto own = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2", {.vary = Vary{"3", "5", "1"}});
        sheet.step("y", x * x - x * 2);
        sheet.step("a", x * 7 / 3);
        sheet.step("b", 7 * x / 3);
    };
    BOOST_TEST(reason(own, {"y", "a", "b"}) == "");
}

BOOST_AUTO_TEST_CASE(a_tie_of_the_calculation_itself_is_no_reason) {
    const auto tied = [](Worksheet& sheet) {
        const Real half = sheet.given_scalar("half", "0.5");
        const Real x = sheet.given_scalar("x", "2", {.vary = Vary{"3.1", "5.9", "0.2"}});
        sheet.step("k", select(half > 0.5, 1, 0));
        sheet.step("y", x / 3);
    };
    BOOST_TEST(reason(tied, {"y"}) == "");
    const auto drawn = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2.5", {.vary = Vary{"3", "3", "1"}});
        sheet.step("k", select(x > 3, 1, 0));
        sheet.step("y", x / 7);
    };
    BOOST_TEST(reason(drawn, {"y"}) == "tie");
}

BOOST_AUTO_TEST_CASE(rejections_are_counted) {
    // Of −2, …, 2 only 0 gives no value.
    const auto inverse = [](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "3", {.vary = Vary{"-20", "20", "0.5"}});
        sheet.step("y", 1 / x + 5);
    };
    const Source source(inverse, {"y"}, 4);
    Rejections rejections{};
    for (int k = 0; k < 500; ++k)
        source.source.draw(1, std::to_string(k), rejections);
    const std::size_t without_value = rejections[static_cast<std::size_t>(Rejection::no_value)];
    BOOST_TEST(without_value > 0U);
    BOOST_TEST(without_value < 20U);  // one draw of 81
}

BOOST_AUTO_TEST_CASE(calculations_that_cannot_vary_are_errors) {
    const auto fixed = [](Worksheet& sheet) { sheet.step("y", sheet.given_scalar("x", "1") * 2); };
    BOOST_CHECK_EXCEPTION(Source(fixed, {"y"}, 4), Error, testing::error_id("variant.fixed"));
    const auto empty = of_one("1", [](Real x) { return x; });
    BOOST_CHECK_EXCEPTION(Source(empty, {"z"}, 4), Error, testing::error_id("id.unknown"));
    const auto backwards = [](Worksheet& sheet) {
        sheet.step("y", sheet.given_scalar("x", "1", {.vary = Vary{"2", "1", "1"}}) * 2);
    };
    BOOST_CHECK_EXCEPTION(Source(backwards, {"y"}, 4), Error, testing::error_id("variant.range"));
}

BOOST_AUTO_TEST_CASE(large_numbers_that_cancel_reject_nothing_that_is_sound) {
    // y is b, with two decimals; in doubles it is anything.
    const auto cancelling = [](Worksheet& sheet) {
        const Real a = sheet.given_scalar("a", "1.31", {.vary = Vary{"1.31", "1.97", "0.02"}});
        const Real b = sheet.given_scalar("b", "0.31", {.vary = Vary{"0.31", "0.35", "0.02"}});
        const Real c = sheet.given_scalar("c", "100000000000000");
        sheet.step("y", (a * c + b) - a * c);
    };
    const Worksheet sheet = Worksheet::record(cancelling);
    const VariantSource source(sheet, {sheet.entries().back().nodes.front()}, 2);
    Rejections rejections{};
    for (int k = 0; k < 50; ++k) {
        const Variant variant = source.draw(1, std::to_string(k), rejections);
        BOOST_TEST(replay::fixed(variant.values[sheet.entries().back().nodes.front()], 2) ==
                   variant.numbers.at("b").front().text());
    }
    for (const std::size_t count : rejections)
        BOOST_TEST(count == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
