#include "longhand/exercise/paper.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/log.hpp"
#include "longhand/render/reduction.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::exercise {

namespace {

using render::Math;
using render::MathLine;

constexpr int formula_width = 40;

/// Builds the part of a paper that one exercise is.
class ExercisePaper {
  public:
    ExercisePaper(const SheetExercise& of_sheet, const Variant& variant, const Worksheet& worksheet,
                  const text::Wording& wording, bool is_key,
                  const render::Values::Replaced& replaced)
        : of_sheet_(of_sheet),
          exercise_(of_sheet.exercise),
          worksheet_(worksheet),
          replaced_(with_mistake(variant, is_key, replaced)),
          values_(worksheet_, replaced_, wording.language()),
          variant_(variant),
          wording_(wording),
          is_key_(is_key) {
        options_.language = wording.language();
        options_.digits = Digits{exercise_.rounding().decimals, false};
    }

    PaperExercise build(int number) {
        PaperExercise paper;
        paper.number = number;
        paper.title = of_sheet_.title.in(options_.language);
        paper.text = of_sheet_.text.in(options_.language);
        paper.definitions = of_sheet_.definitions;
        paper.marks = exercise_.marks();
        paper.rule = rule_text(exercise_, wording_);
        paper.digits = exercise_.options().kind == Kind::formula
                           ? formula_width
                           : 4 + exercise_.rounding().decimals;
        paper.question = question();
        for (const Blank& blank : exercise_.blanks())
            paper.blanks.push_back(blank.id);
        for (const std::uint32_t known : exercise_.known())
            paper.givens.push_back(given(worksheet_.entries()[known]));
        add_steps(paper);
        if (variant_.mistake) add_mistake(paper);
        return paper;
    }

  private:
    static render::Values::Replaced with_mistake(const Variant& variant, bool is_key,
                                                 render::Values::Replaced replaced) {
        if (variant.mistake && !is_key)
            replaced.insert(variant.mistake->values.begin(), variant.mistake->values.end());
        return replaced;
    }

    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return wording_(id, arguments);
    }

    std::string question() const {
        const std::string own = of_sheet_.question.in(options_.language);
        if (!own.empty()) return own;
        if (exercise_.options().kind == Kind::formula) return say("paper.question.formula");
        if (exercise_.options().kind == Kind::find_mistake) return say("paper.question.mistake");
        return exercise_.blanks().empty() ? std::string() : say("paper.question.number");
    }

    PaperGiven given(const Entry& entry) const {
        PaperGiven result{entry.caption.in(options_.language), {}};
        if (entry.is_given) {
            result.math = render::math_given(worksheet_, entry, options_);
        } else {
            result.math = shown_value(entry);
        }
        return result;
    }

    /// A step that is known from before, by its value alone.
    render::MathStep shown_value(const Entry& entry) const {
        render::LogStep step{&entry, {}, {}};
        Expression value = render::value_of(entry, values_, *options_.digits);
        const bool exact = render::is_exact(value);
        step.lines.push_back({std::move(value), exact, {}});
        return render::math_step(step, options_);
    }

    void add_steps(PaperExercise& paper) const {
        const std::vector<Section>& sections = worksheet_.sections();
        std::size_t section = 0;
        std::optional<std::size_t> last;
        for (const Item& item : exercise_.questions().items) {
            if (is_key_ ? !item.is_in_key : item.appearance == Appearance::hidden) continue;
            while (std::ranges::find(sections[section].entries, item.entry) ==
                   sections[section].entries.end())
                ++section;
            if (last != section) {
                const bool has_no_way = exercise_.options().is_question_alone() && !is_key_;
                paper.sections.push_back(
                    {has_no_way ? "" : sections[section].caption.in(options_.language), {}});
            }
            last = section;
            paper.sections.back().steps.push_back(step(item));
        }
    }

    /// Where the student says what is wrong, or the key does.
    void add_mistake(PaperExercise& paper) const {
        paper.sections.push_back({say("paper.mistake"), {}});
        const auto add = [&](std::size_t blank, std::string_view label) {
            PaperStep step;
            step.caption = say(label);
            step.math.symbol = Math::words(say(is_key_ ? "paper.key" : "paper.answer"));
            step.marks = exercise_.blanks()[blank].marks;
            step.blanks = {blank};
            if (!is_key_) step.answer = {{blank, {}}};
            paper.sections.back().steps.push_back(std::move(step));
        };
        add(0, "paper.mistake.line");
        add(1, "paper.mistake.value");
        if (is_key_) {
            PaperStep cause;
            cause.caption = check::sentence(variant_.mistake->change, options_.language);
            paper.sections.back().steps.push_back(std::move(cause));
        }
    }

