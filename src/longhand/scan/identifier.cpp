#include "longhand/scan/identifier.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace longhand::scan {

namespace {

constexpr auto greek = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"alpha", "α"}, {"beta", "β"},    {"gamma", "γ"},      {"delta", "δ"},    {"epsilon", "ε"},
     {"zeta", "ζ"},  {"eta", "η"},     {"theta", "θ"},      {"kappa", "κ"},    {"lambda", "λ"},
     {"mu", "μ"},    {"nu", "ν"},      {"xi", "ξ"},         {"rho", "ρ"},      {"sigma", "σ"},
     {"tau", "τ"},   {"upsilon", "υ"}, {"phi", "φ"},        {"varphi", "φ"},   {"chi", "χ"},
     {"psi", "ψ"},   {"omega", "ω"},   {"varepsilon", "ε"}, {"vartheta", "ϑ"}, {"Gamma", "Γ"},
     {"Delta", "Δ"}, {"Theta", "Θ"},   {"Lambda", "Λ"},     {"Xi", "Ξ"},       {"Phi", "Φ"},
     {"Psi", "Ψ"},   {"Omega", "Ω"}});
constexpr auto accents = std::to_array<std::string_view>(
    {"hat", "bar", "tilde", "vec", "overline", "widehat", "widetilde"});

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_of_id(char c) {
    return is_latin(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string identifier(std::string_view name) {
    std::string id, accent;
    bool is_apart = false;
    for (std::size_t k = 0; k < name.size();) {
        if (name[k] == '\\') {
            std::size_t end = k + 1;
            while (end < name.size() && is_latin(name[end]))
                ++end;
            const std::string_view command = name.substr(k + 1, end - k - 1);
            const auto letter =
                std::ranges::find(greek, command, [](const auto& each) { return each.first; });
            if (std::ranges::find(accents, command) != accents.end())
                accent = "_" + std::string(command);
            else if (command == "text" || command == "mathrm" || command == "prime")
                id += command == "prime" ? "_prime" : "";
            else
                id += letter == greek.end() ? command : letter->second;
            k = std::max(end, k + 1);
            continue;
        }
        const char c = name[k++];
        if (c == '\'') {
            id += "_prime";
        } else if (c == '*') {
            id += "_star";
        } else if (c == '-') {
            id += "_minus";
        } else if (!is_of_id(c)) {
            is_apart = !id.empty();
        } else {
            const bool is_index = is_digit(c) && !is_digit(id.empty() ? 'x' : id.back());
            if (is_apart && !is_index) id += '_';
            is_apart = false;
            id += c;
        }
    }
    id += accent;
    return id.empty() || is_digit(id.front()) ? "x" + id : id;
}

}  // namespace longhand::scan
