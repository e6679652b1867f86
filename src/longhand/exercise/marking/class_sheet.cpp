#include "longhand/exercise/marking/class_sheet.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

using Json = nlohmann::json;

constexpr int newest_version = 1;

StoredExercise read_exercise(const Json& json) {
    StoredExercise result;
    result.source = json.at("source");
    result.content = json.value("content", "");
    result.digest = json.at("digest");
    ExerciseOptions& options = result.options;
    options.kind = kind_named(json.at("kind").get<std::string>());
    options.from = json.at("from");
    options.to = json.at("to");
    options.fade = json.at("fade");
    options.rounds_steps = json.at("rounds_steps");
    if (json.contains("decimals")) options.decimals = json.at("decimals").get<int>();
    if (json.contains("kept")) result.kept = json.at("kept");
    for (const Json& blank : json.at("blanks")) {
        result.blanks.push_back(blank.at("id"));
        options.marks = blank.at("marks");
    }
    if (json.at("asked_by") == "ids") options.blanks = result.blanks;
    return result;
}

}  // namespace

ClassSheet read_class_sheet(std::string_view text, const std::string& name) {
    try {
        const Json json = Json::parse(text);
        if (json.at("format") != "longhand-sheet") throw Error("class.sheet", {}, name);
        if (json.at("version").get<int>() > newest_version) throw Error("class.version", {}, name);
        ClassSheet sheet;
        if (json.at("language") == "zh") sheet.language = text::Language::chinese;
        sheet.title = json.at("title");
        sheet.marks = json.at("marks");
        const std::string seed = json.at("seed");
        const auto read = std::from_chars(seed.data(), seed.data() + seed.size(), sheet.seed);
        if (read.ec != std::errc()) throw Error("class.sheet", {}, name);
        for (const Json& exercise : json.at("exercises"))
            sheet.exercises.push_back(read_exercise(exercise));
        return sheet;
    } catch (const Json::exception&) {
        throw Error("class.sheet", {}, name);
    }
}

}  // namespace longhand::exercise
