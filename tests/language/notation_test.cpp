#include "longhand/language/notation.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace longhand::language;
namespace data = boost::unit_test::data;

namespace {

struct Example {
    const char* typed;
    const char* written;
};

std::ostream& operator<<(std::ostream& out, const Example& each) {
    return out << each.typed;
}

const Example examples[] = {
    {"gradient(E, w)", "∂E/∂w"},
    {"gradient(sum(x), x[1])", "∂sum(x)/∂x[1]"},
    {"gradient((t - o)^2, w)", "∂((t − o)²)/∂w"},
    {"-gradient(E, W)^T", "−(∂E/∂W)ᵀ"},
    {"a/gradient(E, w)", "a/(∂E/∂w)"},
    {"gradient(E, w)/a", "(∂E/∂w)/a"},
    {"-2*(t - o)*h", "−2·(t − o)·h"},
    {"a - (b - c)", "a − (b − c)"},
    {"a - b - c", "a − b − c"},
    {"a/(b*c)", "a/(b·c)"},
    {"a*(-b)", "a·(−b)"},
    {"(a + b)*c^2", "(a + b)·c²"},
    {"x^(a + 1)", "x^(a + 1)"},
    {"e^-x", "e^(−x)"},
    {"(-x)^2", "(−x)²"},
    {"transpose(A + B)*x", "(A + B)ᵀ·x"},
    {"W^T*x", "Wᵀ·x"},
    {"(a ⊙ b)*c", "(a ⊙ b)·c"},
    {"a*b ⊙ c", "(a·b) ⊙ c"},
    {"a ⊙ b ⊙ c", "a ⊙ b ⊙ c"},
    {"[a, b; c, 1.50]", "[a, b; c, 1.50]"},
    {"(a, b + 1)", "(a, b + 1)"},
    {"W[1,2]", "W[1,2]"},
    {"if(x >= 0, x, 0)", "if(x ≥ 0, x, 0)"},
    {"x if x >= 0, otherwise 0", "if(x ≥ 0, x, 0)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(notation_suite)

BOOST_DATA_TEST_CASE(formulas_are_written_as_by_hand, data::make(examples), each) {
    BOOST_TEST(notation(parse(each.typed)) == each.written);
}

BOOST_DATA_TEST_CASE(what_is_written_reads_the_same_again, data::make(examples), each) {
    const std::string written = notation(parse(each.typed));
    if (written.find("∂") != written.npos) return;  // a derivative is typed otherwise
    BOOST_TEST(notation(parse(written)) == written);
}

BOOST_AUTO_TEST_SUITE_END()
