#pragma once

#include <fmt/format.h>

#include <ostream>

namespace longhand::text {

/// fmt::print to a stream, without fmt/ostream.h, which takes seconds to compile.
template <class... Arguments>
void print(std::ostream& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    out << fmt::vformat(format, fmt::make_format_args(arguments...));
}

}  // namespace longhand::text
