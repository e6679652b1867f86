#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace longhand::exercise {

/// The key of a variant as it is typed on different days: without blanks around it, full-width
/// letters and digits as their ASCII forms.
std::string variant_key(std::string_view typed);

/// Random numbers that a seed and a key alone decide, the same on every machine.
class RandomNumbers {
  public:
    RandomNumbers(std::uint64_t seed, std::string_view key);

    /// One of 0, 1, …, end − 1, all equally likely. Expects end > 0.
    std::size_t below(std::size_t end);

  private:
    boost::random::mt19937_64 engine_;
};

}  // namespace longhand::exercise
