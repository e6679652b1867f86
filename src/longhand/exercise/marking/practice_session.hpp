#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "longhand/exercise/marking/practice.hpp"

namespace longhand::exercise {

/// Writes how far somebody is, to be taken up again with the same exercise and seed.
void write_session(std::ostream& out, const Practice& practice, const Exercise& exercise,
                   std::uint64_t seed);

/// Takes up what write_session() has written; `name` is shown in errors. Throws
/// Error("practice.session") for anything else, and for another exercise or seed.
void resume_session(std::string_view json, const std::string& name, Practice& practice,
                    const Exercise& exercise, std::uint64_t seed);

}  // namespace longhand::exercise
