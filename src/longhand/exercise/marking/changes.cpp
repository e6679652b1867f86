#include "longhand/exercise/marking/changes.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "longhand/exercise/lines.hpp"
#include "longhand/exercise/table.hpp"
#include "longhand/text/error.hpp"

namespace longhand::exercise {

namespace {

using Json = nlohmann::json;

}  // namespace

ChangesTable::ChangesTable(std::ostream& out, std::string_view before, const std::string& name)
    : out_(out) {
    for_each_line(before, [&](std::string_view line, int number) {
        try {
            const Json json = Json::parse(line);
            Before student{json.at("marks"), {}};
            for (const Json& exercise : json.at("exercises")) {
                for (const Json& blank : exercise) {
                    student.blanks.push_back(
                        {blank.at("id"), blank.at("judged"), blank.at("marks")});
                }
            }
            const StudentMarks of{json.at("id"), json.at("code"), {}};
            before_.insert_or_assign(of.name(), std::move(student));
        } catch (const Json::exception&) {
            throw Error("marks.line", {}, fmt::format("{}:{}", name, number));
        }
    });
    begin_csv(out_);
    write_csv_row(out_, {"id", "marks before", "marks now", "what changed"});
}

void ChangesTable::add(const StudentMarks& student) {
    const std::string& who = student.name();
    const std::string now = marks_text(student.earned());
    const auto found = before_.find(who);
    if (found == before_.end()) {
        ++count_;
        return write_csv_row(out_, {who, "", now, ""});
    }
    const Before before = std::move(found->second);
    before_.erase(found);
    std::string changes;
    std::size_t place = 0;
    for (const std::vector<BlankMark>& marks : student.exercises) {
        for (const BlankMark& mark : marks) {
            if (place == before.blanks.size()) break;
            const Blank& old = before.blanks[place++];
            const std::string earned = marks_text(mark.earned);
            if (old.judged == name(mark.outcome) && old.marks == earned) continue;
            changes += fmt::format("{}{}: {} {} → {} {}", changes.empty() ? "" : "; ", mark.id,
                                   old.judged, old.marks, exercise::name(mark.outcome), earned);
        }
    }
    if (changes.empty() && before.marks == now) return;
    ++count_;
    write_csv_row(out_, {who, before.marks, now, changes});
}

void ChangesTable::end() {
    for (const auto& [name, before] : before_) {
        ++count_;
        write_csv_row(out_, {name, before.marks, "", ""});
    }
    before_.clear();
}

}  // namespace longhand::exercise
