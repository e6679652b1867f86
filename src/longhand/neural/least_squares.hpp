#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace longhand::neural {

/// The w for which ½ Σ_n (Σ_j A_nj·w_j − t_n)² is least (document 000, the minimiser w* of the
/// polynomial fit). `columns` are those of A, n numbers each, at most n of them and independent;
/// t: n. By a QR factorisation (modified Gram–Schmidt, t as the last column: Björck 1967), which
/// loses far fewer digits than the normal equations AᵀA·w = Aᵀt. Divides by zero where a column is
/// a sum of the ones before it. Throws std::invalid_argument where sizes do not fit.
template <class T>
std::vector<T> least_squares(std::vector<std::vector<T>> columns, std::vector<T> t) {
    const std::size_t count = columns.size();
    if (count == 0 || count > t.size())
        throw std::invalid_argument("least_squares: " + std::to_string(count) + " columns, " +
                                    std::to_string(t.size()) + " rows");
    for (const std::vector<T>& column : columns) {
        if (column.size() != t.size())
            throw std::invalid_argument("least_squares: columns of different lengths");
    }
    const auto dot = [](const std::vector<T>& a, const std::vector<T>& b) {
        T sum = a.front() * b.front();
        for (std::size_t n = 1; n < a.size(); ++n)
            sum = sum + a[n] * b[n];
        return sum;
    };
    // A = Q·R with columns q at right angles to each other that keep their lengths, and ones on the
    // diagonal of R: without square roots, fractions stay fractions.
    std::vector<std::vector<T>> r(count);  // rows of R behind the diagonal, then that of t
    for (std::size_t k = 0; k < count; ++k) {
        const std::vector<T> q = columns[k];
        const T square = dot(q, q);
        const auto take_away = [&](std::vector<T>& a) {
            const T part = dot(q, a) / square;
            for (std::size_t n = 0; n < a.size(); ++n)
                a[n] = a[n] - part * q[n];
            r[k].push_back(part);
        };
        for (std::size_t j = k + 1; j < count; ++j)
            take_away(columns[j]);
        take_away(t);
    }
    std::vector<T> w(count, T(0));
    for (std::size_t k = count; k-- > 0;) {
        w[k] = r[k].back();
        for (std::size_t j = k + 1; j < count; ++j)
            w[k] = w[k] - r[k][j - k - 1] * w[j];
    }
    return w;
}

}  // namespace longhand::neural