    /// Of a calculation with a mistake: the numbers put in and the result, nothing between.
    render::LogStep without_working(render::LogStep step) const {
        if (!variant_.mistake || is_key_) return step;
        if (step.lines.size() > 2) step.lines.erase(step.lines.begin() + 1, step.lines.end() - 1);
        for (render::LogLine& line : step.lines)
            line.remarks.clear();  // they would say what the line should give
        return step;
    }

    render::MathStep working(const Entry& entry, const render::Values& values) const {
        const auto nothing = [](Node) { return std::vector<render::Annotation>{}; };
        return render::math_step(
            without_working(render::log_step(worksheet_, entry, values, options_, nothing)),
            options_);
    }

    /// The working of a step for which the student has own values: what follows from those before
    /// it, and what they have instead.
    void add_what_follows(PaperStep& step, const Entry& entry) const {
        render::Values::Replaced before = replaced_;
        for (const Node node : entry.nodes)
            before.erase(node);
        const render::Values values(worksheet_, before, options_.language);
        step.math = working(entry, values);
        for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
            const auto own = replaced_.find(entry.nodes[k]);
            if (own == replaced_.end()) continue;
            const std::string text = replay::fixed(own->second, options_.digits->count);
            if (text == replay::fixed(values[entry.nodes[k]], options_.digits->count)) continue;
            step.own += fmt::format("{}{} = {}", step.own.empty() ? "" : ", ", entry.symbols[k],
                                    render::with_minus_sign(text));
        }
        if (!step.own.empty()) step.own = say("paper.own", {step.own});
    }

    PaperStep step(const Item& item) const {
        const Entry& entry = worksheet_.entries()[item.entry];
        PaperStep step;
        step.number = item.number;
        step.caption = entry.caption.in(options_.language);
        step.hint = entry.hint.in(options_.language);
        if (item.appearance == Appearance::asked) step.blanks = item.values;
        for (const std::size_t blank : step.blanks)
            step.marks += exercise_.blanks()[blank].marks;
        const bool has_own =
            std::ranges::any_of(entry.nodes, [&](Node node) { return replaced_.contains(node); });
        if (is_key_ && has_own) {
            add_what_follows(step, entry);
        } else if (is_key_ || item.appearance == Appearance::worked) {
            step.math = working(entry, values_);
        } else {
            render::LogStep formulas = render::log_formulas(worksheet_, entry, options_);
            if (exercise_.options().kind == Kind::formula ||
                exercise_.options().is_question_alone())
                formulas.forms.clear();
            step.math = render::math_step(formulas, options_);
        }
        if (item.appearance != Appearance::asked || is_key_) return step;
        step.is_matrix = entry.form != Form::scalar;
        step.columns = static_cast<std::size_t>(entry.shape.columns);
        for (std::size_t element = 0; element < entry.nodes.size(); ++element) {
            const auto blank = std::ranges::find_if(step.blanks, [&](std::size_t k) {
                return exercise_.blanks()[k].element == element;
            });
            Cell cell;
            if (blank != step.blanks.end()) {
                cell.blank = *blank;
            } else {
                cell.shown = render::symbol_math(entry.symbols[element]);
            }
            step.answer.push_back(std::move(cell));
        }
        return step;
    }

    const SheetExercise& of_sheet_;
    const Exercise& exercise_;
    const Worksheet& worksheet_;
    render::Values::Replaced replaced_;
    render::Values values_;
    const Variant& variant_;
    const text::Wording& wording_;
    bool is_key_;
    render::LogOptions options_;
};

Paper paper_of(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
               const text::Wording& wording, bool is_key,
               const std::vector<render::Values::Replaced>& replaced) {
    Paper paper;
    paper.is_key = is_key;
    paper.code = dealt.code;
    paper.owner = owner;
    paper.title = sheet.title.in(wording.language());
    paper.course = sheet.course.in(wording.language());
    paper.instructions = sheet.instructions.in(wording.language());
    paper.marks = sheet.marks();
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        ExercisePaper exercise(sheet.exercises[k], dealt.variants[k], dealt.worksheets[k], wording,
                               is_key,
                               k < replaced.size() ? replaced[k] : render::Values::Replaced{});
        paper.exercises.push_back(exercise.build(static_cast<int>(k) + 1));
        if (is_key) paper.exercises.back().answers = dealt.answers[k];
    }
    return paper;
}

}  // namespace

