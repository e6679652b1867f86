#pragma once

#include <functional>
#include <string>

#include "longhand/exercise/paper.hpp"

namespace longhand::exercise {

/// How a quiz writes what XHTML has no words for.
struct QuizMarkup {
    std::function<std::string(const render::Math&)> math;
    std::function<std::string(std::size_t blank)> gap;
    std::function<std::string(std::string_view)> text;  ///< words, with nothing in them marked up
};

/// An exercise as XHTML blocks, with a gap for each blank; vectors and matrices are tables.
std::string quiz_body(const PaperExercise& exercise, const QuizMarkup& markup,
                      const text::Wording& wording);

}  // namespace longhand::exercise
