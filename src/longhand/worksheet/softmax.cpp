#include "longhand/worksheet/softmax.hpp"

#include "longhand/neural/softmax.hpp"
#include "longhand/text/error.hpp"

namespace longhand {

namespace {

constexpr int largest_exponent = 700;

bool overflows(const std::vector<Real>& scores) {
    for (const Real score : scores) {
        if (score > largest_exponent) return true;
    }
    return false;
}

std::vector<Real> less_the_largest(const std::vector<Real>& scores) {
    Real largest = scores.front();
    for (const Real score : scores) {
        if (score > largest) largest = score;
    }
    std::vector<Real> shifted;
    for (const Real score : scores)
        shifted.push_back(score - largest);
    return shifted;
}

}  // namespace

Matrix softmax(const Matrix& scores) {
    if (scores.rows() != 1 && scores.columns() != 1) {
        throw Error("matrix.line", {"softmax", shape_text(scores.shape())});
    }
    const std::vector<Real> typed = scores.row_by_row();
    if (!overflows(typed)) {
        return transform({"softmax", "softmax"}, scores,
                         with_elements(scores, neural::softmax(typed)));
    }
    return transform({"softmax", "softmax", "log.softmax_shifted"}, scores,
                     with_elements(scores, neural::softmax(less_the_largest(typed))));
}

}  // namespace longhand
