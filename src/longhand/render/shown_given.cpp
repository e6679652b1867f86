#include "longhand/render/shown_given.hpp"

#include <algorithm>
#include <numeric>

#include "longhand/render/shown_number.hpp"

namespace longhand::render {

namespace {

bool natural_less(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

std::string typed_number(const Worksheet& worksheet, Node node) {
    return with_minus_sign(worksheet.tape_record().text(node).text());
}

Expression given_value(const Worksheet& worksheet, const Entry& entry) {
    const auto number = [&worksheet](Node node) {
        Expression typed;
        typed.node = node;
        typed.text = typed_number(worksheet, node);
        return typed;
    };
    if (entry.form == Form::scalar) return number(entry.nodes.front());
    Expression value;
    value.kind = Expression::Kind::matrix;
    value.rows = static_cast<std::uint32_t>(entry.shape.rows);
    value.columns = static_cast<std::uint32_t>(entry.shape.columns);
    for (const Node node : entry.nodes)
        value.operands.push_back(number(node));
    return value;
}

std::vector<std::size_t> by_name(const Entry& entry) {
    std::vector<std::size_t> order(entry.nodes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&entry](std::size_t a, std::size_t b) {
        return natural_less(entry.symbols[a], entry.symbols[b]);
    });
    return order;
}

}  // namespace longhand::render
