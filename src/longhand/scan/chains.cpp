#include "longhand/scan/chains.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "longhand/language/notation.hpp"
#include "longhand/scan/literals.hpp"
#include "longhand/scan/tex_formula.hpp"
#include "longhand/scan/tex_tokens.hpp"

namespace longhand::scan {

namespace {

using Kind = TexToken::Kind;

constexpr auto transparent =
    std::to_array<std::string_view>({"aligned", "align", "align*", "split", "gathered", "gather",
                                     "gather*", "alignedat", "equation", "equation*", "multlined"});
constexpr auto exact_relations = std::to_array<std::string_view>({"=", "\uFF1D"});
constexpr auto near_relations =
    std::to_array<std::string_view>({"≈", "\\approx", "\\simeq", "\\doteq", "\\thickapprox"});
constexpr auto ends = std::to_array<std::string_view>({",",
                                                       ";",
                                                       "\uFF0C",
                                                       "\uFF1B",
                                                       "。",
                                                       "、",
                                                       "<",
                                                       ">",
                                                       "≤",
                                                       "≥",
                                                       "≠",
                                                       "\\le",
                                                       "\\leq",
                                                       "\\ge",
                                                       "\\geq",
                                                       "\\ne",
                                                       "\\neq",
                                                       "\\lt",
                                                       "\\gt",
                                                       "\\to",
                                                       "→",
                                                       "⇒",
                                                       "\\rightarrow",
                                                       "\\Rightarrow",
                                                       "\\implies",
                                                       "\\iff",
                                                       "\\mapsto",
                                                       "\\longrightarrow",
                                                       "\\Longrightarrow",
                                                       "\\equiv",
                                                       "\\sim",
                                                       "\\propto",
                                                       "\\in",
                                                       "\\therefore",
                                                       "\\because",
                                                       "\\Leftrightarrow",
                                                       "\\Longleftrightarrow",
                                                       "\\leftrightarrow",
                                                       "⇔",
                                                       "\\leqslant",
                                                       "\\geqslant",
                                                       "\\ll",
                                                       "\\gg",
                                                       "\\lor",
                                                       "\\land",
                                                       "\\vee",
                                                       "\\wedge",
                                                       "\\mid",
                                                       "\\bmod",
                                                       "\\pmod",
                                                       "：",
                                                       "\\intertext"});
constexpr auto assignments =
    std::to_array<std::string_view>({"\\leftarrow", "\\gets", "←", "\\coloneqq"});
constexpr auto operations = std::to_array<std::string_view>(
    {"+", "-", "−", "\\cdot", "\\times", "*", "·", "×", "/", "\\div", "÷", "\\odot", "⊙", "\\pm"});
constexpr auto texts = std::to_array<std::string_view>(
    {"\\text", "\\textrm", "\\mbox", "\\textbf", "\\textit", "\\hbox"});
constexpr auto notes = std::to_array<std::string_view>({"\\label", "\\tag", "\\tag*"});

/// Splits the mathematics of a text into sides.
class Splitter {
  public:
    explicit Splitter(std::function<void(Chain)> sink) : sink_(std::move(sink)) {}

    void split(const std::vector<Mathematics>& mathematics) {
        for (std::size_t k = 0; k < mathematics.size(); ++k) {
            if (k > 0 && !are_neighbours(mathematics[k - 1], mathematics[k])) {
                end_chain();
                ++display_;
            }
            section_ = mathematics[k].section;
            split(mathematics[k]);
        }
        end_chain();
    }

  private:
    void split(const Mathematics& mathematics) {
        const std::vector<TexToken> all = tex_tokens(mathematics.tex);
        tokens_.clear();
        words_.clear();
        base_ = mathematics.offset;
        int depth = 0;
        is_row_start_ = true;
        for (std::size_t k = 0; k + 1 < all.size(); ++k) {
            const TexToken& token = all[k];
            if (depth == 0 && is_row_end_) end_row(all, k);
            if (depth == 0 && separates(all, k)) {
                end_side();
                end_chain();
                expects_right_ = false;
            }
            if (depth == 0 && token.text == "&") continue;
            const bool is_assignment = token.text == ":" && all[k + 1].text == "=";
            if (depth == 0 && is_assignment) continue;
            const bool is_environment = token.text == "\\begin" || token.text == "\\end";
            if (is_environment && depth <= 0) {
                std::size_t end = k;
                const std::string name = name_in_braces(all, end);
                if (is_in(transparent, name)) {
                    k = end;
                    continue;
                }
            }
            if (depth == 0 && is_in(notes, token.text)) {
                skip_group(all, k);
                continue;
            }
            if (depth == 0 && is_in(texts, token.text)) {
                const std::size_t begin = k;
                skip_group(all, k);
                take_words(all, begin, k);
                continue;
            }
            if (depth == 0 && takes_relation(token)) continue;
            if (token.text == "{" || token.text == "(" || token.text == "[" ||
                token.text == "\\begin" || token.text == "\\{" || token.text == "\uFF08")
                ++depth;
            if (token.text == "}" || token.text == ")" || token.text == "]" ||
                token.text == "\\end" || token.text == "\\}" || token.text == "\uFF09")
                depth = std::max(0, depth - 1);
            if (is_environment) {  // its name is no side of anything
                std::size_t end = k;
                name_in_braces(all, end);
                begin_side();
                tokens_.insert(tokens_.end(), all.begin() + static_cast<std::ptrdiff_t>(k),
                               all.begin() + static_cast<std::ptrdiff_t>(end) + 1);
                k = end;
                continue;
            }
            begin_side();
            tokens_.push_back(token);
        }
        is_row_end_ = false;
        end_side();
    }

