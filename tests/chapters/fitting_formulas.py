"""As document_formulas.py, for the chapter on fitting: exact fractions, and the normal equations."""

from decimal import Decimal, localcontext
from fractions import Fraction

from document_formulas import dot, joined, numbers, product, times, transposed
from network_formulas import Cancelled

DEGREES = (0, 1, 3, 9)
TARGETS = ("0.349486 0.830839 1.007332 0.971507 0.133066 0.166823 -0.848307 -0.445686 -0.563567 "
           "0.261502")  # curvefitting.txt of Bishop, Pattern Recognition and Machine Learning
PUBLISHED = {  # there, table 1.1
    0: "0.19", 1: "0.82 -1.27", 3: "0.31 7.99 -25.43 17.37",
    9: "0.35 232.37 -5321.83 48568.31 -231639.30 640042.26 -1061800.52 1042400.18 -557682.99 "
       "125201.43"}
SIGNIFICANT = 5  # digits of the published ones: theirs came from targets with more decimals
ROUNDS_OF_SINE = 200


class Published(Decimal):
    """A number that somebody else has published, rounded."""

    @property
    def tolerance(self):
        """Half a unit of the last digit printed, or of the fifth, if there are more."""
        _, digits, exponent = self.as_tuple()
        return Decimal("0.5").scaleb(exponent + max(0, len(digits) - SIGNIFICANT))


# ---- least squares

