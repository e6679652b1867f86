#pragma once

#include <boost/program_options/variables_map.hpp>
#include <cstdint>
#include <string>

#include "longhand/exercise/paper.hpp"
#include "source.hpp"

namespace longhand::cli {

/// An exercise from a calculation, with the texts of its worksheet. A source that rounds its steps
/// does so here too, where nobody wants other decimals. `content` is that of a problem file.
/// Throws what Exercise() throws.
exercise::SheetExercise exercise_from(const Source& source, std::string content,
                                      exercise::ExerciseOptions options);

/// What --seed says; 1 without. Throws Error("sheet.seed").
std::uint64_t seed_of(const boost::program_options::variables_map& options);

}  // namespace longhand::cli
