// What the documents print, judged by the record: T and P at the printed digits.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "longhand/check/verdict.hpp"
#include "longhand/problem/claim_file.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

struct Judged {
    Worksheet worksheet;
    ClaimFile file;
    check::Verification verification;
    std::vector<check::Judgement> judgements = verification.judgements;
};

Judged judged(const std::string& name) {
    const Chapter& chapter = testing::chapter(name);
    Worksheet worksheet = Worksheet::record(chapter.calculation);
    ClaimFile file = ClaimFile::parse(chapter.claims, name + "/claims.toml");
    const auto values = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    check::Verification verification = check::verify(worksheet, values, file.claims);
    return {std::move(worksheet), std::move(file), std::move(verification)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claims_suite)

BOOST_DATA_TEST_CASE(every_printed_value_has_the_verdict_expected,
                     data::make(testing::chapter_names()), name) {
    const Judged all = judged(name);
    for (const check::Judgement& judgement : all.judgements) {
        BOOST_TEST_INFO(judgement.claim->step << " line " << judgement.claim->at.line << ": "
                                              << check::name(judgement.verdict));
        BOOST_TEST(check::passes(all.verification, judgement));
    }
}

BOOST_DATA_TEST_CASE(no_two_claims_stand_in_one_place, data::make(testing::chapter_names()), name) {
    const Judged all = judged(name);
    std::set<std::tuple<std::string, int, int>> places;
    for (const Claim& claim : all.file.claims) {
        const auto tokens = static_cast<int>(claim.printed.size());
        for (int k = 0; k < tokens; ++k) {
            BOOST_TEST_INFO(claim.step << " line " << claim.at.line << " token "
                                       << claim.at.token + k);
            BOOST_TEST(places.emplace(claim.document, claim.at.line, claim.at.token + k).second);
        }
    }
}

// Worked out with a calculator: 0.3·0.761 + 0.7·0.603 + 0.5·0.650 = 0.9754, and so on; the true
// sums are 0.9761…, 0.8889…, 1.2546….
BOOST_AUTO_TEST_CASE(the_output_layer_of_document_000_is_carried_from_three_decimals) {
    const Judged all = judged("matrix_forward_pass");
    std::set<std::string> carried;
    for (const check::Judgement& judgement : all.judgements) {
        if (judgement.verdict != check::Verdict::exact)
            carried.insert(judgement.claim->step + " " + judgement.printed().text);
    }
    const std::set<std::string> expected{
        "three_layers/output/X_output 0.975", "three_layers/output/X_output 0.888",
        "three_layers/output/X_output 1.254", "three_layers/output/O_output 0.708"};
    BOOST_TEST(carried == expected, boost::test_tools::per_element());
}

// The model case: 0.2557 and 0.3323 are the outputs at full precision; the printed 0.2571 and
// 0.3283 follow from the printed weights, and the only fault is the product that was not computed
// afresh.
BOOST_AUTO_TEST_CASE(the_third_output_of_document_003_is_carried_from_one_fault) {
    const Judged all = judged("gradient_descent");
    std::map<std::string, std::set<std::string>> found;
    for (const check::Judgement& judgement : all.judgements) {
        found[std::string(check::name(judgement.verdict))].insert(judgement.claim->step + " " +
                                                                  judgement.printed().text);
    }
    const std::set<std::string> faulty{"iteration[2]/P[1,1] 0.28", "iteration[2]/P[1,2] 0.30",
                                       "iteration[2]/P[2,1] 0.42", "iteration[2]/P[2,2] 0.45"};
    BOOST_TEST(found["faulty"] == faulty, boost::test_tools::per_element());

    // The second output is carried from rounding alone; the third follows from the fault.
    BOOST_REQUIRE(all.verification.faults.size() == 1u);
    const check::Fault& fault = all.verification.faults.front();
    BOOST_TEST(fault.step == "iteration[2]/P");
    BOOST_TEST(fault.judgements.size() == 4u);
    for (const check::Judgement& judgement : all.judgements) {
        if (judgement.claim->step == "iteration[2]/out") BOOST_TEST(judgement.roots.empty());
        if (judgement.claim->step == "iteration[3]/out") {
            BOOST_TEST(judgement.roots == std::vector<std::size_t>{0});
            BOOST_TEST(judgement.should_be() == "0.3321");
            BOOST_TEST(replay::fixed(judgement.true_value, 4) == "0.3323");
        }
        if (judgement.claim->step == "iteration[2]/W[2,1]")
            BOOST_CHECK(judgement.flag == check::Flag::coincidence);
    }
    BOOST_TEST(found["exact"].contains("iteration[1]/out 0.191"));
    BOOST_TEST(found["carried"].contains("iteration[2]/out 0.2571"));
    BOOST_TEST(found["carried"].contains("iteration[3]/out 0.3283"));
    BOOST_TEST(found["exact"].contains("iteration[2]/W[2,1] 0.246"));
}

BOOST_AUTO_TEST_CASE(the_famous_values_are_exact) {
    const Judged all = judged("matrix_forward_pass");
    std::set<std::string> exact;
    for (const check::Judgement& judgement : all.judgements) {
        if (judgement.verdict == check::Verdict::exact) exact.insert(judgement.printed().text);
    }
    for (const char* printed :
         {"1.05", "0.3499", "1.3499", "0.7408", "0.5488", "1.5488", "0.6457", "1.16", "0.42",
          "0.62", "0.761", "0.603", "0.650", "0.726", "0.778", "19", "22", "43", "50"}) {
        BOOST_TEST_INFO(printed);
        BOOST_TEST(exact.contains(printed));
    }
}

BOOST_AUTO_TEST_SUITE_END()
