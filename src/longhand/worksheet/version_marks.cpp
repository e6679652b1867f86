#include "longhand/worksheet/version_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "longhand/text/superscript.hpp"

namespace longhand {

namespace {

class VersionMarks {
  public:
    explicit VersionMarks(const Worksheet& worksheet) : worksheet_(worksheet) {}

    void collect(const Expression& expression) {
        if (expression.kind == Expression::Kind::symbol) {
            if (const Entry* entry = entry_of(expression)) versions_[expression.text].insert(entry);
        }
        for (const Expression& operand : expression.operands)
            collect(operand);
    }

    void mark(Expression& expression) const {
        for (Expression& operand : expression.operands)
            mark(operand);
        if (expression.kind != Expression::Kind::symbol) return;
        const auto found = versions_.find(expression.text);
        if (found == versions_.end() || !are_versions_of_one(found->second)) return;
        const Entry* entry = entry_of(expression);
        const std::string mark = fmt::format("({})", entry->version);
        expression.text +=
            worksheet_.has_raised_symbols() ? text::subscript(mark) : text::superscript(mark);
    }

  private:
    const Entry* entry_of(const Expression& symbol) const {
        if (symbol.matrix != no_matrix) return worksheet_.entry_of_matrix(symbol.matrix);
        const Worksheet::Place* place = worksheet_.place_of(symbol.node);
        return place ? &worksheet_.entries()[place->entry] : nullptr;
    }

    static bool are_versions_of_one(const std::set<const Entry*>& entries) {
        const std::uint32_t quantity = (*entries.begin())->quantity;
        return entries.size() > 1 && std::ranges::all_of(entries, [quantity](const Entry* entry) {
                   return entry->quantity == quantity;
               });
    }

    const Worksheet& worksheet_;
    std::map<std::string, std::set<const Entry*>> versions_;
};

}  // namespace

void mark_versions(const Worksheet& worksheet, Expression& formula) {
    VersionMarks marks(worksheet);
    marks.collect(formula);
    marks.mark(formula);
}

}  // namespace longhand
