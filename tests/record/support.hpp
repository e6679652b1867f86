#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/record/matrix.hpp"
#include "longhand/text/error.hpp"

namespace longhand::testing {

/// A predicate for BOOST_CHECK_EXCEPTION.
inline auto has_id(std::string id) {
    return [id = std::move(id)](const Error& error) {
        BOOST_TEST_INFO("error is " << error.what());
        return error.id() == id;
    };
}

inline Real given(Record& record, std::string_view text) {
    return RealAccess::at(record, record.given(decimal::DecimalText::parse(text)));
}

inline std::vector<Real> givens(Record& record, std::initializer_list<std::string_view> texts) {
    std::vector<Real> result;
    for (const std::string_view text : texts)
        result.push_back(given(record, text));
    return result;
}

/// The tape as text, one operation a word: "n4=n0*n2".
inline std::vector<std::string> operations(const Record& record, Node first) {
    static const std::string signs[] = {
        "given", "constant", "state", "copy",   "+",    "-",   "*",    "/", "neg",
        "pow",   "exp",      "log",   "tanh",   "sqrt", "<",   "<=",   ">", ">=",
        "==",    "!=",       "arms",  "select", "sin",  "cos", "named"};
    std::vector<std::string> words;
    const Tape& tape = record.tape();
    for (Node node = first; node < tape.size(); ++node) {
        const Operation operation = tape.operation(node);
        const std::string sign = signs[static_cast<std::size_t>(operation)];
        std::string word = "n" + std::to_string(node) + "=";
        if (is_leaf(operation)) {
            word += sign + " " + record.text(node).text();
        } else if (is_binary(operation)) {
            word += "n" + std::to_string(tape.left(node)) + sign + "n" +
                    std::to_string(tape.right(node));
        } else {
            word += sign + " n" + std::to_string(tape.left(node));
        }
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace longhand::testing
