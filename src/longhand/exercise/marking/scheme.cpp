#include "longhand/exercise/marking/scheme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/problem/toml_source.hpp"
#include "longhand/text/gathered_errors.hpp"
#include "longhand/worksheet/id.hpp"

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

std::string without_indices(const std::string& name) {
    return name.substr(0, name.find('['));
}

/// The names by which a scheme may speak of a blank, the closest first.
std::vector<std::string> names_of(std::size_t exercise, const std::string& id) {
    const std::string any_pass = without_passes(id), last(last_name(id));
    const auto step = [&](const std::string& element) {
        return element.substr(0, element.size() - last.size()) + without_indices(last);
    };
    std::vector<std::string> names{id,       any_pass,       last,
                                   step(id), step(any_pass), without_indices(last)};
    const auto count = static_cast<std::ptrdiff_t>(names.size());
    for (std::string path : {id, any_pass}) {
        for (std::size_t end = path.rfind('/'); end != path.npos; end = path.rfind('/')) {
            path.resize(end);
            names.push_back(path);
        }
    }
    // Deeper sections are closer; names stay before sections.
    std::ranges::stable_sort(names.begin() + count, names.end(), std::greater<>(),
                             [](const std::string& path) { return std::ranges::count(path, '/'); });
    std::vector<std::string> of_exercise;
    for (const std::string& name : names)
        of_exercise.push_back(fmt::format("{}:{}", exercise, name));
    of_exercise.insert(of_exercise.end(), names.begin(), names.end());
    return of_exercise;
}

}  // namespace

int Scheme::marks_of(std::size_t exercise, const std::string& id, int usual) const {
    if (marks.empty()) return usual;
    for (const std::string& name : names_of(exercise, id)) {
        const auto found = marks.find(name);
        if (found != marks.end()) return found->second;
    }
    return usual;
}

std::string Scheme::idle_key(const std::vector<std::vector<std::string>>& ids) const {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < ids.size(); ++k) {
        for (const std::string& id : ids[k]) {
            const std::vector<std::string> more = names_of(k + 1, id);
            names.insert(names.end(), more.begin(), more.end());
        }
    }
    for (const auto& [key, value] : marks) {
        if (std::ranges::find(names, key) == names.end()) return key;
    }
    return {};
}

Scheme read_scheme(std::string_view toml, const std::string& name) {
    const TomlSource source(toml, name);
    const toml::table& root = source.root();
    GatheredErrors errors;
    Scheme scheme;
    errors.guard([&] {
        source.expect_keys(root, {"format", "follows", "imprecise", "slip", "explained", "marks"});
    });
    errors.guard([&] { source.expect_format(newest_format); });
    errors.guard([&] { scheme.follows = share(source, root, "follows", scheme.follows); });
    errors.guard([&] { scheme.imprecise = share(source, root, "imprecise", scheme.imprecise); });
    errors.guard([&] { scheme.slip = share(source, root, "slip", scheme.slip); });
    errors.guard([&] { scheme.explained = share(source, root, "explained", scheme.explained); });
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
