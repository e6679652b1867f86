// libFuzzer: no text crashes the scanner or hangs it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "longhand/scan/scan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace longhand::scan;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    scan(text, Markup::latex);
    scan(text, Markup::markdown);
    return 0;
}