    /// Words behind a side are its unit, or a remark in parentheses; before or in it they may be
    /// the name of something.
    void take_words(const std::vector<TexToken>& all, std::size_t begin, std::size_t end) {
        if (!tokens_.empty() && tokens_.back().text == ".") {
            end_side();
            end_chain();
        }
        const std::size_t word = std::min(begin + 2, end);  // behind the brace
        if (all[word].text == "(" || all[word].text == ",") return;
        const bool is_label = tokens_.empty() && end > 0 && all[end - 1].text == ":";
        if (is_label) return;
        const TexToken& next = all[end + 1];
        const bool is_last = next.kind == Kind::end || next.text == "\\\\" || next.text == "." ||
                             next.text == "&" || is_in(exact_relations, next.text) ||
                             is_in(near_relations, next.text) || is_in(ends, next.text);
        if (is_last && !tokens_.empty()) {
            for (std::size_t k = begin; k <= end; ++k)
                words_ += all[k].text;
        } else {
            begin_side();
            tokens_.insert(tokens_.end(), all.begin() + static_cast<std::ptrdiff_t>(begin),
                           all.begin() + static_cast<std::ptrdiff_t>(end) + 1);
        }
    }

    /// Whether another statement begins here, beside the one before it: behind a wide space, or in
    /// another column.
    bool separates(const std::vector<TexToken>& all, std::size_t place) const {
        const bool is_column = all[place].text == "&";
        if (tokens_.empty() || (!is_column && !all[place].is_far)) return false;
        if (is_column && chain_.sides.empty()) return false;  // before the relation
        const TexToken& next = all[is_column ? place + 1 : place];
        const bool goes_on = is_in(operations, next.text) || is_in(exact_relations, next.text) ||
                             is_in(near_relations, next.text) || is_in(ends, next.text) ||
                             is_in(texts, next.text) || next.text == "&" || next.text == "\\\\";
        return !goes_on;
    }

    /// Whether a token ends a side.
    bool takes_relation(const TexToken& token) {
        const bool is_exact = is_in(exact_relations, token.text) || is_in(assignments, token.text);
        if (is_exact || is_in(near_relations, token.text)) {
            end_side();  // none at the beginning of a row, which goes on with what stands before it
            is_approximate_ = !is_exact;
            expects_right_ = true;
            is_row_start_ = false;
            return true;
        }
        if (token.text == "\\\\" || token.text == "\\newline") {
            is_row_end_ = true;
            return true;
        }
        if (is_in(ends, token.text)) {
            end_side();
            is_behind_comma_ = token.text == "," || token.text == "\uFF0C" || token.text == ";" ||
                               token.text == "\uFF1B" || token.text == "、";
            end_chain();
            expects_right_ = false;
            is_row_start_ = false;
            return true;
        }
        return false;
    }

    static std::string name_in_braces(const std::vector<TexToken>& all, std::size_t& place) {
        std::string name;
        std::size_t k = place + 1;
        if (k >= all.size() || all[k].text != "{") return name;
        for (++k; k < all.size() && all[k].text != "}" && all[k].kind != Kind::end; ++k)
            name += all[k].text;
        place = std::min(k, all.size() - 2);
        return name;
    }

    /// Goes to the brace that closes the group behind a command.
    static void skip_group(const std::vector<TexToken>& all, std::size_t& place) {
        int depth = 0;
        for (std::size_t k = place + 1; k + 1 < all.size(); ++k) {
            if (all[k].text == "{") ++depth;
            if (all[k].text == "}") --depth;
            if (k == place + 1 && depth == 0) return;
            if (depth == 0) {
                place = k;
                return;
            }
        }
    }

    /// At the first word of a row: one that begins with an operation goes on with the row before,
    /// unless it has a left side of its own: −2 + 3 &= 1.
    void end_row(const std::vector<TexToken>& all, std::size_t place) {
        is_row_end_ = false;
        if (is_in(operations, all[place].text) && !has_left_side(all, place)) return;
        const bool is_column = all[place].text == "&";
        if (is_column && is_in(operations, all[place + 1].text)) return;
        end_side();
        is_row_start_ = true;
    }

