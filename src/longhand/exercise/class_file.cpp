#include "longhand/exercise/class_file.hpp"

#include "longhand/exercise/digest.hpp"
#include "longhand/render/json_writer.hpp"

namespace longhand::exercise {

namespace {

constexpr long newest_version = 1;

void write(render::JsonWriter& json, const SheetExercise& of_sheet) {
    const Exercise& exercise = of_sheet.exercise;
    json.begin_object();
    json.member("source", of_sheet.name);
    json.member("digest", digest(exercise.worksheet()));
    if (!of_sheet.content.empty()) json.member("content", of_sheet.content);
    const std::vector<Entry>& entries = exercise.worksheet().entries();
    const bool has_numbers = exercise.options().kind != Kind::formula;
    json.member("from", entries[exercise.questions().items.front().entry].id);
    json.member("to", entries[exercise.questions().items.back().entry].id);
    json.member("kind", name(exercise.options().kind));
    json.member("fade", static_cast<long>(exercise.options().fade));
    if (has_numbers) {
        json.member("decimals", static_cast<long>(exercise.rounding().decimals));
        json.member("kept", static_cast<long>(exercise.rounding().kept));
    }
    json.member("rounds_steps", exercise.options().rounds_steps);
    json.member("asked_by", exercise.options().blanks.empty() ? "fade" : "ids");
    json.key("blanks");
    json.begin_array();
    for (const Blank& blank : exercise.blanks()) {
        json.begin_object();
        json.begin_line();
        json.member("id", blank.id);
        if (blank.node != no_node) {
            const Item& item = exercise.questions().items[blank.item];
            json.member("step", static_cast<long>(item.number));
        }
        json.member("marks", static_cast<long>(blank.marks));
        json.end_object();
        json.end_line();
    }
    json.end_array();
    json.end_object();
}

}  // namespace

void write_sheet_json(std::ostream& out, const Sheet& sheet, std::uint64_t seed,
                      text::Language language, std::string_view version) {
    render::JsonWriter json(out);
    json.begin_object();
    json.member("format", "longhand-sheet");
    json.member("version", newest_version);
    json.member("longhand", version);
    json.member("language", text::code(language));
    json.member("title", sheet.title.in(language));
    json.member("seed", std::to_string(seed));
    json.member("marks", static_cast<long>(sheet.marks()));
    json.key("exercises");
    json.begin_array();
    for (const SheetExercise& each : sheet.exercises)
        write(json, each);
    json.end_array();
    json.end_object();
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
