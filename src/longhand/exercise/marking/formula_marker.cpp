#include "longhand/exercise/marking/formula_marker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "longhand/language/evaluation.hpp"
#include "longhand/language/formula_error.hpp"
#include "longhand/language/tokens.hpp"
#include "longhand/problem/scope.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/replay/other_givens.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/text/utf8.hpp"
#include "longhand/worksheet/formula.hpp"
#include "longhand/worksheet/id.hpp"

namespace longhand::exercise {

namespace {

using language::Syntax;
using replay::Number;
using replay::Trouble;

constexpr int draw_count = 24;
constexpr std::uint32_t other_count = 6;  // in which givens differ too that never vary

/// A symbol as it is typed where nobody can lower digits: "∂Error/∂w₆" as "∂Error/∂w6", "W_1,2"
/// as "W12".
std::string typed_flat(std::string_view symbol) {
    std::string result;
    while (!symbol.empty()) {
        const std::string_view before = symbol;
        const char32_t character = text::take_character(symbol);
        constexpr char32_t lowered_zero = U'₀', lowered_nine = U'₉';
        if (character >= lowered_zero && character <= lowered_nine)
            result += static_cast<char>('0' + (character - lowered_zero));
        else if (std::u32string_view(U"_{}[],").find(character) == std::u32string_view::npos)
            result += before.substr(0, before.size() - symbol.size());
    }
    return result;
}

/// A formula as people write it in the notation of the language: products without a sign, an arrow
/// for an update, an equals sign before all.
std::string with_products(std::string_view typed, const std::vector<std::string>& symbols,
                          const language::Names& names) {
    std::string text(typed);
    for (const auto& [from, to] : {std::pair{"\u2217", "*"},
                                   {"\u00BD", "(1/2)"},
                                   {":=", "="},
                                   {"\u2190", "="},
                                   {"{", "("},
                                   {"}", ")"}})
        text = text::replaced(text, from, to);
    const std::size_t begin = text.find_first_not_of(" =");
    text.erase(0, begin == text.npos ? 0 : begin);
    using language::Token;
    std::string result;
    Token before;
    std::size_t copied = 0;
    for (const Token& token : language::tokens(text, symbols)) {
        const bool ends_value = before.kind == Token::Kind::number || before.text == ")" ||
                                before.kind == Token::Kind::name;
        const bool begins_value = token.kind == Token::Kind::number ||
                                  token.kind == Token::Kind::name || token.text == "(";
        const bool is_call = before.kind == Token::Kind::name && token.text == "(";
        const bool is_word = before.text == "if" || before.text == "otherwise" ||
                             token.text == "if" || token.text == "otherwise";
        result += text.substr(copied, token.offset - copied);
        if (ends_value && begins_value && !is_call && !is_word) result += '*';
        copied = token.offset;
        before = token;
        // πt is π·t.
        const std::string& pi = pi_constant().symbol;
        const bool has_factor = token.text.starts_with(pi) && token.text != pi;
        if (has_factor && !names.find(token.text)) {
            result += pi + "*";
            copied += pi.size();
        }
    }
    return result + text.substr(copied);
}

/// What stands behind `h1 =`.
const Syntax& right_side(const Syntax& formula) {
    const bool is_named = formula.kind == Syntax::Kind::comparison && formula.text == "=" &&
                          (formula.operands[0].kind == Syntax::Kind::name ||
                           formula.operands[0].kind == Syntax::Kind::index);
    return is_named ? formula.operands[1] : formula;
}

/// Values of a formula in double precision lead nowhere: they are put in afresh in each draw.
Real any_number(Record& record) {
    static const decimal::DecimalText half = decimal::DecimalText::parse("0.5");
    return RealAccess::at(record, record.given(half));
}

}  // namespace

/// What stands before a step: a given of a record of its own for each number.
struct FormulaMarker::Names : language::Names {
    Names(Record& record, const Worksheet& worksheet, std::uint32_t end, bool with_updates)
        : scope({}) {
        for (std::uint32_t k = 0; k < end; ++k) {
            const Entry& entry = worksheet.entries()[k];
            if (entry.version > 0 && !with_updates) continue;
            std::vector<Real> elements;
            for (const Node node : entry.nodes) {
                elements.push_back(any_number(record));
                nodes.push_back(node);
            }
            const bool is_scalar = entry.form == Form::scalar;
            const language::Value value = is_scalar
                                              ? language::Value(elements.front())
                                              : language::Value(Matrix(entry.shape, elements));
            scope.define(std::string(last_name(entry.id)), value, entry);
            flat.insert_or_assign(typed_flat(last_name(entry.id)), value);
            flat.insert_or_assign(typed_flat(entry.symbol), value);
            for (std::size_t i = 0; i < elements.size(); ++i)
                flat.insert_or_assign(typed_flat(entry.symbols[i]), elements[i]);
            add_symbols(entry);
        }
        add_symbols(worksheet.entries()[end]);  // of what may stand before `=`
    }

    void add_symbols(const Entry& entry) {
        std::vector<std::string> all = entry.symbols;
        all.push_back(entry.symbol);
        for (const std::string& symbol : all) {
            for (const std::string& each : {symbol, typed_flat(symbol)}) {
                if (!language::is_name(each)) symbols.insert(each);
            }
        }
    }

