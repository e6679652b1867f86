#include "longhand/worksheet/random_numbers.hpp"

#include <boost/random/uniform_int_distribution.hpp>
#include <random>
#include <vector>

namespace longhand {

namespace {

/// What both decide, spread over the whole state. The standard fixes what seed_seq makes of it.
boost::random::mt19937_64 engine(std::uint64_t seed, std::string_view key) {
    std::vector<std::uint32_t> words{static_cast<std::uint32_t>(seed),
                                     static_cast<std::uint32_t>(seed >> 32)};
    for (const char byte : key)
        words.push_back(static_cast<unsigned char>(byte));
    std::seed_seq sequence(words.begin(), words.end());
    return boost::random::mt19937_64(sequence);
}

}  // namespace

RandomNumbers::RandomNumbers(std::uint64_t seed, std::string_view key)
    : engine_(engine(seed, key)) {}

std::size_t RandomNumbers::below(std::size_t end) {
    return boost::random::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
}

}  // namespace longhand
