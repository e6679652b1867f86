#pragma once

#include <string_view>
#include <vector>

namespace longhand {

/// Which passes of a loop are shown: `first`, `last`, single ones, ranges, every k-th, or `all`.
class PassSelection {
  public:
    /// The first three and the last.
    PassSelection();

    /// Reads a list such as `1-3,last`, `all`, `5,10,20-30`, `first,every:100,last`.
    /// Throws Error("option.iterations", {text}).
    static PassSelection parse(std::string_view text);

    /// Whether pass `pass` of a loop is shown, by its number.
    bool has(int pass) const;

    bool has_last() const { return last_; }

    /// The first pass that was asked for by its number, or 0.
    int first_numbered() const;

  private:
    struct Range {
        int first;
        int last;
        int every;
    };

    std::vector<Range> ranges_;
    bool last_ = true;
};

}  // namespace longhand