def solved(matrix, right):
    """Gauss's elimination, with fractions."""
    rows = [[*map(Fraction, row), Fraction(each)] for row, each in zip(matrix, right, strict=True)]
    for k in range(len(rows)):
        pivot = next(r for r in range(k, len(rows)) if rows[r][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [each / rows[k][k] for each in rows[k]]
        for r, row in enumerate(rows):
            if r != k and row[k] != 0:
                rows[r] = [each - row[k] * other for each, other in zip(row, rows[k])]
    return [row[-1] for row in rows]


def least_squares(A, t, price=0):
    """The w with the least ½‖A·w − t‖² + price/2·‖w‖²: (AᵀA + price·1)·w = Aᵀt."""
    columns = transposed(A)
    equations = product(columns, A)
    for k, row in enumerate(equations):
        row[k] += price
    return solved(equations, times(columns, t))


def polynomial(w, x):
    return sum(each * x ** j for j, each in enumerate(w))


def interpolated(points, targets, x):
    """Lagrange's formula for the polynomial through all points."""
    total = Fraction(0)
    for k, (point, target) in enumerate(zip(points, targets, strict=True)):
        for other in points[:k] + points[k + 1:]:
            target *= Fraction(x - other) / (point - other)
        total += target
    return total


# ---- the chapter

def in_decimals(value):
    exact = Fraction(value)
    return Decimal(exact.numerator) / exact.denominator


def root(value):
    return in_decimals(value).sqrt()


def sine_of_turns(turns):
    """sin(2π·turns) as the real and imaginary part of e^(iφ) would give it: a fraction of a turn so
    small that its series is quick, doubled eight times."""
    with localcontext() as context:
        context.prec = 90
        angle = 2 * pi() * in_decimals(turns) / 256
        sine = term = angle
        for k in range(2, ROUNDS_OF_SINE, 2):
            term = -term * angle * angle / (k * (k + 1))
            sine += term
        cosine = (1 - sine * sine).sqrt()
        for _ in range(8):
            sine, cosine = 2 * sine * cosine, cosine * cosine - sine * sine
    return +sine


def pi():
    """By the means of Gauss and Legendre."""
    a, b, t, p = Decimal(1), 1 / Decimal(2).sqrt(), Decimal("0.25"), 1
    for _ in range(8):
        mean = (a + b) / 2
        a, b, t, p = mean, (a * b).sqrt(), t - p * (a - mean) ** 2, 2 * p
    return (a + b) ** 2 / (4 * t)


def targets_of_test(z, shifts):
    """At half a turn the sine is 0, but no calculation with digits shows that."""
    return [Cancelled(shift) if 2 * at == 1 else sine_of_turns(at) + shift
            for at, shift in zip(z, shifts, strict=True)]


def measures(w, x, t, z, s, u):
    """000 L153 and L166: E, and the root of the mean square."""
    def half_square(outputs, targets):
        if any(isinstance(each, Decimal) for each in targets):
            outputs = [in_decimals(each) for each in outputs]
        return sum((y - target) ** 2 for y, target in zip(outputs, targets, strict=True)) / 2

    y, v = ([polynomial(w, each) for each in inputs] for inputs in (x, z))
    E, E_of_test = half_square(y, t), half_square(v, s)
    return {"y": y, "E": E, "E_train": root(2 * E / len(x)), "y_test": v, "E_of_test": E_of_test,
            "E_test": (2 * E_of_test / len(z)).sqrt(), "curve": polynomial(w, u)}


def learning_as_fitting():
    """000 L138-177 with the points that Bishop published; those of the test are chosen."""
    x, t = [Fraction(n, 9) for n in range(10)], numbers(TARGETS, Fraction)
    z = [Fraction(2 * k + 1, 18) for k in range(9)]
    shifts, u = numbers("0.2 -0.3 0.1 -0.1 0.4 0.2 -0.2 -0.1 0.3"), Fraction("0.3")
    s = targets_of_test(z, shifts)
    A = {degree: [[each ** j for j in range(degree + 1)] for each in x] for degree in DEGREES}
    w = {degree: least_squares(A[degree], t) for degree in DEGREES}
    published = {degree: numbers(PUBLISHED[degree], Published) for degree in DEGREES}
    measured = {degree: measures(w[degree], x, t, z, s, u) for degree in DEGREES}
    through_all = {"y": t, "y_test": [interpolated(x, t, each) for each in z],
                   "curve": interpolated(x, t, u)}
    S_x, S_xx, S_xt, S_t = sum(x), dot(x, x), dot(x, t), sum(t)
    priced = {path: with_price(l, A[9], x, t, z, s, u)
              for path, l in (("small_penalty", -18), ("large_penalty", 0))}

    def row(first, values):
        return [first, values["E_train"], values["E_test"]]

    return joined({
        "machine": ({"times": 3, "x": 4, "product": 12, "at_once": 12}, {"product": 3 * 4}),
        "data": ({"n": list(range(10)), "N": 10, "t": t, "x": x, "z": z, "N_test": 9,
                  "shift": shifts, "s": s, "u": u, "sine": sine_of_turns(u)},
                 {"z": [(a + b) / 2 for a, b in zip(x, x[1:])]}),
        "degree0": ({"S_t": S_t, "w0": w[0][0], **measured[0]}, {"w0": published[0][0]}),
        "degree1": ({"S_x": S_x, "S_xx": S_xx, "S_xt": S_xt, "D": 10 * S_xx - S_x ** 2,
                     "w0": w[1][0], "w1": w[1][1],
                     "e": [y - each for y, each in zip(measured[1]["y"], t)], "g0": 0, "g1": 0,
                     **measured[1]},
                    {"w0": published[1][0], "w1": published[1][1]}),
        **{f"degree{degree}": (
            {"A": A[degree], "w": w[degree], "norm": dot(w[degree], w[degree]),
             **measured[degree]},
            {"w": published[degree], **(through_all if degree == 9 else {})})
           for degree in (3, 9)},
        **priced,
        "comparison": ({"by_degree": [row(degree, measured[degree]) for degree in DEGREES],
                        "by_price": [row(values["l"], values) for values, _ in priced.values()]},
                       {})})


def with_price(l, A, x, t, z, s, u):
    """000 L175: E + λ/2·‖w‖². The same least squares has a row √λ for each w below, and target 0."""
    price = Decimal(l).exp()
    w = least_squares(A, t, Fraction(price))
    B = A + [[price.sqrt() if row == column else 0 for column in range(10)] for row in range(10)]
    measured, norm = measures(w, x, t, z, s, u), dot(w, w)
    whole = measured["E"] + Fraction(price) / 2 * norm
    longer = [Fraction(0)] * 10
    rest = [y - target for y, target in zip(times([[*map(Fraction, row)] for row in B], w),
                                            t + longer)]
    return ({"l": l, "lambda": price, "root": price.sqrt(), "B": B, "c": t + longer, "w": w,
             "norm": norm, "E_with_penalty": whole, **measured},
            {"E_with_penalty": in_decimals(dot(rest, rest) / 2)})


CHAPTERS = {"learning_as_fitting": learning_as_fitting}
