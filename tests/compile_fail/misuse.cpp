// What must not compile: every line marked `misuse`. Without MISUSE the file compiles.
#include "longhand/chapter.hpp"

using namespace longhand;
using RecordedMatrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;

void calculation(Worksheet& sheet) {
    const Real x = sheet.given_scalar("x", "1");
    const Matrix W = sheet.given_matrix("W", "1 2; 3 4");
    const RecordedMatrix A(2, 2), B(2, 2);
    sheet.step("y", select(x > 0, 0.5 * x, x));
    sheet.step("z", W * W - 2 * W);

#ifdef MISUSE
    // Eigen's own arithmetic is not the board's.
    const RecordedMatrix product = A * B;                // misuse
    const RecordedMatrix lazy = A.lazyProduct(B);        // misuse
    const RecordedMatrix sum = A + B;                    // misuse
    const RecordedMatrix difference = A - B;             // misuse
    const RecordedMatrix quotient = A.cwiseQuotient(B);  // misuse
    const RecordedMatrix scaled = x * A;                 // misuse
    const RecordedMatrix opposite = -A;                  // misuse
    const RecordedMatrix powers = A.array().exp();       // misuse
    const RecordedMatrix squares = A.array().square();   // misuse
    const RecordedMatrix larger = A.cwiseMax(B);         // misuse
    const Real largest = A.maxCoeff();                   // misuse
    RecordedMatrix changed = A;
    changed += B;  // misuse
    changed *= x;  // misuse
    // It would change a number that nobody keeps.
    W(1, 1) = x;                              // misuse
    const Real dot = A.row(0).dot(B.row(0));  // misuse
    // A recorded number does not turn into a plain one, or a plain text into a number, by accident.
    const double plain = x;    // misuse
    const Real text = "0.5";   // misuse
    const Real truth = x > 0;  // misuse
    // A decision that the record does not know.
    const Real chosen = select(true, x, x);  // misuse
    // The board has no sum of a matrix and a number, and no matrix without a shape.
    const Matrix shifted = W + x;  // misuse
    const Matrix empty;            // misuse
    // Options have names.
    sheet.step("v", x, caption("value", "值"));  // misuse
#endif
    (void)A, (void)B;
}
