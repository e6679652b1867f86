// What must not compile. Without MISUSE the file compiles; with MISUSE = k, case k does not.
#include "longhand/chapter.hpp"

using namespace longhand;

void calculation(Worksheet& sheet) {
    const Real x = sheet.given_scalar("x", "1");
    const Matrix W = sheet.given_matrix("W", "1 2; 3 4");
    using RecordedMatrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
    const RecordedMatrix A(2, 2), B(2, 2);

#if MISUSE == 1
    const RecordedMatrix product = A * B;  // Eigen's own product is not the board's
#elif MISUSE == 2
    const RecordedMatrix product = A.lazyProduct(B);
#elif MISUSE == 3
    const RecordedMatrix sum = A + B;
#elif MISUSE == 4
    const Real dot = A.row(0).dot(B.row(0));
#elif MISUSE == 5
    const RecordedMatrix scaled = x * A;
#elif MISUSE == 6
    const double plain = x;  // a recorded number does not turn into a plain one by accident
#elif MISUSE == 7
    const Real text = "0.5";  // a given has a name
#elif MISUSE == 8
    const Real chosen = select(true, x, x);  // a decision that the record does not know
#elif MISUSE == 9
    const Real truth = x > 0;
#elif MISUSE == 10
    const Matrix shifted = W + x;  // the board has no sum of a matrix and a number
#elif MISUSE == 11
    const Matrix empty;  // a matrix has a shape
#elif MISUSE == 12
    sheet.step("y", 0.5, x);  // options have names
#endif
    (void)A, (void)B, (void)W, (void)x;
}
