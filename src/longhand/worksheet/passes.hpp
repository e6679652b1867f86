#pragma once

#include <variant>

#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

/// The passes of one loop; made by Worksheet::passes. Going on to the next pass takes the one
/// before back where it need not be kept, and puts states in the place of what it handed on.
///
/// A pass that is taken back has been recorded like any other; its states come from an exact replay
/// (50 digits where a value is not rational), so that they are the same on every machine.
class Passes {
  public:
    /// A variable of the calculation that one pass hands to the next.
    using Variable = std::variant<Real*, Matrix*>;

    /// So many passes of a loop are recorded whole.
    static constexpr int kept_whole = 100;

    /// What reaching the last pass means.
    enum class Count : std::uint8_t {
        at_most,  ///< the loop should have been left before: the log says so
        exactly,  ///< that is how many were wanted
    };

    /// What Worksheet::passes() gives, for so many passes.
    Passes(Worksheet& worksheet, std::string_view path, Caption caption, int passes,
           std::vector<Variable> state, Count count = Count::at_most);

    /// Behind the last pass.
    struct End {};

    /// For a range-based for: one pass after the other.
    class Iterator {
      public:
        /// Begins the first pass.
        explicit Iterator(Passes& passes) : passes_(passes) { ++*this; }

        /// The number of the pass, from 1.
        int operator*() const { return passes_.pass_; }

        /// Ends the pass and begins the next one, if there is one.
        Iterator& operator++() {
            goes_on_ = passes_.begin_next();
            return *this;
        }

        /// Whether there are no more passes.
        friend bool operator==(const Iterator& at, End) { return !at.goes_on_; }

      private:
        Passes& passes_;
        bool goes_on_ = true;
    };

    /// Begins the first pass.
    Iterator begin() { return Iterator(*this); }

    /// Behind the last pass.
    End end() const { return {}; }

  private:
    /// A variable's step, and its values after the pass.
    struct Left {
        Entry entry;
        std::vector<State> values;
    };

    bool begin_next();
    void take_back();
    void replay();
    void confirm_guards();
    std::optional<Left> left_in(const Variable& variable) const;

    Worksheet& worksheet_;
    std::uint32_t loop_;
    int most_;
    Count count_;
    std::vector<Variable> state_;
    int pass_ = 0;
    Worksheet::Mark before_pass_{};
    std::optional<Worksheet::Mark>
        before_run_;                      ///< of passes that were taken back, if one just was
    std::vector<replay::Number> values_;  ///< of the nodes up to where the replay has come
    std::size_t guards_checked_ = 0;
};

template <class... State>
Passes Worksheet::passes(std::string_view path, Caption caption, int at_most, State&... state) {
    return {*this, path, std::move(caption), at_most, {Passes::Variable(&state)...}};
}

}  // namespace longhand
