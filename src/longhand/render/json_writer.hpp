#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace longhand::render {

/// Writes JSON as it comes, indented, in UTF-8. Whatever bytes a text has, the result is JSON:
/// bytes that are no UTF-8 stand as �.
class JsonWriter {
  public:
    explicit JsonWriter(std::ostream& out) : out_(out) {}

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// From here to the end_line() that belongs to it, everything stands on one line.
    void begin_line() { ++lines_; }
    void end_line() { --lines_; }

    /// What the next value is called.
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(bool truth);
    void value(long number);

    template <class Value>
    void member(std::string_view name, const Value& value) {
        key(name);
        this->value(value);
    }

  private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void new_line();

    std::ostream& out_;
    std::size_t depth_ = 0;
    int lines_ = 0;         ///< how many begin_line() are open
    bool is_first_ = true;  ///< nothing stands yet behind the last bracket
    bool has_key_ = false;  ///< the value belongs on the key's line
};

/// `text` in quotes, as JSON has it.
std::string json_text(std::string_view text);

}  // namespace longhand::render
