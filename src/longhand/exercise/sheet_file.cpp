#include "longhand/exercise/sheet_file.hpp"

#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand::exercise {

namespace {

constexpr int newest_format = 1;

class SheetFileReader {
  public:
    explicit SheetFileReader(std::shared_ptr<const TomlSource> source)
        : source_(std::move(source)) {}

    SheetPlan read() {
        const toml::table& root = source_->root();
        SheetPlan plan;
        errors_.guard([&] {
            source_->expect_keys(
                root, {"format", "title", "course", "instructions", "paper", "exam", "exercise"});
        });
        errors_.guard([&] { source_->expect_format(newest_format); });
        errors_.guard([&] { plan.title = source_->caption(root, "title"); });
        errors_.guard([&] { plan.course = source_->caption(root, "course"); });
        errors_.guard([&] { plan.instructions = source_->caption(root, "instructions"); });
        errors_.guard([&] { plan.paper = paper(root); });
        errors_.guard([&] { plan.is_exam = truth(root, "exam"); });
        errors_.guard([&] {
            for (const toml::node& node : source_->array(root, "exercise"))
                errors_.guard([&] { plan.exercises.push_back(exercise(node)); });
        });
        if (errors_.empty() && plan.exercises.empty())
            errors_.add(Error("toml.missing", {"exercise"}, source_->name()));
        errors_.report();
        plan.source = source_;
        return plan;
    }

  private:
    PlannedExercise exercise(const toml::node& node) {
        const toml::table& in = source_->table(node, "exercise");
        source_->expect_keys(in, {"source", "from", "to", "kind", "fade", "blanks", "digits",
                                  "round", "marks", "title", "text", "question"});
        PlannedExercise planned;
        planned.place = source_->begin(node);
        for (const char* key : {"source", "from", "to"}) {
            if (in.contains(key)) remember(*in.get(key), planned.words);
        }
        for (const toml::node& id : blanks(in))
            remember(id, planned.words);
        planned.source = source_->text(in, "source");
        planned.title = source_->caption(in, "title");
        planned.text = source_->caption(in, "text");
        planned.question = source_->caption(in, "question");
        ExerciseOptions& options = planned.options;
        options.from = source_->text_if_any(in, "from").value_or("");
        options.to = source_->text_if_any(in, "to").value_or("");
        if (const auto kind = source_->text_if_any(in, "kind"))
            at(in, "kind", [&] { options.kind = kind_named(*kind); });
        at(in, "fade",
           [&] { options.fade = checked_fade(source_->number(in, "fade", options.fade)); });
        at(in, "marks",
           [&] { options.marks = checked_marks(source_->number(in, "marks", options.marks)); });
        if (in.contains("digits")) {
            at(in, "digits", [&] {
                options.decimals = parse_decimals(std::to_string(source_->number(in, "digits", 0)));
            });
        }
        options.rounds_steps = truth(in, "round");
        for (const toml::node& id : blanks(in))
            options.blanks.push_back(word(id, "blanks"));
        return planned;
    }

    void remember(const toml::node& value, std::map<std::string, TextPlace>& words) const {
        if (const auto* word = value.as_string()) words.emplace(word->get(), source_->begin(value));
    }

    /// An error without a place gets that of a key.
    void at(const toml::table& in, const char* key, auto&& action) const {
        try {
            action();
        } catch (const Error& error) {
            throw in.contains(key) ? source_->at(error, *in.get(key)) : error;
        }
    }

    const toml::array& blanks(const toml::table& in) const {
        static const toml::array none;
        return in.contains("blanks") ? source_->array(in, "blanks") : none;
    }

    std::string word(const toml::node& node, const char* key) const {
        const auto* text = node.as_string();
        if (!text) throw source_->at(Error("toml.type", {key, "[\"layer2/y\"]"}), node);
        return text->get();
    }

    std::string paper(const toml::table& in) const {
        const std::string paper = source_->text_if_any(in, "paper").value_or("a4");
        if (paper != "a4" && paper != "letter")
            throw source_->at(Error("sheet.paper", {paper}), *in.get("paper"));
        return paper;
    }

    bool truth(const toml::table& in, const char* key) const {
        if (!in.contains(key)) return false;
        const auto* value = in.get(key)->as_boolean();
        if (!value) throw source_->at(Error("toml.type", {key, "true"}), *in.get(key));
        return value->get();
    }

    std::shared_ptr<const TomlSource> source_;
    GatheredErrors errors_;
};

}  // namespace

Error SheetPlan::at(const Error& error, const PlannedExercise& exercise) const {
    if (!source || !error.place().empty()) return error;
    for (const std::string& argument : error.arguments()) {
        const auto found = exercise.words.find(argument);
        if (found != exercise.words.end()) return source->at(error, found->second);
    }
    return source->at(error, exercise.place);
}

SheetPlan read_sheet_file(std::string_view toml, const std::string& name) {
    return SheetFileReader(std::make_shared<const TomlSource>(toml, name)).read();
}

int checked_marks(int marks) {
    if (marks < 1 || marks > most_marks) throw Error("sheet.marks_number", {std::to_string(marks)});
    return marks;
}

int checked_fade(int level) {
    if (level < worked_example || level > question_alone)
        throw Error("sheet.fade", {std::to_string(level)});
    return level;
}

}  // namespace longhand::exercise
