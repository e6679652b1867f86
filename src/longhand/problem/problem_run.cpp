#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "longhand/decimal/rounding.hpp"
#include "longhand/language/formula_error.hpp"
#include "longhand/problem/problem.hpp"
#include "longhand/problem/scope.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/text/utf8.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand {

using language::FormulaError;
using language::Value;

namespace {

constexpr std::uint32_t no_line = 0;  ///< what a problem names stands in no program

using Names = std::set<std::string, std::less<>>;

}  // namespace

/// One run of a problem on a worksheet.
class ProblemRun {
  public:
    ProblemRun(const Problem& problem, Worksheet& sheet)
        : problem_(problem), sheet_(sheet), scope_(declared(problem)) {}

    void run() {
        sheet_.title(problem_.title_);
        sheet_.introduce(problem_.text_);
        sheet_.ask(problem_.question_);
        for (const DocumentSection& mirrored : problem_.documents_)
            sheet_.mirrors(mirrored.document, mirrored.section);
        for (const Problem::Typed& definition : problem_.definitions_)
            sheet_.define(definition.text);
        if (problem_.digits_) sheet_.digits(*problem_.digits_);
        work_out(problem_.whole_, "");
        if (errors_.empty()) {
            for (const Problem::Picture& picture : problem_.pictures_)
                plot(picture);
        }
        if (!errors_.empty()) throw Errors(std::move(errors_));
    }

  private:
    using Part = Problem::Part;
    using Step = Problem::Step;
    using Given = Problem::Given;
    using Repetition = Problem::Repetition;

    /// A loop that is being gone through.
    struct Loop {
        const Repetition& repetition;
        Names awaited;  ///< names of the condition that this pass has not worked out yet
        bool is_over = false;
    };

    static std::map<std::string, std::size_t, std::less<>> declared(const Problem& problem) {
        std::map<std::string, std::size_t, std::less<>> names;
        gather(problem.whole_, [&](const std::string& id, const TextPlace& place) {
            names.try_emplace(text::composed(id), place.line);
        });
        return names;
    }

    /// Every given and step of a part and the parts in it.
    static void gather(const Part& part, const auto& see) {
        for (const Given& given : part.givens)
            see(given.id, given.place);
        for (const Step& step : part.steps)
            see(step.id, step.place);
        for (const Part& inner : part.parts)
            gather(inner, see);
        if (!part.repetition) return;
        for (const Step& step : part.repetition->at_end)
            see(step.id, step.place);
    }

    void keep(const Error& error, const TextPlace& place) {
        errors_.push_back(problem_.source_->at(error, place));
    }

    /// Keeps `told` at its place in the formula that begins at `formula`, or in the function that
    /// the formula calls.
    void keep(const Error& told, const FormulaError& error, const TextPlace& formula) {
        const TomlSource& source = *problem_.source_;
        const Error in_formula = source.at(told, formula, error.offset());
        if (!error.in_function()) {
            const auto is_same = [&](const Error& other) {
                return other.id() == told.id() && other.place() == in_formula.place();
            };
            if (std::ranges::none_of(errors_, is_same)) errors_.push_back(in_formula);
            return;
        }
        const auto function = std::ranges::find(problem_.functions_, error.in_function()->name,
                                                &language::Definition::name);
        const TextPlace& definition =
            problem_.definitions_[static_cast<std::size_t>(function - problem_.functions_.begin())]
                .place;
        const std::size_t offset = error.in_function()->offset;
        const Error bare(told.id(), told.arguments());
        const std::string there = source.at(bare, definition, offset).place();
        errors_.push_back(source.at(bare.at(in_formula.place()).within(there), definition, offset));
    }

    bool is_over() const { return !loops_.empty() && loops_.back()->is_over; }

