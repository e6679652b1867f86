// What a worksheet starts from.
#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "longhand/text/error.hpp"
#include "longhand/worksheet/number_list.hpp"
#include "longhand/worksheet/random_numbers.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

namespace {

/// Shuffles the numbers from 1 on, as far as they are wanted.
std::string drawn_numbers(const Draw& draw) {
    RandomNumbers random(draw.seed, {});
    std::unordered_map<std::size_t, std::size_t> moved;
    const auto at = [&moved](std::size_t place) {
        const auto found = moved.find(place);
        return found == moved.end() ? place + 1 : found->second;
    };
    std::string numbers;
    for (std::size_t k = 0; k < draw.count; ++k) {
        const std::size_t other = k + random.below(draw.of - k);
        numbers += fmt::format("{}{}", k > 0 ? ", " : "", at(other));
        moved[other] = at(k);
    }
    return numbers;
}

State six_digits(double value, std::string_view id) {
    if (!(std::abs(value) < 1e300)) throw Error("value.overflow", {std::string(id)});
    const bool is_count = std::abs(value) < 1e6 && value == std::trunc(value);
    return {decimal::DecimalText::parse(fmt::format("{:.5e}", value)), is_count};
}

}  // namespace

Entry Worksheet::given_entry(std::string_view id, GivenOptions options, Form form,
                             Shape shape) const {
    Entry entry =
        new_entry(id, std::move(options.symbol), std::move(options.elements), form, shape);
    entry.is_given = true;
    entry.caption = std::move(options.caption);
    entry.vary = std::move(options.vary);
    return entry;
}

std::vector<Real> Worksheet::record_given(const std::string& id, Shape shape,
                                          std::string_view numbers) {
    const auto replacement = numbers_.find(id);
    const std::vector<decimal::DecimalText> texts = replacement == numbers_.end()
                                                        ? NumberList::parse(numbers).fit(shape, id)
                                                        : replacement->second;
    if (texts.size() != static_cast<std::size_t>(shape.size())) {
        throw Error("given.shape", {id, shape_text(shape), std::to_string(texts.size())});
    }
    std::vector<Real> given;
    given.reserve(texts.size());
    for (const decimal::DecimalText& text : texts) {
        given.push_back(RealAccess::at(*record_, record_->given(text)));
    }
    return given;
}

Real Worksheet::given_scalar(std::string_view id, std::string_view number, GivenOptions options,
                             std::uint32_t line) {
    line_ = line;
    Entry entry = given_entry(id, std::move(options), Form::scalar, {});
    const Real given = record_given(entry.id, {}, number).front();
    entry.nodes = {given.node()};
    add(std::move(entry));
    return given;
}

Matrix Worksheet::given(std::string_view id, std::string_view numbers, GivenOptions options,
                        Form form) {
    const NumberList list = NumberList::parse(numbers);
    const auto rows = static_cast<Eigen::Index>(list.rows.size());
    const auto columns = static_cast<Eigen::Index>(list.rows.front().size());
    const Shape shape = form == Form::vector ? Shape{static_cast<Eigen::Index>(list.count()), 1}
                                             : Shape{rows, columns};
    Entry entry = given_entry(id, std::move(options), form, shape);
    const Matrix matrix(shape, record_given(entry.id, shape, numbers));
    for (const Real element : matrix.row_by_row())
        entry.nodes.push_back(element.node());
    entry.matrix = matrix.node();
    add(std::move(entry));
    return matrix;
}

Matrix Worksheet::given_vector(std::string_view id, std::string_view numbers, GivenOptions options,
                               std::uint32_t line) {
    line_ = line;
    return given(id, numbers, std::move(options), Form::vector);
}

Matrix Worksheet::given_matrix(std::string_view id, std::string_view rows, GivenOptions options,
                               std::uint32_t line) {
    line_ = line;
    return given(id, rows, std::move(options), Form::matrix);
}

DataTable Worksheet::data(std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) throw Error("data.file", {std::string(name)});
    return DataTable(found->second);
}

Matrix Worksheet::given_draw(std::string_view id, const Draw& draw, GivenOptions options,
                             std::uint32_t line) {
    if (draw.count == 0 || draw.count > draw.of)
        throw Error("given.draw", {std::to_string(draw.count), std::to_string(draw.of)},
                    full_id(id));
    return given_vector(id, drawn_numbers(draw), std::move(options), line);
}

Matrix Worksheet::state(std::string_view id, const Eigen::MatrixXd& values, StepOptions options,
                        std::uint32_t line) {
    line_ = line;
    const Shape shape{values.rows(), values.cols()};
    const std::string updates = options.updates;
    const Form form = shape.is_vector() ? Form::vector : Form::matrix;
    const double noise = values.lpNorm<Eigen::Infinity>() * 1e-12;
    std::vector<State> states;
    for (Eigen::Index i = 0; i < values.rows(); ++i) {
        for (Eigen::Index j = 0; j < values.cols(); ++j)
            states.push_back(six_digits(std::abs(values(i, j)) < noise ? 0 : values(i, j), id));
    }
    const Entry& entry =
        add_state(step_entry(id, std::move(options), form, shape), states, updates);
    return MatrixAccess::at(*record_, entry.matrix);
}

Real Worksheet::state(std::string_view id, double value, StepOptions options, std::uint32_t line) {
    line_ = line;
    const std::string updates = options.updates;
    const Entry& entry = add_state(step_entry(id, std::move(options), Form::scalar, {}),
                                   {six_digits(value, id)}, updates);
    return RealAccess::at(*record_, entry.nodes.front());
}

}  // namespace longhand
