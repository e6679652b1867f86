#pragma once

#include <string>
#include <vector>

#include "longhand/render/log.hpp"
#include "longhand/render/math.hpp"

namespace longhand::render {

/// One line of a step as it is printed: behind the relation, formulas or numbers, and what is
/// said of each row of them, and of the first thing by thing.
struct MathLine {
    std::string_view relation;
    Math math;
    std::vector<std::string> remarks = {};
    bool is_result = false;
    std::vector<std::string> first_remarks = {};
};

/// A step, or a given, as it is printed.
struct MathStep {
    Math symbol;
    std::vector<MathLine> lines;
};

MathStep math_step(const LogStep& step, const LogOptions& options);

/// A given as typed; of one whose elements have names, first their names.
MathStep math_given(const Worksheet& worksheet, const Entry& entry, const LogOptions& options);

}  // namespace longhand::render
