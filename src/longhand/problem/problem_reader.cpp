#include "longhand/problem/problem_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/language/formula_error.hpp"
#include "longhand/language/functions.hpp"
#include "longhand/language/tokens.hpp"
#include "longhand/problem/claim_reader.hpp"
#include "longhand/worksheet/element_names.hpp"
#include "longhand/worksheet/id.hpp"
#include "longhand/worksheet/number_list.hpp"

namespace longhand {

namespace {

using language::FormulaError;

constexpr int newest_format = 1;
constexpr int most_passes = 100'000;

/// A name of a value or a section, which may be indexed: x[1].
bool is_id(std::string_view text) {
    try {
        const Id id = Id::parse(text);
        return id.path.size() == 1 && id.element.empty() && id.parts.empty();
    } catch (const Error&) {
        return false;
    }
}

/// Whether a comma between digits, without a blank, may be meant as a decimal point: 1,5, but not
/// 0.1,5.
bool may_be_decimal_comma(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto has_point = [&](std::size_t comma, int step) {
        std::size_t k = comma;
        do {
            k += static_cast<std::size_t>(step);
        } while (k < text.size() && is_digit(text[k]));
        return k < text.size() && text[k] == '.';
    };
    for (std::size_t k = 1; k + 1 < text.size(); ++k) {
        if (text[k] != ',' || !is_digit(text[k - 1]) || !is_digit(text[k + 1])) continue;
        if (!has_point(k, -1) && !has_point(k, 1)) return true;
    }
    return false;
}

}  // namespace

ProblemReader::ProblemReader(std::shared_ptr<const TomlSource> source)
    : source_(std::move(source)) {}

Problem ProblemReader::read() {
    const toml::table& root = source_->root();
    Problem problem;
    problem.source_ = source_;
    errors_.guard([&] { source_->expect_format(newest_format); });
    errors_.guard([&] {
        source_->expect_keys(
            root, ClaimReader::keys({"format", "title", "text", "question", "mirrors", "digits",
                                     "rounding", "define", "given", "network", "step", "section",
                                     "plot"}));
    });
    errors_.guard([&] {
        problem.title_ = source_->caption(root, "title");
        if (problem.title_.empty()) throw source_->at(Error("toml.missing", {"title"}), root);
    });
    errors_.guard([&] { problem.text_ = source_->caption(root, "text"); });
    errors_.guard([&] { problem.question_ = source_->caption(root, "question"); });
    errors_.guard([&] { problem.digits_ = digits(root); });
    errors_.guard([&] {
        if (root.contains("rounding")) problem.rounding_ = source_->number(root, "rounding", 0);
        if (problem.rounding_.value_or(0) > most_digits) {
            throw source_->at(Error("option.decimals", {std::to_string(*problem.rounding_),
                                                        std::to_string(most_digits)}),
                              *root.get("rounding"));
        }
    });
    errors_.guard([&] {
        for (const toml::node& node : source_->array(root, "mirrors")) {
            const toml::table& in = source_->table(node, "mirrors");
            source_->expect_keys(in, {"document", "section"});
            problem.documents_.push_back(
                {source_->text(in, "document"), source_->caption(in, "section")});
        }
    });
    errors_.guard([&] { problem.claims_ = ClaimReader(*source_).read(); });
    errors_.guard([&] { gather_symbols(root); });
    errors_.guard([&] { read_functions(problem); });
    errors_.guard([&] { problem.whole_ = read_part(root, true); });
    errors_.guard([&] {
        for (const toml::node& node : source_->array(root, "plot"))
            errors_.guard(
                [&] { problem.pictures_.push_back(read_plot(source_->table(node, "plot"))); });
    });
    const bool is_calculation = !problem.whole_.steps.empty() || !problem.whole_.parts.empty();
    const bool has_formulas = !problem.claims_.formulas.empty() || !problem.claims_.remarks.empty();
    if (errors_.empty() && !is_calculation && !has_formulas)
        errors_.add(source_->at(Error("toml.missing", {"step"}), root));
    errors_.report();
    return problem;
}

/// Symbols that a formula may use though they look like more than one name: ∂E/∂w. A pattern
/// stands for all that it gives for rows and columns up to nine.
void ProblemReader::gather_symbols(const toml::table& in) {
    const auto keep = [this](const std::string& symbol) {
        if (!symbol.empty() && !language::is_name(symbol)) symbols_.push_back(symbol);
    };
    const auto keep_elements = [&](const std::string& elements) {
        if (elements.find('{') == elements.npos) {
            for (const std::string& name : listed_names(elements))
                keep(name);
            return;
        }
        for (int row = 1; row <= 9; ++row) {
            for (int column = 1; column <= 9; ++column)
                keep(element_name(elements, row, column));
        }
    };
    for (const auto& [key, value] : in) {
        if (const toml::table* inner = value.as_table()) gather_symbols(*inner);
        if (const toml::array* list = value.as_array()) {
            for (const toml::node& each : *list) {
                if (const toml::table* inner = each.as_table()) gather_symbols(*inner);
            }
        }
        if (const auto* text = value.as_string()) {
            if (key.str() == "symbol") keep(text->get());
            if (key.str() == "elements") keep_elements(text->get());
        }
    }
}

Problem::Part ProblemReader::read_part(const toml::table& in, bool is_whole) {
    Problem::Part part;
    part.place = source_->begin(in);
    if (!is_whole) {
        errors_.guard([&] {
            source_->expect_keys(in, {"id", "title", "given", "step", "section", "repeat", "until",
                                      "at_most", "index", "at_end"});
        });
        errors_.guard([&] {
            part.id = source_->text(in, "id");
            if (!is_id(part.id)) throw source_->at(Error("id.text", {part.id}), *in.get("id"));
        });
        errors_.guard([&] { part.title = source_->caption(in, "title"); });
        if (part.title.empty()) part.title = {part.id, part.id};
        if (in.contains("repeat") || in.contains("until"))
            errors_.guard([&] { part.repetition = read_repetition(in); });
    }
    errors_.guard([&] { read_givens(in, part); });
    if (const toml::node* network = is_whole ? in.get("network") : nullptr)
        errors_.guard([&] { read_network(source_->table(*network, "network"), part); });
    errors_.guard([&] { read_steps(in, "step", part.steps); });
    errors_.guard([&] {
        for (const toml::node& node : source_->array(in, "section"))
            part.parts.push_back(read_part(source_->table(node, "section"), false));
    });
    return part;
}

void ProblemReader::read_givens(const toml::table& in, Problem::Part& part) {
    const toml::node* found = in.get("given");
    if (!found) return;
    const toml::table& givens = source_->table(*found, "given");
    for (const std::string& id : TomlSource::keys_in_order(givens))
        errors_.guard([&] { part.givens.push_back(read_given(id, *givens.get(id))); });
}

Problem::Given ProblemReader::read_given(const std::string& id, const toml::node& node) const {
    Problem::Given given;
    given.id = id;
    given.place = source_->begin(node);
    if (!is_id(id)) throw source_->at(Error("id.text", {id}), node);
    for (const char* key : {"step", "define", "section", "claim", "digits", "rounding"}) {
        if (id == key) throw source_->at(Error("problem.order", {id}), node);
    }
    const toml::table* in = node.as_table();
    if (!in) {
        read_numbers(node, given);
        return given;
    }
    source_->expect_keys(*in, {"value", "symbol", "elements", "caption", "vary"});
    const toml::node* value = in->get("value");
    if (!value) throw source_->at(Error("toml.missing", {"value"}), node);
    read_numbers(*value, given);
    given.options.symbol = source_->text_if_any(*in, "symbol").value_or("");
    given.options.elements = source_->text_if_any(*in, "elements").value_or("");
    given.options.caption = source_->caption(*in, "caption");
    if (const toml::node* vary = in->get("vary")) {
        const toml::table& range = source_->table(*vary, "vary");
        source_->expect_keys(range, {"from", "to", "step"});
        given.options.vary = Vary{source_->text(range, "from"), source_->text(range, "to"),
                                  source_->text(range, "step")};
        for (const char* key : {"from", "to", "step"}) {
            try {
                decimal::DecimalText::parse(source_->text(range, key));
            } catch (const Error& error) {
                throw source_->at(error, *range.get(key));
            }
        }
    }
    return given;
}

/// A number in quotes, or whole.
std::string ProblemReader::number(const toml::node& node, const char* key) const {
    if (node.is_floating_point()) throw source_->at(Error("problem.number", {}), node);
    if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
    const auto* text = node.as_string();
    if (!text) throw source_->at(Error("toml.type", {key, "\"0.10\""}), node);
    try {
        return decimal::DecimalText::parse(text->get()).text();
    } catch (const Error& error) {
        throw source_->at(error, node);
    }
}

/// A number, a list of them, a list of rows, or all in one text.
void ProblemReader::read_numbers(const toml::node& node, Problem::Given& given) const {
    if (const auto* text = node.as_string()) {
        try {
            const NumberList list = NumberList::parse(text->get());
            const bool is_list = text->get().find_first_of(",;") != std::string::npos ||
                                 text->get().find("；") != std::string::npos ||
                                 text->get().find("，") != std::string::npos;
            if (list.count() > 1 && (!is_list || may_be_decimal_comma(text->get())))
                throw Error("problem.comma", {text->get()});
            given.form = list.rows.size() > 1 ? Form::matrix
                         : list.count() > 1   ? Form::vector
                                              : Form::scalar;
        } catch (const Error& error) {
            throw source_->at(error, node);
        }
        given.numbers = text->get();
        return;
    }
    const toml::array* list = node.as_array();
    if (!list) {
        given.numbers = number(node, "value");
        return;
    }
    if (list->empty()) throw source_->at(Error("toml.type", {"value", "[\"1.0\", \"0.5\"]"}), node);
    given.form = list->front().is_array() ? Form::matrix : Form::vector;
    std::size_t columns = 0;
    for (const toml::node& row : *list) {
        const toml::array* cells = row.as_array();
        if ((given.form == Form::matrix) != (cells != nullptr))
            throw source_->at(Error("toml.type", {"value", "[[\"1\", \"2\"], [\"3\", \"4\"]]"}),
                              row);
        if (!given.numbers.empty()) given.numbers += cells ? "; " : ", ";
        if (!cells) {
            given.numbers += number(row, "value");
            continue;
        }
        if (&row == &list->front()) columns = cells->size();
        if (cells->size() != columns || columns == 0) {
            throw source_->at(
                Error("formula.rows", {std::to_string(columns), std::to_string(cells->size())}),
                row);
        }
        for (const toml::node& cell : *cells)
            given.numbers += (&cell == &cells->front() ? "" : " ") + number(cell, "value");
    }
}

void ProblemReader::read_steps(const toml::table& in, const char* key,
                               std::vector<Problem::Step>& steps) {
    for (const toml::node& node : source_->array(in, key))
        errors_.guard([&] { steps.push_back(read_step(node)); });
}

language::Syntax ProblemReader::formula(const toml::node& node, std::string_view text) const {
    try {
        return language::parse(text, symbols_);
    } catch (const FormulaError& error) {
        throw source_->at(error, source_->begin(node), error.offset());
    }
}

/// "q = x + y", or a table with id and formula.
Problem::Step ProblemReader::read_step(const toml::node& node) const {
    Problem::Step step;
    if (const auto* text = node.as_string()) {
        step.place = source_->begin(node);
        try {
            language::Definition definition = language::parse_definition(text->get(), symbols_);
            if (definition.is_function || !is_id(definition.name))
                throw FormulaError("id.text", {definition.name}, 0);
            step.id = definition.name;
            step.formula = std::move(definition.formula);
        } catch (const FormulaError& error) {
            throw source_->at(error, source_->begin(node), error.offset());
        }
        return step;
    }
    const toml::table& in = source_->table(node, "step");
    source_->expect_keys(
        in, {"id", "formula", "symbol", "elements", "caption", "digits", "updates", "hint", "why"});
    step.id = source_->text(in, "id");
    if (!is_id(step.id)) throw source_->at(Error("id.text", {step.id}), *in.get("id"));
    const std::string text = source_->text(in, "formula");
    step.place = source_->begin(*in.get("formula"));
    step.options.symbol = source_->text_if_any(in, "symbol").value_or("");
    step.options.elements = source_->text_if_any(in, "elements").value_or("");
    step.options.updates = source_->text_if_any(in, "updates").value_or("");
    step.options.caption = source_->caption(in, "caption");
    step.options.hint = source_->caption(in, "hint");
    step.options.why = source_->caption(in, "why");
    step.options.digits = digits(in);
    step.formula = formula(*in.get("formula"), text);
    return step;
}

Problem::Repetition ProblemReader::read_repetition(const toml::table& in) {
    Problem::Repetition repetition;
    const bool has_until = in.contains("until");
    if (has_until && in.contains("repeat"))
        throw source_->at(Error("problem.repeat", {}), *in.get("repeat"));
    const char* key = has_until ? "at_most" : "repeat";
    repetition.most = source_->number(in, key, repetition.most);
    if (repetition.most < 1 || repetition.most > most_passes) {
        throw source_->at(Error("toml.type", {key, fmt::format("1 … {}", most_passes)}),
                          *in.get(key));
    }
    if (has_until) {
        const std::string text = source_->text(in, "until");
        repetition.until = formula(*in.get("until"), text);
        repetition.place = source_->begin(*in.get("until"));
        if (repetition.until->kind != language::Syntax::Kind::comparison)
            throw source_->at(Error("problem.until", {}), *in.get("until"));
    }
    repetition.index = source_->text_if_any(in, "index").value_or("pass");
    if (!language::is_name(repetition.index))
        throw source_->at(Error("id.text", {repetition.index}), *in.get("index"));
    read_steps(in, "at_end", repetition.at_end);
    return repetition;
}

void ProblemReader::read_functions(Problem& problem) {
    for (const toml::node& node : source_->array(source_->root(), "define")) {
        errors_.guard([&] {
            const auto* text = node.as_string();
            if (!text) throw source_->at(Error("toml.type", {"define", "\"f(x) = x^2\""}), node);
            try {
                language::Definition definition = language::parse_definition(text->get(), symbols_);
                if (!definition.is_function) throw FormulaError("formula.definition", {}, 0);
                const bool is_taken =
                    language::find_function(definition.name) ||
                    std::ranges::find(problem.functions_, definition.name,
                                      &language::Definition::name) != problem.functions_.end();
                if (is_taken) throw FormulaError("id.twice", {definition.name}, 0);
                problem.functions_.push_back(std::move(definition));
                problem.definitions_.push_back({text->get(), source_->begin(node)});
            } catch (const FormulaError& error) {
                throw source_->at(error, source_->begin(node), error.offset());
            }
        });
    }
}

/// `digits = 4` for decimals, "4s" for significant digits.
std::optional<Digits> ProblemReader::digits(const toml::table& in) const {
    const toml::node* found = in.get("digits");
    if (!found) return {};
    const auto* whole = found->as_integer();
    const auto* text = found->as_string();
    const std::string typed = whole ? std::to_string(whole->get()) : text ? text->get() : "";
    try {
        return Digits::parse(typed);
    } catch (const Error& error) {
        throw source_->at(error, *found);
    }
}

Problem Problem::parse(std::string_view toml, const std::string& name) {
    std::shared_ptr<const TomlSource> source;
    try {
        source = std::make_shared<const TomlSource>(toml, name);
    } catch (const Error& error) {
        throw Errors({error});
    }
    return ProblemReader(std::move(source)).read();
}

}  // namespace longhand
