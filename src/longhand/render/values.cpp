#include "longhand/render/values.hpp"

#include <algorithm>
#include <utility>

#include "longhand/decimal/rounding.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/render/reduction.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/error.hpp"

namespace longhand::render {

namespace {

using replay::Number;
using replay::Trouble;

const char* error_id(Trouble trouble) {
    switch (trouble) {
        case Trouble::division_by_zero:
            return "value.division";
        case Trouble::log_of_nonpositive:
            return "value.logarithm";
        case Trouble::root_of_negative:
            return "value.root";
        case Trouble::tie:
            return "value.tie";
        default:
            return "value.overflow";
    }
}

std::vector<Node> operands(const Tape& tape, Node node) {
    const Operation operation = tape.operation(node);
    if (is_leaf(operation)) return {};
    if (operation == Operation::select) {
        const Node arms = tape.right(node);
        return {tape.left(node), tape.left(arms), tape.right(arms)};
    }
    if (is_binary(operation)) return {tape.left(node), tape.right(node)};
    return {tape.left(node)};
}

/// The operation that first had no value, on the way to `node`.
Node origin(const Tape& tape, const std::vector<Number>& values, Node node) {
    for (;;) {
        const std::vector<Node> all = operands(tape, node);
        const auto troubled = std::ranges::find_if(
            all, [&values](Node operand) { return values[operand].trouble != Trouble::none; });
        if (troubled == all.end()) return node;
        node = *troubled;
    }
}

/// The value of a text in plain notation with so many decimals, however long it is.
decimal::Rational plain_value(std::string text, int decimals) {
    std::erase(text, '.');
    const decimal::Integer scale =
        boost::multiprecision::pow(decimal::Integer(10), static_cast<unsigned>(decimals));
    const bool negative = text.starts_with('-');
    // A leading zero would make the digits octal.
    const std::size_t first = std::min(text.find_first_of("123456789"), text.size() - 1);
    const decimal::Rational size(decimal::Integer(text.substr(first)), scale);
    return negative ? -size : size;
}

}  // namespace

Values::Values(const Worksheet& worksheet, std::optional<int> decimals, text::Language language)
    : decimals_(decimals) {
    const Record& record = worksheet.tape_record();
    const auto round_steps = [&](Node node, Number& value) {
        if (!decimals || value.trouble != Trouble::none) return;
        const Worksheet::Place* place = worksheet.place_of(node);
        if (!place || worksheet.entries()[place->entry].is_given) return;
        const std::string text = value.exact ? decimal::fixed(*value.exact, *decimals)
                                             : decimal::fixed(value.decimal, *decimals);
        Number rounded = replay::NumberArithmetic::from_exact(plain_value(text, *decimals));
        if (value.exact == rounded.exact) return;
        rounded_.emplace(node, RoundedStep{std::exchange(value, std::move(rounded)), text});
    };
    const auto givens = replay::typed_givens<replay::NumberArithmetic>(record);
    values_ = replay::replay<replay::NumberArithmetic>(record, std::span(givens), round_steps);

    for (const Entry& entry : worksheet.entries()) {
        if (entry.is_part) continue;  // without a value only where no step that has one uses it
        for (const Node node : entry.nodes) {
            if (values_[node].trouble == Trouble::none) continue;
            const Node at = origin(record.tape(), values_, node);
            const Expression what =
                with_numbers(worksheet, formula(worksheet, at, entries_before(worksheet, at)),
                             *this, {.count = 6});
            throw Error(error_id(values_[node].trouble),
                        {plain_text(what, {.style = Style::numbers, .language = language})},
                        entry.id);
        }
    }
    for (const Guard& guard : record.guards()) {
        if (replay::NumberArithmetic::differs(values_[guard.condition], guard.outcome)) {
            const Expression what = with_numbers(
                worksheet,
                formula(worksheet, guard.condition, entries_before(worksheet, guard.condition)),
                *this, {.count = 20});
            throw Error(decimals ? "value.guard_rounded" : "value.guard",
                        {plain_text(what, {.style = Style::numbers, .language = language})});
        }
    }
}

const Number& Values::unrounded(Node node) const {
    const auto found = rounded_.find(node);
    return found == rounded_.end() ? values_[node] : found->second.before;
}

const std::string* Values::rounded_text(Node node) const {
    const auto found = rounded_.find(node);
    return found == rounded_.end() ? nullptr : &found->second.text;
}

}  // namespace longhand::render
