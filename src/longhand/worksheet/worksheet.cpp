#include "longhand/worksheet/worksheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "longhand/decimal/rounding.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/worksheet/address.hpp"
#include "longhand/worksheet/element_names.hpp"
#include "longhand/worksheet/id.hpp"
#include "longhand/worksheet/shared_parts.hpp"

namespace longhand {

std::size_t Section::depth() const {
    return static_cast<std::size_t>(std::ranges::count(id, '/'));
}

Caption Loop::caption_of(int pass) const {
    const std::string number = std::to_string(pass);
    return {text::replaced(caption.english, "{index}", number),
            text::replaced(caption.chinese, "{index}", number)};
}

Worksheet::Worksheet(GivenNumbers numbers, RecordOptions options)
    : record_(std::make_unique<Record>()),
      numbers_(std::move(numbers)),
      options_(std::move(options)),
      sections_(1) {}

Worksheet Worksheet::record(const std::function<void(Worksheet&)>& calculation,
                            GivenNumbers numbers, RecordOptions options) {
    Worksheet worksheet(std::move(numbers), std::move(options));
    const Recording recording(*worksheet.record_);
    try {
        calculation(worksheet);
    } catch (const Left&) {
        return worksheet;
    } catch (const Error& error) {
        throw error.at(worksheet.sections_.back().id);
    }
    return worksheet;
}

void Worksheet::mirrors(std::string_view document, Caption section) {
    documents_.push_back({std::string(document), std::move(section)});
}

void Worksheet::section(std::string_view path, Caption caption, std::uint32_t line) {
    line_ = line;
    const Id id = Id::parse(path);
    if (!id.parts.empty() || !id.element.empty()) throw Error("id.text", {std::string(path)});
    if (by_id_.contains(std::string(path)) || !section_ids_.emplace(path).second)
        throw Error("id.twice", {std::string(path)});
    sections_.push_back({std::string(path), std::move(caption), {}});
    sections_.back().line = line;
    place_in_loop(path, sections_.back().loop, sections_.back().pass);
}

void Worksheet::section(std::string_view path, int index, Caption caption, std::uint32_t line) {
    section(fmt::format("{}[{}]", path, index), Loop{{}, std::move(caption)}.caption_of(index),
            line);
}

std::string Worksheet::full_id(std::string_view id) const {
    return in_section(sections_.back().id, id);
}

Entry Worksheet::new_entry(std::string_view id, std::string symbol, std::string elements, Form form,
                           Shape shape) const {
    const Id parsed = Id::parse(id);
    if (parsed.path.size() != 1 || !parsed.parts.empty() || !parsed.element.empty()) {
        throw Error("id.text", {std::string(id)});
    }
    Entry entry;
    entry.id = full_id(id);
    entry.symbol = symbol.empty() ? symbol_of(id) : std::move(symbol);
    entry.form = form;
    entry.shape = shape;
    entry.has_element_names = !elements.empty();
    const std::vector<std::string> names = listed_names(elements);
    if (!names.empty()) {
        if (names.size() != static_cast<std::size_t>(shape.size()))
            throw Error("step.names", {entry.id, shape_text(shape), std::to_string(names.size())});
        entry.symbols = names;
        entry.has_listed_names = true;
        return entry;
    }
    entry.symbols = element_symbols(entry, elements);
    return entry;
}

Entry Worksheet::step_entry(std::string_view id, StepOptions options, Form form,
                            Shape shape) const {
    if (!options.updates.empty()) {
        const auto old = by_id_.find(options.updates);
        if (old == by_id_.end())
            throw Error("id.unknown",
                        {options.updates, text::nearest(options.updates, known_ids(*this))});
        if (options.symbol.empty()) options.symbol = entries_[old->second].symbol;
    }
    Entry entry =
        new_entry(id, std::move(options.symbol), std::move(options.elements), form, shape);
    if (!options.updates.empty()) {
        const Entry& old = entries_[by_id_.at(options.updates)];
        if (old.shape != shape || (old.form == Form::scalar) != (form == Form::scalar)) {
            throw Error("step.update",
                        {entry.id, shape_text(shape), old.id, shape_text(old.shape)});
        }
        entry.form = old.form;
        entry.symbols = old.symbols;
        entry.has_element_names = old.has_element_names;
    }
    entry.caption = std::move(options.caption);
    entry.hint = std::move(options.hint);
    entry.why = std::move(options.why);
    entry.digits = options.digits ? options.digits : digits_;
    return entry;
}

bool Worksheet::needs_copy(const std::vector<Node>& nodes) const {
    std::vector<Node> sorted = nodes;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) return true;
    return std::ranges::any_of(nodes, [this](Node node) {
        return is_leaf(record_->tape().operation(node)) || by_node_.contains(node);
    });
}

Real Worksheet::step(std::string_view id, Real value, StepOptions options, std::uint32_t line) {
    line_ = line;
    const std::string updates = options.updates;
    Entry entry = step_entry(id, std::move(options), Form::scalar, {});
    if (needs_copy({value.node()})) value = copy(value);
    entry.nodes = {value.node()};
    name_shared_parts(entry.id, entry.nodes);
    round(entry.nodes);
    add(std::move(entry), updates);
    return RealAccess::at(*record_, value.node());
}

