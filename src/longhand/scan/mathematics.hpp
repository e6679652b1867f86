#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace longhand::scan {

/// A piece of mathematics in a text.
struct Mathematics {
    std::string_view tex;     ///< without what marks it as mathematics
    std::size_t offset = 0;   ///< where that begins in the text, in bytes
    std::size_t section = 0;  ///< where the heading, or example, stands that it is under; or 0
};

/// How a text is marked up. In LaTeX a percent sign begins a comment, in Markdown backticks code.
enum class Markup : std::uint8_t { latex, markdown };

/// The mathematics of a LaTeX or Markdown text, in its order: $…$, $$…$$, \(…\), \[…\], and the
/// environments equation, align, gather, multline, eqnarray and displaymath with or without a star,
/// and fences of Markdown that say math. Comments of LaTeX, verbatim text, and code of Markdown are
/// none. A dollar that closes nowhere in its paragraph is a dollar.
std::vector<Mathematics> find_mathematics(std::string_view text, Markup markup);

/// The words of the heading that stands at a place of a text; nothing where there is none.
std::string heading(std::string_view text, std::size_t offset);

}  // namespace longhand::scan
