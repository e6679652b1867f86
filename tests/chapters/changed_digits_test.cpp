// The checker checked: any digit of any printed result, changed, is noticed where it stands and
// nowhere else, unless rounding on the way can give the changed number too.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <set>

#include "longhand/check/verdict.hpp"
#include "longhand/problem/claim_file.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
using namespace longhand::check;
namespace data = boost::unit_test::data;

namespace {

std::set<std::string> faulty_steps(const Verification& verification) {
    std::set<std::string> steps;
    for (const Fault& fault : verification.faults)
        steps.insert(fault.step);
    return steps;
}

/// The text with each digit changed into each other one; with one change, unless all are asked for.
std::vector<std::string> changed_texts(const std::string& text, std::size_t which) {
    std::vector<std::string> changed;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (text[place] < '0' || text[place] > '9') continue;
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (digit == text[place]) continue;
            changed.push_back(text);
            changed.back()[place] = digit;
        }
    }
    if (std::getenv("LONGHAND_ALL_DIGITS")) return changed;
    return {changed[which * 7 % changed.size()]};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changed_digits_suite)

BOOST_DATA_TEST_CASE(a_changed_digit_is_noticed_where_it_stands,
                     data::make(testing::chapter_names()), name) {
    const Chapter& chapter = testing::chapter(name);
    const Worksheet worksheet = Worksheet::record(chapter.calculation);
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    std::vector<Claim> claims = ClaimFile::parse(chapter.claims, name).claims;
    const Verification sound = verify(worksheet, values, claims);
    const std::set<std::string> known = faulty_steps(sound);
    std::size_t caught = 0, within_reach = 0;
    for (std::size_t k = 0; k < sound.judgements.size(); ++k) {
        const Judgement& before = sound.judgements[k];
        const Operation operation = worksheet.tape_record().tape().operation(before.node);
        if (operation == Operation::given || before.verdict == Verdict::faulty) continue;
        Claim& claim = const_cast<Claim&>(*before.claim);
        const decimal::PrintedNumber right = before.printed();
        for (const std::string& text : changed_texts(right.text, k)) {
            claim.printed[before.element] = decimal::PrintedNumber::parse(text);
            const Verification now = verify(worksheet, values, claims);
            const Judgement& judgement = now.judgements[k];
            const bool is_caught =
                judgement.verdict == Verdict::faulty || judgement.verdict == Verdict::truncated;
            ++(is_caught ? caught : within_reach);
            BOOST_TEST_CONTEXT(claim.step << " line " << claim.at.line << ": " << text << " for "
                                          << right.text) {
                if (!is_caught) {
                    // What rounding can give stands, and what follows from it need not fit.
                    BOOST_TEST_MESSAGE(check::name(judgement.verdict));
                    continue;
                }
                for (const Fault& fault : now.faults) {
                    const bool is_own =
                        std::ranges::find(fault.judgements, k) != fault.judgements.end();
                    BOOST_TEST_INFO(fault.step);
                    BOOST_TEST((is_own || known.contains(fault.step)));
                }
            }
        }
        claim.printed[before.element] = right;
    }
    BOOST_TEST_MESSAGE(name << ": " << caught << " caught, " << within_reach << " within reach");
    BOOST_TEST(within_reach * 8 <= caught);
}

BOOST_AUTO_TEST_SUITE_END()
