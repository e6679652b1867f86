#include "longhand/language/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "longhand/language/formula_error.hpp"
#include "longhand/language/functions.hpp"
#include "longhand/language/operators.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/record/structural_order.hpp"
#include "longhand/replay/gradient.hpp"
#include "longhand/text/nearest.hpp"

namespace longhand::language {

namespace {

using Kind = Syntax::Kind;

/// f by name, for apply(): shown as f(A) above a matrix.
struct EachElement {
    longhand::Function name;
    std::function<Value(const Value&)> call;

    const longhand::Function& function() const { return name; }
    Real operator()(Real x) const { return number(call(x)); }
};

class Evaluation {
  public:
    Evaluation(const Names& names, const OwnFunctions& own) : names_(names), own_(own) {}

    Value of(const Syntax& formula) {
        try {
            if (RealAccess::record().tape().size() > most_operations)
                throw Error("formula.operations", {std::to_string(most_operations)});
            return of_kind(formula);
        } catch (const FormulaError&) {
            throw;
        } catch (const Error& error) {
            throw located(error, formula);
        }
    }

  private:
    using Parameters = std::map<std::string, Value, std::less<>>;

    /// A function of somebody's own that is being called, and where.
    struct Call {
        std::string function;
        std::size_t offset;
    };

    FormulaError located(const Error& error, const Syntax& formula) const {
        if (calls_.empty()) return {error, formula.offset};
        return FormulaError(error, calls_.front().offset)
            .inside({calls_.back().function, formula.offset});
    }

    Value of_kind(const Syntax& formula) {
        const auto operand = [&](std::size_t k) { return of(formula.operands[k]); };
        switch (formula.kind) {
            case Kind::number:
                return constant(formula.text);
            case Kind::name:
                return named(formula);
            case Kind::call:
                return call(formula);
            case Kind::index:
                return element(formula);
            case Kind::transpose: {
                return transposed(operand(0));
            }
            case Kind::negation:
                if (formula.operands[0].kind == Kind::number)
                    return constant("-" + formula.operands[0].text);
                return negate(operand(0));
            case Kind::operation:
                return operation(formula);
            case Kind::comparison: {
                const Value left = operand(0);
                return compare(formula.text, left, operand(1));
            }
            case Kind::conditional: {
                const Value if_true = operand(0);
                const Value condition = operand(1);
                return choose(condition, if_true, operand(2));
            }
            case Kind::column:
            case Kind::matrix:
                break;
        }
        return assembled(formula);
    }

    static Value transposed(const Value& value) {
        if (std::holds_alternative<Real>(value)) return value;
        return transpose(matrix(value));
    }

    static Value constant(const std::string& text) {
        Record& record = RealAccess::record();
        return RealAccess::at(record, record.constant(decimal::DecimalText::parse(text)));
    }

    std::optional<Value> known(std::string_view name) const {
        if (const auto found = parameters_.find(name); found != parameters_.end())
            return found->second;
        return names_.find(name);
    }

    Value named(const Syntax& formula) const {
        const std::string& name = formula.text;
        if (std::optional<Value> found = known(name)) return *std::move(found);
        if (const std::optional<int> number = names_.whole_number(name)) return Real(*number);
        if (name == "e") return exp(Real(1));
        if (const NamedConstant* constant = find_named_constant(name)) {
            Record& record = RealAccess::record();
            return RealAccess::at(record, record.constant(*constant));
        }
        if (find_function(name) || find_own(name)) throw Error("formula.no_arguments", {name});
        std::vector<std::string> all = names_.known();
        for (const auto& parameter : parameters_)
            all.push_back(parameter.first);
        throw Error("formula.name", {name, text::nearest(name, all)});
    }

    Value operation(const Syntax& formula) {
        const Syntax& left = formula.operands[0];
        const Syntax& right = formula.operands[1];
        if (formula.text == "^") {
            const auto is_free = [this](const Syntax& operand, const char* name) {
                return operand.kind == Kind::name && operand.text == name && !known(name);
            };
            if (is_free(left, "e")) return call_builtin(*find_function("exp"), {of(right)});
            if (is_free(right, "T")) return transposed(of(left));
        }
        const Value a = of(left);
        return operate(formula.text, a, of(right));
    }

