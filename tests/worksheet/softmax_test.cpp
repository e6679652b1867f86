#include "longhand/worksheet/softmax.hpp"

#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using decimal::Decimal;

namespace {

Worksheet softmax_of(const char* scores) {
    return Worksheet::record([scores](Worksheet& sheet) {
        sheet.step("y", softmax(sheet.given_vector("a", scores, {.elements = "a{row}"})));
    });
}

const std::string& note(const Worksheet& worksheet) {
    const Record& record = worksheet.tape_record();
    const MatrixNode& node = record.matrix(worksheet.find("y")->matrix);
    BOOST_CHECK(node.operation == MatrixOperation::transform);
    BOOST_TEST(record.functions()[node.function].symbol == "softmax");
    return record.functions()[node.function].note;
}

std::vector<Decimal> values(const Worksheet& worksheet) {
    const auto all = replay::replay<replay::NumberArithmetic>(worksheet.tape_record());
    std::vector<Decimal> result;
    for (const Node node : worksheet.find("y")->nodes)
        result.push_back(all[node].decimal);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(softmax_suite)

// e^0 = 1 and e^ln2 = 2, of 4 in all; ln 2 to 40 digits from a table.
BOOST_AUTO_TEST_CASE(the_outputs_are_shares_of_the_exponentials) {
    const Worksheet worksheet = softmax_of("0, 0.6931471805599453094172321214581765680755, 0");
    BOOST_TEST(note(worksheet).empty());
    const std::vector<Decimal> y = values(worksheet);
    const Decimal expected[] = {Decimal("0.25"), Decimal("0.5"), Decimal("0.25")};
    for (std::size_t k = 0; k < 3; ++k)
        BOOST_TEST(boost::multiprecision::abs(y[k] - expected[k]) < Decimal("1e-39"));
}

BOOST_AUTO_TEST_CASE(large_scores_are_recorded_less_the_largest_of_them) {
    const Worksheet large = softmax_of("800, 802, 801"), small = softmax_of("-2, 0, -1");
    BOOST_TEST(note(large) == "log.softmax_shifted");
    BOOST_TEST(values(large) == values(small), boost::test_tools::per_element());
    for (const Node node : large.find("y")->nodes)
        BOOST_TEST(std::isfinite(large.tape_record().tape().value(node)));
    BOOST_TEST(note(softmax_of("700, 0")).empty());
    BOOST_TEST(!note(softmax_of("0, 700.001")).empty());
}

BOOST_AUTO_TEST_CASE(a_replay_that_would_go_the_other_way_meets_a_guard) {
    const auto flips = [](const Worksheet& worksheet, const char* first) {
        const std::vector<Decimal> givens{Decimal(first), Decimal("1")};
        const auto all =
            replay::replay<replay::DecimalArithmetic>(worksheet.tape_record(), std::span(givens));
        return replay::flipped_guards<replay::DecimalArithmetic>(worksheet.tape_record(),
                                                                 std::span(all));
    };
    BOOST_TEST(!flips(softmax_of("2, 1"), "699"));
    BOOST_TEST(flips(softmax_of("2, 1"), "701"));
    BOOST_TEST(flips(softmax_of("800, 1"), "2"));
}

BOOST_AUTO_TEST_CASE(a_row_stays_a_row_and_a_matrix_is_refused) {
    Worksheet::record([](Worksheet& sheet) {
        const Matrix row = sheet.given_matrix("row", "1 2 3");
        BOOST_CHECK((softmax(row).shape() == Shape{1, 3}));
        const Matrix square = sheet.given_matrix("square", "1 2; 3 4");
        BOOST_CHECK_EXCEPTION(softmax(square), Error, testing::error_id("matrix.line"));
    });
}

BOOST_AUTO_TEST_SUITE_END()
