#pragma once

#include <functional>
#include <string>
#include <vector>

#include "longhand/render/values.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::render {

/// How much of the working is shown.
enum class Detail : unsigned char {
    brief,  ///< formula and result
    steps,  ///< the numbers put in, and every line on the way
    full,   ///< also the element formulas of matrices, every call opened, nothing elided
};

struct LogOptions {
    Detail detail = Detail::steps;
    std::optional<Digits> digits = {};  ///< else each step's own
    text::Language language = text::Language::english;
};

/// What is to be said of a value: the id of a message, and the number to put in.
struct Annotation {
    std::string_view message;
    std::string number;

    friend bool operator==(const Annotation&, const Annotation&) = default;
};

/// What others have to say of a value: a document's printed number and its verdict.
using Annotate = std::function<std::vector<Annotation>(Node)>;

/// An annotation at the end of a line; for a matrix, at one of its rows.
struct Remark {
    std::size_t row = 0;
    std::size_t column = 0;
    Annotation annotation;
};

/// One line of the working: `= 0.9 + 0.15`.
struct LogLine {
    Expression expression;
    bool is_exact = true;  ///< `=`; else `≈`
    std::vector<Remark> remarks = {};
};

/// One step of the log: `symbol = forms[0] = forms[1] …`, then the lines; the last is the result.
struct LogStep {
    const Entry* entry;
    std::vector<Expression> forms;
    std::vector<LogLine> lines;
};

/// The working of a step, derived from the record; nothing stands in it twice. Expects an entry
/// that is no given.
LogStep log_step(const Worksheet& worksheet, const Entry& entry, const Values& values,
                 const LogOptions& options, const Annotate& annotate);

/// The formulas of a step alone: they come from no value.
LogStep log_formulas(const Worksheet& worksheet, const Entry& entry, const LogOptions& options);

/// The working of one element of a step, by itself. Expects element < entry.nodes.size().
LogStep log_element(const Worksheet& worksheet, const Entry& entry, std::size_t element,
                    const Values& values, const LogOptions& options, const Annotate& annotate);

}  // namespace longhand::render
