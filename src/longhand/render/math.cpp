#include "longhand/render/math.hpp"

#include <algorithm>

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

std::string_view without_blanks(std::string_view sign) {
    const std::size_t first = sign.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return sign.substr(first, sign.find_last_not_of(' ') + 1 - first);
}

}  // namespace longhand::render
