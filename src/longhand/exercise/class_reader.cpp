#include "longhand/exercise/class_reader.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "longhand/exercise/lines.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand::exercise {

namespace {

using Json = nlohmann::json;

constexpr int most_decimals = 50;

StoredBlank read_blank(const Json& json) {
    StoredBlank blank{json.at("id"), json.at("value"), {}, json.at("marks")};
    const int decimals = json.at("decimals");
    if (decimals < 0 || decimals > most_decimals) throw Error("class.line", {});
    blank.accepted = {units_of(json.at("low").get<std::string>(), decimals),
                      units_of(json.at("high").get<std::string>(), decimals), decimals};
    return blank;
}

ClassLine read_line(std::string_view text) {
    const Json json = Json::parse(text);
    ClassLine line{json.at("id"), json.at("key"), json.at("code"), {}, {}, std::string(text)};
    for (const Json& exercise : json.at("exercises")) {
        GivenNumbers numbers;
        for (const auto& [id, typed] : exercise.at("givens").items()) {
            for (const Json& number : typed)
                numbers[id].push_back(decimal::DecimalText::parse(number.get<std::string>()));
        }
        line.givens.push_back(std::move(numbers));
        std::vector<StoredBlank> blanks;
        for (const Json& blank : exercise.at("blanks"))
            blanks.push_back(read_blank(blank));
        line.blanks.push_back(std::move(blanks));
    }
    return line;
}

}  // namespace

std::vector<ClassLine> read_class(std::string_view lines, const std::string& name) {
    std::vector<ClassLine> result;
    GatheredErrors errors;
    for_each_line(lines, [&](std::string_view line, int number) {
        const auto report = [&] {
            errors.add(Error("class.line", {}, fmt::format("{}:{}", name, number)));
        };
        try {
            result.push_back(read_line(line));
        } catch (const Json::exception&) {
            report();
        } catch (const Error&) {  // of a number
            report();
        }
    });
    errors.report();
    return result;
}

}  // namespace longhand::exercise
