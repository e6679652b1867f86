#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/effort.hpp"
#include "longhand/exercise/part.hpp"
#include "longhand/exercise/questions.hpp"
#include "longhand/exercise/rule.hpp"
#include "longhand/exercise/variant.hpp"

namespace longhand::exercise {

/// Something to be filled in. A mistake is named by its line, "mistake/line", and by the first
/// number that is right instead of the wrong one, "mistake/value": they have no node.
struct Blank {
    std::string id;           ///< as a marks file has it
    std::size_t item = 0;     ///< index into Questions::items
    std::size_t element = 0;  ///< of the item, row by row, from 0
    Node node = no_node;      ///< of its value
    int marks = 1;            ///< what it earns
};

/// One exercise: a part of a calculation with blanks, whose givens differ from student to student.
class Exercise {
  public:
    /// What a chapter or a problem file does with a worksheet.
    using Calculation = std::function<void(Worksheet&)>;

    /// Finds out what can be asked for, and the rule. Throws what find_part(), choose_questions(),
    /// VariantSource and Rule throw.
    Exercise(Calculation calculation, const ExerciseOptions& options);

    /// The calculation with its own numbers, up to the last step of the part.
    const Worksheet& worksheet() const { return *worksheet_; }

    /// What it was asked to be.
    const ExerciseOptions& options() const { return options_; }
    /// The entries whose values the sheet shows: indices into worksheet().entries().
    const std::vector<std::uint32_t>& known() const { return questions_->known; }
    /// What is asked for.
    const Questions& questions() const { return *questions_; }
    /// What is to be filled in, in the order of the sheet.
    const std::vector<Blank>& blanks() const { return blanks_; }
    /// How answers are rounded, and which count as right.
    const Rule& rule() const { return *rule_; }
    /// Where variants come from.
    const VariantSource& source() const { return *source_; }
    /// The decimals of answers, and those kept on the way.
    const Rounding& rounding() const { return rule_->rounding(); }
    /// All that the blanks earn together.
    int marks() const;

    /// The variant of a seed and a key. Throws Error("variant.none").
    Variant draw(std::uint64_t seed, std::string_view key, Rejections& rejections) const;

    /// The variant that draw() has given before, from its numbers alone. Throws
    /// Error("class.givens").
    Variant again(std::uint64_t seed, std::string_view key, const GivenNumbers& numbers) const;

    /// The calculation with a variant's numbers.
    Worksheet record(const Variant& variant) const;

    /// What is expected, one a blank; nothing for formulas.
    std::vector<Answer> answers(const Variant& variant) const;

    /// How much work a variant is.
    Effort effort(const Variant& variant) const;

  private:
    void add_mistake(Variant& variant, std::uint64_t seed, std::string_view key) const;
    std::unique_ptr<const VariantSource> find_source(const std::vector<Node>& answers,
                                                     const std::vector<Variant>& draws);
    std::vector<Shown> shown() const;
    std::vector<Blank> blanks_asked() const;

    Calculation calculation_;
    ExerciseOptions options_;
    Part part_;
    // What others refer to stays where it is when the exercise is moved.
    std::unique_ptr<const Worksheet> worksheet_;
    std::unique_ptr<Questions> questions_;
    std::unique_ptr<const VariantSource> source_;
    std::unique_ptr<Rule> rule_;
    EffortRange usual_effort_;
    std::vector<Blank> blanks_;
};

}  // namespace longhand::exercise
