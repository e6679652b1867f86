#include "longhand/record/matrix.hpp"

#include "tests/record/support.hpp"

using namespace longhand;
using namespace longhand::testing;

namespace {

struct Fixture {
    Record record;
    Recording recording{record};

    Matrix W{{2, 3}, givens(record, {"1", "2", "3", "4", "5", "6"})};  // n0 … n5
    Matrix x = vector(givens(record, {"7", "8", "9"}));                // n6 … n8
    Node first = static_cast<Node>(record.tape().size());
};

using Words = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(matrix_suite, Fixture)

// This list is a promise: exactly the board's operations, left to right, with every compiler.
BOOST_AUTO_TEST_CASE(a_product_records_exactly_the_operations_of_the_board) {
    const Matrix z = W * x;
    const Words expected{"n9=n0*n6",  "n10=n1*n7", "n11=n9+n10",  "n12=n2*n8", "n13=n11+n12",
                         "n14=n3*n6", "n15=n4*n7", "n16=n14+n15", "n17=n5*n8", "n18=n16+n17"};
    BOOST_TEST(operations(record, first) == expected, boost::test_tools::per_element());
    BOOST_TEST(z(1).value() == 1 * 7 + 2 * 8 + 3 * 9);
    BOOST_TEST(z(2).value() == 4 * 7 + 5 * 8 + 6 * 9);
}

BOOST_AUTO_TEST_CASE(a_product_of_large_matrices_has_as_many_operations_as_the_board) {
    std::vector<Real> numbers;
    for (int k = 0; k < 20 * 20; ++k)
        numbers.push_back(given(record, "1"));
    const Matrix A({20, 20}, numbers);
    const std::size_t before = record.tape().size();
    (void)(A * A);
    BOOST_TEST(record.tape().size() - before == 20u * 20u * (20u + 19u));
}

BOOST_AUTO_TEST_CASE(a_function_of_a_whole_matrix_keeps_its_argument) {
    const Matrix halves = vector({x(1) / 2, x(2) / 2, x(3) / 2});
    const Matrix named = transform({"halves", "h"}, x, halves);
    BOOST_CHECK(named.row_by_row()[1].node() == halves(2).node());
    const MatrixNode& node = record.matrix(named.node());
    BOOST_CHECK(node.operation == MatrixOperation::transform);
    BOOST_TEST(node.left == x.node());
    BOOST_TEST(record.functions()[node.function].symbol == "h");
}

BOOST_AUTO_TEST_CASE(elementwise_operations_record_one_operation_an_element) {
    const Matrix y = vector(givens(record, {"1", "2", "3"}));
    const auto recorded = [&](auto operation) {
        const auto before = static_cast<Node>(record.tape().size());
        (void)operation();
        return operations(record, before);
    };
    BOOST_TEST(recorded([&] { return x + y; }) == (Words{"n12=n6+n9", "n13=n7+n10", "n14=n8+n11"}),
               boost::test_tools::per_element());
    BOOST_TEST(recorded([&] { return x - y; }) == (Words{"n15=n6-n9", "n16=n7-n10", "n17=n8-n11"}),
               boost::test_tools::per_element());
    BOOST_TEST(recorded([&] { return hadamard(x, y); }) ==
                   (Words{"n18=n6*n9", "n19=n7*n10", "n20=n8*n11"}),
               boost::test_tools::per_element());
    BOOST_TEST(recorded([&] { return -x; }) == (Words{"n21=neg n6", "n22=neg n7", "n23=neg n8"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        recorded([&] { return x(1) * y; }) == (Words{"n24=n6*n9", "n25=n6*n10", "n26=n6*n11"}),
        boost::test_tools::per_element());
    BOOST_TEST(recorded([&] { return apply([](Real v) { return exp(v); }, x); }) ==
                   (Words{"n27=exp n6", "n28=exp n7", "n29=exp n8"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_maximum_is_taken_of_each_pair) {
    const Matrix larger =
        max(vector(givens(record, {"-2", "0.5", "1"})), vector(givens(record, {"0", "0.5", "-1"})));
    BOOST_TEST(larger(1).value() == 0);
    BOOST_TEST(larger(2).value() == 0.5);
    BOOST_TEST(larger(3).value() == 1);
    BOOST_CHECK_EXCEPTION(max(W, transpose(W)), Error, has_id("matrix.shape"));
}

BOOST_AUTO_TEST_CASE(an_outer_product_multiplies_each_with_each) {
    const Matrix y = vector(givens(record, {"1", "2"}));
    const Matrix product = outer(y, x);
    const Words expected{"n11=n9*n6",  "n12=n9*n7",  "n13=n9*n8",
                         "n14=n10*n6", "n15=n10*n7", "n16=n10*n8"};
    BOOST_TEST(operations(record, 11) == expected, boost::test_tools::per_element());
    BOOST_CHECK((product.shape() == Shape{2, 3}));
}

BOOST_AUTO_TEST_CASE(a_transpose_records_no_arithmetic) {
    const Matrix T = transpose(W);
    BOOST_TEST(record.tape().size() == first);
    BOOST_CHECK((T.shape() == Shape{3, 2}));
    BOOST_TEST(T(3, 1).value() == 3);
    BOOST_TEST(T(1, 2).node() == W(2, 1).node());
}

BOOST_AUTO_TEST_CASE(each_operation_leaves_one_matrix_node) {
    const std::size_t before = record.matrix_count();
    const Matrix z = W * x + vector(givens(record, {"1", "2"}));
    BOOST_TEST(record.matrix_count() == before + 3);
    const MatrixNode& sum = record.matrix(z.node());
    BOOST_CHECK(sum.operation == MatrixOperation::add);
    BOOST_CHECK(record.matrix(sum.left).operation == MatrixOperation::product);
    BOOST_TEST(record.elements(z.node())[1] == z(2).node());
}

BOOST_AUTO_TEST_CASE(indices_count_from_one) {
    BOOST_TEST(W(1, 1).value() == 1);
    BOOST_TEST(W(2, 3).value() == 6);
    BOOST_CHECK_EXCEPTION(W(0, 1), Error, has_id("matrix.index"));
    BOOST_CHECK_EXCEPTION(W(3, 1), Error, has_id("matrix.index"));
    BOOST_CHECK_EXCEPTION(W(1, 4), Error, has_id("matrix.index"));
}

BOOST_AUTO_TEST_CASE(shapes_that_do_not_fit_are_refused_with_both_shapes) {
    try {
        (void)(x * W);
        BOOST_FAIL("3 × 1 times 2 × 3 is undefined");
    } catch (const Error& error) {
        BOOST_TEST(error.id() == "matrix.shape");
        BOOST_TEST(std::string(error.what()).find("3 × 1 · 2 × 3") != std::string::npos);
    }
    BOOST_CHECK_EXCEPTION(W + x, Error, has_id("matrix.shape"));
    BOOST_CHECK_EXCEPTION(W - transpose(W), Error, has_id("matrix.shape"));
    BOOST_CHECK_EXCEPTION(hadamard(W, x), Error, has_id("matrix.shape"));
    BOOST_CHECK_EXCEPTION(outer(W, x), Error, has_id("matrix.shape"));
    BOOST_CHECK_EXCEPTION(Matrix({2, 2}, givens(record, {"1", "2", "3"})), Error,
                          has_id("matrix.elements"));
    BOOST_CHECK_EXCEPTION(vector({}), Error, has_id("matrix.elements"));
    BOOST_CHECK_EXCEPTION(elements<3>(W), Error, has_id("matrix.elements"));
}

BOOST_AUTO_TEST_CASE(elements_come_row_by_row) {
    const auto [a, b, c, d, e, f] = elements<6>(W);
    BOOST_TEST(a.value() == 1);
    BOOST_TEST(c.value() == 3);
    BOOST_TEST(d.value() == 4);
    BOOST_TEST(f.value() == 6);
    (void)b, (void)e;
}

BOOST_AUTO_TEST_SUITE_END()