    Value assembled(const Syntax& formula) {
        std::vector<Real> elements;
        for (const Syntax& element : formula.operands) {
            const Value value = of(element);
            try {
                elements.push_back(number(value));
            } catch (const Error& error) {
                throw located(error, element);
            }
        }
        if (formula.kind == Kind::column) return vector(elements);
        const auto columns = static_cast<Eigen::Index>(formula.columns);
        return Matrix({static_cast<Eigen::Index>(elements.size()) / columns, columns}, elements);
    }

    /// An index: whole numbers, names of whole numbers, and what + − · make of them.
    int whole_number(const Syntax& formula) const {
        const auto refuse = [&]() -> int { throw located(Error("formula.index", {}), formula); };
        const auto operand = [&](std::size_t k) { return whole_number(formula.operands[k]); };
        constexpr int most = 1'000'000;
        switch (formula.kind) {
            case Kind::number: {
                const bool is_whole =
                    formula.text.size() < 7 &&
                    formula.text.find_first_not_of("0123456789") == formula.text.npos;
                return is_whole ? std::stoi(formula.text) : refuse();
            }
            case Kind::name: {
                const std::optional<int> number = names_.whole_number(formula.text);
                return number ? *number : refuse();
            }
            case Kind::operation: {
                const long long a = operand(0);
                const long long b = operand(1);
                const long long result = formula.text == "+"   ? a + b
                                         : formula.text == "-" ? a - b
                                         : formula.text == "*" ? a * b
                                                               : most + 1;
                return std::abs(result) <= most ? static_cast<int>(result) : refuse();
            }
            default:
                return refuse();
        }
    }

    Value element(const Syntax& formula) {
        const Syntax& base = formula.operands[0];
        std::vector<int> indices;
        for (std::size_t k = 1; k < formula.operands.size(); ++k)
            indices.push_back(whole_number(formula.operands[k]));
        if (base.kind == Kind::name) {
            const std::string name = fmt::format("{}[{}]", base.text, fmt::join(indices, ","));
            if (std::optional<Value> found = known(name)) return *std::move(found);
        }
        const Value value = of(base);
        if (!std::holds_alternative<Matrix>(value)) {
            // The product of a row and a column has one element, whatever it is called.
            const bool is_itself =
                std::ranges::all_of(indices, [](int index) { return index == 1; });
            if (is_itself && indices.size() <= 2) return number(value);
            throw located(Error("formula.no_elements", {}), formula);
        }
        const Matrix& all = matrix(value);
        if (indices.size() == 2) return all(indices[0], indices[1]);
        if (indices.size() == 1 && all.columns() == 1) return all(indices[0]);
        if (indices.size() == 1 && all.rows() == 1) return all(1, indices[0]);
        throw Error("formula.indices", {shape_text(all.shape()), std::to_string(indices.size())});
    }

    Value call(const Syntax& formula) {
        const std::string& name = formula.text;
        if (name == "gradient") return gradient_of(formula);
        if (name == "each") return each_element(formula);
        if (const Definition* own = find_own(name)) {
            return call_own(*own, arguments(formula), formula.offset);
        }
        if (name == "if") {
            expect_arguments("if(condition, a, b)", 3, 3, formula);
            const std::vector<Value> all = arguments(formula);
            return choose(all[0], all[1], all[2]);
        }
        if (const Builtin* function = find_function(name)) {
            expect_arguments(fmt::format("{}({})", name, function->arguments), function->least,
                             function->most, formula);
            return call_builtin(*function, arguments(formula));
        }
        if (known(name)) throw Error("formula.call", {name});
        throw Error("formula.function", {name, text::nearest(name, function_names())});
    }

    static Value call_builtin(const Builtin& function, const std::vector<Value>& arguments) {
        return function.call(arguments);
    }

    std::vector<Value> arguments(const Syntax& formula) {
        std::vector<Value> result;
        for (const Syntax& argument : formula.operands)
            result.push_back(of(argument));
        return result;
    }

    static void expect_arguments(const std::string& form, std::size_t least, std::size_t most,
                                 const Syntax& formula) {
        const std::size_t count = formula.operands.size();
        if (count >= least && count <= most) return;
        const std::string wanted =
            least == most ? std::to_string(least) : fmt::format("{} … {}", least, most);
        throw Error("formula.arguments", {form, wanted, std::to_string(count)});
    }

    const Definition* find_own(std::string_view name) const {
        const auto found = std::ranges::find(own_, name, &Definition::name);
        return found == own_.end() ? nullptr : &*found;
    }

    std::vector<std::string> function_names() const {
        std::vector<std::string> all{"if", "gradient", "each"};
        for (const Builtin& function : functions())
            all.insert(all.end(), function.names.begin(), function.names.end());
        for (const Definition& definition : own_)
            all.push_back(definition.name);
        return all;
    }

