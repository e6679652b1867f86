"""The functions that logs name, from their definitions, for values and for intervals alike."""

import operator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hand_arithmetic import Interval, Own


@dataclass(frozen=True)
class Definition:
    formula: object
    of_matrix: bool = False


def _constant(like, text):
    if isinstance(like, Own):
        return Own.of(Fraction(text))
    return Interval(Decimal(text), Decimal(text))


def _one(x):
    return _constant(x, "1")


def _logistic(x):
    return _one(x) / (_one(x) + (-x).exp())


def _positive_or(x, otherwise):
    holds = x.compare(_constant(x, "0"), operator.gt)
    return x.hull(otherwise) if holds is None else (x if holds else otherwise)


def _softmax(scores):
    powers = scores.map(lambda x: x.exp())
    flat = [power for row in powers.rows for power in row]
    total = flat[0]
    for power in flat[1:]:
        total = total + power
    return powers.map(lambda power: power / total)


def _largest(*arguments):
    largest = arguments[0]
    for argument in arguments[1:]:
        holds = argument.compare(largest, operator.gt)
        largest = largest.hull(argument) if holds is None else (argument if holds else largest)
    return largest


FUNCTIONS = {
    "σ": Definition(_logistic),
    "σ′": Definition(lambda x: _logistic(x) * _logistic(-x)),
    "tanh": Definition(lambda x: x.tanh()),
    "tanh′": Definition(lambda x: _one(x) - x.tanh() * x.tanh()),
    "sin": Definition(lambda x: x.sin()),
    "cos": Definition(lambda x: x.cos()),
    "ln": Definition(lambda x: x.ln()),
    "ReLU": Definition(lambda x: _positive_or(x, _constant(x, "0"))),
    "LeakyReLU": Definition(lambda x: _positive_or(x, x * _constant(x, "0.1"))),
    "ELU": Definition(lambda x: _positive_or(x, x.exp() - _one(x))),
    "abs": Definition(lambda x: _positive_or(x, -x)),
    "max": Definition(_largest),
    "softmax": Definition(_softmax, of_matrix=True),
}
