#include "longhand/render/math.hpp"

#include <algorithm>

#include "longhand/text/width.hpp"

namespace longhand::render {

namespace {

using Kind = Math::Kind;

Math scripted(Math base) {
    if (base.kind == Kind::scripts) return base;
    Math result;
    result.kind = Kind::scripts;
    result.parts = {std::move(base), Math(), Math()};
    return result;
}

void append(Math& script, Math more, std::string_view between) {
    if (script.is_empty()) {
        script = std::move(more);
        return;
    }
    if (script.kind != Kind::row) script = Math::row({std::move(script)});
    if (!between.empty()) script.parts.push_back(Math::sign(between));
    script.parts.push_back(std::move(more));
}

}  // namespace

Math with_subscript(Math base, Math subscript) {
    Math result = scripted(std::move(base));
    append(result.parts[1], std::move(subscript), ",");
    return result;
}

Math with_superscript(Math base, Math superscript) {
    Math result = scripted(std::move(base));
    append(result.parts[2], std::move(superscript), "");
    return result;
}

bool is_tall(const Math& math) {
    const bool is_itself =
        math.kind == Kind::fraction || math.kind == Kind::matrix || math.kind == Kind::root;
    return is_itself || std::ranges::any_of(math.parts, is_tall);
}

std::size_t width(const Math& math) {
    constexpr std::size_t between = 2;  // columns of a matrix
    if (math.kind == Kind::matrix) {
        std::size_t all = text::display_width(math.text) + between;
        for (std::size_t column = 0; column < math.columns; ++column) {
            std::size_t widest = 0;
            for (std::size_t k = column; k < math.parts.size(); k += math.columns)
                widest = std::max(widest, width(math.parts[k]));
            all += widest + between;
        }
        return all;
    }
    if (math.kind == Kind::fraction) return std::max(width(math.parts[0]), width(math.parts[1]));
    const bool has_signs = math.kind == Kind::fence || math.kind == Kind::function ||
                           math.kind == Kind::root || math.kind == Kind::scripts;
    std::size_t all = math.kind == Kind::blank ? math.columns : text::display_width(math.text);
    if (has_signs) all += 2;
    for (const Math& part : math.parts)
        all += width(part);
    return all;
}

std::string_view without_blanks(std::string_view sign) {
    const std::size_t first = sign.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return sign.substr(first, sign.find_last_not_of(' ') + 1 - first);
}

}  // namespace longhand::render
