#include "longhand/scan/tex_names.hpp"

#include <utility>

namespace longhand::scan {

namespace {

constexpr auto greek = std::to_array<std::string_view>(
    {"\\alpha", "\\beta",  "\\gamma", "\\delta",   "\\epsilon", "\\varepsilon", "\\zeta",
     "\\eta",   "\\theta", "\\kappa", "\\lambda",  "\\mu",      "\\nu",         "\\xi",
     "\\rho",   "\\sigma", "\\tau",   "\\upsilon", "\\phi",     "\\varphi",     "\\chi",
     "\\psi",   "\\omega", "\\Gamma", "\\Delta",   "\\Theta",   "\\Lambda",     "\\Xi",
     "\\Phi",   "\\Psi",   "\\Omega", "\\ell",     "\\vartheta"});
constexpr auto accents = std::to_array<std::string_view>(
    {"\\hat", "\\bar", "\\tilde", "\\vec", "\\overline", "\\widehat", "\\widetilde"});
constexpr std::size_t most_letters = 40;
constexpr auto words = std::to_array<std::string_view>(
    {"\\text", "\\textrm", "\\textit", "\\textbf", "\\mbox", "\\hbox"});

}  // namespace

bool TexNames::begins_name() const {
    return now().kind == Kind::letter || (now().kind == Kind::command && is_in(greek, now().text));
}

bool TexNames::is_name_command() const {
    const std::string_view command = now().text;
    return is_in(greek, command) || is_in(accents, command) || is_in(words, command);
}

TexNames::Syntax TexNames::of_name_command() {
    const std::string_view command = now().text;
    ++place_;
    if (is_in(greek, command)) return named(std::string(command));
    if (is_in(accents, command)) return named(std::string(command) + " " + group());
    return named(group());
}

TexNames::Syntax TexNames::of_letters_here() {
    const std::size_t begin = place_;
    std::string letters = unmarked_letters();
    if (letters.size() > 1) {
        has_names_ = true;
        return {Syntax::Kind::name, std::move(letters)};
    }
    place_ = begin;
    return named(std::string(tokens_[place_++].text));
}

/// Latin letters side by side, of which none has a mark or index; else nothing.
std::string TexNames::unmarked_letters() {
    std::string result;
    for (; now().kind == Kind::letter && now().text.size() == 1; ++place_) {
        if (result.size() == most_letters) fail();
        if (!result.empty() && now().is_after_space) break;
        if (indices_.contains(now().text)) return {};
        result += now().text;
    }
    const bool is_marked = is("_") || is("^") || is("'") || is("(") || is("[");
    return is_marked ? std::string() : result;
}

TexNames::Syntax TexNames::named(std::string name) {
    if (const auto index = indices_.find(name); index != indices_.end())
        return {Syntax::Kind::number, std::to_string(index->second)};
    has_names_ = true;
    if (name == "\\Delta" && begins_name()) name += " " + std::string(tokens_[place_++].text);
    for (;;) {
        if (take("'")) {
            name += "'";
        } else if (take("_")) {
            name += "_" + group();
        } else if (is("^") && is_raised_index()) {
            ++place_;
            name += "^" + group();
        } else {
            break;
        }
    }
    // f(2) is one name with all that stands in its parentheses: nobody knows the function.
    if (is("(")) name += "(" + group("(", ")") + ")";
    if (is("(") || is("[") || is("\uFF08")) fail(Skipped::symbols);
    return {Syntax::Kind::name, std::move(name)};
}

bool TexNames::is_raised_index() const {
    if (ahead(1) == "*" || ahead(1) == "\\prime" || ahead(1) == "\\ast") return true;
    if (ahead(1) != "{") return false;
    const bool is_word = place_ + 3 < tokens_.size() && tokens_[place_ + 2].kind == Kind::letter &&
                         tokens_[place_ + 3].kind == Kind::letter;
    return ahead(2) == "(" || ahead(2) == "[" || ahead(2) == "*" || ahead(2) == "\\prime" ||
           ahead(2) == "\\text" || is_word;
}

/// What stands in a group, or one word, as typed, without the signs around it; the indices of sums
/// are put in.
std::string TexNames::group(std::string_view open, std::string_view close) {
    std::string result;
    int depth = 0;
    do {
        while (is("\\mathrm") || is("\\text"))
            ++place_;
        if (is_at_end()) fail();
        const std::string_view text = now().text;
        if (!result.empty() && now().is_after_space) result += ' ';
        ++place_;
        depth += text == open ? 1 : text == close ? -1 : 0;
        if (depth < 0) fail();
        const auto index = indices_.find(text);
        const bool is_outer = (text == open && depth == 1) || (text == close && depth == 0);
        if (is_outer) continue;
        result += index == indices_.end() ? std::string(text) : std::to_string(index->second);
    } while (depth > 0);
    while (result.ends_with(' '))
        result.pop_back();
    return result;
}

}  // namespace longhand::scan