Matrix Worksheet::step(std::string_view id, const Matrix& value, StepOptions options,
                       std::uint32_t line) {
    line_ = line;
    const Form form = value.shape().is_vector() ? Form::vector : Form::matrix;
    const std::string updates = options.updates;
    Entry entry = step_entry(id, std::move(options), form, value.shape());
    const auto nodes = record_->elements(value.node());
    entry.nodes.assign(nodes.begin(), nodes.end());
    Matrix named = value;
    if (needs_copy(entry.nodes) || by_matrix_.contains(value.node())) {
        named = copy(value);
        const auto copies = record_->elements(named.node());
        entry.nodes.assign(copies.begin(), copies.end());
    }
    entry.matrix = named.node();
    name_shared_parts(entry.id, entry.nodes);
    round(entry.nodes);
    add(std::move(entry), updates);
    return MatrixAccess::at(*record_, named.node());
}

void Worksheet::plot(std::string_view id, Plot plot, std::uint32_t line) {
    plot.line = line;
    plot_at(Id::parse(id).path.size() == 1 ? full_id(id) : std::string(id), std::move(plot));
}

void Worksheet::plot_at(std::string_view id, Plot plot) {
    const std::size_t names = Id::parse(id).path.size();
    const std::string_view path = names == 1 ? "" : id.substr(0, id.rfind('/'));
    const auto section = std::ranges::find(sections_, path, &Section::id);
    if (section == sections_.end())
        throw Error("id.unknown", {std::string(path), sections_.back().id});
    plot.section = static_cast<std::size_t>(section - sections_.begin());
    plot.id = id;
    const auto is_same = [&plot](const Plot& other) { return other.id == plot.id; };
    if (by_id_.contains(plot.id) || std::ranges::any_of(plots_, is_same))
        throw Error("id.twice", {plot.id});
    check_plot(*this, plot);
    plots_.push_back(std::move(plot));
}

/// So that decisions of the calculation follow the rounded steps: what is printed is rounded in
/// the replay, digit by digit.
void Worksheet::round(const std::vector<Node>& nodes) {
    if (!options_.round) return;
    for (const Node node : nodes) {
        const double value = record_->tape().value(node);
        if (!std::isfinite(value)) continue;
        const auto digits = decimal::DecimalText::parse(fmt::format("{:.15g}", value));
        const std::string rounded = decimal::fixed(digits.value(), *options_.round);
        record_->tape().set_value(node, decimal::Decimal(rounded).convert_to<double>());
    }
}

std::optional<int> Worksheet::rounding_of(Node node) const {
    if (!options_.round || is_leaf(record_->tape().operation(node))) return {};
    return by_node_.contains(node) ? options_.round : std::nullopt;
}

void Worksheet::name_shared_parts(const std::string& id, const std::vector<Node>& results) {
    const auto is_end = [this](Node node) {
        return by_node_.contains(node) || record_->closed_call_of(node);
    };
    if (std::ranges::any_of(results, is_end)) return;
    const std::vector<Node> parts = shared_parts(record_->tape(), results, is_end);
    const std::string base = id.substr(0, id.find('[', id.rfind('/') + 1));
    for (const Node node : parts) {
        Entry part;
        const int index = ++part_count_;
        part.id = fmt::format("{}_part[{}]", base, index);
        part.is_part = true;
        part.symbol = fmt::format("part{}", index);
        part.symbols = {part.symbol};
        part.nodes = {node};
        part.digits = digits_;
        add(std::move(part));
    }
}

void Worksheet::add(Entry entry, std::string_view updates) {
    const auto index = static_cast<std::uint32_t>(entries_.size());
    if (section_ids_.contains(entry.id) || !by_id_.emplace(entry.id, index).second)
        throw Error("id.twice", {entry.id});

    for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
        by_node_.emplace(entry.nodes[k], Place{index, static_cast<std::uint32_t>(k)});
    }
    if (entry.matrix != no_matrix) by_matrix_.emplace(entry.matrix, index);
    entry.line = line_;

    if (updates.empty()) {
        entry.quantity = static_cast<std::uint32_t>(quantities_.size());
        quantities_.push_back({entry.symbol, {index}});
        entry.version = 0;
    } else {
        entry.quantity = entries_[by_id_.at(std::string(updates))].quantity;
        std::vector<std::uint32_t>& versions = quantities_[entry.quantity].versions;
        entry.version = entries_[versions.back()].version + 1;
        versions.push_back(index);
    }
    has_raised_symbols_ = has_raised_symbols_ || entry.symbol.find("⁽") != std::string::npos;
    sections_.back().entries.push_back(index);
    entries_.push_back(std::move(entry));
    if (!options_.last.empty() && entries_.back().id == options_.last) throw Left();
}

const Worksheet::Place* Worksheet::place_of(Node node) const {
    const auto found = by_node_.find(node);
    return found == by_node_.end() ? nullptr : &found->second;
}

const Entry* Worksheet::entry_of_matrix(std::uint32_t matrix) const {
    const auto found = by_matrix_.find(matrix);
    return found == by_matrix_.end() ? nullptr : &entries_[found->second];
}

const std::string& Worksheet::symbol(const Place& place) const {
    return entries_[place.entry].symbols[place.element];
}

const Entry* Worksheet::find(std::string_view id) const {
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? nullptr : &entries_[found->second];
}

}  // namespace longhand
