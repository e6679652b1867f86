#pragma once

#include <ostream>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// Variants as Moodle XML: a category, and in it a cloze question for each variant of an exercise;
/// of several exercises each has a category of its own, for a quiz to draw from.
/// A gap takes all that is accepted; typical mistakes get feedback, what was rounded too early half
/// of the marks. Formulas are asked for in an essay question.
class MoodleQuiz {
  public:
    MoodleQuiz(std::ostream& out, const Sheet& sheet, const text::Wording& wording);

    /// `key` is that of the same variant.
    void add(const Sheet& sheet, const Paper& paper, const Paper& key);
    void end();

  private:
    void begin_category(const Sheet& sheet, const std::string& below);

    std::ostream& out_;
    text::Wording wording_;
};

}  // namespace longhand::exercise