    void work_out(const Part& part, const std::string& path) {
        for (const Given& given : part.givens)
            work_out(given);
        for (const Step& step : part.steps) {
            work_out(step);
            if (is_over()) return;
        }
        for (const Part& inner : part.parts) {
            const std::string inner_path = in_section(path, inner.id);
            if (inner.repetition) {
                repeat(inner, inner_path);
            } else {
                begin_section(inner, inner_path);
                work_out(inner, inner_path);
            }
            if (is_over()) return;
        }
    }

    void begin_section(const Part& part, const std::string& path) {
        try {
            sheet_.section(path, part.title, no_line);
        } catch (const Error& error) {
            keep(error, part.place);
            throw Errors(std::move(errors_));
        }
    }

    void work_out(const Given& given) {
        try {
            Value value = Real(0);
            switch (given.form) {
                case Form::scalar:
                    value = sheet_.given_scalar(given.id, given.numbers, given.options, no_line);
                    break;
                case Form::vector:
                    value = sheet_.given_vector(given.id, given.numbers, given.options, no_line);
                    break;
                case Form::matrix:
                    value = sheet_.given_matrix(given.id, given.numbers, given.options, no_line);
                    break;
            }
            scope_.define(given.id, std::move(value), sheet_.entries().back());
        } catch (const Error& error) {
            keep(error, given.place);
            scope_.spoil(given.id, given.options.symbol, given.options.elements);
        }
    }

    void work_out(const Step& step) {
        try {
            refuse_element(step);
            Value value = language::evaluate(step.formula, scope_, problem_.functions_);
            StepOptions options = step.options;
            const std::string* updated = updated_by(step);
            if (updated) {
                options.updates = scope_.owner(*updated)->id;
                value = alike(value, scope_.owner(*updated)->value);
            }
            const Value named = name(step.id, value, std::move(options));
            if (updated) {
                const std::string name = *updated;
                scope_.update(name, named, sheet_.entries().back());
            } else {
                scope_.define(step.id, named, sheet_.entries().back());
            }
        } catch (const Scope::Spoilt&) {
            scope_.spoil(step.id, step.options.symbol, step.options.elements);
        } catch (const FormulaError& error) {
            const bool is_itself = error.id() == "problem.before" &&
                                   error.arguments().front() == text::composed(step.id);
            const Error told = is_itself ? Error("problem.start", {step.id}) : Error(error);
            keep(told, error, step.place);
            scope_.spoil(step.id, step.options.symbol, step.options.elements);
        } catch (const Error& error) {
            keep(error, step.place);
            scope_.spoil(step.id, step.options.symbol, step.options.elements);
        }
        await(step.id);
    }

    Value name(const std::string& id, const Value& value, StepOptions options) {
        if (const auto* matrix = std::get_if<Matrix>(&value))
            return sheet_.step(id, *matrix, std::move(options), no_line);
        return sheet_.step(id, language::number(value), std::move(options), no_line);
    }

    /// A new value of one element would leave its matrix as it is.
    void refuse_element(const Step& step) const {
        if (!step.options.symbol.empty() || !step.options.updates.empty()) return;
        const std::string name = text::composed(step.id);
        const std::string* matrix = scope_.matrix_with(name);
        const std::vector<std::string> used = language::names_in(step.formula);
        const bool is_new =
            name.find('[') == name.npos && std::ranges::find(used, name) == used.end();
        if (matrix && !is_new) throw Error("problem.element", {step.id, *matrix});
    }

    /// A number in the form of the column of one element whose next version it is.
    static Value alike(const Value& value, const Value& old) {
        const auto* column = std::get_if<Matrix>(&old);
        if (!column || column->shape().size() != 1 || !std::holds_alternative<Real>(value))
            return value;
        return Matrix(column->shape(), {std::get<Real>(value)});
    }

