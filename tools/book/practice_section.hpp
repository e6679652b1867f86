#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "longhand/exercise/deal.hpp"
#include "source.hpp"

namespace longhand::book {

/// What a reader can try at the end of a chapter, with numbers of its own: a worked example whose
/// last steps are left to do, one with more left, formulas, a calculation with a mistake in it, and
/// results alone. They are spread over the parts of the chapter; parts with nothing to ask for
/// (nothing in them varies, or no rule tells right from wrong) are passed over.
class Practice {
  public:
    /// `givens` stand in for the chapter's own where they do not vary.
    explicit Practice(const cli::Source& source, const GivenNumbers& givens = {});

    bool empty() const { return dealt_.empty(); }
    std::size_t size() const { return dealt_.size(); }

    /// As HTML, with folded answers.
    void write(std::ostream& out, text::Language language) const;

  private:
    struct DealtTask {
        std::string_view title;  ///< of a message
        exercise::Sheet sheet;
        exercise::Dealt dealt;
    };
    std::vector<DealtTask> dealt_;
};

}  // namespace longhand::book
