"""As document_formulas.py, for the chapters on losses and descent, and on mini-batches."""

import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from document_formulas import (
    cross_entropy, differences, dot, joined, minus, numbers, rows, scaled, softmax)
from network_formulas import NOTHING

sys.path.append(str(Path(__file__).parents[1] / "worksheet"))

import mersenne  # noqa: E402

SAMPLES, OF_A_BATCH = 60000, 100  # 002 L64


def losses_and_descent():
    return joined({"losses": losses(), "constant": constant(), **descent("rate", "0.01"),
                   **descent("small_rate", "0.001"), **descent("large_rate", "0.6")})


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


# ---- mini-batches

def mini_batches():
    return joined({"mean": mean(), **line(), **many()})


def mean():
    """002 L64, with the sum over the samples; they are chosen."""
    p, T = numbers("0.3 0.8 0.6 0.4"), rows("0 1; 1 0; 1 0; 0 1")
    Y = [[each, 1 - each] for each in p]
    L = [cross_entropy(y, t) for y, t in zip(Y, T)]
    right = numbers("0.7 0.8 0.6 0.6")
    return ({"p": p, "T": T, "Y": Y, "L": L, "E": sum(L) / 4},
            {"L": [-each.ln() for each in right]})


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


# ---- 002 L62-64: a hundred of sixty thousand, drawn by the seeds 1, 2 and 3. Samples are chosen

def drawn(seed):
    """The first of all samples after a shuffle."""
    engine, numbers_left = mersenne.Mersenne([seed, 0]), list(range(1, SAMPLES + 1))
    for k in range(OF_A_BATCH):
        other = k + mersenne.below(engine, SAMPLES - k)
        numbers_left[k], numbers_left[other] = numbers_left[other], numbers_left[k]
    return numbers_left[:OF_A_BATCH]


def errors(w, b, x):
    """Of the line w·x + b, where 2·x + 1 is the target."""
    return [w * each + b - (2 * each + 1) for each in x]


def half_mean_square(w, b, x):
    return sum(e * e for e in errors(w, b, x)) / (2 * len(x))


def as_decimals(values):
    return [Decimal(each.numerator) / each.denominator for each in values]


def loss_of_all(name, w, b):
    """Half the mean of ((w − 2)·n/N + (b − 1))² with the formulas for Σn and Σn², and sample by
    sample."""
    N, c1, c0 = SAMPLES, w - 2, b - 1
    s1, s2 = Fraction(N * (N + 1), 2), Fraction(N * (N + 1) * (2 * N + 1), 6)
    value = (c1 ** 2 * s2 / N ** 2 + 2 * c1 * c0 * s1 / N + c0 ** 2 * N) / (2 * N)
    one_by_one = half_mean_square(*as_decimals([w, b]), [Decimal(n) / N for n in range(1, N + 1)])
    return value, ({"c1": c1, "c0": c0, name: value}, {name: one_by_one})


def many():
    batches = [[Fraction(n, SAMPLES) for n in drawn(seed)] for seed in (1, 2, 3)]
    w = b = Fraction(1, 2)
    before, (values, again) = loss_of_all("L_all", w, b)
    sections = {"many": ({"N": SAMPLES, "B": OF_A_BATCH, "w0": w, "b0": b}, {})}
    for k, x in enumerate(batches, 1):
        sections[f"many/draw[{k}]"] = (
            {"n": [each * SAMPLES for each in x], "x": x, "t": [2 * each + 1 for each in x],
             "e": errors(w, b, x), "L": half_mean_square(w, b, x)}, {})
    counted = range(1, SAMPLES + 1)
    sections["everything"] = (
        values | {"s1": sum(counted), "s2": sum(n * n for n in counted),
                  "m1": Fraction(SAMPLES + 1, 2 * SAMPLES),
                  "m2": sum(Fraction(n, SAMPLES) ** 2 for n in counted) / SAMPLES}, again)
    return (sections | stochastic("rate", "0.01", w, b, batches, before)
            | stochastic("small_rate", "0.001", w, b, batches, before))


def stochastic(path, rate, w, b, batches, before):
    """002 L68-74, each step with another batch."""
    eta = Fraction(rate)
    sections = {path: ({"eta": eta, "w": w, "b": b}, {})}
    for k, x in enumerate(batches, 1):
        e = errors(w, b, x)
        dw, db = dot(e, x) / OF_A_BATCH, sum(e) / OF_A_BATCH
        inputs = as_decimals(x)
        again = differences(lambda v, x=inputs: half_mean_square(*v, x), as_decimals([w, b]))
        before_step = half_mean_square(w, b, x)
        w, b = w - eta * dw, b - eta * db
        sections[f"{path}/batch[{k}]"] = (
            {"e": e, "L": before_step, "dL_dw": dw, "dL_db": db, "w": w, "b": b},
            {"dL_dw": again[0], "dL_db": again[1]})
    after, (values, again) = loss_of_all("L_after", w, b)
    sections[f"{path}/end"] = (values | {"change": after - before}, again)
    return sections


CHAPTERS = {chapter.__name__: chapter for chapter in (losses_and_descent, mini_batches)}
