// Every gradient of a chapter three ways: the formula that the chapter works out, the reverse sweep
// over its record, and central differences of its loss.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "chapter_list.hpp"
#include "longhand/replay/decimal_arithmetic.hpp"
#include "longhand/replay/exact_arithmetic.hpp"
#include "longhand/replay/gradient.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/worksheet/address.hpp"

using namespace longhand;
using decimal::Decimal;
namespace data = boost::unit_test::data;

namespace {

/// The step `gradient` is ∂loss/∂by; `by` is a given, a step before the loss, or an element of one.
struct Row {
    const char* chapter;
    const char* gradient;
    const char* loss;
    const char* by;
};

const Row rows[] = {
    {"gradient_descent", "gradients/dError_dw[1]", "error/Error", "W[1,1]"},
    {"gradient_descent", "gradients/dError_dw[2]", "error/Error", "W[2,1]"},
    {"gradient_descent", "gradients/dError_dw[3]", "error/Error", "W[1,2]"},
    {"gradient_descent", "gradients/dError_dw[4]", "error/Error", "W[2,2]"},
    {"gradient_descent", "gradients/dError_dw[5]", "error/Error", "w[1]"},
    {"gradient_descent", "gradients/dError_dw[6]", "error/Error", "w[2]"},
    {"softmax_backpropagation", "hidden_layer/dL_dW1", "forward/L", "W1"},
    {"softmax_backpropagation", "hidden_layer/dL_db1", "forward/L", "b1"},
    {"softmax_backpropagation", "hidden_layer/dL_dz2", "forward/L", "forward/z2"},
    {"softmax_backpropagation", "hidden_layer/dL_dz2_by_jacobian", "forward/L", "forward/z2"},
    {"softmax_backpropagation", "output_layer/dL_dW2", "forward/L", "W2"},
    {"softmax_backpropagation", "output_layer/dL_dW2_one_by_one", "forward/L", "W2"},
    {"softmax_backpropagation", "output_layer/dL_db2", "forward/L", "b2"},
    {"softmax_backpropagation", "output_layer/dL_dx2", "forward/L", "forward/x2"},
    {"softmax_backpropagation", "loss/dL_dz3", "forward/L", "forward/z3"},
    {"softmax_backpropagation", "loss/dL_dz3_by_jacobian", "forward/L", "forward/z3"},
    {"softmax_backpropagation", "loss/dL_dy_hat", "forward/L", "forward/y_hat"},
    {"softmax_backpropagation", "softmax_with_loss/dE_da", "softmax_with_loss/E",
     "softmax_with_loss/a"},
    {"weight_update", "derivation/dE_dw", "output/E", "output/w[1]"},
    {"weight_update", "derivation/dE_do", "output/E", "output/o_k"},
    {"weight_update", "check/backwards", "output/E", "output/w[1]"},
    {"weight_update", "factor/dE_half_dw", "factor/E_half", "output/w[1]"},
    {"computational_graphs", "nodes/df_da", "nodes/f", "nodes/a"},
    {"computational_graphs", "nodes/df_db", "nodes/f", "nodes/b"},
    {"computational_graphs", "nodes/df_dc", "nodes/f", "nodes/c"},
    {"computational_graphs", "nodes/df_dq", "nodes/f", "nodes/q"},
    {"computational_graphs", "backward/dL_dW1", "forward/L", "forward/W1"},
    {"computational_graphs", "backward/dL_db1", "forward/L", "forward/b1"},
    {"computational_graphs", "backward/dL_da1", "forward/L", "forward/a1"},
    {"computational_graphs", "backward/dL_dW2", "forward/L", "forward/W2"},
    {"computational_graphs", "backward/dL_db2", "forward/L", "forward/b2"},
    {"computational_graphs", "backward/dL_da2", "forward/L", "forward/a2"},
    {"computational_graphs", "backward/dL_dW3", "forward/L", "forward/W3"},
    {"computational_graphs", "backward/dL_db3", "forward/L", "forward/b3"},
    {"computational_graphs", "backward/dL_da3", "forward/L", "forward/a3"},
    {"computational_graphs", "backward/dL_dz1", "forward/L", "forward/z1"},
    {"computational_graphs", "backward/dL_dz2", "forward/L", "forward/z2"},
    {"computational_graphs", "backward/dL_dx", "forward/L", "affine/x"},
    {"class_exercises", "exercise1/dError_dw5", "forward/Error", "w[1]"},
    {"class_exercises", "exercise1/dError_dprediction", "forward/Error", "forward/prediction"},
    {"class_exercises", "exercise2/dError_dw2", "forward/Error", "W[2,1]"},
    {"class_exercises", "exercise2/dError_dw3", "forward/Error", "W[1,2]"},
    {"class_exercises", "exercise2/dError_dw4", "forward/Error", "W[2,2]"},
    {"losses_and_descent", "rate/step[1]/g[1]", "rate/f_before", "rate/x[1]"},
    {"losses_and_descent", "rate/step[1]/g[2]", "rate/f_before", "rate/x[2]"},
    {"mini_batches", "line/batch[1]/dL_dw", "line/batch[1]/L", "line/w"},
    {"mini_batches", "line/batch[1]/dL_db", "line/batch[1]/L", "line/b"},
    {"mini_batches", "rate/batch[1]/dL_dw", "rate/batch[1]/L", "rate/w"},
    {"mini_batches", "rate/batch[1]/dL_db", "rate/batch[1]/L", "rate/b"},
    {"mini_batches", "small_rate/batch[1]/dL_dw", "small_rate/batch[1]/L", "small_rate/w"},
    {"why_nonlinear", "first_pass/dW", "first_pass/L", "first_pass/W"},
    {"why_nonlinear", "first_pass/db", "first_pass/L", "first_pass/b"},
    {"why_nonlinear", "first_pass/dV", "first_pass/L", "first_pass/V"},
    {"why_nonlinear", "first_pass/dc", "first_pass/L", "first_pass/c"},
    {"from_hand_to_library", "by_matrices/G", "by_elements/L", "by_elements/W"},
    {"from_hand_to_library", "by_library/G", "by_elements/L", "by_elements/W"},
    {"from_hand_to_library", "by_sweep/G", "by_elements/L", "by_elements/W"},
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.chapter << " " << row.gradient;
}

/// A chapter's record, with the reverse sweep of one loss at its end.
struct Swept {
    Worksheet worksheet;
    std::vector<Node> nodes;  ///< the derivatives, row by row
};

Swept swept(const Row& row) {
    const auto chapter =
        std::ranges::find(chapter_list(), std::string_view(row.chapter), &Chapter::name);
    BOOST_REQUIRE_MESSAGE(chapter != chapter_list().end(), "there is no chapter " << row.chapter);
    std::vector<Node> nodes;
    Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
        chapter->calculation(sheet);
        const auto at = [&](Node node) { return RealAccess::at(sheet.tape_record(), node); };
        std::vector<Real> variables;
        for (const Node node : resolve(sheet, row.by).nodes)
            variables.push_back(at(node));
        for (const Real derivative : gradient(at(resolve(sheet, row.loss).nodes[0]), variables))
            nodes.push_back(derivative.node());
    });
    return {std::move(worksheet), std::move(nodes)};
}

