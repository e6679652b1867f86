#include "longhand/check/statement.hpp"

#include "longhand/language/evaluation.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::check {

namespace {

/// The values of a worksheet by their ids.
class WorksheetNames : public language::Names {
  public:
    explicit WorksheetNames(const Worksheet& worksheet)
        : worksheet_(worksheet), ids_(known_ids(worksheet)) {}

    std::optional<language::Value> find(std::string_view name) const override {
        const Entry* entry = worksheet_.find(name);
        if (!entry) return {};
        const Record& record = worksheet_.tape_record();
        if (entry->matrix != no_matrix) return MatrixAccess::at(record, entry->matrix);
        return RealAccess::at(record, entry->nodes.front());
    }

    std::vector<std::string> known() const override { return ids_; }

  private:
    const Worksheet& worksheet_;
    std::vector<std::string> ids_;
};

}  // namespace

std::vector<RecordedStatement> record_statements(const Worksheet& worksheet,
                                                 const std::vector<Statement>& statements) {
    const WorksheetNames names(worksheet);
    std::vector<RecordedStatement> recorded;
    for (const Statement& statement : statements) {
        try {
            const language::Value value =
                language::evaluate(language::parse(statement.holds, names.known()), names);
            const auto* condition = std::get_if<Condition>(&value);
            if (!condition) throw Error("claim.statement", {statement.holds});
            recorded.push_back({&statement, condition->node()});
        } catch (const Error& error) {
            throw error.at(statement.source);
        }
    }
    return recorded;
}

}  // namespace longhand::check
