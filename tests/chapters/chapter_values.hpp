#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "chapter_list.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/worksheet/address.hpp"

namespace longhand::testing {

inline std::vector<std::string> chapter_names() {
    std::vector<std::string> names;
    for (const Chapter& chapter : chapter_list())
        names.emplace_back(chapter.name);
    return names;
}

/// Expects a name of one.
inline const Chapter& chapter(std::string_view name) {
    return *std::ranges::find(chapter_list(), name, &Chapter::name);
}

/// The values of a chapter's steps, by id: replayed exactly and to 50 digits.
class ChapterValues {
  public:
    explicit ChapterValues(std::string_view name, GivenNumbers numbers = {})
        : worksheet_(Worksheet::record(chapter(name).calculation, std::move(numbers))),
          values_(replay::replay<replay::NumberArithmetic>(worksheet_.tape_record())) {}

    /// All elements of the step, row by row.
    std::vector<replay::Number> operator()(std::string_view id) const {
        std::vector<replay::Number> found;
        for (const Node node : resolve(worksheet_, id).nodes)
            found.push_back(values_[node]);
        return found;
    }

    std::vector<double> doubles(std::string_view id) const {
        std::vector<double> found;
        for (const replay::Number& value : (*this)(id))
            found.push_back(value.decimal.convert_to<double>());
        return found;
    }

    /// True where the only element is exactly this fraction.
    bool is_exactly(std::string_view id, const decimal::Rational& fraction) const {
        const std::vector<replay::Number> found = (*this)(id);
        return found.size() == 1 && found.front().exact && *found.front().exact == fraction;
    }

  private:
    Worksheet worksheet_;
    std::vector<replay::Number> values_;
};

inline GivenNumbers numbers(const std::string& id, std::initializer_list<const char*> texts) {
    GivenNumbers result;
    for (const char* text : texts)
        result[id].push_back(decimal::DecimalText::parse(text));
    return result;
}

}  // namespace longhand::testing