    /// The variable whose next version a step is: the one that it says, or its own name where its
    /// formula speaks of the old one or the loop hands it on.
    const std::string* updated_by(const Step& step) {
        if (!step.options.updates.empty()) {
            const std::string* owner = scope_.owner_name(step.options.updates);
            if (!owner)
                throw Error("id.unknown", {step.options.updates,
                                           text::nearest(step.options.updates, scope_.known())});
            return owner;
        }
        const std::string* owner = scope_.owner_name(text::composed(step.id));
        if (!owner || *owner != text::composed(step.id)) return nullptr;
        // Something with another symbol is something else.
        const Entry* old = sheet_.find(scope_.owner(*owner)->id);
        if (old && !step.options.symbol.empty() && step.options.symbol != old->symbol)
            return nullptr;
        const bool is_carried = carried_.contains(*owner);
        return is_carried || mentions(step.formula, *owner) ? owner : nullptr;
    }

    bool mentions(const language::Syntax& formula, const std::string& owner) const {
        return std::ranges::any_of(language::names_in(formula), [&](const std::string& name) {
            const std::string* found = scope_.owner_name(name);
            return found && *found == owner;
        });
    }

    /// The names from before a loop that one pass hands to the next: those that a pass uses before
    /// it defines them anew.
    Names carried_by(const Part& part) const {
        Names used, defined, carried;
        const auto see = [&](const Step& step) {
            for (const std::string& name : language::names_in(step.formula)) {
                const std::string* owner = scope_.owner_name(name);
                if (owner && !defined.contains(*owner)) used.insert(*owner);
            }
            const std::string id =
                text::composed(step.options.updates.empty() ? step.id : step.options.updates);
            const std::string* owner = scope_.owner_name(id);
            if (owner && used.contains(*owner)) carried.insert(*owner);
            if (owner) defined.insert(*owner);
        };
        const auto walk = [&](const auto& self, const Part& of) -> void {
            for (const Step& step : of.steps)
                see(step);
            for (const Part& inner : of.parts)
                self(self, inner);
        };
        walk(walk, part);
        return carried;
    }

    void repeat(const Part& part, const std::string& path) {
        const Repetition& repetition = *part.repetition;
        const Names before = std::exchange(carried_, carried_by(part));
        std::vector<Passes::Variable> state;
        for (const std::string& name : carried_) {
            Value& value = scope_.owner(name)->value;
            if (auto* number = std::get_if<Real>(&value)) state.emplace_back(number);
            if (auto* matrix = std::get_if<Matrix>(&value)) state.emplace_back(matrix);
        }
        Names defined;
        gather(part, [&](const std::string& id, const TextPlace&) {
            defined.insert(text::composed(id));
        });
        Names awaited;
        if (repetition.until) {
            for (const std::string& name : language::names_in(*repetition.until)) {
                if (defined.contains(name)) awaited.insert(name);
            }
        }
        const auto count = repetition.until ? Passes::Count::at_most : Passes::Count::exactly;
        Caption title = part.title;
        const std::string counter = "{" + repetition.index + "}";
        title = {text::replaced(title.english, counter, "{index}"),
                 text::replaced(title.chinese, counter, "{index}")};
        if (title.english.find("{index}") == title.english.npos) title.english += " {index}";
        if (title.chinese.find("{index}") == title.chinese.npos) title.chinese += " {index}";
        for (const int pass : Passes(sheet_, path, title, repetition.most, state, count)) {
            scope_.forget_older();
            scope_.set_index(repetition.index, pass);
            Loop loop{repetition, awaited};
            loops_.push_back(&loop);
            work_out(part, fmt::format("{}[{}]", path, pass));
            if (!loop.is_over && awaited.empty() && repetition.until) decide(loop);
            loops_.pop_back();
            if (loop.is_over || !errors_.empty()) break;
        }
        scope_.drop_index(repetition.index);
        carried_ = before;
        for (const std::string& name : defined)
            await(name);
    }

    /// The condition of a loop is looked at as soon as a pass has worked out what it speaks of.
    void await(const std::string& id) {
        if (loops_.empty()) return;
        Loop& loop = *loops_.back();
        if (loop.awaited.erase(text::composed(id)) > 0 && loop.awaited.empty()) decide(loop);
    }

