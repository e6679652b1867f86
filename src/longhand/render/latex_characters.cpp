#include "longhand/render/latex_characters.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace longhand::render {

namespace {

struct Command {
    char32_t character;
    std::string_view command;
};

constexpr auto commands = std::to_array<Command>({
    {U'*', "\\ast"},
    {U'[', "\\lbrack"},
    {U']', "\\rbrack"},
    {U'|', "\\vert"},
    {U'±', "\\pm"},
    {U'·', "\\cdot"},
    {U'×', "\\times"},
    {U'÷', "\\div"},
    {U'Γ', "\\Gamma"},
    {U'Δ', "\\Delta"},
    {U'Θ', "\\Theta"},
    {U'Λ', "\\Lambda"},
    {U'Ξ', "\\Xi"},
    {U'Π', "\\Pi"},
    {U'Σ', "\\Sigma"},
    {U'Υ', "\\Upsilon"},
    {U'Φ', "\\Phi"},
    {U'Ψ', "\\Psi"},
    {U'Ω', "\\Omega"},
    {U'α', "\\alpha"},
    {U'β', "\\beta"},
    {U'γ', "\\gamma"},
    {U'δ', "\\delta"},
    {U'ε', "\\varepsilon"},
    {U'ζ', "\\zeta"},
    {U'η', "\\eta"},
    {U'θ', "\\theta"},
    {U'ι', "\\iota"},
    {U'κ', "\\kappa"},
    {U'λ', "\\lambda"},
    {U'μ', "\\mu"},
    {U'ν', "\\nu"},
    {U'ξ', "\\xi"},
    {U'π', "\\pi"},
    {U'ρ', "\\rho"},
    {U'ς', "\\varsigma"},
    {U'σ', "\\sigma"},
    {U'τ', "\\tau"},
    {U'υ', "\\upsilon"},
    {U'φ', "\\varphi"},
    {U'χ', "\\chi"},
    {U'ψ', "\\psi"},
    {U'ω', "\\omega"},
    {U'ϑ', "\\vartheta"},
    {U'ϕ', "\\phi"},
    {U'ϵ', "\\epsilon"},
    {U'‖', "\\Vert"},
    {U'…', "\\dots"},
    {U'′', "\\prime"},
    {U'″', "\\prime\\prime"},
    {U'‴', "\\prime\\prime\\prime"},
    {U'ℝ', "\\mathbb{R}"},
    {U'→', "\\to"},
    {U'∂', "\\partial"},
    {U'∇', "\\nabla"},
    {U'∈', "\\in"},
    {U'∏', "\\prod"},
    {U'∑', "\\sum"},
    {U'−', "-"},
    {U'√', "\\surd"},
    {U'∞', "\\infty"},
    {U'≈', "\\approx"},
    {U'≠', "\\neq"},
    {U'≤', "\\leq"},
    {U'≥', "\\geq"},
    {U'⊙', "\\odot"},
    {U'⊤', "\\top"},
    {U'⋮', "\\vdots"},
});

constexpr auto accents = std::to_array<Command>({
    {U'\u0300', "\\grave"},
    {U'\u0301', "\\acute"},
    {U'\u0302', "\\hat"},
    {U'\u0303', "\\tilde"},
    {U'\u0304', "\\bar"},
    {U'\u0305', "\\overline"},
    {U'\u0306', "\\breve"},
    {U'\u0307', "\\dot"},
    {U'\u0308', "\\ddot"},
    {U'\u030A', "\\mathring"},
    {U'\u030C', "\\check"},
    {U'\u20D7', "\\vec"},
});

std::string_view find(std::span<const Command> table, char32_t character) {
    const auto found = std::ranges::find(table, character, &Command::character);
    return found == table.end() ? std::string_view() : found->command;
}

}  // namespace

std::string_view latex_command(char32_t character) {
    return find(commands, character);
}

std::string_view latex_accent(char32_t mark) {
    return find(accents, mark);
}

}  // namespace longhand::render
