// What loops need of a worksheet: their passes as sections, and passes that are taken back.
#include <fmt/format.h>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// The innermost loop in whose present pass the path stands.
void Worksheet::place_in_loop(std::string_view path, std::uint32_t& loop, int& pass) const {
    for (std::size_t k = loops_.size(); k-- > 0;) {
        const std::string prefix = fmt::format("{}[{}]", loops_[k].path, loops_[k].passes);
        if (path != prefix && !path.starts_with(prefix + "/")) continue;
        loop = static_cast<std::uint32_t>(k);
        pass = loops_[k].passes;
        return;
    }
}

std::uint32_t Worksheet::new_loop(std::string_view path, Caption caption) {
    Loop loop{std::string(path), std::move(caption)};
    place_in_loop(path, loop.outer, loop.outer_pass);
    loops_.push_back(std::move(loop));
    return static_cast<std::uint32_t>(loops_.size() - 1);
}

void Worksheet::begin_pass(std::uint32_t loop, int pass) {
    loops_[loop].passes = pass;
    section(fmt::format("{}[{}]", loops_[loop].path, pass), loops_[loop].caption_of(pass), 0);
}

Worksheet::Mark Worksheet::mark() const {
    return {record_->mark(), sections_.size(), entries_.size(),
            loops_.size(),   plots_.size(),    part_count_};
}

void Worksheet::rewind(const Mark& mark) {
    for (std::size_t k = mark.entries; k < entries_.size(); ++k) {
        const Entry& entry = entries_[k];
        by_id_.erase(entry.id);
        for (const Node node : entry.nodes)
            by_node_.erase(node);
        if (entry.matrix != no_matrix) by_matrix_.erase(entry.matrix);
        quantities_[entry.quantity].versions.pop_back();
    }
    while (!quantities_.empty() && quantities_.back().versions.empty())
        quantities_.pop_back();
    for (std::size_t k = mark.sections; k < sections_.size(); ++k)
        section_ids_.erase(sections_[k].id);
    entries_.resize(mark.entries);
    sections_.resize(mark.sections);
    loops_.resize(mark.loops);
    plots_.resize(mark.plots);
    part_count_ = mark.part_count;
    record_->rewind(mark.record);
}

const Entry& Worksheet::add_state(Entry entry, const std::vector<State>& values,
                                  std::string_view updates) {
    entry.is_state = true;
    entry.nodes.clear();
    for (const State& value : values)
        entry.nodes.push_back(record_->state(value));
    if (entry.form != Form::scalar) {
        MatrixNode matrix;
        matrix.rows = static_cast<std::uint32_t>(entry.shape.rows);
        matrix.columns = static_cast<std::uint32_t>(entry.shape.columns);
        entry.matrix = record_->add_matrix(matrix, entry.nodes);
    }
    add(std::move(entry), updates);
    return entries_.back();
}

const Entry& Worksheet::add_left_state(Entry entry, const std::vector<State>& values) {
    const std::uint32_t version = entry.version;
    const Quantity* quantity =
        entry.quantity < quantities_.size() ? &quantities_[entry.quantity] : nullptr;
    add_state(std::move(entry), values,
              quantity ? entries_[quantity->versions.front()].id : std::string());
    entries_.back().version = version;
    return entries_.back();
}

}  // namespace longhand
