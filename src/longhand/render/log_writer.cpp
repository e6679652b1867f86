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
    for (const Caption& words : {source.worksheet.text(), source.worksheet.question()}) {
        if (!words.empty()) write_note(in_language(words));
    }
    for (const std::string& definition : source.worksheet.definitions())
        write_note(definition);
    for (const OutlineItem& item : outline(source.worksheet)) {
        if (item.kind == OutlineItem::Kind::section || item.kind == OutlineItem::Kind::state) {
            write_section(source.worksheet.sections()[item.section]);
            source.values.forget_until(item.section);
        } else {
            write_note(note_of(item));
        }
    }
    end_worksheet();
    source_ = nullptr;
}

std::string LogWriter::caption_of(const Entry& entry) const {
    if (options_.detail == Detail::brief) return {};
    std::string caption = in_language(entry.caption);
    if (options_.detail != Detail::full || entry.why.empty()) return caption;
    if (!caption.empty()) caption += label("log.remark_separator");
    return caption + in_language(entry.why);
}

void LogWriter::write_section(const Section& section) {
    std::vector<const Entry*> givens, steps;
    for (const std::uint32_t index : section.entries) {
        const Entry& entry = source_->worksheet.entries()[index];
        if (entry.is_given) {
            givens.push_back(&entry);
        } else if (source_->values[entry.nodes.front()].trouble == replay::Trouble::none) {
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

std::string LogWriter::title_of(const Section& section) const {
    const std::string& caption = in_language(section.caption);
    return section.is_state ? text::message("log.state", options_.language, {caption}) : caption;
}

std::string LogWriter::note_of(const OutlineItem& item) const {
    const Loop& loop = source_->worksheet.loops()[item.loop];
    const auto say = [this](std::string_view id, const std::vector<std::string>& arguments) {
        return text::message(id, options_.language, arguments);
    };
    if (item.kind == OutlineItem::Kind::limit)
        return say("log.limit", {std::to_string(loop.passes)});
    const std::string first = in_language(loop.caption_of(item.first));
    const std::string last = in_language(loop.caption_of(item.last));
    if (item.first == item.last) return say("log.gap.one", {first});
    return say("log.gap", {first, last, std::to_string(item.last - item.first + 1)});
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
