#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace longhand {

/// Random numbers that a seed and a key alone decide, the same on every machine.
class RandomNumbers {
  public:
    RandomNumbers(std::uint64_t seed, std::string_view key);

    /// One of 0, 1, …, end − 1, all equally likely. Expects end > 0.
    std::size_t below(std::size_t end);

  private:
    boost::random::mt19937_64 engine_;
};

}  // namespace longhand
