#include "longhand/exercise/table.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <tuple>

#include "longhand/exercise/variant_key.hpp"
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

}  // namespace

TableReader::TableReader(std::string_view bytes, std::string file) : file_(std::move(file)) {
    if (bytes.size() > largest_table)
        throw Error("table.size", {std::to_string(largest_table)}, file_);
    std::tie(text_, encoding_) = decoded(bytes, file_);
    constexpr std::string_view told = "sep=";  // a line of some spreadsheets
    if (text_.starts_with(told) && text_.size() > told.size()) {
        separator_ = text_[told.size()];
        begin_ = std::min(text_.find('\n'), text_.size() - 1) + 1;
    } else {
        separator_ = most_frequent_separator();
    }
    place_ = begin_;
}

std::optional<Table::Row> TableReader::next() {
    while (place_ < text_.size()) {
        Table::Row row{line_, fields()};
        if (!std::ranges::all_of(row.fields, &std::string::empty)) return row;
    }
    return {};
}

Table::Row TableReader::first() {
    place_ = begin_;
    line_ = begin_ == 0 ? 1 : 2;
    std::optional<Table::Row> row = next();
    if (!row) throw Error("table.empty", {}, file_);
    return *std::move(row);
}

char TableReader::most_frequent_separator() const {
    std::array<std::size_t, 3> counts{};
    constexpr std::string_view separators = ",;\t";
    bool is_quoted = false, has_begun = false, is_index = false;  // h[1,2]
    for (const char c : text_) {
        if (c == '"') is_quoted = !is_quoted;
        if (c == '\n' && !is_quoted && has_begun) break;
        has_begun = has_begun || (c != '\n' && c != '\r');
        const std::size_t which = separators.find(c);
        is_index = (is_index || c == '[') && c != ']';
        if (which != separators.npos && !is_quoted && !is_index) ++counts[which];
    }
    return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

char TableReader::take() {
    const char c = text_[place_++];
    if (c == '\n') ++line_;
    return c;
}

bool TableReader::ends_row() const {
    return place_ == text_.size() || text_[place_] == '\n' || text_[place_] == '\r';
}

std::vector<std::string> TableReader::fields() {
    std::vector<std::string> row{field()};
    while (place_ < text_.size() && text_[place_] == separator_) {
        take();
        row.push_back(field());
    }
    if (place_ < text_.size() && take() == '\r' && place_ < text_.size() && text_[place_] == '\n')
        take();
    return row;
}

std::string TableReader::field() {
    std::string text;
    while (!ends_row() && text_[place_] != separator_) {
        const bool opens = text_[place_] == '"' && text::trimmed(text).empty();
        if (opens)
            text = quoted();
        else
            text += take();
    }
    return std::string(text::trimmed(text));
}

std::string TableReader::quoted() {
    const int opened = line_;
    take();
    std::string text;
    for (;;) {
        if (place_ == text_.size())
            throw Error("table.quote", {}, fmt::format("{}:{}", file_, opened));
        const char c = take();
        if (c != '"') {
            text += c;
        } else if (place_ < text_.size() && text_[place_] == '"') {
            text += take();
        } else {
            return text;
        }
    }
}

Table read_table(std::string_view bytes, const std::string& file) {
    TableReader reader(bytes, file);
    Table table{{reader.first()}, reader.separator(), reader.encoding()};
    while (std::optional<Table::Row> row = reader.next())
        table.rows.push_back(*std::move(row));
    return table;
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
    const bool is_formula = text.size() > 1 && is_in("=+-@\t\r")(text.front()) && !is_number;
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
