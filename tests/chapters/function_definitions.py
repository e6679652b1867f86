"""The functions that logs name, from their definitions, for values and for intervals alike."""

import operator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from hand_arithmetic import DIGITS, Grid, Interval, Own


@dataclass(frozen=True)
class Definition:
    formula: object
    of_matrix: bool = False  # of whole matrices, not of each of their elements


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


def _flat(grid):
    return [each for row in grid.rows for each in row]


def _normal_equations(A, t):
    """AᵀA·w = Aᵀt by Gauss's elimination. No pivot is 0: AᵀA is positive definite."""
    columns = A.transposed()
    sums = (columns.product(other, operator.mul, operator.add) for other in (A, t))
    rows = [[*row, *right] for row, right in zip(*(each.rows for each in sums))]
    for k, pivot in enumerate(rows):
        pivot[k:] = [each / pivot[k] for each in pivot[k:]]
        for row in rows[:k] + rows[k + 1:]:
            row[k:] = [each - row[k] * other for each, other in zip(row[k:], pivot[k:])]
    return Grid.of([row[-1]] for row in rows)


def _least_squares(A, t):
    """The w with the least ½‖A·w − t‖²; in fractions where they are known."""
    numbers = _flat(A) + _flat(t)
    if not isinstance(numbers[0], Own):
        return _normal_equations(A, t)
    if all(number.exact is not None for number in numbers):
        w = _normal_equations(*(each.map(lambda x: x.exact) for each in (A, t)))
        return w.map(Own.of)
    with localcontext() as context:
        context.prec = 3 * DIGITS  # the squares of A lose twice the digits that A does
        w = _normal_equations(*(each.map(lambda x: x.decimal) for each in (A, t)))
    return w.map(lambda x: Own(+x))


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
    "least_squares": Definition(_least_squares, of_matrix=True),
}
