#include "longhand/language/tokens.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>

#include "longhand/language/formula_error.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::language;
namespace data = boost::unit_test::data;

namespace {

/// The words of a formula, each between bars: |w1|*|x|.
std::string words(std::string_view formula, const std::vector<std::string>& symbols = {}) {
    std::string result = "|";
    for (const Token& token : tokens(formula, symbols)) {
        if (token.kind != Token::Kind::end) result += token.text + "|";
    }
    return result;
}

struct Case {
    const char* formula;
    const char* words;
    const char* why;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.formula << " (" << each.why << ")";
}

const Case cases[] = {
    {"w11*i1 + 0.50", "|w11|*|i1|+|0.50|", "names, signs, a number as typed"},
    {" a\t-\nb ", "|a|-|b|", "blanks"},
    {"2.5e-3x", "|2.5e-3|x|", "an exponent"},
    {"2e", "|2|e|", "no exponent"},
    {"1..5", "|1.|.5|", "two numbers"},
    {"η·Δ − 输出", "|η|*|Δ|-|输出|", "letters of any alphabet"},
    {"（ａ＋１．５）×２÷ｂ＝ｃ", "|(|a|+|1.5|)|*|2|/|b|=|c|", "full-width signs, letters, digits"},
    {"max（a，b）；[1；2]", "|max|(|a|,|b|)|;|[|1|;|2|]|", "full-width brackets"},
    {"x² + y⁻¹²", "|x|^|2|+|y|^|-|12|", "raised digits"},
    {"Wᵀ⊙v⊤", "|W|ᵀ|⊙|v|ᵀ|", "transposes"},
    {"a <= b ≥ c != d ≠ e == f", "|a|<=|b|>=|c|!=|d|!=|e|=|f|", "comparisons"},
    {"a**b", "|a|^|b|", "a power as Python has it"},
    {"σ'(x)", "|σ′|(|x|)|", "an apostrophe is a prime"},
    {"w_{1,2}·W12⁽¹⁾", "|w_{1,2}|*|W12⁽¹⁾|", "braces and raised parentheses belong to names"},
    {"y\u0302", "|ŷ|", "an accent typed by itself"},
    {"forward.z*a.5", "|forward.z|*|a|.5|", "a name with its section"},
    {"x₁", "|x₁|", "a lowered digit"},
    {"", "|", "nothing"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tokens_suite)

BOOST_DATA_TEST_CASE(a_formula_is_split_into_words, data::make(cases), each) {
    BOOST_TEST(words(each.formula) == each.words);
}

BOOST_AUTO_TEST_CASE(of_known_symbols_the_longest_is_taken) {
    const std::vector<std::string> symbols{"∂E/∂w1", "∂E/∂w"};
    BOOST_TEST(words("η·∂E/∂w1 + ∂E/∂w", symbols) == "|η|*|∂E/∂w1|+|∂E/∂w|");
    BOOST_TEST(words("∂E/∂w12", symbols) == "|∂E|/|∂w12|");
}

BOOST_AUTO_TEST_CASE(offsets_count_bytes) {
    const auto found = tokens("η·x");
    BOOST_TEST(found[1].offset == 2u);
    BOOST_TEST(found[2].offset == 4u);
    BOOST_TEST(found[3].offset == 5u);
}

BOOST_DATA_TEST_CASE(what_belongs_in_no_formula_is_refused,
                     data::make({"a $ b", "a\x01", "x\xFF", "{x}", "a & b", "“x”", "a?"}),
                     formula) {
    BOOST_CHECK_EXCEPTION(tokens(formula), FormulaError, testing::error_id("formula.character"));
}

BOOST_AUTO_TEST_CASE(a_formula_has_an_end) {
    BOOST_CHECK_NO_THROW(tokens(std::string(longest_formula, 'x')));
    BOOST_CHECK_EXCEPTION(tokens(std::string(longest_formula + 1, 'x')), FormulaError,
                          testing::error_id("formula.length"));
}

BOOST_AUTO_TEST_CASE(a_name_is_one_word) {
    for (const char* name : {"x", "w11", "输出", "η", "y_hat", "w_{1,2}", "W⁽¹⁾", "σ′"})
        BOOST_TEST(is_name(name), name);
    for (const char* name : {"", "1x", "x y", "x+", " x", "∂E/∂w", "$"})
        BOOST_TEST(!is_name(name), name);
}

BOOST_AUTO_TEST_SUITE_END()
