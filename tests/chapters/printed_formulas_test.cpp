// Every formula that a log prints can be typed back: read by language/ and worked out, it gives the
// elements of its step.
#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>

#include "longhand/language/evaluation.hpp"
#include "longhand/language/tokens.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/superscript.hpp"
#include "longhand/worksheet/formula.hpp"
#include "longhand/worksheet/id.hpp"
#include "tests/chapters/chapter_values.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

/// What a reader can take the symbols of a worksheet for, just before one of its entries: those of
/// the section, or of an earlier pass of it, before those of other sections, and the newest first.
/// A version may be told by its number: L₍₁₎. `reading` counts through the choices where a symbol
/// has stood for several values.
class SymbolsBefore : public language::Names {
  public:
    SymbolsBefore(const Worksheet& sheet, std::size_t entry) : sheet_(sheet) {
        const std::string here = section_of(sheet.entries()[entry]);
        for (std::size_t k = 0; k < entry; ++k)
            (section_of(sheet.entries()[k]) == here ? near_ : far_).push_back(&sheet.entries()[k]);
        std::ranges::reverse(near_);
        std::ranges::reverse(far_);
        near_.insert(near_.end(), far_.begin(), far_.end());
    }

    std::optional<language::Value> find(std::string_view name) const override {
        std::vector<language::Value> found;
        see([&](const std::string& symbol, const Entry& entry, std::size_t element) {
            if (symbol != name) return;
            const Record& record = sheet_.tape_record();
            if (element == whole && entry.matrix != no_matrix)
                found.emplace_back(MatrixAccess::at(record, entry.matrix));
            else
                found.emplace_back(
                    RealAccess::at(record, entry.nodes[element == whole ? 0 : element]));
        });
        if (found.empty()) return {};
        const std::size_t count = found.size() + (name == "e" ? 1 : 0);  // or 2.718…
        const auto choice = choices_.try_emplace(std::string(name), count, 0).first->second.second;
        if (choice == found.size()) return {};
        return found[choice];
    }

    /// Goes on to the next reading; false after the last.
    bool next_reading() {
        for (auto& [name, choice] : choices_) {
            if (++choice.second < choice.first) return true;
            choice.second = 0;
        }
        return false;
    }
    std::vector<std::string> known() const override { return {}; }

    /// The symbols that no rule of names tells.
    std::vector<std::string> unusual() const {
        std::vector<std::string> found;
        see([&found](const std::string& symbol, const Entry&, std::size_t) {
            if (!language::is_name(symbol)) found.push_back(symbol);
        });
        return found;
    }

  private:
    static constexpr std::size_t whole = static_cast<std::size_t>(-1);

    static std::string section_of(const Entry& entry) {
        const std::string id = without_passes(entry.id);
        return id.substr(0, std::min(id.rfind('/'), id.size()));
    }

    void see(const auto& symbol) const {
        for (const Entry* entry : near_) {
            const std::string version = "(" + std::to_string(entry->version) + ")";
            symbol(entry->symbol, *entry, whole);
            symbol(entry->symbol + text::subscript(version), *entry, whole);
            symbol(entry->symbol + text::superscript(version), *entry, whole);
            for (std::size_t element = 0; element < entry->symbols.size(); ++element)
                symbol(entry->symbols[element], *entry, element);
        }
    }

    const Worksheet& sheet_;
    std::vector<const Entry*> near_, far_;
    /// For each symbol that was asked for: how many values it may have, and which it has.
    mutable std::map<std::string, std::pair<std::size_t, std::size_t>> choices_;
};

std::vector<double> doubles(const language::Value& value) {
    std::vector<double> all;
    if (const auto* matrix = std::get_if<Matrix>(&value)) {
        for (const Real element : matrix->row_by_row())
            all.push_back(element.value());
        return all;
    }
    return {language::number(value).value()};
}

/// Whether the formula, worked out with values that its symbols have stood for, gives the elements
/// of the entry.
bool has_a_reading(const Worksheet& sheet, std::size_t k, const std::string& formula) {
    const Tape& tape = sheet.tape_record().tape();
    const Entry& entry = sheet.entries()[k];
    SymbolsBefore names(sheet, k);
    const language::Syntax syntax = language::parse(formula, names.unusual());
    const auto is_near = [&](double found, Node node) {
        const double expected = tape.value(node);
        return std::abs(found - expected) <= 1e-12 * std::max(1.0, std::abs(expected));
    };
    const bool is_filled =
        entry.matrix != no_matrix &&
        sheet.tape_record().matrix(entry.matrix).operation == MatrixOperation::copy &&
        sheet.tape_record().matrix(sheet.tape_record().matrix(entry.matrix).left).operation ==
            MatrixOperation::fill;
    int readings = 0;
    do {
        try {
            std::vector<double> found = doubles(language::evaluate(syntax, names));
            // One number in every place is shown as that number.
            if (is_filled) found.resize(entry.nodes.size(), found.front());
            if (std::ranges::equal(found, entry.nodes, is_near)) return true;
        } catch (const longhand::Error&) {  // the symbols of another section have other shapes
        }
    } while (names.next_reading() && ++readings < 1000);
    return false;
}

void check_formulas(const Worksheet& sheet) {
    const std::vector<Entry> entries = sheet.entries();
    std::size_t checked = 0;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        const Entry& entry = entries[k];
        if (entry.is_given || entry.is_state) continue;
        const auto known = static_cast<KnownEntries>(k);
        const std::string text = render::plain_text(
            entry.matrix == no_matrix ? formula(sheet, entry.nodes.front(), known)
                                      : matrix_formula(sheet, entry.matrix, known),
            {.elide = false});
        BOOST_TEST_CONTEXT(entry.id << ": " << text) {
            BOOST_TEST(has_a_reading(sheet, k, text));
        }
        ++checked;
    }
    BOOST_TEST(checked > 4u);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(printed_formulas_suite)

BOOST_DATA_TEST_CASE(what_is_printed_can_be_typed_back, data::make(testing::chapter_names()),
                     name) {
    Worksheet::record([&](Worksheet& sheet) {
        testing::chapter(name).calculation(sheet);
        check_formulas(sheet);
    });
}

BOOST_AUTO_TEST_SUITE_END()
