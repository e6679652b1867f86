#include "longhand/scan/draft.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "longhand/language/evaluation.hpp"
#include "longhand/language/notation.hpp"
#include "longhand/record/named_constant.hpp"
#include "longhand/render/json_writer.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/scan/chains.hpp"
#include "longhand/scan/identifier.hpp"
#include "longhand/scan/judgement.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/scan/named_values.hpp"
#include "longhand/scan/text_places.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"

namespace longhand::scan {

namespace {

using language::Syntax;
using language::Value;
using text::print;

/// `text` as a basic string of TOML, which JSON's strings are too.
std::string toml_text(std::string_view text) {
    return render::json_text(text);
}

/// A number with its signs.
std::string typed(const Syntax& number) {
    return number.kind == Syntax::Kind::negation ? "-" + typed(number.operands.front())
                                                 : number.text;
}

/// As a key of TOML: what is not plain letters and digits needs quotes.
std::string key(const std::string& id) {
    const bool is_plain =
        std::ranges::all_of(id, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return is_plain ? id : toml_text(id);
}

/// A literal as problem files have it: "0.5", or the rows of a matrix.
std::string given_value(const Syntax& literal) {
    if (literal.kind != Syntax::Kind::matrix) return toml_text(typed(literal));
    std::string rows;
    for (std::size_t k = 0; k < literal.operands.size(); ++k) {
        const bool begins_row = k % literal.columns == 0;
        rows += k == 0 ? "[[" : begins_row ? "], [" : ", ";
        rows += toml_text(typed(literal.operands[k]));
    }
    return rows + "]]";
}

/// What has a meaning of its own in problem files.
constexpr auto reserved = std::to_array<std::string_view>(
    {"step",   "section", "given", "claim",  "statement", "document", "network",
     "define", "format",  "title", "digits", "text",      "question", "formula",
     "remark", "pass",    "index", "e",      "pi",        "π"});

class Draft {
  public:
    Draft(std::string_view text, std::string file)
        : text_(text), file_(std::move(file)), name_(std::filesystem::path(file_).filename()) {}

    void take(const Chain& chain) {
        const bool has_name = chain.is_named_by(0);
        bool has_formula = false;
        for (std::size_t k = 0; k < chain.sides.size(); ++k)
            has_formula = has_formula || (chain.sides[k].read.has_names && !chain.is_named_by(k));
        const Side* const formula = formula_of(chain, has_name);
        const Side& last = chain.sides.back();
        const bool ends_in_value = last.formula && is_value(*last.formula);
        const bool is_step = formula && (has_name || ends_in_value);
        const bool is_given = !formula && has_name && ends_in_value && !has_formula;
        if (!is_step && !is_given) {
            leave(chain);
            return;
        }
        const Side& first = chain.sides.front();
        if (places_.is_ignored(first.offset, last.offset + last.length)) return;
        Syntax result = is_step ? *formula->read.formula : *last.formula;
        if (formula && formula->formula && ends_in_value)
            result = *as_meant({*formula, last}).left.formula;
        const bool formula_has_percent = formula && formula->read.has_percent;
        result = renamed(std::move(result));
        const std::optional<Value> value = value_of(result);
        if (!value || (has_name && !fits(first, *value))) {
            leave(chain);
            return;
        }
        const int line = places_.line(first.offset);
        const std::vector<std::string> names = has_name ? ids(first) : std::vector<std::string>{};
        const std::string id = has_name ? id_of(names) : "line" + std::to_string(line);
        begin_section_for(chain, names, is_step);
        Section& section = sections_.back();
        Item item{free_id(section, id), {}, {}};
        if (names.size() > 1) {
            item.elements = names;
            item.columns = first.read.formula->columns;
        }
        item.text = is_step ? toml_text(language::notation(result)) : given_value(result);
        // What is only near, or has units, may be right where it is no result.
        const bool is_result = std::ranges::none_of(chain.is_approximate, std::identity()) &&
                               last.words.empty() && last.read.units.empty() &&
                               last.read.has_percent == formula_has_percent;
        if (is_step && ends_in_value && is_result)
            add_claim(section, item.id, *last.formula, places_.line(last.offset));
        section.names.insert(names.begin(), names.end());
        section.names.insert(item.id);
        know(item, *value);
        (is_step ? section.steps : section.givens).push_back(std::move(item));
    }

    /// Notes a chain that is not taken.
    void leave(const Chain& chain) {
        if (chain.sides.size() < 2) return;
        const Side &first = chain.sides.front(), &last = chain.sides.back();
        left_.push_back(
            std::to_string(places_.line(first.offset)) + ": " +
            on_one_line(text_.substr(first.offset, last.offset + last.length - first.offset)));
    }

    /// Throws Error("scan.no_calculation") where there is no step.
    void write(std::ostream& out, text::Language language) {
        leave_out_what_has_no_value();
        const bool has_steps = std::ranges::any_of(
            sections_, [](const Section& section) { return !section.steps.empty(); });
        if (!has_steps) throw Error("scan.no_calculation", {file_});
        print(out, "# {}\nformat = 1\ntitle = {}\n",
              text::message("scan.drafted", language, {file_}), toml_text(name_));
        for (std::size_t k = 0; k < sections_.size(); ++k)
            write(out, sections_[k]);
        print(out, "\n[document]\nname = {0}\nfile = {0}\ntitle = {0}\n", toml_text(name_));
        for (const Section& section : sections_) {
            for (const Claim& claim : section.claims)
                print(out,
                      "\n[[claim]]\nstep = {}\nprinted = {}\nat = {{ section = {}, line = {} }}\n",
                      toml_text(path(section) + claim.step), claim.printed,
                      toml_text(section.title), claim.line);
        }
        if (left_.empty()) return;
        print(out, "\n# {}\n", text::message("scan.not_taken", language));
        for (const std::string& each : left_)
            print(out, "# {}\n", each);
    }

  private:
    struct Item {
        std::string id;
        std::string text;                   ///< its formula or value, as the file has it
        std::vector<std::string> elements;  ///< their names row by row, if they have any
        std::size_t columns = 0;
        std::vector<Node> nodes = {};  ///< of its value
    };
    struct Claim {
        std::string step, printed;
        int line;
    };
    struct Section {
        std::string id, title;
        std::size_t place;  ///< of its heading in the text
        std::vector<Item> givens, steps;
        std::vector<Claim> claims;
        std::set<std::string> names;  ///< that it has given values
    };

    /// The first side that is a calculation with what is known; with names only where it gives
    /// one its value: 3x + 1 = 10 may be an equation to be solved.
    const Side* formula_of(const Chain& chain, bool has_name) {
        for (std::size_t k = 0; k < chain.sides.size(); ++k) {
            const Side& side = chain.sides[k];
            const bool is_calculation = side.read.formula && !chain.is_named_by(k) &&
                                        !is_value(*side.read.formula) &&
                                        (has_name || !side.read.has_names);
            if (is_calculation && value_of(renamed(*side.read.formula))) return &side;
        }
        return nullptr;
    }

    /// Records it. None where a name is unknown, or shapes do not fit.
    std::optional<Value> value_of(const Syntax& formula) const {
        const Recording recording(record_);
        try {
            return language::evaluate(language::parse(language::notation(formula)), values_);
        } catch (const Error&) {
            return {};
        }
    }

    std::vector<std::string> ids(const Side& side) {
        const Syntax& names = *side.read.formula;
        if (names.kind == Syntax::Kind::name) return {id_for(names.text)};
        std::vector<std::string> result;
        for (const Syntax& name : names.operands)
            result.push_back(id_for(name.text));
        return result;
    }

    /// Of several names what they have in common, w of w5 and w6.
    static std::string id_of(const std::vector<std::string>& names) {
        if (names.size() == 1) return names.front();
        std::string common = names.front();
        for (const std::string& name : names) {
            const auto [end, other] = std::ranges::mismatch(common, name);
            common.erase(end, common.end());
        }
        while (!common.empty() &&
               (common.back() == '_' || (common.back() >= '0' && common.back() <= '9')))
            common.pop_back();
        const bool is_whole_characters = std::ranges::all_of(
            common, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        return common.empty() || !is_whole_characters ? "values" : common;
    }

    static bool fits(const Side& names, const Value& value) {
        if (names.read.formula->kind == Syntax::Kind::name) return true;
        const auto* const matrix = std::get_if<Matrix>(&value);
        const std::size_t columns = names.read.formula->columns,
                          count = names.read.formula->operands.size();
        return matrix && static_cast<std::size_t>(matrix->shape().columns) == columns &&
               static_cast<std::size_t>(matrix->shape().rows) * columns == count;
    }

    /// With ids for the names of the text; letters side by side are a product where nothing is
    /// called so.
    Syntax renamed(Syntax formula) {
        const bool is_constant = find_named_constant(formula.text) && !ids_.contains(formula.text);
        if (formula.kind == Syntax::Kind::name && !is_constant) {
            std::optional<Syntax> product = product_of_letters(formula.text);
            if (product && !ids_.contains(formula.text)) return renamed(*std::move(product));
            formula.text = id_for(formula.text);
        }
        for (Syntax& operand : formula.operands)
            operand = renamed(std::move(operand));
        return formula;
    }

    /// Of a name: no two names have the same one.
    std::string id_for(const std::string& name) {
        const auto [known, is_new] = ids_.try_emplace(name);
        if (!is_new) return known->second;
        std::string id = identifier(name);
        if (is_in(reserved, id)) id += "_";
        const std::string wanted = id;
        for (int k = 2; !taken_.insert(id).second; ++k)
            id = wanted + "_" + std::to_string(k);
        return known->second = id;
    }

    /// A given stands before all steps of its section: one that hides a name that they may have
    /// used begins another one.
    void begin_section_for(const Chain& chain, const std::vector<std::string>& names,
                           bool is_step) {
        const bool is_first = sections_.empty();
        const auto is_taken = [&](const std::string& name) {
            return sections_.back().names.contains(name);
        };
        const auto is_known = [&](const std::string& name) { return values_.contains(name); };
        const bool is_new =
            is_first || sections_.back().place != chain.section ||
            std::ranges::any_of(names, is_taken) ||
            (!is_step && !sections_.back().steps.empty() && std::ranges::any_of(names, is_known));
        if (!is_new) return;
        const std::string number = is_first ? "" : "section" + std::to_string(sections_.size() + 1);
        sections_.push_back({number, heading(text_, chain.section), chain.section, {}, {}, {}, {}});
    }

    static std::string free_id(const Section& section, const std::string& wanted) {
        std::string id = wanted;
        for (int k = 2; section.names.contains(id); ++k)
            id = wanted + "_" + std::to_string(k);
        return id;
    }

    void know(Item& item, const Value& value) {
        const Recording recording(record_);
        values_.set(item.id, value);
        const std::vector<Real> numbers = language::elements_of(value);
        for (const Real number : numbers)
            item.nodes.push_back(number.node());
        if (item.elements.empty()) return;
        for (std::size_t k = 0; k < numbers.size(); ++k)
            values_.set(item.elements[k], numbers[k]);
    }

    static void add_claim(Section& section, const std::string& step, const Syntax& printed,
                          int line) {
        section.claims.push_back({step, given_value(printed), line});
    }

    /// Steps that divide by 0 or the like, and those after them.
    void leave_out_what_has_no_value() {
        const auto values = replay::replay<replay::NumberArithmetic>(record_);
        const auto has_none = [&](const Item& item) {
            return std::ranges::any_of(item.nodes, [&](Node node) {
                return values[node].trouble != replay::Trouble::none;
            });
        };
        for (Section& section : sections_) {
            std::set<std::string> gone;
            for (const Item& item : section.steps) {
                if (!has_none(item)) continue;
                gone.insert(item.id);
                left_.push_back(item.id + " = " + item.text);
            }
            const auto is_gone = [&](const std::string& id) { return gone.contains(id); };
            std::erase_if(section.steps, [&](const Item& item) { return is_gone(item.id); });
            std::erase_if(section.claims, [&](const Claim& claim) { return is_gone(claim.step); });
        }
    }

    static std::string path(const Section& section) {
        return section.id.empty() ? "" : section.id + "/";
    }

    static std::string elements(const Item& item) {
        std::string all;
        for (std::size_t k = 0; k < item.elements.size(); ++k) {
            if (k > 0) all += k % item.columns == 0 ? "; " : " ";
            all += item.elements[k];
        }
        return toml_text(all);
    }

    void write(std::ostream& out, const Section& section) const {
        const std::string of = section.id.empty() ? "" : "section.";
        if (!section.id.empty())
            print(out, "\n[[section]]\nid = {}\ntitle = {}\n", toml_text(section.id),
                  toml_text(section.title.empty() ? section.id : section.title));
        if (!section.givens.empty()) print(out, "\n[{}given]\n", of);
        for (const Item& given : section.givens) {
            if (given.elements.empty())
                print(out, "{} = {}\n", key(given.id), given.text);
            else
                print(out, "{} = {{ value = {}, elements = {} }}\n", key(given.id), given.text,
                      elements(given));
        }
        for (const Item& step : section.steps) {
            print(out, "\n[[{}step]]\nid = {}\nformula = {}\n", of, toml_text(step.id), step.text);
            if (!step.elements.empty()) print(out, "elements = {}\n", elements(step));
        }
    }

    std::string_view text_;
    std::string file_, name_;
    TextPlaces places_{text_};
    mutable Record record_;  ///< on which formulas are tried
    language::KnownValues values_;
    std::map<std::string, std::string> ids_;  ///< by names of the text
    std::set<std::string> taken_;
    std::vector<Section> sections_;
    std::vector<std::string> left_;
};

}  // namespace

void write_draft(std::ostream& out, std::string_view text, Markup markup, const std::string& file,
                 text::Language language) {
    Draft draft(text, file);
    std::optional<Chain> last;
    each_chain(find_mathematics(text, markup), [&](Chain chain) {
        const bool is_alone = chain.sides.size() == 1;
        if (is_alone && !chain.is_listed) return;
        if (last) is_alone ? draft.leave(*last) : draft.take(*last);  // i = 1, 2, 3
        last = std::move(chain);
    });
    if (last) draft.take(*last);
    draft.write(out, language);
}

}  // namespace longhand::scan
