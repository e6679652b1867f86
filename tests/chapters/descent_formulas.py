"""As document_formulas.py, for the chapter on losses and descent."""

from decimal import Decimal
from fractions import Fraction

from document_formulas import (
    cross_entropy, differences, joined, minus, numbers, rows, scaled, sigmoid_slope, softmax)
from network_formulas import NOTHING


def losses_and_descent():
    return joined({"losses": losses(), "constant": constant(), "batch": batch(),
                   **descent("rate", "0.01"), **descent("small_rate", "0.001"),
                   **descent("large_rate", "0.6"), **line(), "vanishing": vanishing()})


def losses():
    """002 L52 and L60, on the numbers of L146-148."""
    y, t = numbers("0.3 0.2 0.5", Fraction), numbers("0 1 0", Fraction)
    d = minus(y, t)
    S = sum(each * each for each in d)
    return ({"y": y, "t": t, "d": d, "S": S, "E_half": S / 2, "E_mean": S / 3,
             "E_cross": -Decimal("0.2").ln()}, {"E_half": Fraction("0.49")})


def constant():
    """002 L22; the scores are chosen."""
    a, c = numbers("1 2 3"), Decimal(-3)
    return ({"a": a, "c": c, "b": [each + c for each in a], "p": softmax(a), "q": softmax(a, c),
             "difference": [NOTHING] * 3}, {"p": softmax(a, c), "q": softmax(a)})


def batch():
    """002 L64, with the sum over the samples; they are chosen."""
    Y, T = rows("0.3 0.2 0.5; 0.1 0.8 0.1; 0.6 0.3 0.1; 0.2 0.4 0.4"), rows("0 1 0; 0 1 0; 1 0 0; 0 0 1")
    L = [cross_entropy(y, t) for y, t in zip(Y, T)]
    right = [Decimal(each) for each in ("0.2", "0.8", "0.6", "0.4")]
    return ({"Y": Y, "T": T, "L": L, "E": sum(L) / 4}, {"L": [-each.ln() for each in right]})


def descent(path, rate):
    """002 L28 and L31; the function is chosen."""
    def height(x):
        return x[0] ** 2 + 2 * x[1] ** 2

    eta, x = Decimal(rate), numbers("3 2")
    sections = {path: ({"eta": eta, "x": x, "f_before": height(x)}, {})}
    before = height(x)
    for k in range(1, 4):
        g = [2 * x[0], 4 * x[1]]
        again = differences(height, x)
        x = minus(x, scaled(eta, g))
        sections[f"{path}/step[{k}]"] = (
            {"g[1]": g[0], "g[2]": g[1], "x": x}, {"g[1]": again[0], "g[2]": again[1]})
    sections[f"{path}/end"] = ({"f_after": height(x), "change": height(x) - before}, {})
    return sections


def line():
    """002 L68-74: parameters, their loss and its derivatives, the update. Numbers are chosen."""
    eta, x, t = Fraction("0.1"), numbers("0 1 2 3", Fraction), numbers("1 3 5 7", Fraction)
    w = b = Fraction(0)
    sections = {"line": ({"eta": eta, "x": x, "t": t, "w": w, "b": b}, {})}
    for number in range(1, 5):
        pair = (0, 1) if number % 2 == 1 else (2, 3)

        def loss(parameters, pair=pair):
            return sum((parameters[0] * Decimal(int(x[k])) + parameters[1] - Decimal(int(t[k]))) ** 2
                       for k in pair) / 4

        y = [w * x[k] + b for k in pair]
        e = [y[n] - t[k] for n, k in enumerate(pair)]
        dw, db = sum(e[n] * x[k] for n, k in enumerate(pair)) / 2, sum(e) / 2
        at = [Decimal(each.numerator) / each.denominator for each in (w, b)]
        again = differences(loss, at)
        w, b = w - eta * dw, b - eta * db
        sections[f"line/batch[{number}]"] = (
            {"y": y, "e": e, "L": sum(each * each for each in e) / 4, "dL_dw": dw, "dL_db": db,
             "w": w, "b": b}, {"dL_dw": again[0], "dL_db": again[1]})
    return sections


def vanishing():
    """σ′ of 000 L582; the input and the numbers of layers are chosen."""
    z = Decimal(0)
    s = sigmoid_slope(z)
    return ({"z": z, "slope": s, "two_layers": Fraction(1, 16), "five_layers": Fraction(1, 1024),
             "active": 1, "five_layers_of_relu": 1}, {"slope": Decimal("0.25")})


CHAPTERS = {"losses_and_descent": losses_and_descent}
