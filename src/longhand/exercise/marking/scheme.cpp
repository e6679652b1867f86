#include "longhand/exercise/marking/scheme.hpp"

#include <cmath>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand::exercise {

namespace {

constexpr int newest_format = 1;

/// A share as it is typed, 0.5 as a text too: a decimal that is kept exactly.
decimal::Rational share(const TomlSource& source, const toml::table& in, const char* key,
                        const decimal::Rational& otherwise) {
    const toml::node* node = in.get(key);
    if (!node) return otherwise;
    std::optional<decimal::Rational> value;
    const auto* number = node->as_floating_point();
    if (number && std::isfinite(number->get()))
        value = decimal::DecimalText::shortest(number->get()).value();
    else if (const auto* whole = node->as_integer())
        value = decimal::Rational(whole->get());
    if (!value || *value < 0 || *value > 1) throw source.at(Error("scheme.share", {key}), *node);
    return *value;
}

}  // namespace

Scheme read_scheme(std::string_view toml, const std::string& name) {
    const TomlSource source(toml, name);
    const toml::table& root = source.root();
    GatheredErrors errors;
    Scheme scheme;
    errors.guard([&] {
        source.expect_keys(root, {"format", "follows", "imprecise", "slip", "marks"});
    });
    errors.guard([&] { source.expect_format(newest_format); });
    errors.guard([&] { scheme.follows = share(source, root, "follows", scheme.follows); });
    errors.guard([&] { scheme.imprecise = share(source, root, "imprecise", scheme.imprecise); });
    errors.guard([&] { scheme.slip = share(source, root, "slip", scheme.slip); });
    if (root.contains("marks")) {
        errors.guard([&] {
            const toml::table& marks = source.table(*root.get("marks"), "marks");
            for (const std::string& id : TomlSource::keys_in_order(marks)) {
                errors.guard([&] { scheme.marks.emplace(id, source.number(marks, id, 0)); });
            }
        });
    }
    errors.report();
    return scheme;
}

}  // namespace longhand::exercise
