#pragma once

#include <ostream>
#include <string_view>

#include "longhand/exercise/paper.hpp"
#include "longhand/render/json_writer.hpp"

namespace longhand::exercise {

/// What the layout is to make.
enum class TypstKind : unsigned char { sheets, keys, marking };

/// Begins the data for the layout: an object that the caller closes, with the paper, the kind and
/// the fixed words.
void begin_typst_data(render::JsonWriter& json, TypstKind kind, const Sheet& sheet,
                      const text::Wording& wording);

/// The papers of a class as data for the layout sheet.typ: formulas as Typst mathematics, all other
/// texts as they are. Papers are written as they come.
class TypstPapers {
  public:
    TypstPapers(std::ostream& out, TypstKind kind, const Sheet& sheet,
                const text::Wording& wording);
    void add(const Paper& paper);
    void end();

  private:
    void write(const PaperExercise& exercise, bool is_key, const std::string& rule);
    void write(const PaperExercise& exercise, const PaperStep& step, bool is_key);
    void lines(const render::MathStep& step);

    render::JsonWriter json_;
    text::Wording wording_;
};

}  // namespace longhand::exercise
