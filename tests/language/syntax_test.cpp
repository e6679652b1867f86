#include "longhand/language/syntax.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include "longhand/language/formula_error.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::language;
namespace data = boost::unit_test::data;

namespace {

/// The tree in prefix notation: (+ a (* b c)).
std::string tree(const Syntax& formula) {
    using Kind = Syntax::Kind;
    std::string head;
    switch (formula.kind) {
        case Kind::number:
        case Kind::name:
            return formula.text;
        case Kind::operation:
        case Kind::comparison:
        case Kind::call:
            head = formula.text;
            break;
        case Kind::index:
            head = "[]";
            break;
        case Kind::transpose:
            head = "T";
            break;
        case Kind::negation:
            head = "neg";
            break;
        case Kind::conditional:
            head = "if";
            break;
        case Kind::column:
            head = "column";
            break;
        case Kind::matrix:
            head = "matrix" + std::to_string(formula.columns);
            break;
    }
    for (const Syntax& operand : formula.operands)
        head += " " + tree(operand);
    return "(" + head + ")";
}

struct Case {
    const char* formula;
    const char* tree;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.formula;
}

const Case cases[] = {
    {"a + b*c - d", "(- (+ a (* b c)) d)"},
    {"a - (b - c)", "(- a (- b c))"},
    {"a/b/c", "(/ (/ a b) c)"},
    {"a*b⊙c", "(⊙ (* a b) c)"},
    {"-a^2", "(neg (^ a 2))"},
    {"-a*b", "(* (neg a) b)"},
    {"a*-b", "(* a (neg b))"},
    {"2^-x^3", "(^ 2 (neg (^ x 3)))"},
    {"a^b^c", "(^ a (^ b c))"},
    {"x²", "(^ x 2)"},
    {"+a", "a"},
    {"1/(1 + e^(−x))", "(/ 1 (+ 1 (^ e (neg x))))"},
    {"Wᵀ*e", "(* (T W) e)"},
    {"(a*b)ᵀ[1,2]", "([] (T (* a b)) 1 2)"},
    {"W[1,2]*x[k+1]", "(* ([] W 1 2) ([] x (+ k 1)))"},
    {"max(a, b, 0)", "(max a b 0)"},
    {"(a, b+1)", "(column a (+ b 1))"},
    {"[a, b; c, d]", "(matrix2 a b c d)"},
    {"[a; b]", "(matrix1 a b)"},
    {"if(x > 0, x, 0)", "(if (> x 0) x 0)"},
    {"1 if x1 > θ, otherwise 0", "(if 1 (> x1 θ) 0)"},
    {"(1 if a ≥ b, otherwise 0, 2 if c = d otherwise 3)",
     "(column (if 1 (>= a b) 0) (if 2 (= c d) 3))"},
};

struct Wrong {
    const char* formula;
    const char* error;
    std::size_t offset;
};

std::ostream& operator<<(std::ostream& out, const Wrong& each) {
    return out << each.formula;
}

const Wrong mistakes[] = {
    {"", "formula.end", 0},
    {"a +", "formula.end", 3},
    {"a b", "formula.operator", 2},
    {"2x", "formula.operator", 1},
    {"(a + b", "formula.bracket", 0},
    {"a + b)", "formula.unexpected", 5},
    {"2*(a + b]", "formula.bracket", 2},
    {"max(a, b", "formula.bracket", 3},
    {"[1, 2; 3]", "formula.rows", 0},
    {"a < b < c", "formula.unexpected", 6},
    {"a * / b", "formula.unexpected", 4},
    {"x[]", "formula.unexpected", 2},
    {"x[1", "formula.bracket", 1},
    {"1e999", "number.range", 0},
    {"a if b > c", "formula.end", 10},
    {"()", "formula.unexpected", 1},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(syntax_suite)

BOOST_DATA_TEST_CASE(operators_bind_as_on_the_board, data::make(cases), each) {
    BOOST_TEST(tree(parse(each.formula)) == each.tree);
}

BOOST_DATA_TEST_CASE(a_mistake_is_told_with_its_place, data::make(mistakes), each) {
    try {
        parse(each.formula);
        BOOST_ERROR("no error");
    } catch (const FormulaError& error) {
        BOOST_TEST(error.id() == each.error);
        BOOST_TEST(error.offset() == each.offset);
    }
}

BOOST_AUTO_TEST_CASE(nesting_has_an_end) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + "x" +
               std::string(static_cast<std::size_t>(depth), ')');
    };
    BOOST_CHECK_NO_THROW(parse(nested(40)));
    for (const std::string& formula :
         {nested(1000), std::string(1000, '-') + "x", std::string(1000, '['), "2" + [] {
              std::string powers;
              for (int k = 0; k < 1000; ++k)
                  powers += "^2";
              return powers;
          }()}) {
        BOOST_CHECK_EXCEPTION(parse(formula), FormulaError, testing::error_id("formula.depth"));
    }
    std::string sum = "x";
    while (sum.size() + 2 < 4000)
        sum += "+x";
    BOOST_CHECK_NO_THROW(parse(sum));
}

BOOST_AUTO_TEST_CASE(a_definition_has_a_name_and_a_formula) {
    const Definition value = parse_definition("x[2,1] = a + b");
    BOOST_TEST(value.name == "x[2,1]");
    BOOST_TEST(!value.is_function);
    BOOST_TEST(tree(value.formula) == "(+ a b)");
    const Definition function = parse_definition("f(x, y) ＝ x·y");
    BOOST_TEST(function.name == "f");
    BOOST_TEST(function.is_function);
    BOOST_TEST((function.parameters == std::vector<std::string>{"x", "y"}));
    for (const char* text : {"", "a + b", "= b", "f() = 1", "f(1) = 1", "x[] = 1", "x", "1 = x"})
        BOOST_CHECK_EXCEPTION(parse_definition(text), FormulaError,
                              testing::error_id("formula.definition"));
}

BOOST_AUTO_TEST_CASE(names_are_told_once_each) {
    const auto names = names_in(parse("f(x)*x[1] + W*y - gradient(E, W)"));
    BOOST_TEST((names == std::vector<std::string>{"x", "W", "y", "E"}));
}

BOOST_AUTO_TEST_SUITE_END()
