// For every chapter: a replay with other givens equals recording afresh with them, in every
// arithmetic. That is what makes variants, marking and checking one computation.
#include "longhand/replay/replay.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/decimal/rounding.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/batch_arithmetic.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/text/error.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
using namespace longhand::replay;
namespace data = boost::unit_test::data;

namespace {

// Values are the business of the usual builds; those with sanitizers, ten times slower, look for
// wrong use of memory, which more draws of the same operations do not add to.
#if defined(__SANITIZE_ADDRESS__)
constexpr int most_draws = 150;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr int most_draws = 150;
#else
constexpr int most_draws = 1000;
#endif
#else
constexpr int most_draws = 1000;
#endif

bool has_states(const Record& record) {
    const Tape& tape = record.tape();
    for (Node node = 0; node < tape.size(); ++node) {
        if (tape.operation(node) == Operation::state) return true;
    }
    return false;
}

// Of a long calculation fewer draws have as many operations; a training runs again for each.
int draws_for(const Worksheet& worksheet) {
    constexpr std::size_t operations_of_most = 1000;
    const std::size_t size = worksheet.tape_record().tape().size();
    const auto share = static_cast<double>(operations_of_most) / static_cast<double>(size);
    const int most = has_states(worksheet.tape_record()) ? most_draws / 10 : most_draws;
    return std::clamp(static_cast<int>(most_draws * share), most_draws / 20, most);
}

using Random = boost::random::mt19937;

decimal::DecimalText tenths(int count) {
    return decimal::DecimalText::parse(decimal::fixed(decimal::Rational(count, 10), 1));
}

/// Half of the draws stay on the grids that the chapter states, the others go anywhere near.
decimal::DecimalText draw(const Entry& given, Random& random, bool on_grid) {
    if (!on_grid || !given.vary) {
        boost::random::uniform_int_distribution<int> anywhere(-30, 30);
        const int count = anywhere(random);
        return tenths(count);
    }
    const auto value = [](const std::string& text) {
        return decimal::DecimalText::parse(text).value();
    };
    const decimal::Rational from = value(given.vary->from), step = value(given.vary->step);
    const decimal::Rational steps = (value(given.vary->to) - from) / step;
    boost::random::uniform_int_distribution<int> along(
        0, static_cast<int>(numerator(steps) / denominator(steps)));
    const int count = along(random);
    const decimal::Rational drawn = from + count * step;
    return decimal::DecimalText::parse(decimal::fixed(drawn, 6));
}

/// All givens drawn; or one of them, the others as typed, so that a loop often makes as many
/// passes.
GivenNumbers draw_givens(const Worksheet& worksheet, Random& random, bool on_grid, bool only_one) {
    std::vector<const Entry*> givens;
    for (const Entry& entry : worksheet.entries()) {
        if (entry.is_given) givens.push_back(&entry);
    }
    boost::random::uniform_int_distribution<std::size_t> any(0, givens.size() - 1);
    const Entry* drawn = givens[any(random)];
    GivenNumbers numbers;
    for (const Entry* entry : givens) {
        std::vector<decimal::DecimalText>& texts = numbers[entry->id];
        for (const Node node : entry->nodes) {
            texts.push_back(only_one && entry != drawn ? worksheet.tape_record().text(node)
                                                       : draw(*entry, random, on_grid));
        }
    }
    return numbers;
}

/// The same numbers in the order in which the record took its givens.
template <class Arithmetic>
std::vector<typename Arithmetic::Value> in_record_order(const Worksheet& worksheet,
                                                        const GivenNumbers& numbers) {
    std::vector<typename Arithmetic::Value> values(worksheet.tape_record().givens().size());
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.is_given) continue;
        for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
            const Node place = worksheet.tape_record().tape().left(entry.nodes[k]);
            values[place] = Arithmetic::from_text(numbers.at(entry.id)[k]);
        }
    }
    return values;
}

bool same(double a, double b) {
    return a == b || (a != a && b != b);
}
bool same(const Exact& a, const Exact& b) {
    return a == b;
}
bool same(const decimal::Decimal& a, const decimal::Decimal& b) {
    return DecimalArithmetic::is_defined(a) ? a == b : !DecimalArithmetic::is_defined(b);
}
bool same(const Number& a, const Number& b) {
    return a.trouble == b.trouble && same(a.exact, b.exact) && same(a.decimal, b.decimal);
}

template <class Arithmetic>
void check_replay(const Worksheet& worksheet, const Worksheet& afresh,
                  const GivenNumbers& numbers) {
    const auto givens = in_record_order<Arithmetic>(worksheet, numbers);
    const auto replayed = replay::replay<Arithmetic>(
        worksheet.tape_record(), std::span<const typename Arithmetic::Value>(givens));
    const auto recorded = replay::replay<Arithmetic>(afresh.tape_record());
    BOOST_REQUIRE(replayed.size() == recorded.size());
    // A state is what it was when it was recorded: nothing is known of where it came from.
    const Tape& tape = worksheet.tape_record().tape();
    std::vector<bool> hangs_on_state(replayed.size());
    for (Node node = 0; node < replayed.size(); ++node) {
        bool is_free = tape.operation(node) != Operation::state;
        for (const Node operand : operands(tape, node))
            is_free = is_free && !hangs_on_state[operand];
        hangs_on_state[node] = !is_free;
        if (is_free) BOOST_REQUIRE(same(replayed[node], recorded[node]));
    }
}