/// All values, with `shift` added to one node before anything uses it.
std::vector<Decimal> replayed(const Worksheet& worksheet, Node shifted, const Decimal& shift) {
    const Record& record = worksheet.tape_record();
    const auto givens = replay::typed_givens<replay::DecimalArithmetic>(record);
    return replay::replay<replay::DecimalArithmetic>(record, std::span(givens),
                                                     [&](Node node, Decimal& value) {
                                                         if (node == shifted) value += shift;
                                                     });
}

void check_same(const Decimal& a, const Decimal& b, const char* relative) {
    const Decimal size = std::max(boost::multiprecision::abs(a), boost::multiprecision::abs(b));
    BOOST_TEST((boost::multiprecision::abs(a - b) <= Decimal(relative) * size), a << " and " << b);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gradients_suite)

BOOST_DATA_TEST_CASE(formula_sweep_and_differences_agree, data::make(rows), row) {
    const auto [worksheet, derivatives] = swept(row);
    const Address formula = resolve(worksheet, row.gradient);
    const Address by = resolve(worksheet, row.by);
    const Node loss = resolve(worksheet, row.loss).nodes[0];
    BOOST_REQUIRE(formula.shape == by.shape);

    const Decimal h("1e-15");
    const std::vector<Decimal> values = replayed(worksheet, no_node, 0);
    for (std::size_t k = 0; k < by.nodes.size(); ++k) {
        BOOST_TEST_CONTEXT("element " << k + 1) {
            const Decimal up = replayed(worksheet, by.nodes[k], h)[loss];
            const Decimal down = replayed(worksheet, by.nodes[k], -h)[loss];
            const Decimal of_formula = values[formula.nodes[k]];
            check_same(of_formula, values[derivatives[k]], "1e-40");
            check_same(of_formula, (up - down) / (2 * h), "1e-25");
        }
    }
}

// 6 weights and 3 biases, 6 weights and 2 biases.
BOOST_AUTO_TEST_CASE(all_seventeen_parameters_of_the_softmax_network_are_checked) {
    const auto first =
        std::ranges::find(rows, std::string_view("softmax_backpropagation"),
                          [](const Row& row) { return std::string_view(row.chapter); });
    const auto [worksheet, derivatives] = swept(*first);
    Eigen::Index parameters = 0;
    for (const char* id : {"W1", "b1", "W2", "b2"}) {
        const bool has_row = std::ranges::any_of(rows, [id](const Row& row) {
            return std::string_view(row.by) == id && std::string_view(row.loss) == "forward/L";
        });
        BOOST_TEST(has_row, id);
        parameters += resolve(worksheet, id).shape.size();
    }
    BOOST_TEST(parameters == 17);
}

// Document 003 writes the updates as a list and in matrices; both speak of the old weights.
BOOST_AUTO_TEST_CASE(both_forms_of_the_updates_of_the_linear_network_agree) {
    const auto chapter =
        std::ranges::find(chapter_list(), std::string_view("gradient_descent"), &Chapter::name);
    BOOST_REQUIRE(chapter != chapter_list().end());
    const Worksheet worksheet = Worksheet::record(chapter->calculation);
    const auto values = replay::replay<replay::ExactArithmetic>(worksheet.tape_record());
    const auto value = [&](const char* id) { return values[resolve(worksheet, id).nodes.front()]; };
    BOOST_CHECK(value("update/w[1]") == value("iteration[1]/W[1,1]"));
    BOOST_CHECK(value("update/w[2]") == value("iteration[1]/W[2,1]"));
    BOOST_CHECK(value("update/w[3]") == value("iteration[1]/W[1,2]"));
    BOOST_CHECK(value("update/w[4]") == value("iteration[1]/W[2,2]"));
    BOOST_CHECK(value("update/w[5]") == value("iteration[1]/w[1]"));
    BOOST_CHECK(value("update/w[6]") == value("iteration[1]/w[2]"));
    // By hand: 0.15 − 0.05 · (0.191 − 1) · 0.48.
    BOOST_CHECK(value("update/w[6]") == decimal::Rational(169416, 1000000));
}

BOOST_AUTO_TEST_SUITE_END()
