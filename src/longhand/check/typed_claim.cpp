#include "longhand/check/typed_claim.hpp"

#include "longhand/text/error.hpp"
#include "longhand/text/replaced.hpp"
#include "longhand/worksheet/address.hpp"
#include "longhand/worksheet/given_numbers.hpp"

namespace longhand::check {

namespace {

/// "3 / 4" and "75 %" are one number each; blanks elsewhere separate.
std::vector<std::string> numbers_in(std::string text) {
    for (const char* separator : {";", "；", ",", "，", "、", "\t"})
        text = text::replaced(text, separator, " ");
    for (const char* sign : {"/", "%"}) {
        while (text.find(std::string(" ") + sign) != std::string::npos)
            text = text::replaced(text, std::string(" ") + sign, sign);
    }
    while (text.find("/ ") != std::string::npos)
        text = text::replaced(text, "/ ", "/");
    std::vector<std::string> numbers;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) numbers.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return numbers;
}

}  // namespace

Claim typed_claim(const Worksheet& worksheet, std::string_view text) {
    const GivenText typed = GivenText::parse(text);
    Claim claim;
    claim.step = typed.name;
    claim.source = "--claim";
    const Address address = resolve(worksheet, typed.name);
    claim.shape = address.shape;
    for (const std::string& number : numbers_in(typed.value))
        claim.printed.push_back(decimal::PrintedNumber::parse(number));
    if (claim.printed.size() != address.nodes.size()) throw Error("claim.shape", {claim.step});
    return claim;
}

}  // namespace longhand::check
