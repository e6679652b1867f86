#include "longhand/check/verdict.hpp"

#include "longhand/replay/replay.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::check;
using decimal::DecimalText;
using decimal::Rounding;

namespace {

replay::Number number(const char* text) {
    return replay::NumberArithmetic::from_text(DecimalText::parse(text));
}

auto rounds(const char* value, const char* printed, std::optional<int> decimals = {}) {
    return rounds_to(number(value), DecimalText::parse(printed), decimals);
}

Claim claim(const char* document, const char* step, const char* printed) {
    Claim result;
    result.document = document;
    result.step = step;
    result.printed = {DecimalText::parse(printed)};
    return result;
}

/// y = x/3, z = y + y: 0.6667 and 1.3333, or 1.3334 from the printed y.
struct Fixture {
    Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real x = sheet.given_scalar("x", "2");
        const Real y = sheet.step("y", x / 3);
        sheet.step("z", y + y);
    });
    std::vector<replay::Number> values =
        replay::replay<replay::NumberArithmetic>(worksheet.tape_record());

    std::vector<Judgement> judged(const std::vector<Claim>& claims) const {
        return judge(worksheet, values, claims);
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(verdict_suite)

BOOST_AUTO_TEST_CASE(a_value_rounds_half_up_or_half_to_even) {
    BOOST_CHECK(rounds("0.12345", "0.123") == Rounding::half_up);
    BOOST_CHECK(rounds("0.125", "0.13") == Rounding::half_up);
    BOOST_CHECK(rounds("0.125", "0.12") == Rounding::half_even);
    BOOST_CHECK(rounds("-0.125", "-0.13") == Rounding::half_up);
    BOOST_CHECK(!rounds("0.126", "0.12"));
    BOOST_CHECK(!rounds("0.1250001", "0.12"));
}

BOOST_AUTO_TEST_CASE(a_whole_number_claims_the_exact_value) {
    BOOST_CHECK(rounds("19", "19"));
    BOOST_CHECK(!rounds("19.2", "19"));
    BOOST_CHECK(rounds("19.2", "19", 0));
}

BOOST_AUTO_TEST_CASE(trailing_zeros_are_a_claim) {
    BOOST_CHECK(rounds("0.65", "0.650"));
    BOOST_CHECK(!rounds("0.6503", "0.6500"));
}

BOOST_FIXTURE_TEST_CASE(a_value_that_follows_from_printed_ancestors_is_carried, Fixture) {
    const std::vector<Claim> claims{claim("a", "y", "0.6667"), claim("a", "z", "1.3334")};
    const auto judgements = judged(claims);
    BOOST_TEST(judgements[0].of_true_value.has_value());
    BOOST_TEST(!judgements[1].of_true_value.has_value());
    BOOST_TEST(judgements[1].of_printed_ancestors.has_value());
}

BOOST_FIXTURE_TEST_CASE(what_follows_from_a_fault_is_known_by_it, Fixture) {
    const std::vector<Claim> wrong{claim("a", "y", "0.9"), claim("a", "z", "1.8"),
                                   claim("b", "z", "1.3333")};
    const auto judgements = judged(wrong);
    BOOST_TEST(judgements[0].is_fault());
    BOOST_TEST(!judgements[0].follows_a_fault);
    BOOST_TEST(!judgements[1].is_fault());
    BOOST_TEST(judgements[1].follows_a_fault);
    BOOST_TEST(!judgements[2].follows_a_fault);

    const std::vector<Claim> outvoted{claim("a", "y", "0.9"), claim("a", "y", "0.6667"),
                                      claim("a", "y", "0.6667"), claim("a", "z", "1.3334")};
    BOOST_TEST(!judged(outvoted)[3].follows_a_fault);
}

BOOST_FIXTURE_TEST_CASE(another_documents_values_feed_nothing, Fixture) {
    const std::vector<Claim> claims{claim("a", "y", "0.6667"), claim("b", "z", "1.3334")};
    BOOST_TEST(!judged(claims)[1].of_printed_ancestors.has_value());
}

BOOST_FIXTURE_TEST_CASE(the_text_printed_most_often_stands, Fixture) {
    const std::vector<Claim> claims{claim("a", "y", "0.67"), claim("a", "y", "0.6667"),
                                    claim("a", "y", "0.6667"), claim("a", "z", "1.3334")};
    BOOST_TEST(judged(claims)[3].of_printed_ancestors.has_value());
    const std::vector<Claim> tie{claim("a", "y", "0.67"), claim("a", "y", "0.6667"),
                                 claim("a", "z", "1.3334")};
    BOOST_TEST(judged(tie)[2].of_printed_ancestors.has_value());
}

BOOST_FIXTURE_TEST_CASE(a_claim_on_nothing_is_an_error, Fixture) {
    BOOST_CHECK_EXCEPTION(judged({claim("a", "yy", "1")}), Error, testing::error_id("id.unknown"));
    Claim two = claim("a", "y", "1");
    two.printed.push_back(two.printed.front());
    two.shape = {2, 1};
    BOOST_CHECK_EXCEPTION(judged({two}), Error, testing::error_id("claim.shape"));
}

BOOST_AUTO_TEST_SUITE_END()
