#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "longhand/exercise/marking/marker.hpp"

namespace longhand::exercise {

/// A student who works an exercise alone: blank after blank is asked for, judged at once, and
/// hinted at from the record.
class Practice {
  public:
    /// The variant of seed and key. The exercise must outlive this; expects one that asks for
    /// numbers.
    Practice(const Exercise& exercise, std::uint64_t seed, text::Language language);

    const Worksheet& worksheet() const { return worksheet_; }
    std::size_t size() const { return blanks_.size(); }
    bool is_done() const { return place_ == blanks_.size(); }

    /// The blank that is asked for. Expects that there is one.
    std::size_t place() const { return place_; }
    const Blank& blank() const { return exercise_.blanks()[place_]; }

    /// Judges an answer to it, with those before it as they were given, and keeps it.
    BlankMark answer(const std::string& typed);

    /// Goes on to the next blank.
    void go_on() { ++place_; }

    /// The next hint for it, a line or more: what the step is called and why it is done, its
    /// formula, the numbers put in, the first reduction, the value. Empty where all has been told.
    std::vector<std::string> hint();

    /// How the answers were judged at last, one a blank; empty ones are those not reached.
    std::vector<BlankMark> marks() const;

    /// How many blanks were hinted at.
    std::size_t hinted() const;

    /// What has been answered so far, to be kept in a file, and taken up again: texts and counts of
    /// hints, a blank each up to the place. Expects as many as there are blanks, or fewer.
    struct State {
        std::vector<std::string> answers;
        std::vector<std::size_t> hints;
    };
    State state() const;
    void resume(const State& state);

  private:
    std::vector<std::string> ladder() const;
    std::unordered_map<Node, replay::Number> own_numbers() const;

    const Exercise& exercise_;
    text::Language language_;
    Variant variant_;
    Worksheet worksheet_;
    Scheme scheme_;
    std::vector<StoredBlank> blanks_;
    std::vector<TypedAnswer> answers_;
    std::vector<std::size_t> hints_;  ///< told, one a blank
    std::size_t place_ = 0;
};

}  // namespace longhand::exercise
