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

const decimal::DecimalText& Record::text(Node node) const {
    const bool is_given = tape_.operation(node) == Operation::given;
    return (is_given ? givens_ : constants_)[tape_.left(node)];
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
