// libFuzzer: no text crashes the reader of problem files, hangs it or leaves the errors it has.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string_view>

#include "longhand/problem/problem.hpp"
#include "longhand/render/text_log.hpp"
#include "longhand/text/error.hpp"

using namespace longhand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    try {
        const Problem problem = Problem::parse(text, "fuzz.toml");
        const Worksheet worksheet =
            Worksheet::record([&](Worksheet& sheet) { problem.calculate(sheet); });
        std::ostringstream log;
        render::Values values(worksheet);
        render::write_text_log(log, worksheet, values, {},
                               [](Node) { return std::vector<render::Annotation>{}; });
    } catch (const Errors&) {
    } catch (const Error&) {
    }
    return 0;
}
