#include "longhand/scan/mathematics.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace longhand::scan {

namespace {

constexpr std::array<std::string_view, 9> environments{"equation", "align",    "gather",
                                                       "multline", "eqnarray", "displaymath",
                                                       "math",     "flalign",  "alignat"};
constexpr std::array<std::string_view, 5> verbatim{"verbatim", "Verbatim", "lstlisting", "minted",
                                                   "comment"};
constexpr std::array<std::string_view, 7> headings{
    "\\part",          "\\chapter",   "\\section",     "\\subsection",
    "\\subsubsection", "\\paragraph", "\\subparagraph"};
constexpr std::array<std::string_view, 4> examples{"example", "exercise", "problem", "question"};

class Finder {
  public:
    Finder(std::string_view text, Markup markup)
        : text_(text), is_markdown_(markup == Markup::markdown) {}

    std::vector<Mathematics> find() {
        while (place_ < text_.size()) {
            const char c = text_[place_];
            if (is_markdown_ && is_at_line_start() && (starts("```") || starts("~~~")))
                take_fence();
            else if (c == '\\')
                take_command();
            else if (c == '$')
                take_dollars();
            else if (c == '`' && is_markdown_)
                take_code();
            else if (c == '%' && !is_markdown_)
                place_ = std::min(text_.find('\n', place_), text_.size());
            else if (c == '<' && is_markdown_)
                take_tag();
            else
                pass_over();
        }
        return std::move(found_);
    }

  private:
    void pass_over() {
        if (is_markdown_ && text_[place_] == '#' && is_at_line_start()) section_ = place_;
        place_ = std::min(text_.find_first_of("\\$`%~#<", place_ + 1), text_.size());
    }

    bool starts(std::string_view with) const { return text_.substr(place_).starts_with(with); }

