// Prints what the record of a problem file holds, as a table in Markdown: longhand_tape FILE
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <longhand/problem/problem.hpp>

namespace {

using namespace longhand;

constexpr std::array operations = {
    "given",  "constant",   "state",   "copy",          "add",   "subtract",  "multiply",
    "divide", "negate",     "power",   "exp",           "log",   "tanh",      "sqrt",
    "less",   "less_equal", "greater", "greater_equal", "equal", "not_equal", "arms",
    "select", "sin",        "cos",     "named_constant"};

std::string name_of(const Worksheet& worksheet, Node node) {
    const Worksheet::Place* place = worksheet.place_of(node);
    return place ? worksheet.entries()[place->entry].id : "";
}

void write(const Worksheet& worksheet) {
    const Tape& tape = worksheet.tape_record().tape();
    for (Node node = 0; node < tape.size(); ++node) {
        const Operation operation = tape.operation(node);
        std::cout << "| " << node << " | " << operations.at(static_cast<std::size_t>(operation))
                  << " | ";
        if (!is_leaf(operation)) std::cout << tape.left(node);
        std::cout << " | ";
        if (is_binary(operation)) std::cout << tape.right(node);
        std::cout << " | " << tape.value(node) << " | " << name_of(worksheet, node) << " |\n";
    }
}

}  // namespace

int main(int, char** arguments) {
    std::ifstream file(arguments[1]);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const Problem problem = Problem::parse(text, arguments[1]);
    write(Worksheet::record([&](Worksheet& sheet) { problem.calculate(sheet); }));
}
