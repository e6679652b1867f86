#pragma once

#include <utility>
#include <vector>

#include "longhand/text/error.hpp"

namespace longhand {

/// Errors of one input that are told together: what is wrong in one place does not hide what is
/// wrong in another.
class GatheredErrors {
  public:
    /// Does something, and keeps its errors.
    void guard(auto&& action) {
        try {
            action();
        } catch (const Error& error) {
            add(error);
        } catch (const Errors& several) {
            errors_.insert(errors_.end(), several.all().begin(), several.all().end());
        }
    }

    void add(Error error) { errors_.push_back(std::move(error)); }
    bool empty() const { return errors_.empty(); }

    /// Throws Errors where there are some.
    void report() {
        if (!errors_.empty()) throw Errors(std::exchange(errors_, {}));
    }

  private:
    std::vector<Error> errors_;
};

}  // namespace longhand
