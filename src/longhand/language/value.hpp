#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "longhand/record/matrix.hpp"

namespace longhand::language {

/// What a formula may give.
using Value = std::variant<Real, Matrix, Condition>;

/// The value as one number, which a matrix of one element is too. Throws Error("formula.scalar")
/// for any other matrix and Error("formula.comparison") for a comparison.
Real number(const Value& value);

/// The value as a matrix. Throws Error("formula.matrix") for anything else.
const Matrix& matrix(const Value& value);

/// The numbers of a value, row by row. Throws Error("formula.comparison") for a comparison.
std::vector<Real> elements_of(const Value& value);

/// Both values as matrices of one shape: a number stands in every place of a matrix like the
/// other. Throws Error("matrix.shape"), naming `operation`; at least one must be a matrix.
std::pair<Matrix, Matrix> of_one_shape(const char* operation, const Value& a, const Value& b);

/// "2 × 3", or "1" for a number.
std::string shape_of(const Value& value);

/// What the names in a formula stand for.
class Names {
  public:
    virtual ~Names() = default;

    /// The value called so, by its id (in which `h[1]` may be a name) or its symbol; none for an
    /// unknown name. May throw an Error that knows better than "unknown".
    virtual std::optional<Value> find(std::string_view name) const = 0;

    /// All names, for messages.
    virtual std::vector<std::string> known() const = 0;

    /// A whole number that a name stands for, such as the number of a loop's pass.
    virtual std::optional<int> whole_number(std::string_view) const { return {}; }

    /// The values that the name had before it was updated.
    virtual std::vector<Value> older(std::string_view) const { return {}; }

    /// Whether a gradient by what does not matter is 0, and not somebody's mistake.
    virtual bool may_be_independent(std::string_view) const { return false; }
};

/// Names that were given values one by one.
class KnownValues : public Names {
  public:
    bool contains(std::string_view name) const { return values_.contains(name); }
    void set(const std::string& name, Value value) {
        values_.insert_or_assign(name, std::move(value));
    }

    std::optional<Value> find(std::string_view name) const override;
    std::vector<std::string> known() const override;

  private:
    std::map<std::string, Value, std::less<>> values_;
};

}  // namespace longhand::language