/// The calculation recorded with these givens, where it goes the way that `worksheet` went. Where
/// it does not (a loop makes more passes), the replay's guards must have said so.
std::optional<Worksheet> recorded_if_same_way(const Worksheet& worksheet,
                                              void (*calculation)(Worksheet&),
                                              const GivenNumbers& numbers) {
    const Record& record = worksheet.tape_record();
    const auto givens = in_record_order<DoubleArithmetic>(worksheet, numbers);
    const auto values = replay::replay<DoubleArithmetic>(record, std::span<const double>(givens));
    const bool flips = flipped_guards<DoubleArithmetic>(record, std::span<const double>(values));
    try {
        Worksheet afresh = Worksheet::record(calculation, numbers);
        const bool is_same_way = std::ranges::equal(afresh.tape_record().guards(), record.guards(),
                                                    {}, &Guard::outcome, &Guard::outcome);
        BOOST_REQUIRE(is_same_way != flips);
        if (is_same_way) return afresh;
    } catch (const Error& error) {
        // A training that goes wrong gets too large in the end.
        BOOST_REQUIRE(error.id() == "value.overflow");
        BOOST_REQUIRE(flips || has_states(record));
    }
    return {};
}

void check_batch(const Worksheet& worksheet, const std::vector<GivenNumbers>& numbers) {
    using Batch = BatchArithmetic<8>;
    const Record& record = worksheet.tape_record();
    std::vector<std::vector<double>> lanes;
    for (const GivenNumbers& each : numbers)
        lanes.push_back(in_record_order<DoubleArithmetic>(worksheet, each));
    std::vector<Batch::Value> givens(record.givens().size());
    for (std::size_t given = 0; given < givens.size(); ++given) {
        for (std::size_t k = 0; k < 8; ++k)
            givens[given].lane[k] = lanes[k][given];
    }
    const auto batch = replay::replay<Batch>(record, std::span<const Batch::Value>(givens));
    for (std::size_t k = 0; k < 8; ++k) {
        const auto alone =
            replay::replay<DoubleArithmetic>(record, std::span<const double>(lanes[k]));
        for (Node node = 0; node < alone.size(); ++node) {
            if (record.tape().operation(node) == Operation::arms) continue;
            BOOST_REQUIRE(same(batch[node].lane[k], alone[node]));
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replay_suite)

BOOST_DATA_TEST_CASE(a_replay_equals_recording_afresh, data::make(testing::chapter_names()), name) {
    const auto calculation = testing::chapter(name).calculation;
    const Worksheet worksheet = Worksheet::record(calculation);
    Random random(20240601);
    std::vector<GivenNumbers> batch;
    const int draws = draws_for(worksheet);
    int same_way = 0;
    for (int k = 0; k < draws; ++k) {
        const GivenNumbers numbers = draw_givens(worksheet, random, k % 2 == 0, k % 4 == 0);
        batch.push_back(numbers);
        const std::optional<Worksheet> afresh =
            recorded_if_same_way(worksheet, calculation, numbers);
        if (afresh) {
            ++same_way;
            check_replay<DoubleArithmetic>(worksheet, *afresh, numbers);
            check_replay<ExactArithmetic>(worksheet, *afresh, numbers);
            check_replay<DecimalArithmetic>(worksheet, *afresh, numbers);
            check_replay<NumberArithmetic>(worksheet, *afresh, numbers);
        }
        if (batch.size() == 8) {
            check_batch(worksheet, batch);
            batch.clear();
        }
    }
    const Record& record = worksheet.tape_record();
    const bool goes_one_way = record.guards().empty() && !has_states(record);
    BOOST_TEST(same_way >= (goes_one_way ? draws : draws / 100));
}

BOOST_DATA_TEST_CASE(a_replay_with_the_typed_givens_gives_the_recorded_values,
                     data::make(testing::chapter_names()), name) {
    const Worksheet worksheet = Worksheet::record(testing::chapter(name).calculation);
    const Tape& tape = worksheet.tape_record().tape();
    const auto values = replay::replay<DoubleArithmetic>(worksheet.tape_record());
    for (Node node = 0; node < tape.size(); ++node) {
        if (tape.operation(node) != Operation::arms)
            BOOST_TEST(same(values[node], tape.value(node)));
    }
}

BOOST_DATA_TEST_CASE(two_recordings_are_the_same, data::make(testing::chapter_names()), name) {
    const Worksheet first = Worksheet::record(testing::chapter(name).calculation);
    const Worksheet second = Worksheet::record(testing::chapter(name).calculation);
    BOOST_REQUIRE(first.tape_record().tape().size() == second.tape_record().tape().size());
    BOOST_REQUIRE(first.entries().size() == second.entries().size());
    for (std::size_t k = 0; k < first.entries().size(); ++k) {
        BOOST_TEST(first.entries()[k].id == second.entries()[k].id);
        BOOST_TEST(first.entries()[k].nodes == second.entries()[k].nodes,
                   boost::test_tools::per_element());
    }
}

BOOST_DATA_TEST_CASE(every_given_that_varies_has_a_sound_range,
                     data::make(testing::chapter_names()), name) {
    const Worksheet worksheet = Worksheet::record(testing::chapter(name).calculation);
    for (const Entry& entry : worksheet.entries()) {
        if (!entry.vary) continue;
        const auto value = [](const std::string& text) {
            return decimal::DecimalText::parse(text).value();
        };
        const decimal::Rational from = value(entry.vary->from), to = value(entry.vary->to),
                                step = value(entry.vary->step);
        BOOST_TEST_INFO(entry.id);
        BOOST_CHECK(from < to && step > 0);
        BOOST_CHECK(denominator(decimal::Rational((to - from) / step)) == 1);
    }
}

BOOST_AUTO_TEST_SUITE_END()
