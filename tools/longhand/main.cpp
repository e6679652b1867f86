#include <iostream>

#include "command_line.hpp"

int main(int argc, char** argv) {
    return longhand::cli::run_command_line({argv + 1, argv + argc}, std::cout, std::cerr);
}
