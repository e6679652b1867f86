#include "longhand/exercise/table.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "longhand/exercise/random_numbers.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand::exercise {

namespace {

std::optional<std::string> converted(std::string_view bytes, const char* from) {
    const iconv_t conversion = iconv_open("UTF-8", from);
    if (conversion == reinterpret_cast<iconv_t>(-1)) return {};
    std::string input(bytes), result;
    char* in = input.data();
    std::size_t left = input.size();
    std::array<char, 4096> piece;
    bool is_good = true;
    while (is_good && left > 0) {
        char* out = piece.data();
        std::size_t room = piece.size();
        is_good = iconv(conversion, &in, &left, &out, &room) != static_cast<std::size_t>(-1) ||
                  errno == E2BIG;
        result.append(piece.data(), static_cast<std::size_t>(out - piece.data()));
    }
    iconv_close(conversion);
    return is_good ? std::optional(result) : std::nullopt;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t character = text::take_character(text);
        const bool is_typed = before.starts_with("\xEF\xBF\xBD");
        if (character == text::replacement_character && !is_typed) return false;
    }
    return true;
}

/// The text in UTF-8, and how it was written.
std::pair<std::string, Encoding> decoded(std::string_view bytes, const std::string& file) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        if (auto text = converted(bytes, "UTF-16")) return {*std::move(text), Encoding::utf16};
    } else if (is_utf8(bytes)) {
        return {std::string(bytes), Encoding::utf8};
    } else if (auto text = converted(bytes, "GB18030")) {
        return {*std::move(text), Encoding::gb18030};
    }
    throw Error("table.encoding", {}, file);
}

class Reader {
  public:
    Reader(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

    Table read(Encoding encoding) {
        Table table;
        table.encoding = encoding;
        table.separator = separator_ = most_frequent_separator();
        while (!rest_.empty()) {
            Table::Row row{line_, fields()};
            const bool is_empty = std::ranges::all_of(row.fields, &std::string::empty);
            if (!is_empty) table.rows.push_back(std::move(row));
        }
        if (table.rows.empty()) throw Error("table.empty", {}, file_);
        return table;
    }

  private:
    char most_frequent_separator() const {
        std::array<std::size_t, 3> counts{};
        constexpr std::string_view separators = ",;\t";
        bool is_quoted = false, has_begun = false;
        for (const char c : rest_) {
            if (c == '"') is_quoted = !is_quoted;
            if (c == '\n' && !is_quoted && has_begun) break;
            has_begun = has_begun || (c != '\n' && c != '\r');
            const std::size_t which = separators.find(c);
            if (which != separators.npos && !is_quoted) ++counts[which];
        }
        return separators[static_cast<std::size_t>(std::ranges::max_element(counts) -
                                                   counts.begin())];
    }

    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        if (c == '\n') ++line_;
        return c;
    }

    bool ends_row() const {
        return rest_.empty() || rest_.front() == '\n' || rest_.front() == '\r';
    }

    std::vector<std::string> fields() {
        std::vector<std::string> row{field()};
        while (!rest_.empty() && rest_.front() == separator_) {
            take();
            row.push_back(field());
        }
        if (!rest_.empty() && take() == '\r' && !rest_.empty() && rest_.front() == '\n') take();
        return row;
    }

    std::string field() {
        std::string text;
        while (!ends_row() && rest_.front() != separator_) {
            const bool opens = rest_.front() == '"' && text::trimmed(text).empty();
            if (opens)
                text = quoted();
            else
                text += take();
        }
        return std::string(text::trimmed(text));
    }

    std::string quoted() {
        const int opened = line_;
        take();
        std::string text;
        for (;;) {
            if (rest_.empty()) throw Error("table.quote", {}, fmt::format("{}:{}", file_, opened));
            const char c = take();
            if (c != '"') {
                text += c;
            } else if (!rest_.empty() && rest_.front() == '"') {
                text += take();
            } else {
                return text;
            }
        }
    }

    std::string_view rest_;
    const std::string& file_;
    char separator_ = ',';
    int line_ = 1;
};

}  // namespace

Table read_table(std::string_view bytes, const std::string& file) {
    if (bytes.size() > largest_table)
        throw Error("table.size", {std::to_string(largest_table)}, file);
    const auto [text, encoding] = decoded(bytes, file);
    return Reader(text, file).read(encoding);
}

std::string bare_heading(std::string_view heading) {
    std::string result;
    for (const char c : variant_key(heading)) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        const bool is_sign = std::string_view(" ._-/()#:").find(c) != std::string_view::npos;
        if (!is_sign) result += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::optional<std::size_t> column_of(const Table::Row& headings,
                                     const std::vector<std::string_view>& words) {
    for (const std::string_view word : words) {
        const auto found = std::ranges::find(headings.fields, word, bare_heading);
        if (found != headings.fields.end())
            return static_cast<std::size_t>(found - headings.fields.begin());
    }
    return {};
}

std::string field(const Table::Row& row, std::optional<std::size_t> column) {
    return column && *column < row.fields.size() ? row.fields[*column] : std::string();
}

std::string csv_field(std::string_view text) {
    const auto is_in = [](std::string_view signs) {
        return [signs](char c) { return signs.find(c) != signs.npos; };
    };
    const bool is_number = text.size() > 1 && text.front() == '-' &&
                           std::ranges::all_of(text.substr(1), is_in("0123456789."));
    const bool is_formula = !text.empty() && is_in("=+-@\t\r")(text.front()) && !is_number;
    std::string result = is_formula ? "'" : "";
    result += text;
    if (!std::ranges::any_of(result, is_in(",;\"\r\n\t"))) return result;
    std::string quoted = "\"";
    for (const char c : result) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

void begin_csv(std::ostream& out) {
    out << "\xEF\xBB\xBF";
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& fields) {
    for (std::size_t k = 0; k < fields.size(); ++k)
        out << (k > 0 ? "," : "") << csv_field(fields[k]);
    out << "\r\n";
}

}  // namespace longhand::exercise
