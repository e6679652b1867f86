#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// What an id names: an entry whole, one of its elements, or a part of an element's formula.
struct Address {
    const Entry* entry = nullptr;
    std::vector<Node> nodes;  ///< of the whole entry, row by row, or the one that is named
    Shape shape;
};

/// Finds what `id` names: `layer2/y[1].denominator.term[2]`. A symbol of a given's element
/// (`w12`) names it too where only one given has it. Throws Error("id.unknown") with the nearest
/// known id, Error("id.element") and Error("id.part") with what there is.
Address resolve(const Worksheet& worksheet, std::string_view id);

/// The id of one element of an entry: layer2/y[1], X[2], W[1,2].
std::string element_id(const Entry& entry, std::size_t element);

/// The ids of all entries, for messages and completion.
std::vector<std::string> known_ids(const Worksheet& worksheet);

}  // namespace longhand
