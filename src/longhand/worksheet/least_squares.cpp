#include "longhand/worksheet/least_squares.hpp"

#include "longhand/neural/least_squares.hpp"
#include "longhand/text/error.hpp"

namespace longhand {

Matrix least_squares(const Matrix& a, const Matrix& t) {
    if (t.columns() != 1 || t.rows() != a.rows() || a.columns() > a.rows())
        throw Error("matrix.least_squares", {shape_text(a.shape()), shape_text(t.shape())});
    std::vector<std::vector<Real>> columns;
    for (Eigen::Index j = 1; j <= a.columns(); ++j) {
        columns.emplace_back();
        for (Eigen::Index i = 1; i <= a.rows(); ++i)
            columns.back().push_back(a(i, j));
    }
    return closed_call({"least_squares", "least_squares"}, {a, t}, [&] {
        return vector(neural::least_squares(std::move(columns), t.row_by_row()));
    });
}

}  // namespace longhand
