#include "longhand/exercise/marking/feedback.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/marking/answers.hpp"
#include "longhand/render/markdown_log.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::exercise {

namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t most_mistakes = 10;
constexpr int tenths = 10;

void row(std::ostream& out, const std::vector<std::string>& cells) {
    for (const std::string& cell : cells)
        text::print(out, "| {} ", cell);
    text::print(out, "|\n");
}

void head(std::ostream& out, const std::vector<std::string>& cells) {
    row(out, cells);
    row(out, std::vector<std::string>(cells.size(), "---"));
}

/// The working from a student's own values; that of the sheet where nothing follows from them.
Paper working(const Sheet& sheet, const Dealt& dealt, const Owner& owner, text::Language language,
              const std::vector<render::Values::Replaced>& own) {
    try {
        return working_paper(sheet, dealt, owner, language, own);
    } catch (const Error&) {
        return working_paper(sheet, dealt, owner, language, {});
    }
}

}  // namespace

void write_feedback(std::ostream& out, const Sheet& sheet, const std::function<Dealt()>& dealt,
                    const Owner& owner, const StudentMarks& marks, Reveal reveal,
                    text::Language language) {
    const auto say = [&](std::string_view id, const std::vector<std::string>& arguments = {}) {
        return text::message(id, language, arguments);
    };
    const bool reveals = reveal != Reveal::nothing;
    text::print(out, "# {}\n\n", render::markdown_text(sheet.title.in(language)));
    for (const auto& [label, text] : {std::pair{"paper.name", &owner.name},
                                      {"paper.id", &owner.id},
                                      {"paper.code", &marks.code}}) {
        if (!text->empty())
            text::print(out, "{}: {}  \n", say(label), render::markdown_text(*text));
    }
    text::print(out, "\n**{}**\n\n",
                say("mark.total", {marks_text(marks.earned()), std::to_string(marks.possible())}));
    if (const BlankMark* wrong = marks.first_wrong()) {
        text::print(out, "{}\n",
                    say("mark.first_wrong", {render::markdown_text(wrong->id),
                                             remark_text(*wrong, reveals, language)}));
    } else {
        text::print(out, "{}\n", say("mark.all_right"));
    }
    for (std::size_t k = 0; k < marks.exercises.size(); ++k) {
        text::print(
            out, "\n## {}\n\n",
            say("paper.exercise", {std::to_string(k + 1),
                                   render::markdown_text(sheet.exercises[k].title.in(language))}));
        head(out, {say("mark.column.blank"), say("mark.column.answer"), say("mark.column.marks"),
                   say("mark.column.remark")});
        for (const BlankMark& mark : marks.exercises[k]) {
            row(out, {render::markdown_text(mark.id), render::markdown_text(mark.answer.text),
                      fmt::format("{}/{}", marks_text(mark.earned), mark.possible),
                      render::markdown_text(remark_text(mark, reveals, language))});
        }
    }
    if (reveal != Reveal::own && reveal != Reveal::key) return;
    std::vector<render::Values::Replaced> own(marks.exercises.size());
    for (std::size_t k = 0; reveal == Reveal::own && k < marks.exercises.size(); ++k) {
        const std::vector<Blank>& blanks = sheet.exercises[k].exercise.blanks();
        for (std::size_t blank = 0; blank < marks.exercises[k].size(); ++blank) {
            const BlankMark& mark = marks.exercises[k][blank];
            const bool is_own = mark.outcome == Outcome::wrong || mark.outcome == Outcome::follows;
            if (is_own && blanks[blank].node != no_node)
                own[k].emplace(blanks[blank].node,
                               replay::NumberArithmetic::from_exact(mark.answer.number->value));
        }
    }
    text::print(out, "\n");
    write_markdown(out, working(sheet, dealt(), owner, language, own), language);
}

ClassReport::ClassReport(const ClassSheet& sheet) {
    for (const std::vector<std::string>& headings : blank_headings(sheet)) {
        for (const std::string& heading : headings)
            counts_.push_back({heading, {}, {}});
    }
}

