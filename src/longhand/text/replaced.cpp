#include "longhand/text/replaced.hpp"

namespace longhand::text {

std::string replaced(std::string text, std::string_view placeholder, std::string_view with) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + with.size())) {
        text.replace(at, placeholder.size(), with);
    }
    return text;
}

}  // namespace longhand::text