int Sheet::marks() const {
    int sum = 0;
    for (const SheetExercise& each : exercises)
        sum += each.exercise.marks();
    return sum;
}

Paper student_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                    const text::Wording& wording,
                    const std::vector<render::Values::Replaced>& replaced) {
    return paper_of(sheet, dealt, owner, wording, false, replaced);
}

Paper key_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                const text::Wording& wording) {
    return paper_of(sheet, dealt, owner, wording, true, {});
}

Paper working_paper(const Sheet& sheet, const Dealt& dealt, const Owner& owner,
                    const text::Wording& wording,
                    const std::vector<render::Values::Replaced>& own) {
    Paper paper = paper_of(sheet, dealt, owner, wording, true, own);
    paper.is_working = true;
    paper.has_own = std::ranges::any_of(own, [](const auto& each) { return !each.empty(); });
    for (PaperExercise& exercise : paper.exercises)
        exercise.answers.clear();
    return paper;
}

render::MathStep with_answer(const PaperExercise& exercise, const PaperStep& step) {
    render::MathStep math = step.math;
    if (!step.answer.empty()) math.lines.push_back({"=", answer_math(exercise, step), {}, false});
    return math;
}

std::string heading(const Paper& paper, const text::Wording& wording) {
    if (paper.has_own) return wording("paper.working_from_own", {paper.title});
    if (paper.is_working) return wording("paper.working_of", {paper.title});
    return paper.is_key ? wording("paper.key_of", {paper.title}) : paper.title;
}

std::string blank_label(const Exercise& exercise, std::size_t blank, text::Language language) {
    const Blank& asked = exercise.blanks()[blank];
    if (asked.node == no_node)
        return text::message("paper." + text::replaced(asked.id, "/", "."), language);
    const Item& item = exercise.questions().items[asked.item];
    const Entry& entry = exercise.worksheet().entries()[item.entry];
    return fmt::format("({}) {}", item.number, entry.symbols[asked.element]);
}

std::string rule_text(const Exercise& exercise, const text::Wording& wording) {
    if (exercise.options().kind == Kind::formula) return {};
    const auto decimals = [&](int count) {
        return wording(count == 1 ? "paper.decimal" : "paper.decimals", {std::to_string(count)});
    };
    const Rounding rounding = exercise.rounding();
    const bool keeps_more = rounding.kept > rounding.decimals;
    if (!exercise.options().rounds_steps)
        return wording("paper.rule", {decimals(rounding.decimals), decimals(rounding.kept)});
    return wording(keeps_more ? "paper.rule.steps.kept" : "paper.rule.steps",
                   {decimals(rounding.decimals), decimals(rounding.kept)});
}

std::string marks_text(int marks, const text::Wording& wording) {
    return wording(marks == 1 ? "paper.mark" : "paper.marks", {std::to_string(marks)});
}

std::vector<Expected> expected(const PaperExercise& exercise, const PaperStep& step,
                               const text::Wording& wording) {
    std::vector<Expected> result;
    for (const std::size_t blank : step.blanks) {
        if (blank >= exercise.answers.size()) continue;
        const Answer& answer = exercise.answers[blank];
        const std::string low = answer.accepted.low_text(), high = answer.accepted.high_text();
        Expected each{exercise.blanks[blank], render::with_minus_sign(answer.text), {}, {}};
        each.accepted = render::with_minus_sign(low);
        if (low != high) each.accepted += " … " + render::with_minus_sign(high);
        for (const WrongAnswer& wrong : answer.wrong) {
            each.wrong.emplace_back(render::with_minus_sign(wrong.text),
                                    check::sentence(wrong.change, wording.language()));
        }
        result.push_back(std::move(each));
    }
    return result;
}

Math answer_math(const PaperExercise& exercise, const PaperStep& step) {
    std::vector<Math> cells;
    for (const Cell& cell : step.answer) {
        cells.push_back(cell.blank ? Math::blank(static_cast<std::size_t>(exercise.digits))
                                   : cell.shown);
    }
    if (!step.is_matrix) return cells.front();
    return {Math::Kind::matrix, {}, std::move(cells), step.columns};
}

}  // namespace longhand::exercise
