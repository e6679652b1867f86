#include "longhand/exercise/random_numbers.hpp"

#include <boost/random/uniform_int_distribution.hpp>
#include <random>
#include <vector>

#include "longhand/text/utf8.hpp"

namespace longhand::exercise {

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

std::string variant_key(std::string_view typed) {
    std::string key;
    while (!typed.empty()) {
        const char32_t character = text::take_character(typed);
        constexpr char32_t first = U'！', last = U'～';
        if (character >= first && character <= last)
            key += static_cast<char>(character - first + '!');
        else
            key += text::utf8(character);
    }
    return std::string(text::trimmed(key));
}

RandomNumbers::RandomNumbers(std::uint64_t seed, std::string_view key)
    : engine_(engine(seed, key)) {}

std::size_t RandomNumbers::below(std::size_t end) {
    return boost::random::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
}

}  // namespace longhand::exercise