void ClassReport::add(const StudentMarks& student) {
    earned_.push_back(student.earned());
    possible_ = std::max(possible_, student.possible());
    std::size_t k = 0;
    for (const std::vector<BlankMark>& exercise : student.exercises) {
        for (const BlankMark& mark : exercise) {
            if (k == counts_.size()) return;
            Count& count = counts_[k++];
            ++count.outcomes[mark.outcome];
            if (!mark.cause) continue;
            const std::string key = check::sentence(*mark.cause, text::Language::english);
            ++count.causes.try_emplace(key, *mark.cause, 0).first->second.second;
        }
    }
}

void ClassReport::write(std::ostream& out, text::Language language) const {
    const auto say = [&](std::string_view id, const std::vector<std::string>& arguments = {}) {
        return text::message(id, language, arguments);
    };
    text::print(out, "# {}\n\n", say("mark.report"));
    std::vector<decimal::Rational> sorted = earned_;
    std::ranges::sort(sorted);
    decimal::Rational sum = 0;
    for (const decimal::Rational& each : sorted)
        sum += each;
    if (!sorted.empty()) {
        const std::size_t middle = sorted.size() / 2;
        const decimal::Rational median =
            sorted.size() % 2 == 1 ? sorted[middle]
                                   : decimal::Rational((sorted[middle - 1] + sorted[middle]) / 2);
        const decimal::Rational mean = sum / static_cast<long>(sorted.size());
        text::print(out, "{}\n\n",
                    say("mark.spread", {std::to_string(sorted.size()), std::to_string(possible_),
                                        marks_text(mean), marks_text(median),
                                        marks_text(sorted.front()), marks_text(sorted.back())}));
        std::vector<std::size_t> bins(tenths);
        for (const decimal::Rational& each : sorted) {
            const decimal::Rational share = possible_ == 0
                                                ? decimal::Rational(0)
                                                : decimal::Rational(each * tenths / possible_);
            const auto bin = static_cast<std::size_t>(decimal::to_double(share));
            ++bins[std::min(bin, bins.size() - 1)];
        }
        const std::size_t most = *std::ranges::max_element(bins);
        head(out, {say("mark.column.share"), say("mark.column.students"), ""});
        for (std::size_t k = bins.size(); k-- > 0;) {
            row(out, {fmt::format("{}–{} %", 10 * k, 10 * k + 10), std::to_string(bins[k]),
                      fmt::format("{:█<{}}", "", bins[k] * bar_width / most)});
        }
    }
    std::vector<const Count*> hardest;
    for (const Count& count : counts_)
        hardest.push_back(&count);
    const auto missed = [](const Count* count) {
        int result = 0;
        for (const auto& [outcome, times] : count->outcomes) {
            if (outcome != Outcome::right && outcome != Outcome::follows) result += times;
        }
        return result;
    };
    std::ranges::stable_sort(hardest, std::greater<>(), missed);
    text::print(out, "\n## {}\n\n", say("mark.hardest"));
    std::vector<std::string> heads{say("mark.column.blank")};
    constexpr std::array all{Outcome::right, Outcome::follows,    Outcome::imprecise, Outcome::slip,
                             Outcome::wrong, Outcome::unreadable, Outcome::empty};
    for (const Outcome outcome : all)
        heads.push_back(say(fmt::format("mark.{}", name(outcome))));
    head(out, heads);
    for (const Count* count : hardest) {
        std::vector<std::string> cells{render::markdown_text(count->heading)};
        for (const Outcome outcome : all) {
            const auto found = count->outcomes.find(outcome);
            cells.push_back(std::to_string(found == count->outcomes.end() ? 0 : found->second));
        }
        row(out, cells);
    }
    struct Common {
        const Count* count;
        const std::pair<check::NamedChange, int>* cause;
    };
    std::vector<Common> mistakes;
    for (const Count& count : counts_) {
        for (const auto& [key, cause] : count.causes)
            mistakes.push_back({&count, &cause});
    }
    if (mistakes.empty()) return;
    std::ranges::stable_sort(mistakes, std::greater<>(),
                             [](const Common& each) { return each.cause->second; });
    if (mistakes.size() > most_mistakes) mistakes.resize(most_mistakes);
    text::print(out, "\n## {}\n\n", say("mark.mistakes"));
    head(out, {say("mark.column.blank"), say("mark.column.mistake"), say("mark.column.students")});
    for (const Common& each : mistakes) {
        row(out, {render::markdown_text(each.count->heading),
                  render::markdown_text(check::sentence(each.cause->first, language)),
                  std::to_string(each.cause->second)});
    }
}

}  // namespace longhand::exercise
