#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace longhand::cli {

/// Runs `longhand` with these arguments (without the program's name). Results go to `out`,
/// messages to `err`. Returns the exit code: 0 done, 1 checked and found wanting, 2 usage or
/// input. Colours only where `out` is std::cout and a terminal.
int run_command_line(const std::vector<std::string>& arguments, std::ostream& out,
                     std::ostream& err);

}  // namespace longhand::cli
