#include "longhand/worksheet/formula.hpp"

#include <algorithm>

#include "longhand/worksheet/version_marks.hpp"

namespace longhand {

namespace {

using Kind = Expression::Kind;

Expression make(Kind kind, Node node, std::vector<Expression> operands, std::string text = {}) {
    Expression expression;
    expression.kind = kind;
    expression.node = node;
    expression.operands = std::move(operands);
    expression.text = std::move(text);
    return expression;
}

const char* comparison_sign(Operation operation) {
    switch (operation) {
        case Operation::less:
            return "<";
        case Operation::less_equal:
            return "≤";
        case Operation::greater:
            return ">";
        case Operation::greater_equal:
            return "≥";
        case Operation::equal:
            return "=";
        default:
            return "≠";
    }
}

Expression closed_call(const Worksheet& worksheet, KnownEntries known, const CallSpan& call,
                       Node node);

class FormulaOfNode {
  public:
    FormulaOfNode(const Worksheet& worksheet, KnownEntries known, Calls calls)
        : worksheet_(worksheet),
          known_(known),
          record_(worksheet.tape_record()),
          tape_(record_.tape()),
          calls_(calls) {}

    /// A value inside a formula: its symbol where it has one.
    Expression inside(Node node) const {
        if (const Worksheet::Place* place = known_place(node)) {
            return make(Kind::symbol, node, {}, worksheet_.symbol(*place));
        }
        if (calls_ == Calls::closed) {
            if (const CallSpan* call = record_.call_of(node)) return closed(*call, node);
        }
        return operation(node);
    }

    Expression closed(const CallSpan& call, Node node) const {
        if (call.is_closed()) return closed_call(worksheet_, known_, call, node);
        std::vector<Expression> arguments;
        for (const Node argument : call.arguments)
            arguments.push_back(inside(argument));
        return make(Kind::function, node, std::move(arguments),
                    record_.functions()[call.function].symbol);
    }

    /// What the tape did at a node, with no look at its own name or call, unless that is never
    /// opened.
    Expression operation(Node node) const {
        if (const CallSpan* call = record_.closed_call_of(node)) return closed(*call, node);
        const Node left = tape_.left(node);
        const Node right = tape_.right(node);
        switch (tape_.operation(node)) {
            case Operation::given:
            case Operation::constant:
            case Operation::state:
                return make(Kind::number, node, {}, record_.text(node).text());
            case Operation::named_constant:
                return make(Kind::number, node, {}, record_.named_constant(node).symbol);
            case Operation::copy:
                return inside(left);
            case Operation::add:
            case Operation::subtract:
                return sum(node);
            case Operation::multiply:
                return product(node);
            case Operation::divide:
                return make(Kind::quotient, node, {inside(left), inside(right)});
            case Operation::negate:
                return make(Kind::negation, node, {inside(left)});
            case Operation::power:
                return make(Kind::power, node, {inside(left), inside(right)});
            case Operation::exp:
                return make(Kind::exponential, node, {inside(left)});
            case Operation::sqrt:
                return make(Kind::root, node, {inside(left)});
            case Operation::log:
                return make(Kind::function, node, {inside(left)}, "ln");
            case Operation::tanh:
                return make(Kind::function, node, {inside(left)}, "tanh");
            case Operation::sin:
                return make(Kind::function, node, {inside(left)}, "sin");
            case Operation::cos:
                return make(Kind::function, node, {inside(left)}, "cos");
            case Operation::arms:
                break;
            case Operation::select:
                return make(Kind::conditional, node,
                            {inside(tape_.left(right)), inside(left), inside(tape_.right(right))});
            default:
                return make(Kind::comparison, node, {inside(left), inside(right)},
                            comparison_sign(tape_.operation(node)));
        }
        return inside(left);
    }

  private:
    const Worksheet::Place* known_place(Node node) const {
        const Worksheet::Place* place = worksheet_.place_of(node);
        return place && place->entry < known_ ? place : nullptr;
    }

