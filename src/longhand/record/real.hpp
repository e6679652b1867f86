#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <type_traits>
#include <utility>

#include "longhand/record/record.hpp"

namespace longhand {

class Real;

/// The outcome of comparing two recorded numbers. Give it to select(), which records both arms;
/// where C++ control flow asks it instead (`if (a < b)`), the record notes a guard: it holds only
/// for givens that go the same way.
class Condition {
  public:
    /// The outcome; asking for it notes a guard.
    operator bool() const;  // NOLINT: asked by if, while and the algorithms of the library

    /// The comparison's place on the tape.
    Node node() const { return node_; }

  private:
    friend class Real;
    friend struct RealAccess;
    Condition(Node node, std::uint32_t record, bool outcome)
        : node_(node), record_(record), outcome_(outcome) {}

    Node node_;
    std::uint32_t record_;
    bool outcome_;
};

/// The recording number: 16 bytes, trivially copyable, a value and its place on the tape.
/// Arithmetic with it goes to the thread's active record. A number made from a plain one is a
/// constant, recorded when it is first used.
class Real {
  public:
    /// 0, a constant.
    constexpr Real() = default;

    /// The same node, not a new one: copy() gives that.
    constexpr Real(const Real&) = default;

    /// Only to a variable: `W(1, 1) = x` would change nothing.
    constexpr Real& operator=(const Real&) & = default;

    /// A constant of the formula, as the ½ of an error.
    template <class T>
    requires std::is_arithmetic_v<T>
    constexpr Real(T constant)  // NOLINT: plain numbers stand in formulas
        : value_(static_cast<double>(constant)) {}

    /// The value in double precision: for screening, never for printing.
    double value() const { return value_; }

    /// Its place on the tape. Throws Error("record.none") for a constant outside of a recording.
    Node node() const;

  private:
    friend struct RealAccess;
    constexpr Real(Node node, std::uint32_t record, double value)
        : value_(value), place_(std::uint64_t{record} << 32 | node) {}

    constexpr std::uint32_t record() const { return static_cast<std::uint32_t>(place_ >> 32); }
    constexpr Node place() const { return static_cast<Node>(place_); }

    double value_ = 0;
    // The record's number above the node; 0 for a constant that no record has yet. As two members
    // they would be packed and unpacked around every call.
    std::uint64_t place_ = 0;
};

static_assert(sizeof(Real) == 16 && std::is_trivially_copyable_v<Real>);

/// What the recorder itself needs of Real and Condition.
struct RealAccess {
    /// The number at a node of the record.
    static Real at(const Record& record, Node node) {
        return {node, record.number(), record.tape().value(node)};
    }

    /// The operand as a node of `record`: a constant is recorded, another record's number refused.
    static Node node(Record& record, Real operand) {
        if (operand.record() == record.number()) [[likely]]
            return operand.place();
        return enter(record, operand);
    }

    /// The same of a condition.
    static Node node(const Record& record, const Condition& condition);

    /// The thread's active record. Throws Error("record.none") outside of a recording.
    static Record& record() {
        if (!active_record) [[unlikely]]
            throw_no_record();
        return *active_record;
    }

    // What is rare (constants, a block that is full, errors) is one call, so that the compiler
    // keeps the rest of a loop in registers.

    /// Records an operation on one number, whose result in double precision is `value`.
    static Real unary(Operation operation, Real a, double value) {
        Record* const to = active_record;
        if (!to || a.record() != to->number() || !to->tape().has_room()) [[unlikely]]
            return enter_unary(operation, a, value);
        return {to->tape().append_in_room(operation, a.place(), no_node, value), to->number(),
                value};
    }

    /// The same of two numbers.
    static Real binary(Operation operation, Real a, Real b, double value) {
        Record* const to = active_record;
        if (!to || a.record() != to->number() || b.record() != to->number() ||
            !to->tape().has_room()) [[unlikely]]
            return enter_binary(operation, a, b, value);
        return {to->tape().append_in_room(operation, a.place(), b.place(), value), to->number(),
                value};
    }

    /// Records a comparison, as 1 or 0.
    static Condition compare(Operation operation, Real a, Real b, bool outcome) {
        const Real compared = binary(operation, a, b, outcome ? 1.0 : 0.0);
        return {compared.place(), compared.record(), outcome};
    }

    /// What longhand::select() does.
    static Real select(Condition condition, Real if_true, Real if_false);

    /// The comparison at a node of the record, without asking it: no guard.
    static Condition condition_at(const Record& record, Node node) {
        return {node, record.number(), record.tape().value(node) != 0};
    }

