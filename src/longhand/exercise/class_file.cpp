#include "longhand/exercise/class_file.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

#include "longhand/render/json_writer.hpp"

namespace longhand::exercise {

namespace {

constexpr long newest_format = 1;
constexpr std::string_view kinds[] = {"number", "formula", "find_mistake"};

void write(render::JsonWriter& json, const SheetExercise& of_sheet) {
    const Exercise& exercise = of_sheet.exercise;
    json.begin_object();
    json.member("source", of_sheet.name);
    json.member("digest", digest(exercise.worksheet()));
    if (!of_sheet.content.empty()) json.member("content", of_sheet.content);
    json.member("kind", kinds[static_cast<std::size_t>(exercise.options().kind)]);
    json.member("decimals", static_cast<long>(exercise.rounding().decimals));
    json.member("kept", static_cast<long>(exercise.rounding().kept));
    json.member("rounds_steps", exercise.options().rounds_steps);
    json.key("blanks");
    json.begin_array();
    for (const Blank& blank : exercise.blanks()) {
        json.begin_line();
        json.begin_object();
        json.member("id", blank.id);
        json.member("step", static_cast<long>(exercise.items()[blank.item].number));
        json.member("marks", static_cast<long>(blank.marks));
        json.end_object();
        json.end_line();
    }
    json.end_array();
    json.end_object();
}

}  // namespace

std::string digest(const Worksheet& worksheet) {
    std::string content;
    const Tape& tape = worksheet.tape_record().tape();
    for (const Entry& entry : worksheet.entries()) {
        content += entry.id + " " + entry.symbol;
        for (const Node node : entry.nodes)
            content += " " + std::to_string(node);
        content += "\n";
    }
    for (Node node = 0; node < tape.size(); ++node) {
        const Operation operation = tape.operation(node);
        content += std::to_string(static_cast<int>(operation)) + " " +
                   std::to_string(tape.left(node)) + " " + std::to_string(tape.right(node));
        if (operation == Operation::constant)
            content += " " + worksheet.tape_record().text(node).text();
        content += "\n";
    }
    return boost::uuids::to_string(
        boost::uuids::name_generator_sha1(boost::uuids::ns::oid())(content));
}

void write_sheet_json(std::ostream& out, const Sheet& sheet, std::uint64_t seed,
                      text::Language language, std::string_view version) {
    render::JsonWriter json(out);
    json.begin_object();
    json.member("format", newest_format);
    json.member("longhand", version);
    json.member("language", language == text::Language::chinese ? "zh" : "en");
    json.member("title", sheet.title.in(language));
    json.member("seed", std::to_string(seed));
    json.member("marks", static_cast<long>(sheet.marks()));
    json.key("exercises");
    json.begin_array();
    for (const SheetExercise& each : sheet.exercises)
        write(json, each);
    json.end_array();
    json.end_object();
    out << '\n';
}

void write_class_line(std::ostream& out, const Sheet& sheet, const Recipient& recipient,
                      const Dealt& dealt) {
    render::JsonWriter json(out);
    json.begin_line();
    json.begin_object();
    json.member("id", recipient.owner.id);
    json.member("key", recipient.key);
    json.member("code", dealt.code);
    json.key("exercises");
    json.begin_array();
    for (std::size_t k = 0; k < sheet.exercises.size(); ++k) {
        const Exercise& exercise = sheet.exercises[k].exercise;
        json.begin_object();
        json.key("givens");
        json.begin_object();
        for (const auto& [id, numbers] : dealt.variants[k].numbers) {
            json.key(id);
            json.begin_array();
            for (const decimal::DecimalText& number : numbers)
                json.value(number.text());
            json.end_array();
        }
        json.end_object();
        json.key("blanks");
        json.begin_array();
        const std::vector<Answer>& answers = dealt.answers[k];
        for (std::size_t blank = 0; blank < answers.size(); ++blank) {
            json.begin_object();
            json.member("id", exercise.blanks()[blank].id);
            json.member("decimals", static_cast<long>(answers[blank].accepted.decimals));
            json.member("value", answers[blank].text);
            json.member("low", answers[blank].accepted.low_text());
            json.member("high", answers[blank].accepted.high_text());
            json.member("marks", static_cast<long>(exercise.blanks()[blank].marks));
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    json.end_line();
}

}  // namespace longhand::exercise
