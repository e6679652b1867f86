#include "longhand/exercise/class_reader.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "longhand/exercise/lines.hpp"
#include "longhand/text/gathered_errors.hpp"

namespace longhand::exercise {

namespace {

using Json = nlohmann::json;

constexpr int most_decimals = 50;

StoredBlank read_blank(const Json& json) {
    StoredBlank blank{json.at("id"), json.at("value"), {}, json.at("marks")};
    const int decimals = json.at("decimals");
    if (decimals < 0 || decimals > most_decimals) throw Error("class.line", {});
    blank.accepted = {units_of(json.at("low").get<std::string>(), decimals),
                      units_of(json.at("high").get<std::string>(), decimals), decimals};
    return blank;
}

ClassLine read_line(std::string_view text) {
    const Json json = Json::parse(text);
    ClassLine line{json.at("id"), json.at("key"), json.at("code"), {}, {}, std::string(text)};
    for (const Json& exercise : json.at("exercises")) {
        GivenNumbers numbers;
        for (const auto& [id, typed] : exercise.at("givens").items()) {
            for (const Json& number : typed)
                numbers[id].push_back(decimal::DecimalText::parse(number.get<std::string>()));
        }
        line.givens.push_back(std::move(numbers));
        std::vector<StoredBlank> blanks;
        for (const Json& blank : exercise.at("blanks"))
            blanks.push_back(read_blank(blank));
        line.blanks.push_back(std::move(blanks));
    }
    return line;
}

/// Reads id and code, which stand at the beginning of a line, and no more.
class MemberReader : public nlohmann::json_sax<Json> {
  public:
    std::optional<ClassMember> read(std::string_view line) {
        Json::sax_parse(line, this);
        return has_id_ && has_code_ ? std::optional(std::move(member_)) : std::nullopt;
    }

    bool key(std::string& key) override {
        key_ = key;
        return true;
    }
    bool string(std::string& text) override {
        if (depth_ == 1 && key_ == "id") {
            member_.id = text;
            has_id_ = true;
        } else if (depth_ == 1 && key_ == "code") {
            member_.code = text;
            has_code_ = true;
        }
        return !(has_id_ && has_code_);
    }
    bool start_object(std::size_t) override { return ++depth_ > 0; }
    bool end_object() override { return --depth_ > 0; }
    bool start_array(std::size_t) override { return ++depth_ > 1; }
    bool end_array() override { return --depth_ > 0; }
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
        return false;
    }

  private:
    ClassMember member_;
    std::string key_;
    int depth_ = 0;
    bool has_id_ = false, has_code_ = false;
};

ClassLine read_line_at(std::string_view text, const std::string& place) {
    try {
        return read_line(text);
    } catch (const Json::exception&) {
        throw Error("class.line", {}, place);
    } catch (const Error&) {  // of a number
        throw Error("class.line", {}, place);
    }
}

}  // namespace

ClassFile::ClassFile(std::string name) : name_(std::move(name)), file_(name_, std::ios::binary) {
    if (!file_) throw Error("file.read", {name_});
    GatheredErrors errors;
    std::string line;
    std::streamoff offset = 0;
    for (int number = 1; std::getline(file_, line); ++number) {
        if (!line.empty()) {
            if (auto member = MemberReader().read(line)) {
                members_.push_back(*std::move(member));
                places_.push_back({offset, line.size(), number});
            } else {
                errors.add(Error("class.line", {}, fmt::format("{}:{}", name_, number)));
            }
        }
        offset += static_cast<std::streamoff>(line.size()) + 1;
    }
    file_.clear();
    errors.report();
}

ClassLine ClassFile::operator[](std::size_t member) const {
    const Place& place = places_[member];
    std::string line(place.length, '\0');
    {
        const std::lock_guard lock(reading_);
        file_.seekg(place.offset);
        file_.read(line.data(), static_cast<std::streamsize>(place.length));
        if (!file_) throw Error("file.read", {name_});
    }
    return read_line_at(line, fmt::format("{}:{}", name_, place.line));
}

std::vector<ClassLine> read_class(std::string_view lines, const std::string& name) {
    std::vector<ClassLine> result;
    GatheredErrors errors;
    for_each_line(lines, [&](std::string_view line, int number) {
        errors.guard(
            [&] { result.push_back(read_line_at(line, fmt::format("{}:{}", name, number))); });
    });
    errors.report();
    return result;
}

}  // namespace longhand::exercise
