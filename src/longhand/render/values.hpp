#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::render {

/// The values of a worksheet's nodes, and, where steps are rounded, what a step was before.
/// Computed as they are asked for, in the order of the tape; what no later section needs can be
/// forgotten, so that a long log takes no more room than its longest section.
class Values {
  public:
    using Replaced = std::unordered_map<Node, replay::Number>;

    /// Replays the worksheet (which must outlive this) to see that all is well. Throws
    /// Error("value.…") naming the step and the operation where a step has no value (told in
    /// `language`), and Error("value.guard") where the exact values would have taken another way
    /// than the recording did.
    explicit Values(const Worksheet& worksheet, text::Language language = text::Language::english)
        : Values(worksheet, {}, language) {}

    /// The same where other values stand for those of some nodes: what follows is worked out from
    /// them.
    Values(const Worksheet& worksheet, Replaced replaced,
           text::Language language = text::Language::english);

    const replay::Number& operator[](Node node) const;

    /// The value of a step before it was rounded; its value where it was not.
    const replay::Number& unrounded(Node node) const;

    /// To how many decimals steps are rounded, if they are.
    std::optional<int> decimals() const { return worksheet_.rounding(); }

    /// A step that was rounded, as it is then written down, with its zeros: "0.650"; else nullptr.
    const std::string* rounded_text(Node node) const;

    /// Says that the section in this place and those before it have been shown: their values are
    /// not asked for again.
    void forget_until(std::size_t section);

    /// How many values are in memory.
    std::size_t in_memory() const { return numbers_.size() - free_.size(); }

  private:
    struct RoundedStep {
        replay::Number before;
        std::string text;
    };

    static constexpr std::size_t kept_whole = 1 << 16;

    void check();
    [[noreturn]] void report(const char* id, Node at, int digits,
                             const std::string& place = {}) const;
    void round(Node node, replay::Number& value, int decimals) const;
    void compute_until(std::size_t end) const;
    void forget_all();
    void plan();

    const Worksheet& worksheet_;
    text::Language language_;
    Replaced replaced_;
    std::vector<replay::Number> givens_;

    // Filled while they are read: to the reader all values are there.
    mutable std::vector<std::uint32_t> slots_;  ///< of the nodes computed so far
    mutable std::deque<replay::Number> numbers_;
    mutable std::vector<std::uint32_t> free_;
    mutable std::unordered_map<Node, RoundedStep> rounded_;

    // The nodes by the last section that needs them, as linked lists.
    std::vector<Node> first_of_section_;
    std::vector<Node> next_of_section_;
    std::vector<std::size_t> end_of_section_;  ///< behind the last node that a section shows
    std::size_t forgotten_ = 0;                ///< sections
};

}  // namespace longhand::render
