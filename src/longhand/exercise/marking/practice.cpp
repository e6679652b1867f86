#include "longhand/exercise/marking/practice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/expression_text.hpp"
#include "longhand/render/log.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/width.hpp"

namespace longhand::exercise {

namespace {

Variant drawn(const Exercise& exercise, std::uint64_t seed) {
    Rejections rejections{};
    return exercise.draw(seed, "practice", rejections);
}

/// A formula or numbers in characters, behind what stands before the first line.
std::vector<std::string> lines(const std::string& before, const Expression& expression,
                               render::Style style, text::Language language) {
    const render::Block block = render::drawn(expression, {style, language, false});
    std::vector<std::string> result = block.lines();
    for (std::size_t k = 0; k < result.size(); ++k) {
        const bool is_first = k == block.baseline();
        result[k].insert(0, is_first ? before : std::string(text::display_width(before), ' '));
    }
    return result;
}

std::string joined(const std::vector<std::string>& lines) {
    return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace

Practice::Practice(const Exercise& exercise, std::uint64_t seed, text::Language language)
    : exercise_(exercise),
      language_(language),
      variant_(drawn(exercise, seed)),
      worksheet_(exercise.record(variant_)) {
    const std::vector<Answer> expected = exercise.answers(variant_);
    for (std::size_t k = 0; k < expected.size(); ++k) {
        blanks_.push_back({exercise.blanks()[k].id, expected[k].text, expected[k].accepted,
                           exercise.blanks()[k].marks});
    }
    answers_.resize(blanks_.size());
    hints_.resize(blanks_.size());
}

BlankMark Practice::answer(const std::string& typed) {
    answers_[place_] = read_answer(typed, Comma::unknown);
    return marks()[place_];
}

std::vector<BlankMark> Practice::marks() const {
    return Marker(exercise_, scheme_).mark(blanks_, answers_, [&] { return variant_; });
}

std::size_t Practice::hinted() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(hints_, [](std::size_t told) { return told > 0; }));
}

/// The student's own wrong numbers before the blank.
std::unordered_map<Node, replay::Number> Practice::own_numbers() const {
    std::unordered_map<Node, replay::Number> own;
    const std::vector<BlankMark> all = marks();
    for (std::size_t k = 0; k < place_; ++k) {
        const bool is_own = all[k].outcome == Outcome::wrong || all[k].outcome == Outcome::follows;
        if (is_own)
            own.emplace(exercise_.blanks()[k].node,
                        replay::NumberArithmetic::from_exact(all[k].answer.number->value));
    }
    return own;
}

std::vector<std::string> Practice::ladder() const {
    const Item& item = exercise_.questions().items[blank().item];
    const Entry& entry = worksheet_.entries()[item.entry];
    render::LogOptions options;
    options.language = language_;
    options.digits = Digits{exercise_.rounding().decimals, false};
    const auto nothing = [](Node) { return std::vector<render::Annotation>{}; };
    const auto working = [&](render::Values::Replaced own) {
        const render::Values values(worksheet_, std::move(own), language_);
        return render::log_element(worksheet_, entry, blank().element, values, options, nothing);
    };
    render::LogStep step{&entry, {}, {}};
    try {
        step = working(own_numbers());
    } catch (const Error&) {  // nothing follows from these numbers
        step = working({});
    }
    std::vector<std::string> rungs;
    const std::string& caption = entry.caption.in(language_);
    const std::string& hint = entry.hint.in(language_);
    if (!hint.empty())
        rungs.push_back(hint);
    else if (!caption.empty())
        rungs.push_back(caption);
    const std::string name = entry.symbols[blank().element] + " ";
    if (!step.forms.empty())
        rungs.push_back(
            joined(lines(name + "= ", step.forms.back(), render::Style::symbols, language_)));
    // The numbers put in, the first reduction, and the value.
    for (std::size_t k = 0; k < step.lines.size(); ++k) {
        if (k >= 2 && k + 1 < step.lines.size()) continue;
        const render::LogLine& line = step.lines[k];
        rungs.push_back(joined(lines(name + (line.is_exact ? "= " : "≈ "), line.expression,
                                     render::Style::numbers, language_)));
    }
    return rungs;
}

std::vector<std::string> Practice::hint() {
    const std::vector<std::string> rungs = ladder();
    if (hints_[place_] >= rungs.size()) return {};
    return {rungs[hints_[place_]++]};
}

Practice::State Practice::state() const {
    State state;
    for (std::size_t k = 0; k < place_; ++k) {
        state.answers.push_back(answers_[k].text);
        state.hints.push_back(hints_[k]);
    }
    return state;
}

void Practice::resume(const State& state) {
    for (std::size_t k = 0; k < std::min(state.answers.size(), blanks_.size()); ++k) {
        answers_[k] = read_answer(state.answers[k], Comma::unknown);
        if (k < state.hints.size()) hints_[k] = state.hints[k];
        place_ = k + 1;
    }
}

}  // namespace longhand::exercise
