#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace longhand {

/// One name of an id with its indices: `step[2,1]`. Indices count from 1.
struct IdName {
    std::string name;          ///< of letters, digits and `_`
    std::vector<int> indices;  ///< from 1; none for a name alone

    /// As it is typed: `step[2,1]`.
    std::string text() const;
    /// Equal names and indices.
    friend bool operator==(const IdName&, const IdName&) = default;
};

/// A part of a step's formula, by its role: `.term[2]`, `.denominator`.
using IdPart = IdName;

/// What people type to name a value: `section[index]/…/step[i,j].part.part`.
struct Id {
    std::vector<IdName> path;  ///< sections, then the step or given
    std::vector<int> element;  ///< a second pair of brackets: an element of an indexed step
    std::vector<IdPart> parts;

    /// A name is a letter of any alphabet, then letters, digits and `_`; indices are whole numbers
    /// from 1.
    /// Throws Error("id.text", {text}).
    static Id parse(std::string_view text);
};

/// The last name of an id: `X_hidden` of `three_layers/hidden/X_hidden`.
std::string_view last_name(std::string_view id);

/// `id` in the section `path`, which is empty outside of all sections.
std::string in_section(const std::string& path, std::string_view id);

/// An id without the indices of its sections, the same for a step in each pass of a loop:
/// iteration/w for iteration[2]/w.
std::string without_passes(std::string_view id);

}  // namespace longhand
