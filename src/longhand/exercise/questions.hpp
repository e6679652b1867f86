#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/part.hpp"
#include "longhand/exercise/variant.hpp"

namespace longhand::exercise {

/// What is asked of a student.
enum class Kind : unsigned char {
    number,        ///< results
    formula,       ///< formulas
    find_mistake,  ///< which line of a worked calculation is wrong, and what is right
};

/// "find_mistake", as sheet files and class files write it.
std::string_view name(Kind kind);

/// The kind that a word names. Throws Error("sheet.kind").
Kind kind_named(std::string_view word);

/// How much of a calculation is left for the student to do.
inline constexpr int worked_example = 0;  ///< nothing
inline constexpr int all_steps = 3;       ///< every step, its formula is given
inline constexpr int question_alone = 4;  ///< the results, from givens and question alone

/// What somebody wants of an exercise.
struct ExerciseOptions {
    Kind kind = Kind::number;
    int fade = all_steps;  ///< from worked_example to question_alone: the last steps first
    std::vector<std::string> blanks = {};  ///< ids of steps or elements, instead of `fade`
    std::string from = {};                 ///< a step or section; the first
    std::string to = {};                   ///< a step or section; the last
    std::optional<int> decimals = {};
    bool rounds_steps = false;  ///< every step is rounded to these decimals and used so
    int marks = 1;              ///< for each blank
    GivenNumbers givens = {};   ///< instead of the calculation's own; what varies is drawn

    /// Whether only results are asked for, and no way to them is shown.
    bool is_question_alone() const { return blanks.empty() && fade == question_alone; }
};

/// How a step of the part appears on the sheet.
enum class Appearance : unsigned char {
    hidden,
    worked,   ///< with its working
    formula,  ///< its formula alone: its value depends on answers
    asked,
};

/// A step of the part.
struct Item {
    std::uint32_t entry = 0;
    Appearance appearance = Appearance::worked;
    int number = 0;                        ///< from 1; 0 for a hidden one
    bool is_in_key = true;                 ///< asked for, or an answer needs it
    std::vector<std::size_t> values = {};  ///< of Questions::values
};

/// A value that is asked for, or that may be the mistaken one.
struct AskedValue {
    std::string id;  ///< of the element
    std::size_t item = 0;
    std::size_t element = 0;
    Node node = no_node;
};

/// What is asked of a part of a calculation, and what is shown.
struct Questions {
    std::vector<Item> items;
    std::vector<std::uint32_t> known;  ///< those of Part::known that the items need
    std::vector<AskedValue> values;
    std::vector<std::string> left_out;  ///< ids of values that say nothing new
    int decimals = 4;                   ///< of the answers

    /// The how-manieth of its step's values it is.
    std::size_t place_in_item(std::size_t value) const;
};

/// Chooses them: by ids, or by fading, where values are left out that are 0, 1 or −1 in all draws,
/// or that others give. Nothing is shown that is asked for, that depends on it, or that comes to
/// the same in all draws. Throws Error("id.…") for unknown ids, Error("sheet.blank") for ids
/// outside of the part, and Error("sheet.nothing") where nothing is left to ask.
Questions choose_questions(const Worksheet& worksheet, const Part& part,
                           const ExerciseOptions& options, const std::vector<Variant>& draws);

}  // namespace longhand::exercise
