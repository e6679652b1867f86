#include "longhand/render/log_writer.hpp"

#include "longhand/render/html_log.hpp"
#include "longhand/render/json_log.hpp"
#include "longhand/render/latex_log.hpp"
#include "longhand/render/markdown_log.hpp"
#include "longhand/render/text_log.hpp"

namespace longhand::render {

void LogWriter::write(const LogSource& source) {
    source_ = &source;
    ++count_;
    begin_worksheet();
    for (const Section& section : source.worksheet.sections()) {
        std::vector<const Entry*> givens, steps;
        for (const std::uint32_t index : section.entries) {
            const Entry& entry = source.worksheet.entries()[index];
            if (entry.is_given) {
                givens.push_back(&entry);
            } else if (source.values[entry.nodes.front()].trouble == replay::Trouble::none) {
                // A part of an arm that is not taken may have no value; then nothing uses it.
                steps.push_back(&entry);
            }
        }
        begin_section(section);
        if (!givens.empty()) write_givens(givens, !steps.empty());
        for (const Entry* step : steps)
            write_step(*step);
        end_section();
    }
    end_worksheet();
    source_ = nullptr;
}

std::unique_ptr<LogWriter> log_writer(Format format, std::ostream& out, const LogOptions& options,
                                      bool colours) {
    switch (format) {
        case Format::json:
            return json_log(out, options);
        case Format::html:
            return html_log(out, options);
        case Format::latex:
            return latex_log(out, options);
        case Format::markdown:
            return markdown_log(out, options);
        case Format::text:
            break;
    }
    return text_log(out, {options, colours});
}

}  // namespace longhand::render
