"""As document_formulas.py, for the chapter on linear and nonlinear classifiers."""

import math
from decimal import Decimal
from fractions import Fraction

from document_formulas import (
    differences, dot, joined, numbers, rows, sigmoid, sigmoid_slope)
from fitting_formulas import least_squares

PASSES, KEPT = 2000, 50


def sigmoid_of_float(x):
    return 1 / (1 + math.exp(-x))


def six_digits(values, largest=None):
    """What is kept of trained numbers: six significant digits, and 0 for noise."""
    if largest is None:
        largest = max(map(abs, values if not isinstance(values[0], list) else sum(values, [])))
    if isinstance(values, list):
        return [six_digits(each, largest) for each in values]
    return Decimal(0) if abs(values) < 1e-12 * largest else Decimal(f"{values:.5e}")


def line_through(points, classes):
    """001 L11: what a linear classifier says, its weights and its bias by least squares."""
    A = [[*point, 1] for point in points]
    w = least_squares(A, classes)
    return A, w


def half_square(outputs, targets):
    return sum((y - t) ** 2 for y, t in zip(outputs, targets, strict=True)) / 2


def hidden_outputs(x, W, b, squash=sigmoid):
    return [squash(sum(v * w for v, w in zip(x, column)) + bias)
            for column, bias in zip(zip(*W), b)]


def why_nonlinear():
    """All numbers are chosen."""
    X, t = rows("0 0; 0 1; 1 0; 1 1"), numbers("0 1 1 0")
    A, w = line_through(X, t)
    y = [dot(map(Fraction, row), w) for row in A]
    W, b, V = rows("6 6; 6 6"), numbers("-3 -9"), numbers("1 -1")
    H = [hidden_outputs(x, W, b) for x in X]
    o, p = [dot(h, V) for h in H], numbers("0.5 0.5")
    return joined({
        "line": ({"X": X, "t": t, "A": A, "w": w, "y": y, "g": [0, 0, 0],
                  "E": half_square(y, map(Fraction, t)), "said": [0] * 4},
                 {"w": [0, 0, Fraction(1, 2)], "y": [Fraction(1, 2)] * 4}),
        "band": ({"W": W, "b": [b], "V": [[each] for each in V], "H": H, "o": o,
                  "E": half_square(o, t), "said": t, "p": [p], "by_line": dot(map(Fraction, [*p, 1]), w),
                  "by_network": dot(hidden_outputs(p, W, b), V)}, {}),
        **ring(), "vanishing": vanishing()})


# ---- the ring

def ring():
    outer = rows("2 0; 1.4 1.4; 0 2; -1.4 1.4; -2 0; -1.4 -1.4; 0 -2; 1.4 -1.4")
    inner = rows("0.5 0; 0 0.5; -0.5 0; 0 -0.5")
    X, T = outer + inner, [Decimal(0)] * 8 + [Decimal(1)] * 4
    A, w = line_through(X, T)
    eta = Decimal("0.5")
    net = (rows("1 -0.5 -0.4; 0.1 0.9 -0.8"), numbers("1 1 1"), numbers("0.5 0.5 0.5"),
           Decimal("-0.5"))
    first = one_pass(net, X, T)
    new = moved(net, eta, first)
    again = differences(lambda parameters: mean_of_halves(parameters, X, T), list(net))
    trained, passes, losses = training(new, X, T, eta)
    W, b, V, c = trained
    hidden, q = [hidden_outputs(x, W, b) for x in X], numbers("1 1")
    return {
        "ring": ({"outer": outer, "inner": inner, "X": X, "T": T, "A": A, "w": w},
                 {"w": [0, 0, Fraction(1, 3)]}),
        "first_pass": ({"N": len(X), "eta": eta, "share": Fraction(1, len(X)),
                        **as_matrices(net), **first, "L": mean_of_halves(net, X, T),
                        **{f"{name}_new": value for name, value in as_matrices(new).items()}},
                       {"dW": again[0], "db": [again[1]], "dV": again[2], "dc": [again[3]]}),
        "training": ({"passes": passes, "losses": losses, **as_matrices(trained)}, {}),
        "learned": ({"H": hidden, "Y": [dot(h, V) + c for h in hidden], "q": [q],
                     "by_line": dot(map(Fraction, [*q, 1]), w),
                     "by_network": dot(hidden_outputs(q, W, b), V) + c}, {})}


def column(values):
    return [[each] for each in values]


def as_matrices(net):
    W, b, V, c = net
    return {"W": W, "b": [b], "V": column(V), "c": [[c]]}


def mean_of_halves(net, X, T):
    W, b, V, c = net
    return half_square([dot(hidden_outputs(x, W, b), V) + c for x in X], T) / len(X)


def one_pass(net, X, T, squash=sigmoid):
    """Sample by sample: its outputs, and what its share of the loss adds to each derivative."""
    W, b, V, c = net
    H, Y, D, S = [], [], [], []
    dW, db, dV, dc = [[0] * len(b) for _ in W], [0] * len(b), [0] * len(b), 0
    for x, t in zip(X, T):
        h = hidden_outputs(x, W, b, squash)
        y = sum(p * v for p, v in zip(h, V)) + c
        d = (y - t) / len(X)
        s = [d * v * (p * (1 - p)) for p, v in zip(h, V)]
        for j, slope in enumerate(s):
            for k, v in enumerate(x):
                dW[k][j] += v * slope
            db[j] += slope
            dV[j] += h[j] * d
        dc += d
        for each, value in zip((H, Y, D, S), (h, y, d, s)):
            each.append(value)
    return {"H": H, "Y": Y, "D": D, "S": S, "dW": dW, "db": [db], "dV": dV, "dc": [dc]}


def moved(net, eta, derivatives):
    W, b, V, c = net
    dW, [db], dV, [dc] = (derivatives[name] for name in ("dW", "db", "dV", "dc"))

    def against(values, slopes):
        return [value - eta * slope for value, slope in zip(values, slopes)]

    return [*map(against, W, dW)], against(b, db), against(V, dV), c - eta * dc


def floats(values):
    return [floats(each) for each in values] if isinstance(values, (list, tuple)) else float(values)


def training(net, X, T, eta):
    """The same on plain numbers; the loss that a pass begins with."""
    net, X, T, eta = tuple(floats(net)), floats(X), floats(T), float(eta)
    passes, losses = [], []
    for number in range(2, PASSES + 1):
        values = one_pass(net, X, T, sigmoid_of_float)
        net = moved(net, eta, values)
        if number % KEPT == 0:
            passes.append(number)
            losses.append(half_square(values["Y"], T) / len(X))
    W, b, V, c = net
    return (*map(six_digits, (W, b, V)), six_digits([c])[0]), passes, six_digits(losses)


def vanishing():
    """σ′ of 000 L582 and of ReLU; the input and the numbers of layers are chosen."""
    z = Decimal(0)
    return ({"z": z, "slope": sigmoid_slope(z), "p": 1, "active": 1, "through_relu": [1] * 5,
             "through_sigmoid": [Fraction(1, 4 ** layers) for layers in range(1, 6)]},
            {"slope": differences(sigmoid, z)})


CHAPTERS = {"why_nonlinear": why_nonlinear}
