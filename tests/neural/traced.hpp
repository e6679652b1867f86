#pragma once

#include <stdexcept>
#include <string>

/// A scalar that writes down what is done with it. It lives in a namespace of its own, so that
/// the templates of neural/ reach its functions in the way in which they reach a recorded scalar's.
namespace traced {

struct Scalar {
    std::string text;

    Scalar() : Scalar(0) {}
    explicit Scalar(const char* name) : text(name) {}
    explicit Scalar(int value) : text(std::to_string(value)) {}
    explicit Scalar(double value) : text(std::to_string(value)) {
        text.erase(text.find_last_not_of('0') + 1);
    }
};

/// Turns into a bool, as a recorded condition does, but only for somebody who wants to fail.
struct Condition {
    std::string text;
    operator bool() const { throw std::logic_error("branched on " + text); }
};

inline Scalar written(const std::string& text) {
    return Scalar(text.c_str());
}

inline Scalar operator-(const Scalar& x) {
    return written("-" + x.text);
}
inline Scalar operator+(const Scalar& x, const Scalar& y) {
    return written("(" + x.text + " + " + y.text + ")");
}
inline Scalar operator-(const Scalar& x, const Scalar& y) {
    return written("(" + x.text + " - " + y.text + ")");
}
inline Scalar operator*(const Scalar& x, const Scalar& y) {
    return written("(" + x.text + " * " + y.text + ")");
}
inline Scalar operator/(const Scalar& x, const Scalar& y) {
    return written("(" + x.text + " / " + y.text + ")");
}
inline Condition operator>(const Scalar& x, const Scalar& y) {
    return {x.text + " > " + y.text};
}
inline Condition operator>=(const Scalar& x, const Scalar& y) {
    return {x.text + " >= " + y.text};
}
inline Scalar exp(const Scalar& x) {
    return written("exp(" + x.text + ")");
}
inline Scalar log(const Scalar& x) {
    return written("log(" + x.text + ")");
}
inline Scalar tanh(const Scalar& x) {
    return written("tanh(" + x.text + ")");
}
inline Scalar select(const Condition& condition, const Scalar& if_true, const Scalar& if_false) {
    return written("[" + condition.text + " ? " + if_true.text + " : " + if_false.text + "]");
}

}  // namespace traced
