// libFuzzer: the same for single formulas.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "longhand/language/evaluation.hpp"
#include "longhand/text/error.hpp"

using namespace longhand;

namespace {

class TwoNames : public language::Names {
  public:
    std::optional<language::Value> find(std::string_view name) const override {
        if (name == "x") return language::Value(Real(0.5));
        if (name == "A") return language::Value(Matrix({2, 2}, {1, 2, 3, 4}));
        return {};
    }
    std::vector<std::string> known() const override { return {"x", "A"}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    Record record;
    const Recording recording(record);
    try {
        language::evaluate(language::parse(text), TwoNames());
    } catch (const Error&) {
    }
    return 0;
}
