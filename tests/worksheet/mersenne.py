#!/usr/bin/env python3
"""What worksheet/random_numbers.hpp must draw, worked out from the definitions:

    mersenne.py SEED KEY END COUNT
    mersenne.py SEED KEY END COUNT --shuffled    # what Worksheet::given_draw draws: of 1 … END, none twice

std::seed_seq (C++ standard, [rand.util.seedseq]), MT19937-64 (Nishimura 2000) seeded by it as
[rand.eng.mers] says, and equal buckets, with what is left over drawn again. Shuffled is Fisher and
Yates's way, from the front: each place is exchanged with one of those from it on.
"""

import sys

MASK32, MASK64 = 2**32 - 1, 2**64 - 1
N, M, R, A = 312, 156, 31, 0xB5026F5AA96619E9


def seed_seq(words, n):
    """generate() of std::seed_seq: n words of 32 bits."""
    result, s = [0x8B8B8B8B] * n, len(words)
    t = 11 if n >= 623 else 7 if n >= 68 else 5 if n >= 39 else 3 if n >= 7 else (n - 1) // 2
    p = (n - t) // 2
    q, m = p + t, max(s + 1, n)

    def mixed(x):
        return x ^ (x >> 27)

    for k in range(m):
        r1 = 1664525 * mixed(result[k % n] ^ result[(k + p) % n] ^ result[(k - 1) % n]) & MASK32
        r2 = (r1 + (s if k == 0 else k % n + words[k - 1] if k <= s else k % n)) & MASK32
        result[(k + p) % n] = (result[(k + p) % n] + r1) & MASK32
        result[(k + q) % n] = (result[(k + q) % n] + r2) & MASK32
        result[k % n] = r2
    for k in range(m, m + n):
        r3 = 1566083941 * mixed((result[k % n] + result[(k + p) % n] + result[(k - 1) % n]) & MASK32) & MASK32
        r4 = (r3 - k % n) & MASK32
        result[(k + p) % n] ^= r3
        result[(k + q) % n] ^= r4
        result[k % n] = r4
    return result


class Mersenne:
    def __init__(self, words):
        seeds = seed_seq(words, 2 * N)
        self.state = [seeds[2 * k] + (seeds[2 * k + 1] << 32) for k in range(N)]
        if self.state[0] >> R == 0 and not any(self.state[1:]):
            self.state[0] = 1 << 63
        self.place = N

    def draw(self):
        if self.place == N:
            for k in range(N):
                x = (self.state[k] >> R << R) | (self.state[(k + 1) % N] & (1 << R) - 1)
                self.state[k] = self.state[(k + M) % N] ^ (x >> 1) ^ (A if x & 1 else 0)
            self.place = 0
        x = self.state[self.place]
        self.place += 1
        x ^= (x >> 29) & 0x5555555555555555
        x ^= (x << 17) & 0x71D67FFFEDA60000
        x ^= (x << 37) & 0xFFF7EEE000000000 & MASK64
        return x ^ (x >> 43)


def below(engine, end):
    """Boost's uniform_int_distribution on a generator of 64 bits: equal buckets."""
    size = MASK64 // end
    if MASK64 % end == end - 1:
        size += 1
    while (bucket := engine.draw() // size) >= end:
        pass
    return bucket


def shuffled(engine, end, count):
    numbers = list(range(1, end + 1))
    for place in range(count):
        other = place + below(engine, end - place)
        numbers[place], numbers[other] = numbers[other], numbers[place]
    return numbers[:count]


def main():
    seed, key, end, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    engine = Mersenne([seed & MASK32, seed >> 32, *key.encode()])
    if "--shuffled" in sys.argv:
        print(*shuffled(engine, end, count))
    else:
        print(*(below(engine, end) for _ in range(count)))


if __name__ == "__main__":
    main()
