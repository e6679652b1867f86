// The tree of a symbol, told in a notation of the test's own: names in '', words in "", {_ ^ }.
#include "longhand/render/symbol_math.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace longhand::render;

namespace {

using Kind = Math::Kind;

std::string told(const Math& math);

std::string told_all(const Math& math) {
    std::string result;
    for (const Math& part : math.parts)
        result += (result.empty() ? "" : " ") + told(part);
    return result;
}

std::string told(const Math& math) {
    switch (math.kind) {
        case Kind::row:
            return "{" + told_all(math) + "}";
        case Kind::name:
            return "'" + math.text + "'";
        case Kind::words:
            return "\"" + math.text + "\"";
        case Kind::fraction:
            return told(math.parts[0]) + " over " + told(math.parts[1]);
        case Kind::accent:
            return told(math.parts[0]) + " under " + math.text;
        case Kind::fence:
            return "(" + told(math.parts[0]) + ")";
        case Kind::scripts: {
            std::string result = told(math.parts[0]);
            if (!math.parts[1].is_empty()) result += " _ " + told(math.parts[1]);
            if (!math.parts[2].is_empty()) result += " ^ " + told(math.parts[2]);
            return result;
        }
        default:
            return math.text;
    }
}

struct Case {
    const char* symbol;
    const char* tree;
    const char* why;
};

void check(std::initializer_list<Case> cases) {
    for (const auto& [symbol, tree, why] : cases) {
        BOOST_TEST_CONTEXT(why) {
            BOOST_TEST(told(symbol_math(symbol)) == tree);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(symbol_math_suite)

BOOST_AUTO_TEST_CASE(digits_names_and_indices_behind_a_letter_are_subscripts) {
    check({
        {"w", "'w'", "a letter"},
        {"w11", "'w' _ 11", "an element's name"},
        {"x1", "'x' _ 1", ""},
        {"part3", "'part' _ 3", "a word stays a word"},
        {"W_input_hidden", "'W' _ {'input' , 'hidden'}", "each name by itself"},
        {"h_1", "'h' _ 1", ""},
        {"h_t1", "'h' _ 't' _ 1", "a subscript has subscripts"},
        {"x1_out", "'x' _ {1 , 'out'}", "digits, then a name"},
        {"x[1]", "'x' _ 1", ""},
        {"W[1,2]", "'W' _ {1 , 2}", ""},
        {"x₁", "'x' _ 1", "lowered characters"},
        {"wᵢⱼ", "'w' _ 'ij'", ""},
        {"W_{input}", "'W' _ 'input'", ""},
        {"W_输入", "'W' _ \"输入\"", "Chinese names"},
    });
}

BOOST_AUTO_TEST_CASE(raised_characters_and_primes_are_superscripts) {
    check({
        {"W⁽²⁾", "'W' ^ (2)", "a layer"},
        {"x⁽²⁾[1]", "'x' _ 1 ^ (2)", "an element of a layer's vector"},
        {"w5⁽¹⁾", "'w' _ 5 ^ (1)", "a version"},
        {"x²", "'x' ^ 2", ""},
        {"W⁽²⁾ᵀ", "'W' ^ {(2) \"T\"}", "transposed"},
        {"y′", "'y' ^ ′", ""},
        {"y″", "'y' ^ ″", ""},
        {"y'", "'y' ^ ′", "an apostrophe is typed for a prime"},
        {"σ′", "'σ' ^ ′", ""},
        {"y1′", "'y' _ 1 ^ ′", ""},
        {"w^2", "'w' ^ 2", ""},
        {"w^(k)", "'w' ^ ('k')", ""},
        {"∂L/∂W⁽²⁾[1,2]", "{'∂' 'L'} over {'∂' 'W' _ {1 , 2} ^ (2)}", ""},
    });
}

BOOST_AUTO_TEST_CASE(derivatives_are_fractions) {
    check({
        {"∂E/∂w6", "{'∂' 'E'} over {'∂' 'w' _ 6}", ""},
        {"∂²E/∂w²", "{'∂' ^ 2 'E'} over {'∂' 'w' ^ 2}", ""},
        {"∂E/∂w6⁽¹⁾", "{'∂' 'E'} over {'∂' 'w' _ 6 ^ (1)}", ""},
        {"(a/b)", "('a' over 'b')", "a bar inside of parentheses"},
        {"a/", "{'a' /}", "nothing below"},
        {"a/b/c", "{'a' / 'b' / 'c'}", "which bar is longer, nobody said"},
    });
}

BOOST_AUTO_TEST_CASE(operators_stand_before_and_marks_upon) {
    check({
        {"Δw5", "{'Δ' 'w' _ 5}", ""},
        {"∇E", "{'∇' 'E'}", ""},
        {"Δ", "'Δ'", "a name by itself"},
        {"Δ_hidden", "'Δ' _ 'hidden'", ""},
        {"ŷ1", "'y' under \u0302 _ 1", "a hat"},
        {"x̄", "'x' under \u0304", "a bar"},
        {"ŷ′", "'y' under \u0302 ^ ′", ""},
        {"abx̂", "{'ab' 'x' under \u0302}", "a mark stands on one letter"},
        {"ηδ", "{'η' 'δ'}", "Greek letters are values each"},
        {"η·δ2", "{'η' · 'δ' _ 2}", ""},
        {"−θ", "{− 'θ'}", ""},
        {"f(x1)", "{'f' ('x' _ 1)}", ""},
        {"x≠y", "{'x' ≠ 'y'}", "a crossed sign is one sign"},
    });
}

BOOST_AUTO_TEST_CASE(every_text_is_a_symbol) {
    check({
        {"", "{}", ""},
        {"误差", "\"误差\"", "words"},
        {"2x", "{2 'x'}", ""},
        {"_", "\"_\"", ""},
        {"w_", "{'w' \"_\"}", ""},
        {"w__a", "{'w' \"_\" _ 'a'}", ""},
        {"W[1", "{'W' \"[\" 1}", "a bracket that never ends"},
        {"w^", "{'w' \"^\"}", ""},
        {"a\\b", "{'a' \"\\\" 'b'}", ""},
        {"a<b", "{'a' < 'b'}", ""},
        {"a\xFF", "{'a' \"\uFFFD\"}", "no UTF-8"},
        {"′", "\"′\"", "a prime of nothing"},
    });
    symbol_math(std::string(100000, '('));
    symbol_math(std::string(1000, '(') + std::string(1000, ')'));
    symbol_math(std::string(1000, '_') + std::string(1000, '['));
}

BOOST_AUTO_TEST_SUITE_END()
