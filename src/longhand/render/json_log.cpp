#include "longhand/render/json_log.hpp"

#include <fmt/format.h>

#include "longhand/render/json_writer.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/shown_step.hpp"

namespace longhand::render {

namespace {

constexpr Digits value_digits{20, true};

void replace_all(std::string& text, std::string_view old, std::string_view now) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at)) {
        text.replace(at, old.size(), now);
        at += now.size();
    }
}

/// A number as programs read it: 1.2×10^(−5) is 1.2e-5.
std::string machine_text(std::string shown) {
    replace_all(shown, "−", "-");
    replace_all(shown, "×10^", "e");
    std::erase(shown, '(');
    std::erase(shown, ')');
    return shown;
}

/// The id of an element, as resolve() takes it.
std::string element_id(const Entry& entry, std::size_t element) {
    if (entry.form == Form::scalar) return entry.id;
    if (entry.form == Form::vector) return fmt::format("{}[{}]", entry.id, element + 1);
    const auto columns = static_cast<std::size_t>(entry.shape.columns);
    return fmt::format("{}[{},{}]", entry.id, element / columns + 1, element % columns + 1);
}

class JsonLog : public LogWriter {
  public:
    JsonLog(std::ostream& out, const LogOptions& options) : LogWriter(out, options), json_(out) {}

    void begin(const std::vector<LogTitle>&) override {
        json_.begin_object();
        json_.member("format", "longhand-log");
        json_.member("version", 1L);
        json_.member("language", text::code(options().language));
        json_.key("worksheets");
        json_.begin_array();
    }

    void end() override {
        json_.end_array();
        json_.end_object();
    }

  private:
    void begin_worksheet() override {
        json_.begin_object();
        json_.member("id", source().id);
        json_.member("title", in_language(source().worksheet.title()));
        write_words("text", source().worksheet.text());
        write_words("question", source().worksheet.question());
        if (!source().worksheet.definitions().empty()) {
            json_.key("definitions");
            write_list(source().worksheet.definitions().size(),
                       [&](std::size_t k) { json_.value(source().worksheet.definitions()[k]); });
        }
        json_.key("givens");
        json_.begin_array();
        for (const Entry& entry : source().worksheet.entries()) {
            if (entry.is_given) write_given(entry);
        }
        json_.end_array();
        json_.key("sections");
        json_.begin_array();
    }

    void end_worksheet() override {
        json_.end_array();
        json_.key("loops");
        json_.begin_array();
        for (const Loop& loop : source().worksheet.loops()) {
            json_.begin_line();
            json_.begin_object();
            json_.member("path", loop.path);
            json_.member("passes", static_cast<long>(loop.passes));
            json_.member("at_limit", loop.at_limit);
            json_.end_object();
            json_.end_line();
        }
        json_.end_array();
        json_.end_object();
    }

    void begin_section(const Section& section) override {
        json_.begin_object();
        json_.member("id", section.id);
        json_.member("title", title_of(section));
        json_.key("steps");
        json_.begin_array();
    }

    void end_section() override {
        json_.end_array();
        json_.end_object();
    }

    void write_givens(const std::vector<const Entry*>&, bool) override {}
    void write_note(const std::string&) override {}  // the loops say it

    void write_given(const Entry& entry) {
        json_.begin_object();
        write_name(entry);
        json_.key("symbols");
        write_list(entry.symbols.size(), [&](std::size_t k) { json_.value(entry.symbols[k]); });
        json_.key("values");
        write_list(entry.nodes.size(), [&](std::size_t k) {
            json_.value(source().worksheet.tape_record().text(entry.nodes[k]).text());
        });
        json_.end_object();
    }

    /// Words that somebody may have written or not.
    void write_words(std::string_view key, const Caption& words) {
        if (!words.empty()) json_.member(key, in_language(words));
    }

    /// What givens and steps have in common.
    void write_name(const Entry& entry) {
        json_.member("id", entry.id);
        json_.member("symbol", entry.symbol);
        json_.member("caption", in_language(entry.caption));
        json_.key("shape");
        const long sizes[] = {entry.shape.rows, entry.shape.columns};
        const std::size_t count = entry.form == Form::matrix ? 2 : entry.form == Form::vector;
        write_list(count, [&](std::size_t k) { json_.value(sizes[k]); });
    }

    template <class Write>
    void write_list(std::size_t count, Write write) {
        json_.begin_line();
        json_.begin_array();
        for (std::size_t k = 0; k < count; ++k)
            write(k);
        json_.end_array();
        json_.end_line();
    }

    void write_step(const Entry& entry) override {
        const Worksheet& worksheet = source().worksheet;
        const KnownEntries known = entries_before(worksheet, entry.nodes.front());
        json_.begin_object();
        write_name(entry);
        write_words("hint", entry.hint);
        write_words("why", entry.why);
        json_.member("state", entry.is_state);
        json_.member("formula", formula_text(entry.matrix == no_matrix
                                                 ? formula(worksheet, entry.nodes.front(), known)
                                                 : matrix_formula(worksheet, entry.matrix, known)));
        json_.key("elements");
        json_.begin_array();
        for (std::size_t k = 0; k < entry.nodes.size(); ++k)
            write_element(entry, k, known);
        json_.end_array();
        json_.end_object();
    }

    void write_element(const Entry& entry, std::size_t k, KnownEntries known) {
        const Node node = entry.nodes[k];
        const LogStep step = log_element(source().worksheet, entry, k, source().values, options(),
                                         source().annotate);
        const ShownNumber value = show(source().values[node], value_digits);
        json_.begin_object();
        json_.member("id", element_id(entry, k));
        json_.member("symbol", entry.symbols[k]);
        json_.member("formula", formula_text(formulas(source().worksheet, node, known).back()));
        json_.key("lines");
        json_.begin_array();
        for (const LogLine& line : step.lines)
            write_line(line);
        json_.end_array();
        json_.member("value", machine_text(value.text));
        json_.member("exact", value.is_exact);
        json_.end_object();
    }

    void write_line(const LogLine& line) {
        json_.begin_line();
        json_.begin_object();
        json_.member("relation", line.is_exact ? "=" : "≈");
        json_.member("text", plain_text(line.expression, text_options(options(), Style::numbers)));
        if (!line.remarks.empty()) {
            json_.key("remarks");
            json_.begin_array();
            for (const Remark& remark : line.remarks) {
                json_.begin_object();
                // The ids of these messages are the kinds of remarks, all of them of the log.
                json_.member("kind", remark.annotation.message.substr(sizeof("log.") - 1));
                if (!remark.annotation.number.empty())
                    json_.member("number", machine_text(remark.annotation.number));
                json_.member("text", remark_text(remark.annotation, options().language));
                json_.end_object();
            }
            json_.end_array();
        }
        json_.end_object();
        json_.end_line();
    }

    std::string formula_text(const Expression& formula) const {
        return plain_text(formula, text_options(options(), Style::symbols));
    }

    JsonWriter json_;
};

}  // namespace

std::unique_ptr<LogWriter> json_log(std::ostream& out, const LogOptions& options) {
    return std::make_unique<JsonLog>(out, options);
}

}  // namespace longhand::render