    void decide(Loop& loop) {
        const Repetition& repetition = loop.repetition;
        try {
            const Value decision =
                language::evaluate(*repetition.until, scope_, problem_.functions_);
            if (!holds(std::get<Condition>(decision), repetition)) return;
            loop.is_over = true;
            loop.awaited.clear();
            for (const Step& step : repetition.at_end)
                work_out(step);
        } catch (const Scope::Spoilt&) {
        } catch (const FormulaError& error) {
            keep(error, error, repetition.place);
        } catch (const Error& error) {
            errors_.push_back(error);
        }
    }

    /// Whether the condition of a loop has come true. Where both sides are too close for double
    /// precision, the exact values decide.
    bool holds(const Condition& condition, const Repetition& repetition) const {
        const Record& record = sheet_.tape_record();
        const Tape& tape = record.tape();
        const double left = tape.value(tape.left(condition.node()));
        const double right = tape.value(tape.right(condition.node()));
        const double size = std::max(std::abs(left), std::abs(right));
        if (sheet_.rounding() || std::abs(left - right) > 1e-9 * size) return condition;
        const std::vector<replay::Number> values = replay::replay<replay::NumberArithmetic>(record);
        const replay::Number& exact = values[condition.node()];
        if (exact.trouble == replay::Trouble::tie) {
            const auto side = [&values](Node node) {
                return decimal::significant(values[node].decimal, 6);
            };
            const std::string sides =
                fmt::format("{} {} {}", side(tape.left(condition.node())), repetition.until->text,
                            side(tape.right(condition.node())));
            throw problem_.source_->at(Error("value.tie", {sides}), repetition.place);
        }
        if (exact.trouble != replay::Trouble::none) return condition;  // said where it is shown
        const bool is_true = !exact.decimal.is_zero();
        RealAccess::record().add_guard({condition.node(), is_true});
        return is_true;
    }

    void plot(const Problem::Picture& picture) {
        try {
            sheet_.plot_at(picture.id, picture.plot);
        } catch (const Error& error) {
            keep(error, picture.place_of(error));
        }
    }

    const Problem& problem_;
    Worksheet& sheet_;
    Scope scope_;
    Names carried_;  ///< by the innermost loop
    std::vector<Loop*> loops_;
    std::vector<Error> errors_;
};

const TextPlace& Problem::Picture::place_of(const Error& error) const {
    const std::string wrong = error.arguments().empty() ? "" : error.arguments().front();
    const auto speaks_of_it = [&wrong](const Typed& typed) {
        return !wrong.empty() && typed.text.find(wrong) != std::string::npos;
    };
    auto found = std::ranges::find(texts, wrong, &Typed::text);
    if (found == texts.end()) found = std::ranges::find_if(texts, speaks_of_it);
    return found == texts.end() ? place : found->place;
}

Error Problem::at_its_place(const Error& error) const {
    const std::string wanted = without_passes(error.place());
    std::optional<TextPlace> found;
    const auto look = [&](const auto& self, const Part& part, const std::string& path) -> void {
        const auto see = [&](const std::string& id, const TextPlace& place) {
            if (!found && without_passes(in_section(path, id)) == wanted) found = place;
        };
        for (const Given& given : part.givens)
            see(given.id, given.place);
        for (const Step& step : part.steps)
            see(step.id, step.place);
        if (part.repetition) {
            for (const Step& step : part.repetition->at_end)
                see(step.id, step.place);
        }
        for (const Part& inner : part.parts)
            self(self, inner, in_section(path, inner.id));
    };
    look(look, whole_, "");
    for (const Picture& picture : pictures_) {
        if (!found && picture.id == error.place()) found = picture.place_of(error);
    }
    if (!found) return error.within(source_->name());
    return source_->at(error.within(source_->text_of(*found)), *found);
}

void Problem::calculate(Worksheet& sheet) const {
    ProblemRun(*this, sheet).run();
}

}  // namespace longhand
