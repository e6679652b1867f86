#include "longhand/exercise/saturation.hpp"

#include <cmath>
#include <map>
#include <optional>

#include "longhand/decimal/rounding.hpp"

namespace longhand::exercise {

namespace {

constexpr double least_slope = 0.01;

double rough(const replay::Number& value) {
    return value.trouble == replay::Trouble::none ? decimal::to_double(value.decimal)
                                                  : std::nan("");
}

/// The slope of a function of one argument, where it is smooth and not linear.
std::optional<double> slope(const Tape& tape, const CallSpan& call,
                            const std::vector<replay::Number>& values) {
    if (call.arguments.size() != 1 || call.results.size() != 1) return {};
    std::map<Node, double> slopes{{call.arguments.front(), 1.0}};
    const auto of = [&](Node node) {
        const auto found = slopes.find(node);
        return found == slopes.end() ? 0.0 : found->second;
    };
    bool is_curved = false;
    for (Node node = call.first; node < call.end; ++node) {
        const Operation operation = tape.operation(node);
        if (is_comparison(operation) || operation == Operation::select) return {};
        const double a = is_leaf(operation) ? 0 : rough(values[tape.left(node)]);
        const double da = is_leaf(operation) ? 0 : of(tape.left(node));
        const bool has_right = is_binary(operation);
        const double b = has_right ? rough(values[tape.right(node)]) : 0;
        const double db = has_right ? of(tape.right(node)) : 0;
        const double value = rough(values[node]);
        double& result = slopes[node];
        switch (operation) {
            case Operation::add:
                result = da + db;
                break;
            case Operation::subtract:
                result = da - db;
                break;
            case Operation::negate:
                result = -da;
                break;
            case Operation::copy:
                result = da;
                break;
            case Operation::multiply:
                result = da * b + a * db;
                break;
            case Operation::divide:
                result = (da - value * db) / b;
                break;
            case Operation::power:
                result = b * std::pow(a, b - 1) * da;
                break;
            case Operation::exp:
                result = value * da;
                is_curved = true;
                break;
            case Operation::tanh:
                result = (1 - value * value) * da;
                is_curved = true;
                break;
            // At a crest the slope is 0 too, but nothing is lost there: the angle goes on.
            case Operation::sin:
                result = std::cos(a) * da;
                break;
            case Operation::cos:
                result = -std::sin(a) * da;
                break;
            case Operation::log:
                result = da / a;
                break;
            case Operation::sqrt:
                result = da / (2 * value);
                break;
            default:
                break;
        }
    }
    if (!is_curved) return {};
    return of(call.results.front());
}

}  // namespace

std::vector<std::size_t> saturated_calls(const Record& record,
                                         const std::vector<replay::Number>& values) {
    std::vector<std::size_t> result;
    for (std::size_t k = 0; k < record.calls().size(); ++k) {
        const std::optional<double> found = slope(record.tape(), record.calls()[k], values);
        if (found && std::abs(*found) < least_slope) result.push_back(k);
    }
    return result;
}

}  // namespace longhand::exercise
