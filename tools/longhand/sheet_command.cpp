#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "class_work.hpp"
#include "commands.hpp"
#include "exercise_source.hpp"
#include "longhand/exercise/formats/paper_formats.hpp"
#include "longhand/exercise/layout.hpp"
#include "longhand/exercise/roster.hpp"
#include "longhand/exercise/sheet_file.hpp"
#include "longhand/exercise/wording_file.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "options.hpp"
#include "sheet_files.hpp"
#include "source.hpp"
#include "typesetter.hpp"

namespace longhand::cli {

namespace po = boost::program_options;

namespace {

using namespace exercise;

constexpr int most_copies = 100'000;
constexpr int most_versions = 26;

std::vector<std::string> words(const std::string& list) {
    std::vector<std::string> result;
    std::istringstream stream(list);
    for (std::string word; std::getline(stream, word, ',');) {
        // An id such as W[1,2] has a comma of its own.
        const bool is_open = !result.empty() && result.back().rfind('[') != std::string::npos &&
                             result.back().find(']', result.back().rfind('[')) == std::string::npos;
        if (is_open) {
            result.back() += "," + word;
        } else {
            result.push_back(word);
        }
    }
    return result;
}

/// A number between two others. Throws an error of this id with what was typed.
int number_in(const po::variables_map& options, const char* name, int least, int most,
              const char* error) {
    const auto number = whole_number<int>(typed(options, name));
    if (!number || *number < least || *number > most) throw Error(error, {typed(options, name)});
    return *number;
}

/// What the sheet file says, or a plan for one chapter or problem file; options override both.
SheetPlan plan_for(const std::string& name, const po::variables_map& options) {
    SheetPlan plan;
    if (is_file(name)) {
        const std::string content = content_of(name);
        if (TomlSource(content, name).root().contains("exercise"))
            plan = read_sheet_file(content, name);
    }
    if (plan.exercises.empty()) {
        PlannedExercise planned;
        planned.source = name;
        plan.exercises.push_back(std::move(planned));
    }
    for (PlannedExercise& planned : plan.exercises) {
        ExerciseOptions& wanted = planned.options;
        if (options.contains("from")) wanted.from = typed(options, "from");
        if (options.contains("to")) wanted.to = typed(options, "to");
        if (options.contains("kind")) wanted.kind = kind_named(typed(options, "kind"));
        if (options.contains("blanks")) wanted.blanks = words(typed(options, "blanks"));
        if (options.contains("digits")) wanted.decimals = parse_decimals(typed(options, "digits"));
        if (options.contains("marks"))
            wanted.marks = number_in(options, "marks", 1, most_marks, "sheet.marks_number");
        if (options.contains("fade"))
            wanted.fade = number_in(options, "fade", worked_example, question_alone, "sheet.fade");
        if (options.contains("round")) {
            wanted.rounds_steps = true;
            wanted.decimals = parse_decimals(typed(options, "round"));
        }
    }
    return plan;
}

SheetExercise exercise_of(const PlannedExercise& planned, const std::string& folder) {
    const bool is_beside = is_file(planned.source) && !folder.empty() &&
                           std::filesystem::path(planned.source).is_relative();
    const std::string place =
        is_beside ? (std::filesystem::path(folder) / planned.source).string() : planned.source;
    const Source source = find_source(place);
    try {
        SheetExercise result = exercise_from(
            source, is_file(place) ? content_of(place) : std::string(), planned.options);
        const auto replace = [](Caption& own, const Caption& wanted) {
            if (!wanted.empty()) own = wanted;
        };
        replace(result.title, planned.title);
        replace(result.text, planned.text);
        replace(result.question, planned.question);
        return result;
    } catch (const Error& error) {
        const bool is_about_plan = std::ranges::any_of(
            error.arguments(),
            [&](const std::string& argument) { return planned.words.contains(argument); });
        throw is_about_plan ? error : source.at_its_place(error);
    }
}

Sheet sheet_of(const SheetPlan& plan, const std::string& file) {
    Sheet sheet{plan.title, plan.course, plan.instructions, plan.paper, plan.is_exam, {}};
    const std::string folder =
        plan.source ? std::filesystem::path(file).parent_path().string() : "";
    GatheredErrors errors;
    for (const PlannedExercise& planned : plan.exercises) {
        errors.guard([&] {
            try {
                sheet.exercises.push_back(
                    exercise_of(planned, plan.source && folder.empty() ? "." : folder));
            } catch (const Error& error) {
                throw plan.at(error, planned);
            }
        });
    }
    errors.report();
    if (sheet.title.empty()) sheet.title = sheet.exercises.front().title;
    return sheet;
}

std::set<SheetFormat> formats(const po::variables_map& options) {
    const std::vector<std::pair<std::string, SheetFormat>> known{
        {"markdown", SheetFormat::markdown}, {"html", SheetFormat::html},
        {"pdf", SheetFormat::pdf},           {"typst", SheetFormat::typst},
        {"moodle", SheetFormat::moodle},     {"qti", SheetFormat::qti}};
    if (!options.contains("format")) return {SheetFormat::markdown};
    std::set<SheetFormat> result;
    for (const std::string& word : words(typed(options, "format")))
        result.insert(named("format", word, known));
    return result;
}

std::vector<Recipient> recipients(const po::variables_map& options,
                                  const std::optional<Roster>& roster, const Sheet& sheet,
                                  std::uint64_t seed) {
    std::vector<Recipient> result;
    if (roster) {
        if (options.contains("copies")) throw Error("sheet.both", {});
        for (const Student& student : roster->students)
            result.push_back({student.id, {student.id, student.name, student.group}});
    } else {
        const int copies = options.contains("copies")
                               ? number_in(options, "copies", 1, most_copies, "sheet.copies")
                               : 1;
        for (int k = 1; k <= copies; ++k)
            result.push_back({std::to_string(k), {}});
    }
    if (options.contains("versions"))
        share_versions(result, number_in(options, "versions", 2, most_versions, "sheet.versions"),
                       sheet, seed);
    return result;
}

std::string spread(std::size_t least, std::size_t most, text::Language language) {
    if (least == most) return std::to_string(least);
    return text::message("sheet.spread", language, {std::to_string(least), std::to_string(most)});
}

/// What was made, for the person at the terminal.
void report(std::ostream& out, const Sheet& sheet, const ClassOrder& order, const ClassWork& work,
            const std::string& folder, text::Language language) {
    const auto say = [&](std::string_view id, const std::vector<std::string>& arguments) {
        text::print(out, "{}\n", text::message(id, language, arguments));
    };
    const auto joined = [&](const std::vector<std::string>& parts) {
        return fmt::format("{}",
                           fmt::join(parts, language == text::Language::chinese ? "、" : ", "));
    };
    for (const SheetExercise& each : sheet.exercises) {
        const Exercise& exercise = each.exercise;
        const std::vector<Entry>& entries = exercise.worksheet().entries();
        if (exercise.options().to.empty()) {
            const auto is_on_sheet = [](const Item& item) {
                return item.appearance != Appearance::hidden;
            };
            const std::vector<Item>& items = exercise.questions().items;
            const auto first = std::ranges::find_if(items, is_on_sheet);
            const auto last = std::ranges::find_if(items.rbegin(), items.rend(), is_on_sheet);
            say("sheet.part", {entries[first->entry].id, entries[last->entry].id});
        }
        const std::string rule = rule_text(exercise, language);
        if (!rule.empty()) text::print(out, "{}\n", rule);
        if (!exercise.questions().left_out.empty())
            say("sheet.left_out", {joined(exercise.questions().left_out)});
    }
    say("sheet.dealt", {std::to_string(order.recipients.size()), std::to_string(sheet.marks())});
    if (work.different < work.keys) say("sheet.same", {std::to_string(work.different)});
    std::vector<std::string> rejected;
    for (std::size_t k = 0; k < rejection_count; ++k) {
        if (work.rejections[k] == 0) continue;
        rejected.push_back(text::message(
            "sheet.rejected.reason", language,
            {std::to_string(work.rejections[k]), words(static_cast<Rejection>(k), language)}));
    }
    if (!rejected.empty()) say("sheet.rejected", {joined(rejected)});
    const auto& [least, most] = work.effort;
    say("sheet.fairness", {spread(least.operations, most.operations, language),
                           spread(least.negatives, most.negatives, language),
                           spread(least.decimals, most.decimals, language)});
    say("sheet.written", {folder});
}

/// Puts what can be edited into a folder.
void eject(const std::string& name) {
    OutputFolder folder(name);
    const auto write = [&](const std::string& file, auto&& action) {
        std::ofstream stream = folder.file(file);
        action(stream);
        stream.close();
        folder.check(stream, file);
    };
    write("sheet.typ", [](std::ostream& out) { out << exercise::layout(); });
    for (const auto& [file, language] : {std::pair{"wording.en.toml", text::Language::english},
                                         {"wording.zh.toml", text::Language::chinese}})
        write(file, [language = language](std::ostream& out) { write_wording(out, language); });
    folder.keep();
}

/// One sheet, for the person at the terminal.
void print_sheet(std::ostream& out, const Sheet& sheet, const ClassOrder& order) {
    const Recipient& recipient = order.recipients.front();
    Rejections rejections{};
    const Dealt dealt = deal(sheet, order.seed, recipient.key, rejections);
    const Paper paper = student_paper(sheet, dealt, recipient.owner, order.wording);
    if (order.formats.contains(SheetFormat::html)) {
        begin_html(out, paper.title, order.wording);
        write_html(out, paper, order.wording);
        end_html(out);
    } else {
        write_markdown(out, paper, order.wording);
    }
}

ClassOrder order_of(const po::variables_map& options, text::Language language) {
    ClassOrder order;
    order.wording = language;
    order.language = language;
    order.formats = formats(options);
    order.seed = seed_of(options);
    order.layout = options.contains("layout") ? content_of(typed(options, "layout"))
                                              : std::string(exercise::layout());
    if (options.contains("wording")) {
        const std::string file = typed(options, "wording");
        order.wording = read_wording(content_of(file), file);
    }
    return order;
}

}  // namespace

po::options_description sheet_options() {
    po::options_description options;
    // clang-format off
    options.add_options()
        ("roster", text_value("FILE"), "help.option.roster")
        ("copies", text_value("N"), "help.option.copies")
        ("versions", text_value("N"), "help.option.versions")
        ("seed", text_value("N"), "help.option.seed")
        ("format", text_value("markdown|html|pdf|typst|moodle|qti"), "help.option.sheet_format")
        ("output,o", text_value("DIR"), "help.option.sheet_output")
        ("fade", text_value("0…4"), "help.option.fade")
        ("blanks", text_value("IDS"), "help.option.blanks")
        ("from", text_value("ID"), "help.option.from")
        ("to", text_value("ID"), "help.option.to")
        ("kind", text_value("number|formula|find_mistake"), "help.option.kind")
        ("digits", text_value("N"), "help.option.sheet_digits")
        ("round", text_value("N"), "help.option.sheet_round")
        ("marks", text_value("N"), "help.option.marks")
        ("layout", text_value("FILE"), "help.option.layout")
        ("wording", text_value("FILE"), "help.option.wording")
        ("eject", text_value("DIR"), "help.option.eject")
        ("shard", text_value("I/N"), "help.option.shard")
        ("join", po::value<std::vector<std::string>>()->multitoken()->composing()->value_name("DIR …"), "help.option.join");
    // clang-format on
    add_common_options(options);
    return options;
}

int run_sheet(const po::variables_map& options, std::ostream& out, text::Language language) {
    if (options.contains("eject")) {
        eject(typed(options, "eject"));
        return 0;
    }
    const std::vector<std::string> sources = names(options);
    if (sources.size() != 1) throw Error("sheet.source", {});
    ClassOrder order = order_of(options, language);
    std::optional<Roster> roster;
    if (options.contains("roster")) {
        const std::string file = typed(options, "roster");
        roster = read_roster(content_of(file), file);
    }
    const SheetPlan plan = plan_for(sources.front(), options);
    const Sheet sheet = sheet_of(plan, sources.front());
    order.recipients = recipients(options, roster, sheet, order.seed);

    const std::string folder_name = output_file(options);
    const bool is_paper = order.formats == std::set{SheetFormat::markdown} ||
                          order.formats == std::set{SheetFormat::html};
    const bool is_of_class =
        order.recipients.size() != 1 || options.contains("shard") || options.contains("join");
    if (folder_name.empty() && (is_of_class || !is_paper)) throw Error("sheet.folder", {});
    if (folder_name.empty()) {
        print_sheet(out, sheet, order);
        return 0;
    }
    std::optional<Shard> shard;
    if (options.contains("shard")) {
        if (options.contains("join")) throw Error("sheet.shard_or_join", {});
        shard = Shard::parse(typed(options, "shard"), order.recipients.size());
        order.recipients = shard->of(order.recipients);
        order.is_shard = true;
    }
    if (order.formats.contains(SheetFormat::pdf) && !shard) require_typesetter();
    OutputFolder folder(folder_name);
    const ClassWork work =
        options.contains("join")
            ? join_class(folder, sheet, order, options["join"].as<std::vector<std::string>>())
            : write_class(folder, sheet, order);
    folder.keep();
    if (roster && roster->encoding == Encoding::gb18030)
        text::print(out, "{}\n", text::message("sheet.gb18030", language));
    report(out, sheet, order, work, folder_name, language);
    if (shard) {
        text::print(out, "{}\n",
                    text::message("sheet.shard.made", language,
                                  {std::to_string(shard->index), std::to_string(shard->count)}));
    }
    return 0;
}

}  // namespace longhand::cli
