#include "longhand/exercise/marking/marker.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/class_file.hpp"
#include "longhand/exercise/deal.hpp"
#include "tests/exercise/support.hpp"

using namespace longhand;
using namespace longhand::exercise;

namespace {

constexpr int students = 60;

/// One student's sheet, z, h, d and e of drawn_neuron(), as the class file has it.
struct OnePaper {
    std::vector<StoredBlank> blanks;
    Variant variant;
    double w1, w2, x1, x2, t;
};

class Class {
  public:
    Class() : sheet_(testing::sheet_of(testing::drawn_neuron)) {}

    const Exercise& exercise() const { return sheet_.exercises.front().exercise; }

    OnePaper paper(int student) const {
        Rejections rejections{};
        const std::string key = std::to_string(student);
        Dealt dealt = deal(sheet_, 1, key, rejections);
        std::ostringstream out;
        write_class_line(out, sheet_, {key, {}}, dealt);
        const ClassLine line = read_class(out.str(), "class.jsonl").front();
        const auto given = [&](const char* id, std::size_t k) {
            return std::stod(line.givens.front().at(id)[k].text());
        };
        return {line.blanks.front(), dealt.variants.front(), given("w", 0), given("w", 1),
                given("x", 0),       given("x", 1),          given("t", 0)};
    }

    std::vector<BlankMark> mark(const OnePaper& paper, const std::vector<std::string>& typed,
                                const Scheme& scheme = {}) const {
        std::vector<TypedAnswer> answers;
        for (const std::string& text : typed)
            answers.push_back(read_answer(text, Comma::unknown));
        return Marker(exercise(), scheme).mark(paper.blanks, answers, [&] {
            return paper.variant;
        });
    }

  private:
    Sheet sheet_;
};

std::string rounded(double value, int decimals = 4) {
    return fmt::format("{:.{}f}", value, decimals);
}

double sigma(double z) {
    return 1 / (1 + std::exp(-z));
}

/// What somebody writes who goes on from a z of their own.
std::vector<std::string> from_z(const OnePaper& paper, double z) {
    const double h = sigma(z), d = paper.t - h;
    return {rounded(z), rounded(h), rounded(d), rounded(d * d / 2)};
}

double right_z(const OnePaper& paper) {
    return paper.w1 * paper.x1 + paper.w2 * paper.x2;
}

std::vector<Outcome> outcomes(const std::vector<BlankMark>& marks) {
    std::vector<Outcome> result;
    for (const BlankMark& mark : marks)
        result.push_back(mark.outcome);
    return result;
}

double total(const std::vector<BlankMark>& marks) {
    decimal::Rational sum = 0;
    for (const BlankMark& mark : marks)
        sum += mark.earned;
    return decimal::to_double(sum);
}

using enum Outcome;

}  // namespace

BOOST_AUTO_TEST_SUITE(marker_suite)

BOOST_AUTO_TEST_CASE(right_students_get_all_marks) {
    const Class all;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        BOOST_TEST(total(all.mark(paper, from_z(paper, right_z(paper)))) == 4.0);
        // Keeps no more than the sheet asks for, and goes on with that.
        const int kept = all.exercise().rounding().kept;
        const double z = std::stod(rounded(right_z(paper), kept));
        const double h = std::stod(rounded(sigma(z), kept));
        const double d = std::stod(rounded(paper.t - h, kept));
        BOOST_TEST(total(all.mark(
                       paper, {rounded(z), rounded(h), rounded(d), rounded(d * d / 2)})) == 4.0);
    }
}

BOOST_AUTO_TEST_CASE(a_slip_in_the_first_step_costs_that_step) {
    const Class all;
    int told = 0;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        const double wrong = paper.w1 * paper.x1 - paper.w2 * paper.x2;
        const std::vector<BlankMark> marks = all.mark(paper, from_z(paper, wrong));
        BOOST_TEST((outcomes(marks) == std::vector{Outcome::wrong, follows, follows, follows}));
        BOOST_TEST(total(marks) == 3.0);
        BOOST_TEST(!marks[0].from_own.has_value());
        BOOST_TEST(marks[1].from_own.value() == rounded(sigma(wrong)));
        if (!marks[0].cause) continue;
        ++told;
        BOOST_TEST((marks[0].cause->kind == check::Change::sign));
    }
    BOOST_TEST(told > students * 9 / 10);
}

