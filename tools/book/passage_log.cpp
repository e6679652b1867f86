#include "passage_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "longhand/render/html_parts.hpp"
#include "longhand/render/math_step.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/print.hpp"

namespace longhand::book {

namespace {

using render::xml_text;

/// For each entry the passage that named it. A helper that stands further up names things for the
/// passage that calls it, so that no entry goes back behind those before it.
std::vector<std::size_t> passages_of_entries(const Worksheet& worksheet,
                                             const LiterateProgram& program) {
    std::vector<std::size_t> passages;
    const auto line_of_section = [&](std::size_t entry) {
        const auto begins = [entry](const Section& section) {
            return !section.entries.empty() && section.entries.front() == entry;
        };
        const auto found = std::ranges::find_if(worksheet.sections(), begins);
        return found == worksheet.sections().end() ? 0 : found->line;
    };
    std::size_t passage = 0;
    for (std::size_t k = 0; k < worksheet.entries().size(); ++k) {
        const std::uint32_t line = std::max(worksheet.entries()[k].line, line_of_section(k));
        passage = std::max(passage, passage_at(program, line));
        passages.push_back(passage);
    }
    return passages;
}

class PassageLogs : public render::LogWriter {
  public:
    PassageLogs(const LiterateProgram& program, const Worksheet& worksheet,
                const render::LogOptions& options)
        : LogWriter(unused_, options),
          logs_(program.size()),
          worksheet_(worksheet),
          passages_(passages_of_entries(worksheet, program)) {}

    std::vector<std::string> logs() {
        end_log();
        std::vector<std::string> result;
        for (const std::ostringstream& log : logs_) {
            const std::string text = log.str();
            result.push_back(text.empty() ? "" : "<div class=\"log\">\n" + text + "</div>\n");
        }
        return result;
    }

  private:
    void begin_worksheet() override {}

    void begin_section(const Section& section) override {
        end_log();
        section_ = &section;
    }

    void end_section() override { end_log(); }

    void write_note(const std::string& note) override {
        end_log();
        text::print(logs_[passage_], "<p class=\"note\">{}</p>\n", render::html_words(note));
    }

    std::size_t passage_of(const Entry& entry) const {
        return passages_[static_cast<std::size_t>(&entry - worksheet_.entries().data())];
    }

    /// Where the log of an entry goes, inside of the element of its section.
    std::ostream& log_of(const Entry& entry) {
        if (passage_of(entry) != passage_) end_log();
        passage_ = passage_of(entry);
        std::ostream& log = logs_[passage_];
        if (is_open_) return log;
        is_open_ = true;
        if (section_->id.empty() || section_ == last_section_) {
            log << "<section>\n";
        } else {
            text::print(log, "<section id=\"{0}\">\n<h{2}>{1}</h{2}>\n", xml_text(section_->id),
                        xml_text(title_of(*section_)),
                        std::min<std::size_t>(section_->depth() + 3, 6));
        }
        last_section_ = section_;
        return log;
    }

    void end_log() {
        if (is_open_) logs_[passage_] << "</section>\n";
        is_open_ = false;
    }

    void write_givens(const std::vector<const Entry*>& givens, bool) override {
        for (auto given = givens.begin(); given != givens.end();) {
            std::ostream& log = log_of(**given);
            text::print(log, "<p class=\"label\">{}</p>\n<div class=\"givens\">\n",
                        xml_text(label("log.given")));
            for (; given != givens.end() && passage_of(**given) == passage_; ++given)
                write_figure(log, **given, render::math_given(worksheet_, **given, options()));
            log << "</div>\n";
        }
    }

    void write_step(const Entry& entry) override {
        std::ostream& log = log_of(entry);
        const render::LogStep step = working(entry);
        if (step.forms.empty()) {
            write_figure(log, entry, render::math_step(step, options()));
            return;
        }
        const render::LogStep formula{step.entry, step.forms, {}},
            numbers{step.entry, {}, step.lines};
        text::print(log,
                    "<details class=\"step\" id=\"{}\">\n<summary>{}{}</summary>\n{}</details>\n",
                    xml_text(entry.id), caption(entry),
                    render::html_lines(render::math_step(formula, options())),
                    render::html_lines(render::math_step(numbers, options())));
    }

    std::string caption(const Entry& entry) const {
        const std::string words = caption_of(entry);
        return words.empty() ? ""
                             : fmt::format("<span class=\"caption\">{}</span>", xml_text(words));
    }

    void write_figure(std::ostream& log, const Entry& entry, const render::MathStep& math) const {
        const std::string words = caption_of(entry);
        text::print(
            log, "<figure id=\"{}\">\n{}{}</figure>\n", xml_text(entry.id),
            words.empty() ? "" : fmt::format("<figcaption>{}</figcaption>\n", xml_text(words)),
            render::html_lines(math));
    }

    std::ostringstream unused_;
    std::vector<std::ostringstream> logs_;
    const Worksheet& worksheet_;
    std::vector<std::size_t> passages_;
    const Section* section_ = nullptr;
    const Section* last_section_ = nullptr;  ///< whose heading was written last
    std::size_t passage_ = 0;
    bool is_open_ = false;
};

}  // namespace

std::size_t passage_at(const LiterateProgram& program, std::uint32_t line) {
    const auto next = std::ranges::upper_bound(program, line, {}, &Passage::first_line);
    return next == program.begin() ? 0 : static_cast<std::size_t>(next - program.begin()) - 1;
}

void check_passages(const Worksheet& worksheet, const LiterateProgram& program,
                    const std::string& file) {
    const std::vector<std::size_t> passages = passages_of_entries(worksheet, program);
    std::size_t reached = 0;
    for (const Section& section : worksheet.sections()) {
        const bool has_parts = std::ranges::any_of(worksheet.sections(), [&](const Section& other) {
            return other.id.starts_with(section.id + "/");
        });
        reached = std::max(reached, passage_at(program, section.line));
        if (section.line == 0 || (section.entries.empty() && has_parts)) continue;
        if (section.entries.empty() || passages[section.entries.front()] != reached)
            throw Error("book.section", {section.id}, fmt::format("{}:{}", file, section.line));
        reached = passages[section.entries.back()];
    }

    std::set<std::size_t> naming;
    const auto add_lines = [&](const auto& named) {
        for (const auto& each : named)
            naming.insert(passage_at(program, each.line));
    };
    add_lines(worksheet.sections());
    add_lines(worksheet.entries());
    add_lines(worksheet.plots());
    static const std::regex names(R"(\bsheet\.(?:section|step|state|given_\w+|plot)\()");
    for (std::size_t k = 0; k < program.size(); ++k) {
        if (std::regex_search(program[k].code, names) && !naming.contains(k))
            throw Error("book.passage", {}, fmt::format("{}:{}", file, program[k].first_line));
    }
}

std::vector<std::string> passage_logs(const render::LogSource& source,
                                      const LiterateProgram& program,
                                      const render::LogOptions& options) {
    PassageLogs logs(program, source.worksheet, options);
    logs.write(source);
    return logs.logs();
}

}  // namespace longhand::book
