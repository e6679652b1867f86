#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "longhand/exercise/part.hpp"
#include "longhand/exercise/tolerance.hpp"
#include "longhand/exercise/variant.hpp"
#include "longhand/exercise/wrong_methods.hpp"

namespace longhand::exercise {

/// What is asked of a student.
enum class Kind : unsigned char {
    number,        ///< results
    formula,       ///< formulas
    find_mistake,  ///< which line of a worked calculation is wrong, and what is right
};

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
};

/// How a step of the part appears on the sheet.
enum class Appearance : unsigned char {
    hidden,
    worked,   ///< with its working
    formula,  ///< its formula alone: its value depends on answers
    asked,
};

/// A step on the sheet.
struct Item {
    std::uint32_t entry = 0;
    Appearance appearance = Appearance::hidden;
    int number = 0;                    ///< from 1; 0 for a hidden one
    std::vector<std::size_t> blanks;   ///< of Exercise::blanks()
    std::vector<std::size_t> checked;  ///< of the values that the rule holds for
};

/// Something to be filled in. A mistake is named by its line, "mistake/line", and by the first
/// number that is right instead of the wrong one, "mistake/value": they have no node.
struct Blank {
    std::string id;  ///< of the element that is asked for
    std::size_t item = 0;
    std::size_t element = 0;
    Node node = no_node;
    int decimals = 4;
    int marks = 1;
};

/// An answer that comes from a typical mistake.
struct WrongAnswer {
    std::string text;
    check::NamedChange change;
};

/// What is expected in a blank.
struct Answer {
    std::string text;
    Accepted accepted;
    std::vector<WrongAnswer> wrong;  ///< the most typical first
};

/// How much work a variant is.
struct Effort {
    std::size_t operations = 0;
    std::size_t negatives = 0;  ///< values below zero, givens and steps
    std::size_t decimals = 0;   ///< of exact results on the way, together
};

/// One exercise: a part of a calculation with blanks, whose givens differ from student to student.
class Exercise {
  public:
    using Calculation = std::function<void(Worksheet&)>;

    /// Finds out what can be asked for, and the rule: `kept` is the least of d, d + 1 and d + 2 at
    /// which one draw in four, or at least one in a thousand, tells every wrong method apart.
    /// Throws what find_part(), resolve() and VariantSource throw, Error("sheet.nothing") where
    /// nothing is left to ask, and Error("sheet.indistinct") with the answer and the wrong method
    /// that no rule tells apart.
    Exercise(Calculation calculation, const ExerciseOptions& options);

    /// The calculation with its own numbers, up to the last step of the part.
    const Worksheet& worksheet() const { return *worksheet_; }

    const ExerciseOptions& options() const { return options_; }

    /// Whether only results are asked for, and no way to them is shown.
    bool is_question_alone() const {
        return options_.blanks.empty() && options_.fade == question_alone;
    }
    const std::vector<std::uint32_t>& known() const { return part_.known; }
    const std::vector<Item>& items() const { return items_; }
    const std::vector<Blank>& blanks() const { return blanks_; }
    /// The values that are asked for, or may be mistaken.
    const std::vector<Blank>& checked() const { return checked_; }
    const Rounding& rounding() const { return rounding_; }
    int marks() const;

    /// Steps that are not asked for though they could be: they give nothing new.
    const std::vector<std::string>& left_out() const { return left_out_; }

    /// The variant of a seed and a key. Throws Error("variant.none").
    Variant draw(std::uint64_t seed, std::string_view key, Rejections& rejections) const;

    /// The calculation with a variant's numbers.
    Worksheet record(const Variant& variant) const;

    /// What is expected, one a blank; nothing for formulas.
    std::vector<Answer> answers(const Variant& variant) const;

    Effort effort(const Variant& variant) const;

  private:
    void choose_blanks();
    void drop_dull_blanks(const std::vector<Variant>& draws);
    std::vector<bool> open_nodes(const std::vector<Variant>& draws) const;
    void decide_appearances(const std::vector<Variant>& draws);
    void find_wrong_methods(const std::vector<Variant>& draws);
    void choose_rule();
    void publish_blanks();
    Mistake mistake(const Variant& variant, std::uint64_t seed, std::string_view key) const;
    void bound_effort(const std::vector<Variant>& sample);
    Shown shown(Node node) const;
    bool is_known(Node node) const;
    /// The wrong method that gives an accepted answer, if there is one.
    std::optional<std::pair<std::size_t, std::size_t>> indistinct(const Variant& variant,
                                                                  Rounding rounding) const;
    std::optional<replay::Number> as_written(std::optional<replay::Number> value) const;

    /// The how-manieth of its step's answers it is.
    std::size_t place_in_item(std::size_t blank) const;
    std::vector<WrongAnswer> wrong_answers(const Variant& variant, std::size_t blank,
                                           const Accepted& right) const;
    bool is_outlier(const Variant& variant) const;

    Calculation calculation_;
    ExerciseOptions options_;
    Part part_;
    std::unique_ptr<const Worksheet> worksheet_;
    std::vector<Item> items_;
    std::vector<Shown> shown_;    ///< of each node
    std::vector<Blank> checked_;  ///< values that are asked for, or may be mistaken
    std::vector<Blank> blanks_;   ///< what is filled in
    std::vector<std::string> left_out_;
    Rounding rounding_;
    std::unique_ptr<const VariantSource> source_;
    std::map<std::size_t, WrongMethods> wrong_;      ///< by items
    std::vector<std::vector<std::size_t>> methods_;  ///< of each blank: those that matter for it
    Effort least_, most_;                            ///< of nearly all variants
};

}  // namespace longhand::exercise
