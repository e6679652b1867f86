#include "longhand/language/value.hpp"

#include "longhand/text/error.hpp"

namespace longhand::language {

Real number(const Value& value) {
    if (const auto* real = std::get_if<Real>(&value)) return *real;
    if (std::holds_alternative<Condition>(value)) throw Error("formula.comparison", {});
    // A row times a column is a number, whatever it is kept as.
    if (const Matrix& one = std::get<Matrix>(value); one.shape().size() == 1) return one(1);
    throw Error("formula.scalar", {shape_of(value)});
}

const Matrix& matrix(const Value& value) {
    if (const auto* found = std::get_if<Matrix>(&value)) return *found;
    if (std::holds_alternative<Condition>(value)) throw Error("formula.comparison", {});
    throw Error("formula.matrix", {});
}

std::vector<Real> elements_of(const Value& value) {
    if (const auto* found = std::get_if<Matrix>(&value)) return found->row_by_row();
    return {number(value)};
}

std::pair<Matrix, Matrix> of_one_shape(const char* operation, const Value& a, const Value& b) {
    const auto spread = [](const Value& value, const Value& other) {
        if (std::holds_alternative<Matrix>(value)) return matrix(value);
        return fill(matrix(other).shape(), number(value));
    };
    std::pair<Matrix, Matrix> both(spread(a, b), spread(b, a));
    if (both.first.shape() != both.second.shape())
        MatrixAccess::wrong_shapes(operation, both.first, both.second);
    return both;
}

std::string shape_of(const Value& value) {
    const auto* found = std::get_if<Matrix>(&value);
    return found ? shape_text(found->shape()) : "1";
}

std::optional<Value> KnownValues::find(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) return {};
    return found->second;
}

std::vector<std::string> KnownValues::known() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : values_)
        names.push_back(name);
    return names;
}

}  // namespace longhand::language
