#pragma once

#include <functional>
#include <string>
#include <vector>

#include "longhand/check/change.hpp"
#include "longhand/replay/number.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::check {

struct Judgement;
class ReplacedValues;

/// One change that gives what is printed.
struct Explanation {
    NamedChange change;
    double bits = 0;  ///< how much more likely than chance, log2
};

/// What may explain a fault: found by trying every change, never by a table of known answers.
struct Diagnosis {
    std::vector<Explanation> explanations;  ///< the likeliest first; empty: unexplained
    std::size_t tried = 0;                  ///< how many changes were tried

    /// Whether the first explanation may be stated: chance would hardly give it (7 bits), and no
    /// other one comes close (3 bits).
    bool is_certain() const;
};

struct DiagnosisQuestion {
    const Worksheet& worksheet;
    const std::vector<replay::Number>& values;  ///< the true ones
    const ReplacedValues& printed;              ///< as they follow from what is printed
    std::function<bool(Node)> is_printed;       ///< formulas are opened down to such values
    std::vector<const Judgement*> faulty;       ///< numbers of one step
    std::vector<const Judgement*> sound;        ///< other printed elements of it
};

/// Looks for one change of the step's formula, the same for all its elements, that gives every
/// faulty number and leaves every sound one as it is: with the operands as printed, then with the
/// true ones, then with any that rounding allows.
Diagnosis diagnose(const DiagnosisQuestion& question);

}  // namespace longhand::check
