#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "longhand/record/matrix.hpp"
#include "longhand/text/language.hpp"
#include "longhand/worksheet/digits.hpp"

namespace longhand {

/// From which numbers other variants of a given are drawn: from, from + step, …, to.
struct Vary {
    std::string from;  ///< a decimal text, as in "0.1"
    std::string to;    ///< the last one
    std::string step;  ///< above 0
};

/// What a chapter may say of a given. Element names are a pattern with {row} and {column}, or the
/// names themselves, row by row: `w{column}{row}` for weights from unit `column` to unit `row`;
/// `w1 w3; w2 w4`.
struct GivenOptions {
    std::string symbol = {};    ///< in formulas; else the last name of the id
    std::string elements = {};  ///< else symbol[i,j], or the indices before its layer: W12⁽¹⁾
    Caption caption = {};       ///< what it is, in a few words
    std::optional<Vary> vary = {};  ///< none: it is the same in all variants
};

/// So many of the numbers 1, 2, …, `of`, none of them twice: the same ones wherever the seed is the
/// same.
struct Draw {
    std::size_t count = 0;   ///< at least 1, at most `of`
    std::size_t of = 0;      ///< the largest number that can be drawn
    std::uint64_t seed = 0;  ///< another one gives others
};

/// What a chapter may say of a step.
struct StepOptions {
    std::string symbol = {};            ///< as of a given
    std::string elements = {};          ///< as of a given
    Caption caption = {};               ///< what it is, in a few words
    std::optional<Digits> digits = {};  ///< else the worksheet's
    std::string updates = {};           ///< the id of the given or step whose next version this is
    Caption hint = {};                  ///< what helps somebody who is stuck, on a sheet
    Caption why = {};                   ///< why it is done, in a sentence
};

/// How a value stands on the board: a number, a column, or rows and columns.
enum class Form : std::uint8_t { scalar, vector, matrix };

/// A named value of a worksheet: a given, or a step.
struct Entry {
    bool is_given = false;
    bool is_part = false;   ///< named by Longhand, because a formula would have been too long
    bool is_state = false;  ///< what passes that were not kept left of this step
    std::string id;         ///< with its sections: `three_layers/hidden/X_hidden`
    std::string symbol;     ///< in formulas
    Caption caption;        ///< empty where none was said
    Caption hint;           ///< what helps somebody who is stuck
    Caption why;            ///< why it is done
    Form form = Form::scalar;
    Shape shape;                       ///< 1 × 1 for a scalar
    std::vector<Node> nodes;           ///< row by row
    std::vector<std::string> symbols;  ///< of the elements, row by row
    bool has_element_names = false;    ///< the elements have symbols of their own: w11, not W[1,1]
    bool has_listed_names = false;     ///< and those follow no pattern: w5, w6
    std::uint32_t matrix = no_matrix;  ///< the matrix node; none for a scalar
    std::optional<Digits> digits;      ///< else the worksheet's
    std::optional<Vary> vary;          ///< of a given
    std::uint32_t quantity = 0;        ///< index into Worksheet::quantities()
    std::uint32_t version = 0;         ///< how many updates of the quantity came before
    std::uint32_t line = 0;            ///< of the program, where it was named
};

/// A named value through all its versions: the given or first step, and every step that updates
/// it. All versions share one symbol.
struct Quantity {
    std::string symbol;                   ///< of all versions
    std::vector<std::uint32_t> versions;  ///< indices into Worksheet::entries()
};

/// Stands for no index into Worksheet::loops().
inline constexpr std::uint32_t no_loop = 0xFFFFFFFFu;

/// A loop of a calculation: its passes are the sections path[1], path[2], ….
struct Loop {
    std::string path;               ///< `iteration`
    Caption caption;                ///< of a pass; `{index}` stands for its number
    int passes = 0;                 ///< how many were begun
    bool at_limit = false;          ///< ended because it may not go on for longer
    std::uint32_t outer = no_loop;  ///< the loop in one of whose passes it stands
    int outer_pass = 0;             ///< the number of that pass

    /// The caption of one pass.
    Caption caption_of(int pass) const;
};

/// Entries under a heading.
struct Section {
    std::string id;  ///< `iteration[2]/forward`; empty for what stands before the first heading
    Caption caption;
    std::vector<std::uint32_t> entries;  ///< indices into Worksheet::entries()
    std::uint32_t loop = no_loop;        ///< the innermost loop to one of whose passes it belongs
    int pass = 0;                        ///< the number of that pass
    bool is_state = false;               ///< holds only what a pass that was not kept left behind
    std::uint32_t line = 0;              ///< of the program, where it begins; 0 for a pass

    /// 0 for a section that stands in no other one.
    std::size_t depth() const;
};

/// A section of a lecture document that the worksheet mirrors.
struct DocumentSection {
    std::string document;  ///< its number: "000"
    Caption section;       ///< its heading
};

}  // namespace longhand