    /// True where a node is written as part of the formula around it, without a name or a call.
    bool is_open(Node node) const {
        const CallSpan* const call = record_.call_of(node);
        return !known_place(node) && (!call || (calls_ == Calls::opened && !call->is_closed()));
    }

    // Only the left operand of a sum or a product goes on in the same line: a + (b + c) was
    // grouped by hand and stays so. Loops, not recursion: a sum may have a million terms.
    Expression sum(Node node) const {
        Expression result = make(Kind::sum, node, {});
        const auto is_sum = [this](Node n) {
            return tape_.operation(n) == Operation::add ||
                   tape_.operation(n) == Operation::subtract;
        };
        Node first = node;
        do {
            result.operands.push_back(inside(tape_.right(first)));
            result.minus.push_back(tape_.operation(first) == Operation::subtract);
            first = tape_.left(first);
        } while (is_sum(first) && is_open(first));
        result.operands.push_back(inside(first));
        result.minus.push_back(false);
        std::ranges::reverse(result.operands);
        std::reverse(result.minus.begin(), result.minus.end());
        return result;
    }

    /// x·x is written x²; 2·2 stays as it is.
    bool is_square(Node node) const {
        const Node factor = tape_.left(node);
        return factor == tape_.right(node) && tape_.operation(factor) != Operation::constant;
    }

    Expression product(Node node) const {
        if (is_square(node)) {
            Expression two = make(Kind::number, no_node, {}, "2");
            return make(Kind::power, node, {inside(tape_.left(node)), std::move(two)});
        }
        Expression result = make(Kind::product, node, {});
        const auto is_product = [this](Node n) {
            return tape_.operation(n) == Operation::multiply && !is_square(n);
        };
        Node first = node;
        do {
            result.operands.push_back(inside(tape_.right(first)));
            first = tape_.left(first);
        } while (is_product(first) && is_open(first));
        result.operands.push_back(inside(first));
        std::ranges::reverse(result.operands);
        return result;
    }

    const Worksheet& worksheet_;
    KnownEntries known_;
    const Record& record_;
    const Tape& tape_;
    Calls calls_;
};

class FormulaOfMatrix {
  public:
    FormulaOfMatrix(const Worksheet& worksheet, KnownEntries known)
        : worksheet_(worksheet), known_(known), record_(worksheet.tape_record()) {}

    Expression inside(std::uint32_t matrix) const {
        const Entry* entry = worksheet_.entry_of_matrix(matrix);
        if (entry && worksheet_.place_of(entry->nodes.front())->entry < known_) {
            return of(matrix, Kind::symbol, {}, entry->symbol);
        }
        return operation(matrix);
    }

    Expression operation(std::uint32_t matrix) const {
        const MatrixNode& node = record_.matrix(matrix);
        const auto both = [&] { return std::vector{inside(node.left), inside(node.right)}; };
        switch (node.operation) {
            case MatrixOperation::copy:
                return inside(node.left);
            case MatrixOperation::product:
                return of(matrix, Kind::product, both());
            case MatrixOperation::add:
            case MatrixOperation::subtract: {
                Expression sum = of(matrix, Kind::sum, both());
                sum.minus = {false, node.operation == MatrixOperation::subtract};
                return sum;
            }
            case MatrixOperation::negate:
                return of(matrix, Kind::negation, {inside(node.left)});
            case MatrixOperation::hadamard:
                return of(matrix, Kind::hadamard, both());
            case MatrixOperation::outer: {
                Expression transposed = of(no_matrix, Kind::transpose, {inside(node.right)});
                return of(matrix, Kind::product, {inside(node.left), std::move(transposed)});
            }
            case MatrixOperation::transpose:
                return of(matrix, Kind::transpose, {inside(node.left)});
            case MatrixOperation::divide:
                return of(matrix, Kind::quotient, both());
            case MatrixOperation::power:
                return of(matrix, Kind::power, {inside(node.left), number(node)});
            case MatrixOperation::scale:
                return of(matrix, Kind::product, {number(node), inside(node.left)});
            case MatrixOperation::scaled:
                return of(matrix, Kind::product, {inside(node.left), number(node)});
            case MatrixOperation::fill:
                return number(node);
            case MatrixOperation::apply:
            case MatrixOperation::transform:
                return of(matrix, Kind::function, {inside(node.left)},
                          record_.functions()[node.function].symbol);
            case MatrixOperation::closed:
                return of(matrix, Kind::function, both(),
                          record_.functions()[node.function].symbol);
            case MatrixOperation::assembled:
                break;
        }
        return assembled(matrix);
    }

