#include "longhand/worksheet/id.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/text/error.hpp"
#include "longhand/text/utf8.hpp"

namespace longhand {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool at_end() const { return place_ == text_.size(); }

    bool skip(char c) {
        if (at_end() || text_[place_] != c) return false;
        ++place_;
        return true;
    }

    std::string name() {
        const std::size_t begin = place_;
        if (!skip_letter()) fail();
        while (skip_letter() || skip_digit() || skip('_')) {
        }
        return std::string(text_.substr(begin, place_ - begin));
    }

    std::vector<int> indices() {
        std::vector<int> result;
        if (!skip('[')) return result;
        do {
            result.push_back(index());
        } while (skip(','));
        if (!skip(']')) fail();
        return result;
    }

    [[noreturn]] void fail() const { throw Error("id.text", {std::string(text_)}); }

  private:
    /// A letter of any alphabet.
    bool skip_letter() {
        std::string_view rest = text_.substr(place_);
        if (rest.empty() || !text::is_letter(text::take_character(rest))) return false;
        place_ = text_.size() - rest.size();
        return true;
    }

    bool skip_digit() {
        if (at_end() || !is_digit(text_[place_])) return false;
        ++place_;
        return true;
    }

    int index() {
        int value = 0;
        const std::size_t begin = place_;
        while (!at_end() && is_digit(text_[place_]) && place_ - begin < 9) {
            value = 10 * value + (text_[place_++] - '0');
        }
        if (value < 1) fail();
        return value;
    }

    std::string_view text_;
    std::size_t place_ = 0;
};

}  // namespace

std::string IdName::text() const {
    return indices.empty() ? name : fmt::format("{}[{}]", name, fmt::join(indices, ","));
}

Id Id::parse(std::string_view text) {
    Reader reader(text);
    Id id;
    do {
        IdName name{reader.name(), {}};
        name.indices = reader.indices();
        id.path.push_back(std::move(name));
    } while (reader.skip('/'));
    id.element = reader.indices();
    while (reader.skip('.')) {
        IdPart part{reader.name(), {}};
        part.indices = reader.indices();
        id.parts.push_back(std::move(part));
    }
    if (!reader.at_end()) reader.fail();
    return id;
}

std::string_view last_name(std::string_view id) {
    const std::size_t slash = id.rfind('/');
    return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

std::string in_section(const std::string& path, std::string_view id) {
    return path.empty() ? std::string(id) : fmt::format("{}/{}", path, id);
}

std::string without_passes(std::string_view id) {
    std::string result;
    while (id.find('/') != id.npos) {
        const std::size_t slash = id.find('/');
        result += id.substr(0, std::min(id.find('['), slash));
        result += '/';
        id.remove_prefix(slash + 1);
    }
    return result.append(id);
}

}  // namespace longhand
