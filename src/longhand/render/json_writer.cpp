#include "longhand/render/json_writer.hpp"

#include <fmt/format.h>

#include "longhand/text/utf8.hpp"

namespace longhand::render {

std::string json_text(std::string_view text) {
    std::string result = "\"";
    while (!text.empty()) {
        const char32_t c = text::take_character(text);
        if (c == U'"' || c == U'\\') {
            result += '\\';
            result += static_cast<char>(c);
        } else if (text::is_control(c)) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            result += text::utf8(c);
        }
    }
    return result + '"';
}

void JsonWriter::new_line() {
    if (lines_ == 0) out_ << '\n' << std::string(2 * depth_, ' ');
}

void JsonWriter::separate() {
    if (has_key_) {
        has_key_ = false;
        return;
    }
    if (!is_first_) out_ << (lines_ == 0 ? "," : ", ");
    if (depth_ > 0) new_line();
    is_first_ = false;
}

void JsonWriter::open(char bracket) {
    separate();
    out_ << bracket;
    ++depth_;
    is_first_ = true;
}

void JsonWriter::close(char bracket) {
    --depth_;
    if (!is_first_) new_line();
    out_ << bracket;
    is_first_ = false;
    if (depth_ == 0) out_ << '\n';
}

void JsonWriter::key(std::string_view name) {
    separate();
    out_ << json_text(name) << ": ";
    has_key_ = true;
}

void JsonWriter::value(std::string_view text) {
    separate();
    out_ << json_text(text);
}

void JsonWriter::value(bool truth) {
    separate();
    out_ << (truth ? "true" : "false");
}

void JsonWriter::value(long number) {
    separate();
    out_ << std::to_string(number);
}

}  // namespace longhand::render
