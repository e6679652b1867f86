#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/language/evaluation.hpp"
#include "longhand/problem/claim_file.hpp"
#include "longhand/problem/text_place.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

class TomlSource;

/// A calculation written as text: docs/problem_files.md is its guide, the schema
/// docs/schemas/longhand-problem.schema.json its form. It is read whole before anything is worked
/// out.
class Problem {
  public:
    /// Reads a problem file; `name` is shown in errors. Throws Errors with all that is wrong with
    /// the text itself: "toml.…", "problem.…", "formula.…", "number.…", "claim.…".
    static Problem parse(std::string_view toml, const std::string& name);

    /// Works the problem out, as a chapter does. Throws Errors with the mistakes that only show in
    /// the run: unknown names, shapes that do not fit.
    void calculate(Worksheet& sheet) const;

    /// To how many decimals the file wants every step rounded, if it does.
    std::optional<int> rounding() const { return rounding_; }
    const ClaimFile& claims() const { return claims_; }

    /// What is not wrong, but hardly meant: givens that nothing uses, ranges that miss their given.
    /// Expects the worksheet that calculate() made, with the file's own givens.
    std::vector<Error> findings(const Worksheet& worksheet) const;

    /// An error of a replay, which knows only the id of a step, at the step's place in the file.
    Error at_its_place(const Error& error) const;

  private:
    friend class ProblemReader;
    friend class ProblemRun;

  public:
    struct Given {
        std::string id;
        std::string numbers;  ///< as Worksheet::given_matrix takes them
        Form form = Form::scalar;
        GivenOptions options;
        TextPlace place;
    };

    struct Step {
        std::string id;
        language::Syntax formula;
        StepOptions options;
        TextPlace place;  ///< of the string with its formula
    };

    /// How often a section is worked out.
    struct Repetition {
        int most = 1000;
        std::optional<language::Syntax> until;
        std::string index;         ///< the name of the number of the pass
        std::vector<Step> at_end;  ///< worked out when `until` has come true
        TextPlace place;           ///< of `until`
    };

    /// A text as typed, such as a function.
    struct Typed {
        std::string text;
        TextPlace place;
    };

    /// A plot, with its texts, at which its mistakes are told.
    struct Picture {
        std::string id;  ///< with its section
        Plot plot;
        TextPlace place;
        std::vector<Typed> texts;

        /// Of the text that a mistake speaks of.
        const TextPlace& place_of(const Error& error) const;
    };

    struct Part {
        std::string id;  ///< empty for the file itself
        Caption title;
        std::vector<Given> givens;
        std::vector<Step> steps;
        std::vector<Part> parts;
        std::optional<Repetition> repetition;
        TextPlace place;
    };

  private:
    std::shared_ptr<const TomlSource> source_;
    Caption title_, text_, question_;
    std::vector<DocumentSection> documents_;
    std::optional<Digits> digits_;
    std::optional<int> rounding_;
    language::OwnFunctions functions_;
    std::vector<Typed> definitions_;  ///< of the functions
    Part whole_;
    std::vector<Picture> pictures_;
    ClaimFile claims_;
};

}  // namespace longhand
