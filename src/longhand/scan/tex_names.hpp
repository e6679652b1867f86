#pragma once

#include <map>
#include <string>

#include "longhand/scan/tex_cursor.hpp"

namespace longhand::scan {

/// Reads names with their marks and indices: w_5, \\hat{y}', W^{(1)}, P(A|B), \\text{error}.
class TexNames : public TexCursor {
  protected:
    using TexCursor::TexCursor;
    using Syntax = language::Syntax;

    bool begins_name() const;

    /// Whether the command that is next begins a name: a Greek letter, an accent, or words.
    bool is_name_command() const;

    /// Expects is_name_command().
    Syntax of_name_command();

    /// The name here, which begins with a letter. Letters side by side are a word, out, or a
    /// product, ab: whoever knows the names may tell.
    Syntax of_letters_here();

    /// The word of \\mathrm{…}, whose brace is next.
    std::string roman_word() { return group(); }

    /// A name of which the first sign was taken; a number for the index of a sum.
    Syntax named(std::string name);

    std::string group(std::string_view open = "{", std::string_view close = "}");

    std::map<std::string, int, std::less<>> indices_;  ///< of the sums around this place
    bool has_names_ = false;

    /// Whether what is raised is no exponent: ^{(1)}, ^*, ^{new}.
    bool is_raised_index() const;

  private:
    std::string unmarked_letters();
};

}  // namespace longhand::scan
