#include "longhand/exercise/marking/practice_session.hpp"

#include <nlohmann/json.hpp>

#include "longhand/exercise/digest.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

using Json = nlohmann::json;

constexpr const char* format = "longhand-practice";
constexpr long newest_version = 1;

}  // namespace

void write_session(std::ostream& out, const Practice& practice, const Exercise& exercise,
                   std::uint64_t seed) {
    render::JsonWriter json(out);
    const Practice::State state = practice.state();
    json.begin_object();
    json.member("format", format);
    json.member("version", newest_version);
    json.member("digest", digest(exercise.worksheet()));
    json.member("seed", std::to_string(seed));
    json.key("answers");
    json.begin_array();
    for (const std::string& answer : state.answers)
        json.value(answer);
    json.end_array();
    json.key("hints");
    json.begin_array();
    for (const std::size_t hints : state.hints)
        json.value(static_cast<long>(hints));
    json.end_array();
    json.end_object();
}

void resume_session(std::string_view text, const std::string& name, Practice& practice,
                    const Exercise& exercise, std::uint64_t seed) {
    try {
        const Json json = Json::parse(text);
        const bool is_ours = json.at("format") == format && json.at("version") == newest_version &&
                             json.at("digest") == digest(exercise.worksheet()) &&
                             json.at("seed") == std::to_string(seed);
        if (!is_ours) throw Error("practice.session", {name});
        practice.resume({json.at("answers").get<std::vector<std::string>>(),
                         json.at("hints").get<std::vector<std::size_t>>()});
    } catch (const Json::exception&) {
        throw Error("practice.session", {name});
    }
}

}  // namespace longhand::exercise
