#include "longhand/exercise/marking/class_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "longhand/decimal/rounding.hpp"
#include "longhand/exercise/marking/answers.hpp"
#include "longhand/text/message.hpp"

namespace longhand::exercise {

namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t most_mistakes = 10;
constexpr int tenths = 10;
constexpr std::array all_outcomes{Outcome::right, Outcome::follows, Outcome::imprecise,
                                  Outcome::slip,  Outcome::wrong,   Outcome::unreadable,
                                  Outcome::empty};

/// The k-th marks, from 0, of the lowest first.
const decimal::Rational& kth(const std::map<decimal::Rational, std::size_t>& counts,
                             std::size_t k) {
    auto at = counts.begin();
    for (; k >= at->second; ++at)
        k -= at->second;
    return at->first;
}

}  // namespace

ClassReport::ClassReport(const ClassSheet& sheet) {
    for (const std::vector<std::string>& headings : blank_headings(sheet)) {
        for (const std::string& heading : headings)
            counts_.push_back({heading, {}, {}});
    }
}

void ClassReport::add(const StudentMarks& student) {
    ++earned_[student.earned()];
    ++students_;
    possible_ = std::max(possible_, student.possible());
    std::size_t k = 0;
    for (const std::vector<BlankMark>& exercise : student.exercises) {
        for (const BlankMark& mark : exercise) {
            Count& count = counts_.at(k++);
            ++count.outcomes[mark.outcome];
            if (!mark.cause) continue;
            const std::string key = check::sentence(*mark.cause, text::Language::english);
            ++count.causes.try_emplace(key, *mark.cause, 0).first->second.second;
        }
    }
}

Page ClassReport::page(text::Language language) const {
    Page page{text::message("mark.report", language)};
    if (!earned_.empty()) add_spread(page, language);
    add_hardest(page, language);
    add_mistakes(page, language);
    return page;
}

void ClassReport::add_spread(Page& page, text::Language language) const {
    decimal::Rational sum = 0;
    std::vector<std::size_t> bins(tenths);
    for (const auto& [marks, count] : earned_) {
        sum += marks * static_cast<long>(count);
        const decimal::Rational share =
            possible_ == 0 ? decimal::Rational(0) : decimal::Rational(marks * tenths / possible_);
        bins[std::min(static_cast<std::size_t>(decimal::to_double(share)), bins.size() - 1)] +=
            count;
    }
    const decimal::Rational median =
        (kth(earned_, (students_ - 1) / 2) + kth(earned_, students_ / 2)) / 2;
    page.paragraph(
        text::message("mark.spread", language,
                      {std::to_string(students_), std::to_string(possible_),
                       marks_text(sum / static_cast<long>(students_)), marks_text(median),
                       marks_text(earned_.begin()->first), marks_text(earned_.rbegin()->first)}));
    const std::size_t most = *std::ranges::max_element(bins);
    page.table({text::message("mark.column.share", language),
                text::message("mark.column.students", language), ""});
    for (std::size_t k = bins.size(); k-- > 0;) {
        page.row({fmt::format("{}–{} %", tenths * k, tenths * (k + 1)), std::to_string(bins[k]),
                  fmt::format("{:█<{}}", "", bins[k] * bar_width / most)});
    }
}

void ClassReport::add_hardest(Page& page, text::Language language) const {
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
    page.heading(text::message("mark.hardest", language));
    std::vector<std::string> heads{text::message("mark.column.blank", language)};
    for (const Outcome outcome : all_outcomes)
        heads.push_back(text::message(fmt::format("mark.{}", name(outcome)), language));
    page.table(std::move(heads));
    for (const Count* count : hardest) {
        std::vector<std::string> cells{count->heading};
        for (const Outcome outcome : all_outcomes) {
            const auto found = count->outcomes.find(outcome);
            cells.push_back(std::to_string(found == count->outcomes.end() ? 0 : found->second));
        }
        page.row(std::move(cells));
    }
}

void ClassReport::add_mistakes(Page& page, text::Language language) const {
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
    page.heading(text::message("mark.mistakes", language));
    page.table({text::message("mark.column.blank", language),
                text::message("mark.column.mistake", language),
                text::message("mark.column.students", language)});
    for (const Common& each : mistakes) {
        page.row({each.count->heading, check::sentence(each.cause->first, language),
                  std::to_string(each.cause->second)});
    }
}

}  // namespace longhand::exercise
