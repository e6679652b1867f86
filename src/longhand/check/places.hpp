#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/problem/claim_file.hpp"

namespace longhand::check {

/// A number of a text: a run of digits, with a decimal point where digits follow it. ClaimPlace
/// counts the same ones.
struct TextNumber {
    int line = 1;
    int token = 1;
    std::string text;
    bool has_minus = false;  ///< stands before it

    friend bool operator==(const TextNumber&, const TextNumber&) = default;
};

std::vector<TextNumber> numbers_in(std::string_view text);

/// Puts all that the files say of a document at the places that it has in `text`, the document's
/// text as it is now. A claim is found by its heading, its numbers and its order among the others;
/// of several such places the one that fits those of its neighbours best. One that is not found is
/// marked as lost. Statements, formulas and remarks, which print no numbers of their own, move
/// along with the claims around them.
void refresh_places(const std::vector<ClaimFile*>& files, const std::string& document,
                    std::string_view text);

}  // namespace longhand::check