    Value call_own(const Definition& function, const std::vector<Value>& arguments,
                   std::size_t place) {
        if (arguments.size() != function.parameters.size()) {
            throw Error(
                "formula.arguments",
                {fmt::format("{}({})", function.name, fmt::join(function.parameters, ", ")),
                 std::to_string(function.parameters.size()), std::to_string(arguments.size())});
        }
        const auto position = static_cast<std::size_t>(&function - own_.data());
        if (position >= callable_) throw Error("formula.recursion", {function.name});

        Parameters inner;
        for (std::size_t k = 0; k < arguments.size(); ++k)
            inner.insert_or_assign(function.parameters[k], arguments[k]);
        std::swap(parameters_, inner);
        const std::size_t callable = std::exchange(callable_, position);
        calls_.push_back({function.name, place});
        const longhand::Function name{function.name, function.name};
        std::vector<Real> numbers;
        for (const Value& argument : arguments) {
            if (const auto* real = std::get_if<Real>(&argument)) numbers.push_back(*real);
        }
        CallSpan span = begin_call(name, numbers);
        Value result = of(function.formula);
        calls_.pop_back();
        callable_ = callable;
        std::swap(parameters_, inner);

        const bool of_numbers = numbers.size() == arguments.size();
        if (of_numbers && std::holds_alternative<Real>(result))
            return end_call(std::move(span), number(result));
        const bool of_one_matrix = arguments.size() == 1 && numbers.empty();
        if (of_one_matrix && std::holds_alternative<Matrix>(result))
            return transform(name, matrix(arguments[0]), matrix(result));
        return result;
    }

    /// each(f, A): f of each element by itself.
    Value each_element(const Syntax& formula) {
        expect_arguments("each(f, A)", 2, 2, formula);
        const Syntax& name = formula.operands[0];
        const Definition* own = name.kind == Kind::name ? find_own(name.text) : nullptr;
        const Builtin* builtin = name.kind == Kind::name ? find_function(name.text) : nullptr;
        if (!own && !builtin) throw located(Error("formula.each", {}), name);
        const auto call = [&, own, builtin](const Value& x) {
            return own ? call_own(*own, {x}, name.offset) : call_builtin(*builtin, {x});
        };
        return apply(EachElement{{name.text, name.text}, call}, matrix(of(formula.operands[1])));
    }

    Value gradient_of(const Syntax& formula) {
        expect_arguments("gradient(f, x)", 2, 2, formula);
        const Real f = number(of(formula.operands[0]));
        const Syntax& variable = formula.operands[1];
        if (variable.kind != Kind::name && variable.kind != Kind::index)
            throw located(Error("formula.variable", {}), variable);
        const Value x = of(variable);
        const Syntax& named = variable.kind == Kind::index ? variable.operands[0] : variable;
        if (!names_.may_be_independent(named.text)) refuse_independent(f, x, variable);
        if (std::holds_alternative<Matrix>(x)) return gradient(f, matrix(x));
        return gradient(f, number(x));
    }

    /// A gradient with respect to what f does not depend on would be 0: right, and hardly meant.
    /// The usual reason is that f was worked out before its variable was updated.
    void refuse_independent(Real f, const Value& x, const Syntax& variable) const {
        const Tape& tape = RealAccess::record().tape();
        std::vector<bool> is_below(tape.size(), false);
        for (const Node node : structural_order(tape, {f.node()}, [](Node) { return false; }))
            is_below[node] = true;
        const auto depends_on = [&is_below](const Value& value) {
            return std::ranges::any_of(elements_of(value), [&is_below](Real element) {
                return bool{is_below[element.node()]};
            });
        };
        if (depends_on(x)) return;
        const bool is_name = variable.kind == Kind::name;
        if (is_name && std::ranges::any_of(names_.older(variable.text), depends_on))
            throw Error("formula.older", {variable.text});
        throw located(Error("formula.independent", {}), variable);
    }

    const Names& names_;
    const OwnFunctions& own_;
    Parameters parameters_;
    std::vector<Call> calls_;                              ///< the innermost last
    std::size_t callable_ = static_cast<std::size_t>(-1);  ///< how many of them may be called now
};

}  // namespace

Value evaluate(const Syntax& formula, const Names& names, const OwnFunctions& own) {
    return Evaluation(names, own).of(formula);
}

}  // namespace longhand::language
