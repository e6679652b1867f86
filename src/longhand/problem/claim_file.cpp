#include "longhand/problem/claim_file.hpp"

#include "longhand/problem/claim_reader.hpp"

namespace longhand {

ClaimFile ClaimFile::parse(std::string_view toml, const std::string& name) {
    constexpr int newest_format = 1;
    const TomlSource source(toml, name);
    source.expect_keys(source.root(), {"format", "document", "claim", "statement"});
    source.expect_format(newest_format);
    const ClaimReader reader(source);
    return {reader.documents(), reader.claims(), reader.statements()};
}

}  // namespace longhand
