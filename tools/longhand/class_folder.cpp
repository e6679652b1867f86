#include "class_folder.hpp"

#include "exercise_source.hpp"
#include "longhand/exercise/digest.hpp"
#include "longhand/exercise/roster.hpp"
#include "source.hpp"

namespace longhand::cli {

using namespace exercise;

namespace {

Sheet sheet_again(const ClassSheet& stored) {
    Sheet sheet;
    sheet.title = {stored.title, stored.title};
    for (const StoredExercise& each : stored.exercises) {
        const Source source =
            each.content.empty() ? find_source(each.source) : source_of(each.content, each.source);
        SheetExercise made = exercise_from(source, each.content, each.options);
        std::vector<std::string> blanks;
        for (const Blank& blank : made.exercise.blanks())
            blanks.push_back(blank.id);
        const bool has_numbers = each.options.kind != Kind::formula;
        const bool is_same = digest(made.exercise.worksheet()) == each.digest &&
                             blanks == each.blanks &&
                             (!has_numbers || made.exercise.rounding().kept == each.kept);
        if (!is_same) throw Error("class.other", {each.source});
        sheet.exercises.push_back(std::move(made));
    }
    return sheet;
}

}  // namespace

ClassFolder read_class_folder(const std::string& folder, const std::string& roster) {
    const std::string whole = folder + "/sheet.json";
    ClassSheet stored = read_class_sheet(content_of(whole), whole);
    Sheet sheet = sheet_again(stored);
    std::map<std::string, Owner> owners;
    if (!roster.empty()) {
        for (const Student& student : read_roster(content_of(roster), roster).students)
            owners[student.id] = {student.id, student.name, student.group};
    }
    return {std::move(stored), ClassFile(folder + "/class.jsonl"), std::move(sheet),
            std::move(owners)};
}

}  // namespace longhand::cli