BOOST_AUTO_TEST_CASE(two_slips_cost_two_steps) {
    const Class all;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        const double z = paper.w1 * paper.x1 - paper.w2 * paper.x2, h = sigma(z);
        const double d = h - paper.t;  // the wrong way round
        const std::vector<BlankMark> marks =
            all.mark(paper, {rounded(z), rounded(h), rounded(d), rounded(d * d / 2)});
        BOOST_TEST(total(marks) == 2.0);
        BOOST_TEST((marks[0].outcome == Outcome::wrong && marks[2].outcome == Outcome::wrong));
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_method_is_no_follow_through) {
    // From one's own z, h by tanh instead of the logistic function.
    const Class all;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        const double z = paper.w1 * paper.x1 - paper.w2 * paper.x2;
        std::vector<std::string> typed = from_z(paper, z);
        typed[1] = rounded(std::tanh(z));
        const std::vector<BlankMark> marks = all.mark(paper, typed);
        BOOST_TEST((marks[1].outcome == Outcome::wrong));
    }
}

BOOST_AUTO_TEST_CASE(at_numbers_that_tell_nothing_apart_nothing_follows) {
    // With z = 0 of one's own, −z gives the same h: whoever took it would not be found out.
    const Class all;
    const OnePaper paper = all.paper(1);
    const std::vector<BlankMark> marks = all.mark(paper, from_z(paper, 0));
    BOOST_TEST((marks[0].outcome == Outcome::wrong));
    BOOST_TEST((marks[1].outcome == Outcome::wrong));
}

BOOST_AUTO_TEST_CASE(guesses_earn_nothing) {
    const Class all;
    std::mt19937 random(1);
    double earned = 0;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        std::vector<std::string> typed;
        for (int blank = 0; blank < 4; ++blank)
            typed.push_back(rounded(static_cast<double>(random() % 20'000) / 1e4 - 1));
        earned += total(all.mark(paper, typed));
    }
    BOOST_TEST(earned <= 2.0);  // of 240
}

BOOST_AUTO_TEST_CASE(empty_and_unreadable_answers_are_kept_and_earn_nothing) {
    const Class all;
    const OnePaper paper = all.paper(1);
    std::vector<std::string> typed = from_z(paper, right_z(paper));
    typed[0] = "";
    typed[2] = "dunno";
    const std::vector<BlankMark> marks = all.mark(paper, typed);
    BOOST_TEST((outcomes(marks) == std::vector{empty, right, unreadable, right}));
    BOOST_TEST(marks[2].answer.text == "dunno");
    BOOST_TEST(total(marks) == 2.0);
}

BOOST_AUTO_TEST_CASE(rounding_too_early_earns_its_share) {
    const Class all;
    int half = 0;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        const double z = std::stod(rounded(right_z(paper), 2));
        const double h = std::stod(rounded(sigma(z), 2));
        const double d = paper.t - h;
        std::vector<std::string> typed = from_z(paper, right_z(paper));
        typed[3] = rounded(d * d / 2);
        const std::vector<BlankMark> marks = all.mark(paper, typed, {.imprecise = {1, 4}});
        half += marks[3].outcome == imprecise ? 1 : 0;
        if (marks[3].outcome == imprecise) BOOST_TEST(marks[3].earned == decimal::Rational(1, 4));
    }
    BOOST_TEST(half > 0);
    const OnePaper paper = all.paper(1);
    std::vector<std::string> typed = from_z(paper, right_z(paper));
    typed[1] = rounded(sigma(right_z(paper)), 2);
    BOOST_TEST((all.mark(paper, typed)[1].outcome == imprecise));
}

BOOST_AUTO_TEST_CASE(exchanged_digits_are_a_slip) {
    const Class all;
    int slips = 0, tried = 0;
    for (int k = 0; k < students; ++k) {
        const OnePaper paper = all.paper(k);
        std::vector<std::string> typed = from_z(paper, right_z(paper));
        std::swap(typed[1][3], typed[1][4]);
        if (std::abs(typed[1][3] - typed[1][4]) < 3) continue;
        ++tried;
        const std::vector<BlankMark> marks = all.mark(paper, typed);
        slips += marks[1].outcome == slip ? 1 : 0;
        BOOST_TEST((marks[2].outcome == right && marks[3].outcome == right));
    }
    BOOST_TEST(slips == tried);
    BOOST_TEST(tried > 10);
}

BOOST_AUTO_TEST_CASE(a_scheme_gives_other_marks) {
    const Class all;
    const OnePaper paper = all.paper(1);
    Scheme scheme = {.follows = {1, 2}};
    scheme.marks["forward/z"] = 5;
    const double wrong = paper.w1 * paper.x1 - paper.w2 * paper.x2;
    BOOST_TEST(total(all.mark(paper, from_z(paper, wrong), scheme)) == 1.5);
    BOOST_TEST(total(all.mark(paper, from_z(paper, right_z(paper)), scheme)) == 8.0);
}

BOOST_AUTO_TEST_SUITE_END()
