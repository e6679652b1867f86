#include "longhand/exercise/part.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "longhand/record/structural_order.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::exercise {

namespace {

constexpr std::size_t most_answers = 20;  // that somebody likes to work out at a sitting

class PartFinder {
  public:
    explicit PartFinder(const Worksheet& worksheet)
        : sheet_(worksheet), section_of_(worksheet.entries().size()) {
        for (std::uint32_t section = 0; section < sheet_.sections().size(); ++section) {
            for (const std::uint32_t entry : sheet_.sections()[section].entries)
                section_of_[entry] = section;
        }
    }

    Part find(const std::string& from, const std::string& to) const {
        const auto count = static_cast<std::uint32_t>(sheet_.entries().size());
        const std::uint32_t begin = from.empty() ? 0 : named(from).first;
        std::uint32_t first = begin;
        while (first < count && sheet_.entries()[first].is_given)
            ++first;
        if (first == count) throw Error("sheet.empty", {});
        const std::uint32_t end = to.empty() ? natural_end(first) : named(to).second;
        if (end <= begin) throw Error("sheet.order", {to, from});
        if (end <= first) throw Error("sheet.empty", {});
        Part part;
        for (std::uint32_t k = first; k < end; ++k) {
            if (!sheet_.entries()[k].is_given) part.steps.push_back(k);
        }
        if (part.steps.empty()) throw Error("sheet.empty", {});
        if (const std::optional<std::uint32_t> decision = entry_before_decision(part.steps.front());
            decision && *decision < part.steps.back()) {
            throw Error("sheet.decision",
                        {sheet_.entries()[part.steps.back()].id, sheet_.entries()[*decision].id});
        }
        part.known = known_before(part);
        return part;
    }

  private:
    /// The entries [first, end) of a step or of a section with those in it.
    std::pair<std::uint32_t, std::uint32_t> named(const std::string& id) const {
        for (std::uint32_t k = 0; k < sheet_.entries().size(); ++k) {
            if (sheet_.entries()[k].id == id) return {k, k + 1};
        }
        std::optional<std::uint32_t> first;
        std::uint32_t end = 0;
        for (std::uint32_t k = 0; k < sheet_.entries().size(); ++k) {
            const std::string& section = sheet_.sections()[section_of_[k]].id;
            if (section != id && !section.starts_with(id + "/")) continue;
            if (!first) first = k;
            end = k + 1;
        }
        if (first) return {*first, end};
        std::vector<std::string> known = known_ids(sheet_);
        for (const Section& section : sheet_.sections()) {
            if (!section.id.empty()) known.push_back(section.id);
        }
        throw Error("id.unknown", {id, text::nearest(id, known)});
    }

    /// The last entry before the first decision behind a step: whether a loop goes on.
    std::optional<std::uint32_t> entry_before_decision(std::uint32_t step) const {
        const Node begin = sheet_.entries()[step].nodes.front();
        std::optional<std::uint32_t> first;
        for (const Guard& guard : sheet_.tape_record().guards()) {
            if (guard.condition <= begin) continue;
            std::uint32_t before = step;
            for (std::uint32_t k = step; k < sheet_.entries().size(); ++k) {
                if (sheet_.entries()[k].nodes.front() < guard.condition) before = k;
            }
            const bool is_in_loop = sheet_.sections()[section_of_[before]].loop != no_loop;
            if (is_in_loop) first = std::min(first.value_or(before), before);
        }
        return first;
    }

    /// Behind whole sections, as many as fill a sheet.
    std::uint32_t natural_end(std::uint32_t first) const {
        const std::uint32_t end = end_before_decision(first);
        std::size_t answers = 0;
        for (std::uint32_t k = first; k < end; ++k) {
            const Entry& entry = sheet_.entries()[k];
            if (!entry.is_given) answers += entry.nodes.size();
            if (answers <= most_answers) continue;
            std::uint32_t begin = k;
            while (begin > 0 && section_of_[begin - 1] == section_of_[k])
                --begin;
            while (begin > first && sheet_.entries()[begin - 1].is_given)
                --begin;
            if (begin > first && depends_on_vary(first, begin)) return begin;
        }
        return end;
    }

    /// Whether a value of the steps [first, end) differs from variant to variant.
    bool depends_on_vary(std::uint32_t first, std::uint32_t end) const {
        std::vector<Node> roots;
        for (std::uint32_t k = first; k < end; ++k)
            roots.insert(roots.end(), sheet_.entries()[k].nodes.begin(),
                         sheet_.entries()[k].nodes.end());
        const std::vector<Node> below =
            structural_order(sheet_.tape_record().tape(), roots, [](Node) { return false; });
        return std::ranges::any_of(below, [&](Node node) {
            const Worksheet::Place* place = sheet_.place_of(node);
            return place && sheet_.entries()[place->entry].vary.has_value();
        });
    }

    std::uint32_t end_before_decision(std::uint32_t first) const {
        const std::optional<std::uint32_t> decision = entry_before_decision(first);
        if (!decision) return static_cast<std::uint32_t>(sheet_.entries().size());
        const std::uint32_t loop = sheet_.sections()[section_of_[*decision]].loop;
        std::uint32_t before = *decision + 1;
        while (before > 0 && sheet_.sections()[section_of_[before - 1]].loop == loop)
            --before;
        return before > first ? before : *decision + 1;
    }

    std::vector<std::uint32_t> known_before(const Part& part) const {
        const std::set<std::uint32_t> own(part.steps.begin(), part.steps.end());
        std::set<std::uint32_t> known;
        std::vector<Node> roots;
        for (const std::uint32_t step : part.steps) {
            const std::vector<Node>& nodes = sheet_.entries()[step].nodes;
            roots.insert(roots.end(), nodes.begin(), nodes.end());
        }
        structural_order(sheet_.tape_record().tape(), roots, [&](Node node) {
            const Worksheet::Place* place = sheet_.place_of(node);
            if (!place || own.contains(place->entry)) return false;
            known.insert(place->entry);
            return true;
        });
        return {known.begin(), known.end()};
    }

    const Worksheet& sheet_;
    std::vector<std::uint32_t> section_of_;
};

}  // namespace

Part find_part(const Worksheet& worksheet, const std::string& from, const std::string& to) {
    return PartFinder(worksheet).find(from, to);
}

}  // namespace longhand::exercise
