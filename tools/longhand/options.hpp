#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>
#include <string>
#include <vector>

namespace longhand::cli {

/// The options that every command has: --help and --lang.
void add_common_options(boost::program_options::options_description& options);

/// Reads a command's arguments; what is no option goes to "name".
/// Throws Error("option.unknown"), Error("option.value"), Error("option.usage").
boost::program_options::variables_map parse_options(
    const boost::program_options::options_description& options,
    const std::vector<std::string>& arguments);

/// Throws Error("option.value") for a language other than en and zh.
void check_language(const std::string& language);

/// The names typed after the command.
std::vector<std::string> names(const boost::program_options::variables_map& options);

}  // namespace longhand::cli
