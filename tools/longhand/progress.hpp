#pragma once

#include <cstddef>

#include "longhand/text/language.hpp"

namespace longhand::cli {

/// How far a long work is, on one line of the terminal that goes away at the end. Nothing where the
/// error stream is no terminal.
class Progress {
  public:
    Progress(std::size_t total, text::Language language);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void at(std::size_t done);

  private:
    std::size_t total_;
    text::Language language_;
    bool is_seen_;
};

}  // namespace longhand::cli
