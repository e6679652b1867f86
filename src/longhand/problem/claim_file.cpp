#include "longhand/problem/claim_file.hpp"

#include "longhand/problem/claim_reader.hpp"

namespace longhand {

ClaimFile ClaimFile::parse(std::string_view toml, const std::string& name) {
    constexpr int newest_format = 1;
    const TomlSource source(toml, name);
    source.expect_keys(source.root(), ClaimReader::keys({"format"}));
    source.expect_format(newest_format);
    return ClaimReader(source).read();
}

void ClaimFile::keep_only(const std::string& document) {
    const auto is_other = [&](const auto& each) { return each.document != document; };
    std::erase_if(documents, [&](const Document& each) { return each.name != document; });
    std::erase_if(claims, is_other);
    std::erase_if(statements, is_other);
    std::erase_if(formulas, is_other);
    std::erase_if(remarks, is_other);
}

}  // namespace longhand
