// The program of one chapter: the chapter and its log, with the options of `longhand run`.
#include <iostream>

#include "command_line.hpp"

int main(int argc, char** argv) {
    std::vector<std::string> arguments{"run", LONGHAND_CHAPTER};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    return longhand::cli::run_command_line(arguments, std::cout, std::cerr);
}