    std::optional<language::Value> find(std::string_view name) const override {
        if (auto value = scope.find(name)) return value;
        const auto found = flat.find(typed_flat(name));
        return found == flat.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<std::string> known() const override { return scope.known(); }

    Scope scope;
    std::map<std::string, language::Value, std::less<>> flat;
    std::set<std::string> symbols;
    std::vector<Node> nodes;  ///< of the worksheet, one a given of the record
};

FormulaMarker::FormulaMarker(const Exercise& exercise, const Scheme& scheme, std::size_t number)
    : exercise_(exercise), scheme_(scheme), number_(number) {
    for (int k = 0; k < draw_count; ++k)
        draws_.push_back(exercise.source().draw_any(own_seed, fmt::format("formula {}", k)).values);
    variants_ = draws_.size();
    for (std::uint32_t k = 0; k < other_count; ++k)
        draws_.push_back(replay::with_other_givens(exercise.worksheet().tape_record(), k));
    const Worksheet& worksheet = exercise.worksheet();
    for (const Blank& blank : exercise.blanks()) {
        const Expression expected =
            formula(worksheet, blank.node, entries_before(worksheet, blank.node));
        expected_.push_back(render::plain_text(expected, {}));
        wrong_.emplace_back(worksheet, std::vector{blank.node},
                            [&](Node node) { return worksheet.place_of(node) != nullptr; });
    }
}

std::vector<BlankMark> FormulaMarker::mark(const std::vector<std::string>& answers) const {
    std::vector<BlankMark> marks;
    for (std::size_t k = 0; k < exercise_.blanks().size(); ++k) {
        const Blank& blank = exercise_.blanks()[k];
        BlankMark mark;
        mark.id = blank.id;
        mark.answer = {std::string(text::trimmed(answers[k])), AnswerForm::text};
        mark.possible = scheme_.marks_of(number_, blank.id, blank.marks);
        mark.expected = expected_[k];
        const bool is_empty = mark.answer.text.empty() || mark.answer.text == "-";
        if (!is_empty) judge(k, mark);
        mark.earned = earned(scheme_, mark);
        marks.push_back(std::move(mark));
    }
    return marks;
}

void FormulaMarker::judge(std::size_t blank, BlankMark& mark) const {
    try {
        mark.outcome = Outcome::wrong;
        const std::vector<Number> newest = values(blank, mark.answer.text, true);
        // Names of quantities that were updated may mean the old ones.
        const bool is_newest = is_right(blank, newest);
        if (!is_newest && !is_right(blank, values(blank, mark.answer.text, false))) {
            find_cause(blank, newest, 0, draws_.size(), mark);
            return;
        }
        mark.outcome = Outcome::right;
        // What is right because a given never varies may be a mistake all the same.
        if (is_newest) find_cause(blank, newest, variants_, draws_.size(), mark);
        if (mark.cause) mark.outcome = Outcome::wrong;
    } catch (const Error& error) {
        mark.outcome = Outcome::unreadable;
        mark.trouble = Error(error.id(), error.arguments());
    }
}

/// What a formula gives, one a draw.
std::vector<Number> FormulaMarker::values(std::size_t blank, const std::string& typed,
                                          bool with_updates) const {
    const Worksheet& worksheet = exercise_.worksheet();
    const Worksheet::Place place = *worksheet.place_of(exercise_.blanks()[blank].node);
    const Shape shape = worksheet.entries()[place.entry].shape;
    Record record;
    const Recording recording(record);
    const Names names(record, worksheet, place.entry, with_updates);
    const std::vector<std::string> symbols(names.symbols.begin(), names.symbols.end());
    const Syntax syntax = language::parse(with_products(typed, symbols, names), symbols);
    const language::Value value = language::evaluate(right_side(syntax), names);
    Node result = no_node;
    const auto* matrix = std::get_if<Matrix>(&value);
    if (matrix && matrix->shape().size() > 1) {
        if (matrix->shape() != shape)
            throw Error("formula.sides", {shape_text(matrix->shape()), shape_text(shape)});
        result = matrix->row_by_row()[place.element].node();
    } else {
        result = language::number(value).node();
    }
    std::vector<Number> values;
    for (const std::vector<Number>& draw : draws_) {
        std::vector<Number> givens;
        for (const Node node : names.nodes)
            givens.push_back(draw[node]);
        values.push_back(replay::replay<replay::NumberArithmetic>(
            record, std::span<const Number>(givens))[result]);
    }
    return values;
}

bool FormulaMarker::is_right(std::size_t blank, const std::vector<Number>& values) const {
    const Node node = exercise_.blanks()[blank].node;
    for (std::size_t k = 0; k < variants_; ++k) {
        if (!are_equal(values[k], draws_[k][node])) return false;
    }
    return true;
}

/// A mistake that gives the same in every draw from `begin` to `end`, and not what is right.
void FormulaMarker::find_cause(std::size_t blank, const std::vector<Number>& values,
                               std::size_t begin, std::size_t end, BlankMark& mark) const {
    const WrongMethods& methods = wrong_[blank];
    const Node node = exercise_.blanks()[blank].node;
    bool is_other = false;
    for (std::size_t k = begin; k < end; ++k)
        is_other = is_other || !are_equal(values[k], draws_[k][node]);
    if (!is_other) return;
    std::optional<std::size_t> found;
    for (std::size_t method = 0; method < methods.size(); ++method) {
        bool fits = true;
        for (std::size_t k = begin; fits && k < end; ++k) {
            const std::optional<Number> wrong = methods.value(method, 0, draws_[k]);
            fits = wrong && are_equal(*wrong, values[k]);
        }
        if (fits && (!found || methods.rank(method) > methods.rank(*found))) found = method;
    }
    if (found) mark.cause = methods.change(*found, 0);
}

}  // namespace longhand::exercise
