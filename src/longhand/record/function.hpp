#pragma once

#include <string>
#include <string_view>

namespace longhand {

/// A function that a log can show closed, as in `σ(1.05)`.
struct Function {
    std::string id;         ///< the name typed by people: "logistic"
    std::string symbol;     ///< the name in formulas: "σ"
    std::string note = {};  ///< the id of a label that says what is unusual about its formula

    friend bool operator==(const Function&, const Function&) = default;
};

}  // namespace longhand
