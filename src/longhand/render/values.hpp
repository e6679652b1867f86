#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// The value of every node of a worksheet, and, where steps are rounded, what a step was before.
class Values {
  public:
    /// Replays the worksheet. With `decimals`, every step is rounded to so many (half away from
    /// zero) before later steps use it. Throws Error("value.…") naming the step and the operation
    /// where a step has no value (told in `language`), and Error("value.guard") where the exact
    /// values would have taken another way than the recording did.
    explicit Values(const Worksheet& worksheet, std::optional<int> decimals = {},
                    text::Language language = text::Language::english);

    const replay::Number& operator[](Node node) const { return values_[node]; }

    /// The value of a step before it was rounded; its value where it was not.
    const replay::Number& unrounded(Node node) const;

    /// To how many decimals steps are rounded, if they are.
    std::optional<int> decimals() const { return decimals_; }

    /// A step that was rounded, as it is then written down, with its zeros: "0.650"; else nullptr.
    const std::string* rounded_text(Node node) const;

  private:
    struct RoundedStep {
        replay::Number before;
        std::string text;
    };

    std::optional<int> decimals_;
    std::vector<replay::Number> values_;
    std::unordered_map<Node, RoundedStep> rounded_;
};

}  // namespace longhand::render