  private:
    static Node enter(Record& record, Real operand);
    static Real enter_unary(Operation operation, Real a, double value);
    static Real enter_binary(Operation operation, Real a, Real b, double value);
    [[noreturn]] static void throw_no_record();
};

/// a + b, recorded.
inline Real operator+(Real a, Real b) {
    return RealAccess::binary(Operation::add, a, b, a.value() + b.value());
}
/// a − b, recorded.
inline Real operator-(Real a, Real b) {
    return RealAccess::binary(Operation::subtract, a, b, a.value() - b.value());
}
/// a·b, recorded.
inline Real operator*(Real a, Real b) {
    return RealAccess::binary(Operation::multiply, a, b, a.value() * b.value());
}
/// a/b, recorded; a division by 0 that a step depends on is an error of the replay.
inline Real operator/(Real a, Real b) {
    return RealAccess::binary(Operation::divide, a, b, a.value() / b.value());
}
/// −a, recorded.
inline Real operator-(Real a) {
    return RealAccess::unary(Operation::negate, a, -a.value());
}

/// Records a + b and makes it the variable's value.
inline Real& operator+=(Real& a, Real b) {
    return a = a + b;
}
/// Records a − b and makes it the variable's value.
inline Real& operator-=(Real& a, Real b) {
    return a = a - b;
}
/// Records a·b and makes it the variable's value.
inline Real& operator*=(Real& a, Real b) {
    return a = a * b;
}
/// Records a/b and makes it the variable's value.
inline Real& operator/=(Real& a, Real b) {
    return a = a / b;
}

/// Whether a < b, recorded.
inline Condition operator<(Real a, Real b) {
    return RealAccess::compare(Operation::less, a, b, a.value() < b.value());
}
/// Whether a ≤ b, recorded.
inline Condition operator<=(Real a, Real b) {
    return RealAccess::compare(Operation::less_equal, a, b, a.value() <= b.value());
}
/// Whether a > b, recorded.
inline Condition operator>(Real a, Real b) {
    return RealAccess::compare(Operation::greater, a, b, a.value() > b.value());
}
/// Whether a ≥ b, recorded.
inline Condition operator>=(Real a, Real b) {
    return RealAccess::compare(Operation::greater_equal, a, b, a.value() >= b.value());
}
/// Whether a = b, recorded.
inline Condition operator==(Real a, Real b) {
    return RealAccess::compare(Operation::equal, a, b, a.value() == b.value());
}
/// Whether a ≠ b, recorded.
inline Condition operator!=(Real a, Real b) {
    return RealAccess::compare(Operation::not_equal, a, b, a.value() != b.value());
}

/// e to the power of x.
Real exp(Real x);

/// The natural logarithm of x; a log of x ≤ 0 that a step depends on is an error of the replay.
Real log(Real x);

/// The hyperbolic tangent (e^x − e^−x) / (e^x + e^−x).
Real tanh(Real x);

/// The sine of x in radians.
Real sin(Real x);

/// The cosine of x in radians.
Real cos(Real x);

/// The square root of x ≥ 0; of x < 0 an error of the replay.
Real sqrt(Real x);

/// x^exponent by one operation; x below 0 only with whole exponents.
Real power(Real x, Real exponent);

/// `if_true` where the condition holds, else `if_false`. Both arms are recorded, so that the
/// record replays, differentiates and is diagnosed for givens that go either way.
inline Real select(Condition condition, Real if_true, Real if_false) {
    return RealAccess::select(condition, if_true, if_false);
}

/// The ratio of a circle's circumference to its diameter: a log shows it as π.
Real pi();

/// The same number under a new name.
Real copy(Real x);

/// |x|, a select: both arms are on the tape.
Real abs(Real x);

/// The larger of two numbers, a select: both are on the tape. (std::max would leave a guard and
/// lose the other number.)
Real max(Real a, Real b);

/// The smaller of two numbers, a select as max() is.
Real min(Real a, Real b);

/// Begins a call of `function` on the tape: what is recorded until end_call() is its span.
CallSpan begin_call(const Function& function, std::span<const Real> arguments);

/// Ends a call. Returns its result under a name of its own where the function only handed an
/// argument or a constant through.
Real end_call(CallSpan span, Real result);

/// Records body() as a call of `function`: what it computes becomes a span of the tape with these
/// arguments. `body` returns a Real.
template <class Body>
Real call(const Function& function, std::initializer_list<Real> arguments, Body body) {
    CallSpan span = begin_call(function, {arguments.begin(), arguments.size()});
    const Real result = body();
    return end_call(std::move(span), result);
}

}  // namespace longhand