  private:
    Expression number(const MatrixNode& node) const {
        return FormulaOfNode(worksheet_, known_, Calls::closed).inside(node.scalar);
    }

    Expression assembled(std::uint32_t matrix) const {
        const FormulaOfNode element(worksheet_, known_, Calls::closed);
        std::vector<Expression> elements;
        for (const Node node : record_.elements(matrix))
            elements.push_back(element.inside(node));
        return of(matrix, Kind::matrix, std::move(elements));
    }

    Expression of(std::uint32_t matrix, Kind kind, std::vector<Expression> operands,
                  std::string text = {}) const {
        Expression expression = make(kind, no_node, std::move(operands), std::move(text));
        expression.matrix = matrix;
        if (matrix != no_matrix) {
            expression.rows = record_.matrix(matrix).rows;
            expression.columns = record_.matrix(matrix).columns;
        }
        return expression;
    }

    const Worksheet& worksheet_;
    KnownEntries known_;
    const Record& record_;
};

/// One element of what a closed call gave: f[k](A, b).
Expression closed_call(const Worksheet& worksheet, KnownEntries known, const CallSpan& call,
                       Node node) {
    const FormulaOfMatrix matrices(worksheet, known);
    std::vector<Expression> arguments;
    for (const std::uint32_t matrix : call.matrices)
        arguments.push_back(matrices.inside(matrix));
    const auto element = std::ranges::find(call.results, node) - call.results.begin() + 1;
    const std::string& symbol = worksheet.tape_record().functions()[call.function].symbol;
    return make(Kind::function, node, std::move(arguments),
                symbol + "[" + std::to_string(element) + "]");
}

}  // namespace

KnownEntries entries_before(const Worksheet& worksheet, Node node) {
    const Worksheet::Place* place = worksheet.place_of(node);
    return place ? place->entry : static_cast<KnownEntries>(worksheet.entries().size());
}

Expression formula(const Worksheet& worksheet, Node node, KnownEntries known, Calls calls) {
    const FormulaOfNode builder(worksheet, known, calls);
    const CallSpan* call = calls == Calls::closed ? worksheet.tape_record().call_of(node) : nullptr;
    Expression result = call ? builder.closed(*call, node) : builder.operation(node);
    mark_versions(worksheet, result);
    return result;
}

std::vector<Expression> formulas(const Worksheet& worksheet, Node node, KnownEntries known,
                                 Calls inner_calls) {
    const std::vector<const CallSpan*> calls = worksheet.tape_record().calls_of(node);
    const FormulaOfNode builder(worksheet, known, Calls::closed);
    std::vector<Expression> result;
    // Outermost first; a function that only hands another's result on is shown by both names.
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        result.push_back(builder.closed(**call, node));
    }
    if (calls.empty() || !calls.front()->is_closed())
        result.push_back(FormulaOfNode(worksheet, known, inner_calls).operation(node));
    for (Expression& form : result)
        mark_versions(worksheet, form);
    return result;
}

Expression matrix_formula(const Worksheet& worksheet, std::uint32_t matrix, KnownEntries known) {
    Expression result = FormulaOfMatrix(worksheet, known).operation(matrix);
    mark_versions(worksheet, result);
    return result;
}

}  // namespace longhand