    static bool has_left_side(const std::vector<TexToken>& all, std::size_t place) {
        for (; all[place].kind != Kind::end && all[place].text != "\\\\"; ++place) {
            const std::string_view next = all[place + 1].text;
            if (all[place].text == "&" &&
                (is_in(exact_relations, next) || is_in(near_relations, next)))
                return true;
        }
        return false;
    }

    /// Before the first word of a side: of a row that begins without a relation, it is a new chain.
    void begin_side() {
        if (is_row_start_) {
            end_chain();
            expects_right_ = false;
        }
        is_row_start_ = false;
    }

    /// Whether nothing but blanks and dollars stands between two pieces.
    static bool are_neighbours(const Mathematics& before, const Mathematics& after) {
        const char* const end = before.tex.data() + before.tex.size();
        const std::string_view gap(end, static_cast<std::size_t>(after.tex.data() - end));
        return gap.find_first_not_of(" \t\r\n$\\[]()") == gap.npos;
    }

    void end_side() {
        // A full stop ends the sentence.
        if (tokens_.size() > 1 && tokens_.back().text == "." &&
            tokens_[tokens_.size() - 2].text != ".")
            tokens_.pop_back();
        if (tokens_.empty()) return;
        Side side{base_ + tokens_.front().offset,
                  tokens_.back().offset + tokens_.back().text.size() - tokens_.front().offset};
        side.words = std::exchange(words_, {});
        side.read = read_formula(tokens_, base_);
        if (!side.read.has_names) side.formula = side.read.formula;
        if (!expects_right_) end_chain();
        if (chain_.sides.empty()) {
            chain_.display = display_;
            chain_.section = section_;
            chain_.is_listed = std::exchange(is_behind_comma_, false);
        }
        chain_.sides.push_back(std::move(side));
        chain_.is_approximate.push_back(expects_right_ && is_approximate_);
        expects_right_ = false;
        tokens_.clear();
    }

    void end_chain() {
        if (!chain_.sides.empty()) sink_(std::move(chain_));
        chain_ = {};
    }

    std::size_t base_ = 0;
    std::vector<TexToken> tokens_;  ///< of the side that is being gathered
    std::string words_;
    Chain chain_;
    int display_ = 0;
    std::size_t section_ = 0;
    bool expects_right_ = false, is_approximate_ = false, is_row_start_ = true;
    bool is_behind_comma_ = false;
    bool is_row_end_ = false;  ///< and nothing of the next row has been seen
    std::function<void(Chain)> sink_;
};

/// Whether what a name is said to be goes on with the name again: x = 0.9 + 0.15, and next
/// x = 1.05.
bool goes_on(const Chain& before, const Chain& next) {
    if (before.section != next.section || before.display != next.display || next.is_listed ||
        before.sides.size() < 2 || next.sides.size() < 2)
        return false;
    const Side &name = before.sides.front(), &again = next.sides.front();
    const bool is_same =
        name.is_name() && again.is_name() &&
        language::notation(*name.read.formula) == language::notation(*again.read.formula);
    const Side &last = before.sides.back(), &first = next.sides[1];
    if (!is_same || !first.formula || last.is_name()) return false;
    return last.formula && !is_literal(*last.formula) && is_literal(*first.formula);
}

/// Adds the sides of the next chain, without the name that begins it.
void append(Chain& chain, Chain next) {
    for (std::size_t k = 1; k < next.sides.size(); ++k) {
        chain.sides.push_back(std::move(next.sides[k]));
        chain.is_approximate.push_back(next.is_approximate[k]);
    }
    chain.display = next.display;
}

}  // namespace

bool Side::is_name() const {
    using language::Syntax;
    const auto is_one = [](const Syntax& each) { return each.kind == Syntax::Kind::name; };
    if (!read.formula) return false;
    return is_one(*read.formula) || (read.formula->kind == Syntax::Kind::matrix &&
                                     std::ranges::all_of(read.formula->operands, is_one));
}

bool Side::is_word() const {
    if (!read.formula || read.formula->kind != language::Syntax::Kind::name) return false;
    const std::string& name = read.formula->text;
    return name.size() > 1 && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

void each_chain(const std::vector<Mathematics>& mathematics,
                const std::function<void(Chain)>& sink) {
    std::optional<Chain> last;
    Splitter([&](Chain chain) {
        if (last && goes_on(*last, chain)) {
            append(*last, std::move(chain));
            return;
        }
        if (last) sink(*std::move(last));
        last = std::move(chain);
    }).split(mathematics);
    if (last) sink(*std::move(last));
}

}  // namespace longhand::scan