    bool is_at_line_start() const {
        std::size_t at = place_;
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '>'))
            --at;
        return at == 0 || text_[at - 1] == '\n';
    }

    /// Goes behind `end`, or to the end of the text.
    void skip_until(std::string_view end) {
        const std::size_t found = text_.find(end, place_);
        place_ = found == text_.npos ? text_.size() : found + end.size();
    }

    /// Comments and <pre> of HTML.
    void take_tag() {
        if (starts("<!--"))
            skip_until("-->");
        else if (starts("<pre"))
            skip_until("</pre>");
        else
            ++place_;
    }

    void add(std::size_t begin, std::size_t end) {
        found_.push_back({text_.substr(begin, end - begin), begin, section_});
    }

    /// Takes what stands up to `end`, as mathematics or as nothing; false where nothing ends it.
    bool take_until(std::string_view end, std::size_t begin, bool is_mathematics,
                    std::size_t limit = std::string_view::npos) {
        const std::string sign(end);
        if (missing_.contains(sign)) return false;
        const std::size_t found = text_.find(end, begin);
        if (found == text_.npos) missing_.insert(sign);
        if (found == text_.npos || found > limit) return false;
        if (is_mathematics) add(begin, found);
        place_ = found + end.size();
        return true;
    }

    void take_fence() {
        const char sign = text_[place_];
        const std::size_t width =
            std::min(text_.find_first_not_of(sign, place_), text_.size()) - place_;
        const std::size_t line_end = std::min(text_.find('\n', place_), text_.size());
        const std::string_view info = text_.substr(place_ + width, line_end - place_ - width);
        const bool is_mathematics = info.starts_with("math") || info.starts_with("latex");
        const std::string fence(width, sign);
        std::size_t line = line_end;
        while (line < text_.size()) {
            const std::size_t first = text_.find_first_not_of(" \t>", line + 1);
            if (first != text_.npos && text_.substr(first).starts_with(fence)) {
                if (is_mathematics && line > line_end) add(line_end + 1, line);
                place_ = first + width;
                return;
            }
            line = text_.find('\n', line + 1);
        }
        place_ = text_.size();
    }

    void take_code() {
        const std::size_t end = text_.find_first_not_of('`', place_);
        const std::string_view ticks = text_.substr(place_, std::min(end, text_.size()) - place_);
        if (!take_until(ticks, place_ + ticks.size(), false, paragraph_end()))
            place_ += ticks.size();
    }

    void take_command() {
        if (starts("\\(") && take_until("\\)", place_ + 2, true)) return;
        if (starts("\\[") && take_until("\\]", place_ + 2, true)) return;
        if (!is_markdown_ && starts("\\end{document}")) {
            place_ = text_.size();
            return;
        }
        if (!is_markdown_ && starts("\\iffalse")) {
            skip_until("\\fi");
            return;
        }
        for (const std::string_view verb : {"\\verb*", "\\verb", "\\lstinline"}) {
            const std::size_t sign = place_ + verb.size();
            const bool is_verb = starts(verb) && sign < text_.size() && text_[sign] != '{' &&
                                 !(text_[sign] >= 'a' && text_[sign] <= 'z');
            if (!is_verb) continue;
            place_ = sign + 1;
            skip_until(text_.substr(sign, 1));
            return;
        }
        constexpr std::string_view begin = "\\begin{";
        if (starts(begin)) {
            const std::size_t name_at = place_ + begin.size();
            const std::size_t brace = text_.find('}', name_at);
            if (brace != text_.npos) {
                const std::string_view full = text_.substr(name_at, brace - name_at);
                std::string_view name = full;
                if (name.ends_with('*')) name.remove_suffix(1);
                const std::string end = "\\end{" + std::string(full) + "}";
                const bool is_mathematics =
                    std::ranges::find(environments, name) != environments.end();
                if (std::ranges::find(examples, name) != examples.end()) section_ = place_;
                const bool is_verbatim = std::ranges::find(verbatim, name) != verbatim.end();
                const bool has_columns =
                    name == "alignat" && text_.substr(brace + 1).starts_with('{');
                const std::size_t inside =
                    has_columns ? std::min(text_.find('}', brace + 1), text_.size() - 1) : brace;
                if ((is_mathematics || is_verbatim) && take_until(end, inside + 1, is_mathematics))
                    return;
            }
        }
        std::size_t name_end = place_ + 1;
        while (name_end < text_.size() && text_[name_end] >= 'a' && text_[name_end] <= 'z')
            ++name_end;
        const std::string_view command = text_.substr(place_, name_end - place_);
        if (std::ranges::find(headings, command) != headings.end()) section_ = place_;
        place_ += 2;
    }

    /// Of the paragraph here. It is known until the place is behind it.
    std::size_t paragraph_end() {
        if (place_ < paragraph_end_) return paragraph_end_;
        std::size_t at = place_;
        for (;;) {
            at = text_.find('\n', at);
            if (at == text_.npos) return paragraph_end_ = text_.size();
            const std::size_t next = text_.find_first_not_of(" \t\r", at + 1);
            if (next == text_.npos || text_[next] == '\n') return paragraph_end_ = at;
            at = next;
        }
    }

    void take_dollars() {
        if (starts("$$")) {
            if (!take_until("$$", place_ + 2, true)) place_ += 2;
            return;
        }
        const std::size_t limit = paragraph_end();
        std::size_t end = place_ + 1;
        while (end < limit && text_[end] != '$')
            end += text_[end] == '\\' ? 2 : 1;
        if (end >= limit) {
            ++place_;
            return;
        }
        add(place_ + 1, end);
        place_ = end + 1;
    }

    std::string_view text_;
    bool is_markdown_;
    std::size_t place_ = 0;
    std::size_t section_ = 0;
    std::size_t paragraph_end_ = 0;
    std::set<std::string> missing_;  ///< ends that do not stand in what follows
    std::vector<Mathematics> found_;
};

}  // namespace

std::vector<Mathematics> find_mathematics(std::string_view text, Markup markup) {
    return Finder(text, markup).find();
}

std::string heading(std::string_view text, std::size_t offset) {
    std::string_view rest = text.substr(offset);
    if (rest.starts_with('#')) {
        rest = rest.substr(std::min(rest.find_first_not_of("# \t"), rest.size()));
        rest = rest.substr(0, rest.find_first_of("\r\n"));
        return std::string(rest.substr(0, rest.find_last_not_of("# \t") + 1));
    }
    const std::size_t open = rest.find('{'), line = rest.find('\n');
    if (!rest.starts_with('\\') || open > line) return {};
    rest = rest.substr(open + 1, line - open - 1);
    return std::string(rest.substr(0, rest.find_last_of('}')));
}

}  // namespace longhand::scan
