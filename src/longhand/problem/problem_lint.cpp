// What is not wrong in a problem file, but hardly meant.
#include <algorithm>
#include <set>

#include "longhand/problem/problem.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand {

namespace {

/// The givens that no operation of the record uses.
std::set<std::string> unused_givens(const Worksheet& worksheet) {
    const Tape& tape = worksheet.tape_record().tape();
    std::vector<bool> is_used(tape.size(), false);
    for (Node node = 0; node < tape.size(); ++node) {
        for (const Node operand : operands(tape, node))
            is_used[operand] = true;
    }
    std::set<std::string> unused;
    for (const Entry& entry : worksheet.entries()) {
        const bool is_idle = entry.is_given && std::ranges::none_of(entry.nodes, [&](Node node) {
                                 return bool{is_used[node]};
                             });
        if (is_idle) unused.insert(entry.id);
    }
    return unused;
}

/// Whether a range has a positive step, and every number of a given on its grid.
bool is_on_grid(const Vary& vary, const Worksheet& worksheet, const Entry& given) {
    const auto value = [](const std::string& text) {
        return decimal::DecimalText::parse(text).value();
    };
    const decimal::Rational from = value(vary.from), to = value(vary.to), step = value(vary.step);
    if (step <= 0 || to < from) return false;
    return std::ranges::all_of(given.nodes, [&](Node node) {
        const decimal::Rational number = worksheet.tape_record().text(node).value();
        const decimal::Rational steps = (number - from) / step;
        return number >= from && number <= to && denominator(steps) == 1;
    });
}

}  // namespace

std::vector<Error> Problem::findings(const Worksheet& worksheet) const {
    std::vector<Error> found;
    const std::set<std::string> unused = unused_givens(worksheet);
    const auto see_name = [&](const std::string& id, const TextPlace& place) {
        if (id == "e")
            found.push_back(source_->at(Error("lint.hides", {id, "2.718…", "exp(x)"}), place));
        if (const NamedConstant* constant = find_named_constant(id)) {
            const std::string digits = constant->digits.text().substr(0, 5) + "…";
            const bool is_symbol = id == constant->symbol;
            const std::string& other = is_symbol ? constant->typed : constant->symbol;
            found.push_back(source_->at(Error("lint.hides", {id, digits, other}), place));
        }
    };
    const auto look = [&](const auto& self, const Part& part, const std::string& path) -> void {
        for (const Given& given : part.givens) {
            const std::string id = in_section(path, given.id);
            const Entry* entry = worksheet.find(id);
            if (unused.contains(id))
                found.push_back(source_->at(Error("lint.unused", {given.id}), given.place));
            if (entry && given.options.vary && !is_on_grid(*given.options.vary, worksheet, *entry))
                found.push_back(source_->at(Error("lint.vary", {given.id}), given.place));
        }
        for (const Loop& loop : worksheet.loops()) {
            const bool is_this = part.repetition && part.repetition->until && loop.at_limit &&
                                 without_passes(loop.path + "/x") == without_passes(path + "/x");
            if (is_this)
                found.push_back(source_->at(Error("lint.until", {std::to_string(loop.passes)}),
                                            part.repetition->place));
        }
        for (const Given& given : part.givens)
            see_name(given.id, given.place);
        for (const Step& step : part.steps)
            see_name(step.id, step.place);
        for (const Part& inner : part.parts)
            self(self, inner, in_section(path, inner.id));
    };
    look(look, whole_, "");
    return found;
}

}  // namespace longhand
