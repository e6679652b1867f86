// The fixed words of logs, lists and help, sorted by id.
#include <array>

#include "longhand/text/message.hpp"

namespace longhand::text {

namespace {

constexpr std::array table = std::to_array<Message>({
    {"log.conditional", "{0} if {1}, otherwise {2}", "{1} 时取 {0}，否则取 {2}"},
    {"log.given", "Given", "已知"},
    {"log.more_terms", "… ({0} more terms)", "…（还有 {0} 项）"},
});

}  // namespace

std::span<const Message> labels() { return table; }

}  // namespace longhand::text
