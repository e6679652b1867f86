#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "longhand/render/log.hpp"
#include "longhand/render/outline.hpp"
#include "longhand/text/message.hpp"

namespace longhand::render {

/// A worksheet with its values, to be written.
struct LogSource {
    std::string_view id;  ///< of the worksheet: the chapter's name
    const Worksheet& worksheet;
    Values& values;  ///< of sections that have been written, they are forgotten
    const Annotate& annotate;
};

/// Which log is to come, for a table of contents.
struct LogTitle {
    std::string id;
    std::string title;
};

/// Writes the logs of worksheets in UTF-8 as one document: begin(), write() for each, end(). Every
/// log is written from its beginning to its end, section by section; of the values, only those
/// that a section shows are asked for while it is written.
class LogWriter {
  public:
    LogWriter(std::ostream& out, const LogOptions& options) : out_(out), options_(options) {}
    virtual ~LogWriter() = default;
    LogWriter(const LogWriter&) = delete;
    LogWriter& operator=(const LogWriter&) = delete;

    /// Expects the titles of the logs to come.
    virtual void begin(const std::vector<LogTitle>&) {}
    void write(const LogSource& source);
    virtual void end() {}

  protected:
    virtual void begin_worksheet() = 0;
    virtual void begin_section(const Section& section) = 0;
    virtual void write_givens(const std::vector<const Entry*>& givens, bool steps_follow) = 0;
    virtual void write_step(const Entry& entry) = 0;
    virtual void end_section() {}

    /// A line between sections: passes that are not shown, a loop that came to its limit.
    virtual void write_note(const std::string& note) = 0;
    virtual void end_worksheet() {}

    std::ostream& out() { return out_; }
    const LogOptions& options() const { return options_; }
    const LogSource& source() const { return *source_; }
    const std::string& in_language(const Caption& caption) const {
        return caption.in(options_.language);
    }
    std::string label(std::string_view id) const { return text::message(id, options_.language); }

    /// The heading of a section; of what a pass left behind, words that say so.
    std::string title_of(const Section& section) const;

    /// What an entry is called and, in full detail, why it is done; nothing in brief.
    std::string caption_of(const Entry& entry) const;

    /// True while the first log of the document is written.
    bool is_first() const { return count_ == 1; }

    /// The working of a step of the log that is being written.
    LogStep working(const Entry& entry) const {
        return log_step(source_->worksheet, entry, source_->values, options_, source_->annotate);
    }

  private:
    void write_section(const Section& section);
    std::string note_of(const OutlineItem& item) const;

    std::ostream& out_;
    LogOptions options_;
    const LogSource* source_ = nullptr;
    int count_ = 0;
};

enum class Format : unsigned char { text, markdown, latex, html, json };

/// The writer of a format. `colours` are escape sequences of a terminal, for text alone.
std::unique_ptr<LogWriter> log_writer(Format format, std::ostream& out, const LogOptions& options,
                                      bool colours = false);

}  // namespace longhand::render
