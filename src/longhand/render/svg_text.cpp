#include "longhand/render/svg_text.hpp"

#include <fmt/format.h>

#include <vector>

#include "longhand/render/mathml.hpp"
#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

constexpr double column = 0.56;  // the width of a digit
constexpr double small = 0.72;   // of scripts
constexpr double lowered = 0.3;  // by how much

/// Text of one size at one height.
struct Run {
    std::string text;
    int level = 0;  ///< 1 lowered, −1 raised
};

void flatten(const Math& math, int level, std::vector<Run>& runs) {
    using Kind = Math::Kind;
    switch (math.kind) {
        case Kind::scripts:
            flatten(math.parts[0], level, runs);
            flatten(math.parts[1], 1, runs);
            flatten(math.parts[2], -1, runs);
            return;
        case Kind::fraction:
            flatten(math.parts[0], level, runs);
            runs.push_back({"/", level});
            flatten(math.parts[1], level, runs);
            return;
        case Kind::accent:
            flatten(math.parts[0], level, runs);
            runs.push_back({math.text, level});
            return;
        case Kind::fence:
            runs.push_back({"(", level});
            flatten(math.parts[0], level, runs);
            runs.push_back({")", level});
            return;
        default:
            if (!math.text.empty()) runs.push_back({math.text, level});
            for (const Math& part : math.parts)
                flatten(part, level, runs);
    }
}

}  // namespace

SvgText svg_text(const Math& math) {
    std::vector<Run> runs;
    flatten(math, 0, runs);
    SvgText result;
    double height = 0;
    for (const Run& run : runs) {
        const double size = run.level == 0 ? 1 : small;
        const double wanted = lowered * run.level;
        const double shift = (wanted - height) / size;  // in letters of this size
        height = wanted;
        result.width += column * size * static_cast<double>(text::display_width(run.text));
        result.tspans += fmt::format("<tspan{}{}>{}</tspan>",
                                     shift == 0 ? "" : fmt::format(" dy=\"{:.3g}em\"", shift),
                                     run.level == 0 ? "" : " class=\"script\"", xml_text(run.text));
    }
    return result;
}

SvgText svg_text(std::string_view words) {
    return {xml_text(words), column * static_cast<double>(text::display_width(words))};
}

}  // namespace longhand::render
