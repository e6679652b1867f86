#include "exercise_source.hpp"

#include "longhand/text/error.hpp"
#include "options.hpp"

namespace longhand::cli {

using namespace exercise;

SheetExercise exercise_from(const Source& source, std::string content, ExerciseOptions options) {
    if (source.rounding && !options.decimals) {
        options.rounds_steps = true;
        options.decimals = source.rounding;
    }
    SheetExercise result{
        source.name, std::move(content), {}, {}, {}, {}, Exercise(source.calculation, options)};
    const Worksheet& worksheet = result.exercise.worksheet();
    result.title = worksheet.title();
    result.text = worksheet.text();
    result.question = worksheet.question();
    result.definitions = worksheet.definitions();
    return result;
}

std::uint64_t seed_of(const boost::program_options::variables_map& options) {
    constexpr std::uint64_t usual = 1;
    if (!options.contains("seed")) return usual;
    const auto seed = whole_number<std::uint64_t>(typed(options, "seed"));
    if (!seed) throw Error("sheet.seed", {typed(options, "seed")});
    return *seed;
}

}  // namespace longhand::cli
