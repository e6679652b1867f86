#include "longhand/record/record.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>

#include "longhand/text/error.hpp"

namespace longhand {

namespace {

// Number 0 is that of numbers that belong to no record yet.
std::uint32_t next_record_number() {
    static std::atomic<std::uint32_t> last{0};
    return ++last;
}

}  // namespace

Record::Record(std::size_t expected_operations)
    : number_(next_record_number()), tape_(expected_operations) {}

Node Record::given(const decimal::DecimalText& text) {
    const auto place = static_cast<Node>(givens_.size());
    givens_.push_back(text);
    const Node node = tape_.append(Operation::given, place, no_node, text.nearest());
    given_nodes_.push_back(node);
    return node;
}

Node Record::constant(double value) {
    value += 0.0;  // negative zero is zero
    const auto bits = std::bit_cast<std::uint64_t>(value);
    KnownConstant& recent = recent_constants_[(bits >> 48) % recent_constants_.size()];
    if (recent.node == no_node || recent.bits != bits) recent = {bits, new_constant(value)};
    return recent.node;
}

Node Record::new_constant(double value) {
    if (!std::isfinite(value)) throw Error("constant.finite", {std::to_string(value)});
    const decimal::DecimalText text = decimal::DecimalText::shortest(value);
    if (text.significant_digits() > 15) throw Error("constant.digits", {text.text()});
    return constant(text);
}

Node Record::constant(const decimal::DecimalText& text) {
    const auto [known, is_new] = constant_nodes_.try_emplace(text.text(), no_node);
    if (is_new) {
        const auto place = static_cast<Node>(constants_.size());
        constants_.push_back(text);
        known->second = tape_.append(Operation::constant, place, no_node, text.nearest());
    }
    return known->second;
}

Node Record::constant(const NamedConstant& named) {
    const auto place = static_cast<Node>(&named - named_constants().data());
    named_constant_nodes_.resize(named_constants().size(), no_node);
    Node& known = named_constant_nodes_[place];
    if (known == no_node)
        known = tape_.append(Operation::named_constant, place, no_node, named.digits.nearest());
    return known;
}

const NamedConstant& Record::named_constant(Node node) const {
    return named_constants()[tape_.left(node)];
}

Node Record::state(const State& value) {
    const auto place = static_cast<Node>(states_.size());
    states_.push_back(value);
    return tape_.append(Operation::state, place, no_node, value.text.nearest());
}

const decimal::DecimalText& Record::text(Node node) const {
    const std::size_t place = tape_.left(node);
    switch (tape_.operation(node)) {
        case Operation::given:
            return givens_[place];
        case Operation::state:
            return states_[place].text;
        case Operation::named_constant:
            return named_constants()[place].digits;
        default:
            return constants_[place];
    }
}

bool Record::is_known_whole(Node node) const {
    const Operation operation = tape_.operation(node);
    if (operation == Operation::state) return states_[tape_.left(node)].is_whole;
    return operation != Operation::named_constant;
}

Record::Mark Record::mark() const {
    return {tape_.size(),  givens_.size(), constants_.size(), states_.size(),
            calls_.size(), guards_.size(), matrices_.size(),  matrix_elements_.size()};
}

void Record::rewind(const Mark& mark) {
    const auto is_later = [&mark](Node node) { return node != no_node && node >= mark.nodes; };
    for (std::size_t k = mark.constants; k < constants_.size(); ++k)
        constant_nodes_.erase(constants_[k].text());
    for (KnownConstant& constant : recent_constants_) {
        if (is_later(constant.node)) constant = {};
    }
    std::ranges::replace_if(named_constant_nodes_, is_later, no_node);
    for (std::size_t k = mark.calls; k < calls_.size(); ++k) {
        for (const Node result : calls_[k].results) {
            const auto [begin, end] = calls_by_result_.equal_range(result);
            calls_by_result_.erase(std::find(
                begin, end,
                std::pair<const Node, std::uint32_t>(result, static_cast<std::uint32_t>(k))));
        }
    }
    calls_.resize(mark.calls);
    givens_.resize(mark.givens);
    given_nodes_.resize(mark.givens);
    constants_.resize(mark.constants);
    states_.resize(mark.states);
    guards_.resize(mark.guards);
    matrices_.resize(mark.matrices);
    matrix_elements_.resize(mark.matrix_elements);
    tape_.cut(mark.nodes);

    // Numbers that are still held somewhere must not be taken for those that come now.
    for (Period& period : periods_)
        period.end = std::min(period.end, mark.nodes);
    periods_.push_back({number_, first_of_number_, mark.nodes});
    std::erase_if(periods_, [](const Period& period) { return period.first >= period.end; });
    number_ = next_record_number();
    first_of_number_ = mark.nodes;
}

bool Record::holds(std::uint32_t number, Node node) const {
    return std::ranges::any_of(periods_, [&](const Period& period) {
        return period.number == number && period.first <= node && node < period.end;
    });
}

std::uint32_t Record::function(const Function& function) {
    const auto found = std::ranges::find(functions_, function);
    if (found != functions_.end()) return static_cast<std::uint32_t>(found - functions_.begin());
    functions_.push_back(function);
    return static_cast<std::uint32_t>(functions_.size() - 1);
}

void Record::add_call(CallSpan span) {
    const auto index = static_cast<std::uint32_t>(calls_.size());
    for (const Node result : span.results)
        calls_by_result_.emplace(result, index);
    calls_.push_back(std::move(span));
}

const CallSpan* Record::closed_call_of(Node node) const {
    const CallSpan* const call = call_of(node);
    return call && call->is_closed() ? call : nullptr;
}

std::vector<const CallSpan*> Record::calls_of(Node node) const {
    std::vector<const CallSpan*> found;
    const auto [begin, end] = calls_by_result_.equal_range(node);
    for (auto entry = begin; entry != end; ++entry)
        found.push_back(&calls_[entry->second]);
    // A call ends after the calls inside it, so its span is added later.
    std::ranges::sort(found);
    return found;
}

const CallSpan* Record::call_of(Node node) const {
    const std::vector<const CallSpan*> found = calls_of(node);
    return found.empty() ? nullptr : found.back();
}

std::uint32_t Record::add_matrix(MatrixNode matrix, std::span<const Node> elements) {
    matrix.first_element = static_cast<std::uint32_t>(matrix_elements_.size());
    matrix_elements_.insert(matrix_elements_.end(), elements.begin(), elements.end());
    matrices_.push_back(matrix);
    return static_cast<std::uint32_t>(matrices_.size() - 1);
}

std::span<const Node> Record::elements(std::uint32_t matrix) const {
    const MatrixNode& node = matrices_[matrix];
    return std::span(matrix_elements_)
        .subspan(node.first_element, std::size_t{node.rows} * node.columns);
}

Recording::Recording(Record& record) {
    if (active_record) throw Error("record.nested", {});
    active_record = &record;
}

}  // namespace longhand
