"""Formulas of problem files, calculated in plain decimals: nothing of Longhand takes part.

A formula is the text of a problem file, read as Python: numbers are decimals, `·` is the matrix
product, `⊙` the product of elements (`@` here), indices begin with 1. What Longhand has no name
for, such as log10 or a rounded intermediate value, may stand in a wrong formula.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 34

SIGNS = {"·": "*", "⊙": "@", "−": "-", "ᵀ": ".T", "²": "**2", "^": "**", "σ'": "logistic_slope",
         "σ(": "logistic("}


class Array:
    """A column (a matrix with one column) or a matrix of decimals."""

    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Array(zip(*self.rows))

    def elements(self):
        return [number for row in self.rows for number in row]

    def map(self, function):
        return Array([function(number) for number in row] for row in self.rows)

    def with_each(self, other, function):
        if not isinstance(other, Array):
            return self.map(lambda number: function(number, other))
        return Array([function(a, b) for a, b in zip(ours, theirs, strict=True)]
                     for ours, theirs in zip(self.rows, other.rows, strict=True))

    def __getitem__(self, index):
        row, column = index if isinstance(index, tuple) else (index, 1)
        return self.rows[int(row) - 1][int(column) - 1]

    def __add__(self, other):
        return self.with_each(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self.with_each(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self.map(lambda number: other - number)

    def __neg__(self):
        return self.map(lambda number: -number)

    def __matmul__(self, other):
        return self.with_each(other, lambda a, b: a * b)

    def __truediv__(self, other):
        return self.with_each(other, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self.map(lambda number: other / number)

    def __pow__(self, other):
        return self.map(lambda number: number ** other)

    def __mul__(self, other):
        if not isinstance(other, Array):
            return self.map(lambda number: number * other)
        columns = list(zip(*other.rows))
        return Array([total(a * b for a, b in zip(row, column, strict=True)) for column in columns]
                     for row in self.rows)

    __radd__ = __add__
    __rmul__ = __mul__


def total(numbers):
    return sum(numbers, Decimal(0))


def of_each(function):
    """The function, of a number or of each element."""
    return lambda x: x.map(function) if isinstance(x, Array) else function(x)


def column(*numbers):
    return Array([number] for number in numbers)


def tanh(x):
    return 1 - 2 / ((2 * x).exp() + 1)


def atan_of_one_over(n):
    return total((-1) ** k / (Decimal(2 * k + 1) * Decimal(n) ** (2 * k + 1)) for k in range(60))


PI = 4 * (4 * atan_of_one_over(5) - atan_of_one_over(239))  # Machin's formula


def sine(x):
    """x − x³/3! + x⁵/5! − …"""
    x = x.remainder_near(2 * PI)
    terms = [x]
    for k in range(1, 40):
        terms.append(-terms[-1] * x * x / (2 * k * (2 * k + 1)))
    return total(terms)


def logistic(x):
    return 1 / (1 + (-x).exp())


def flipped(array):
    """A column with its elements in reverse order."""
    return Array(array.rows[::-1])


FUNCTIONS = {
    "exp": of_each(Decimal.exp),
    "ln": of_each(Decimal.ln),
    "log10": of_each(Decimal.log10),
    "sqrt": of_each(Decimal.sqrt),
    "tanh": of_each(tanh),
    "sin": of_each(sine),
    "cos": of_each(lambda x: sine(x + PI / 2)),
    "π": PI,
    "logistic": of_each(logistic),
    "logistic_slope": of_each(lambda x: logistic(x) * (1 - logistic(x))),
    "ReLU": of_each(lambda x: max(x, Decimal(0))),
    "sum": lambda array: total(array.elements()),
    "mean": lambda array: total(array.elements()) / len(array.elements()),
    "dot": lambda a, b: total((a @ b).elements()),
    "each": lambda function, array: function(array),
    "flipped": flipped,
    "column": column,
    "Decimal": Decimal,
}


def rounded(number, decimals, how=ROUND_HALF_UP):
    """A number or each element, as it is printed; never −0.00."""
    return of_each(lambda each: each.quantize(Decimal(1).scaleb(-decimals), how) + 0)(number)


def as_python(formula):
    for sign, python in SIGNS.items():
        formula = formula.replace(sign, python)
    formula = re.sub(r"\b([a-z]+)\.(?!T\b)([A-Za-z])", r"\1_\2", formula)
    return re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])", r'Decimal("\1")', formula)


def value(formula, values):
    """What a formula gives; quantities by name, those of a section as `section_name`."""
    return eval(as_python(formula), {**FUNCTIONS, **values})
