#include "longhand/text/markdown.hpp"

#include "longhand/text/printable.hpp"

namespace longhand::text {

std::string markdown(std::string_view typed) {
    std::string result;
    for (const char c : printable(std::string(typed))) {
        if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

}  // namespace longhand::text
