#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace longhand::cli {

inline std::size_t thread_count() {
    const unsigned processors = std::thread::hardware_concurrency();
    return processors == 0 ? 1 : processors;
}

/// Does action(0), …, action(count − 1) on all processors, in any order. Throws what the one with
/// the least number throws.
template <class Action>
void for_each_in_parallel(std::size_t count, const Action& action) {
    std::vector<std::exception_ptr> faults(count);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t k = next++; k < count; k = next++) {
            try {
                action(k);
            } catch (...) {
                faults[k] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t k = 1; k < std::min(count, thread_count()); ++k)
                others.emplace_back(work);
        } catch (const std::system_error&) {
            // No more threads are to be had: those that there are do it.
        }
        work();
    }
    for (const std::exception_ptr& fault : faults) {
        if (fault) std::rethrow_exception(fault);
    }
}

}  // namespace longhand::cli
