"""A calculator for simulated students: formulas, those who work them out, and wrong formulas.

Nothing here comes from Longhand. A formula is a tree of sums, products, quotients and functions. A
hand works it out: the exact hand with 60 digits, a student's hand with the student's habits. The
wrong formulas of a formula differ from it in one place.
"""

import random
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DecimalException, getcontext
from functools import lru_cache

getcontext().prec = 60
NO_NUMBER = (DecimalException, ZeroDivisionError)
TAKEN_FOR = {"sigmoid": "tanh", "tanh": "sigmoid", "ln": "lg"}
TIDY = Context(prec=45)  # the rest of the 60 digits is noise: (1 / 3) · 3 is 1


def rounded(value, decimals, mode=ROUND_HALF_UP):
    return TIDY.plus(value).quantize(Decimal(1).scaleb(-decimals), rounding=mode)


@dataclass(frozen=True, eq=False)
class Formula:
    """data: the number, the id of a value, the signs of a sum, the name of a function."""

    kind: str
    parts: tuple = ()
    data: object = None

    def __add__(self, other):
        return plus(self, 1, other)

    def __radd__(self, other):
        return plus(other, 1, self)

    def __sub__(self, other):
        return plus(self, -1, other)

    def __rsub__(self, other):
        return plus(other, -1, self)

    def __neg__(self):
        return Formula("sum", (self,), (-1,))

    def __mul__(self, other):
        return Formula("product", factors(self) + factors(other))

    def __rmul__(self, other):
        return Formula("product", factors(other) + factors(self))

    def __truediv__(self, other):
        return Formula("quotient", (self, as_formula(other)))

    def __rtruediv__(self, other):
        return Formula("quotient", (as_formula(other), self))

    def __pow__(self, other):
        return Formula("power", (self, as_formula(other)))


def as_formula(value):
    if isinstance(value, Formula):
        return value
    return Formula("number", data=Decimal(value))


def plus(left, sign, right):
    """a + b + c is one sum of three terms; −a and a − (b + c) stay as they are written."""
    left, right = as_formula(left), as_formula(right)
    if left.kind == "sum" and len(left.parts) > 1:
        return Formula("sum", (*left.parts, right), (*left.data, sign))
    return Formula("sum", (left, right), (1, sign))


def factors(value):
    value = as_formula(value)
    return value.parts if value.kind == "product" else (value,)


def function(name):
    return lambda argument: Formula("function", (as_formula(argument),), name)


exp, ln, tanh, sqrt, sigmoid = map(function, ("exp", "ln", "tanh", "sqrt", "sigmoid"))


def greatest(left, right):
    return Formula("greatest", (as_formula(left), as_formula(right)))


def if_more(left, right, yes, no):
    return Formula("choice", tuple(map(as_formula, (left, right, yes, no))), ">")


def if_not_less(left, right, yes, no):
    return Formula("choice", tuple(map(as_formula, (left, right, yes, no))), "≥")


def decides(formula):
    return formula.kind in ("greatest", "choice") or any(map(decides, formula.parts))


def names(formula):
    """The ids of all values that a formula speaks of."""
    own = {formula.data} if formula.kind == "value" else set()
    return own.union(*map(names, formula.parts))


@lru_cache(maxsize=None)
def function_value(name, x):
    if name in ("ln", "lg") and x == 0:
        raise ZeroDivisionError
    if name == "exp":
        return x.exp()
    if name == "ln":
        return x.ln()
    if name == "lg":
        return x.log10()
    if name == "sqrt":
        return x.sqrt()
    if name == "sigmoid":
        return 1 / (1 + (-x).exp())
    up, down = x.exp(), (-x).exp()
    return (up - down) / (up + down)


class Hand:
    """Works formulas out exactly. value_of gives the number behind an id."""

    def work_out(self, formula, value_of):
        kind, data = formula.kind, formula.data
        if kind == "number":
            return data
        if kind == "value":
            return value_of(data)
        if kind == "choice":
            left, right = (self.work_out(part, value_of) for part in formula.parts[:2])
            chosen = left > right or (data == "≥" and left == right)
            return self.work_out(formula.parts[2 if chosen else 3], value_of)
        numbers = [self.work_out(part, value_of) for part in formula.parts]
        if kind == "sum":
            return self.add([sign * number for sign, number in zip(data, numbers, strict=True)])
        if kind == "product":
            return self.multiply(numbers)
        if kind == "quotient":
            return self.note(numbers[0] / numbers[1])
        if kind == "power":
            return self.power(numbers[0], int(numbers[1]))
        if kind == "greatest":
            return max(numbers)
        return self.function(data, numbers[0])

    def note(self, value):
        return value

    def add(self, numbers):
        return sum(numbers)

    def multiply(self, numbers):
        product = Decimal(1)
        for number in numbers:
            product *= number
        return product

    def power(self, base, exponent):
        return base**exponent

    def function(self, name, x):
        return function_value(name, x)


@dataclass(frozen=True)
class Habits:
    kept: int  # decimals
    mode: str
    writes_down: str  # every operation, now and then, each step
    sums: str  # from the left, from the right, in any order
    by_keys: bool  # xⁿ and σ with one key of the calculator, or operation by operation

    def __str__(self):
        keys = "keys for powers and σ" if self.by_keys else "powers and σ by hand"
        return (f"{self.kept} decimals after {self.writes_down}, {self.mode}, "
                f"sums {self.sums}, {keys}")


def any_habits(least, chance):
    return Habits(
        kept=least + chance.choice((0, 0, 1, 3, 12)),
        mode=chance.choice((ROUND_HALF_UP, ROUND_HALF_EVEN)),
        writes_down=chance.choice(("every operation", "every operation", "now and then",
                                   "each step")),
        sums=chance.choice(("from the left", "from the right", "in any order")),
        by_keys=chance.random() < 0.5)


@dataclass
class Student(Hand):
    habits: Habits
    chance: random.Random = field(repr=False)

    def keep(self, value):
        return rounded(value, self.habits.kept, self.habits.mode)

    def note(self, value):
        when = self.habits.writes_down
        if when == "each step" or (when == "now and then" and self.chance.random() < 0.5):
            return value
        return self.keep(value)

    def add(self, numbers):
        order = list(numbers)
        if self.habits.sums == "from the right":
            order.reverse()
        elif self.habits.sums == "in any order":
            self.chance.shuffle(order)
        total = order[0]
        for number in order[1:]:
            total = self.note(total + number)
        return total

    def multiply(self, numbers):
        """Any two factors first, then any two of what there is, until one is left."""
        left = list(numbers)
        while len(left) > 1:
            self.chance.shuffle(left)
            left.append(self.note(left.pop() * left.pop()))
        return left[0]

    def power(self, base, exponent):
        if self.habits.by_keys:
            return self.note(base**exponent)
        return self.multiply([base] * exponent)

    def function(self, name, x):
        if name != "sigmoid" or self.habits.by_keys:
            return self.note(function_value(name, x))
        below = self.note(1 + self.note(function_value("exp", -x)))
        return self.note(1 / below)


def wrong_formulas(formula):
    """(kind, formula) for every place where something can go wrong."""
    yield from wrong_here(formula)
    for k, part in enumerate(formula.parts):
        for kind, changed in wrong_formulas(part):
            parts = (*formula.parts[:k], changed, *formula.parts[k + 1:])
            yield kind, replace(formula, parts=parts)


def wrong_here(formula):
    kind, parts, data = formula.kind, formula.parts, formula.data
    if kind == "sum":
        for k, sign in enumerate(data):
            yield "sign changed", replace(formula, data=(*data[:k], -sign, *data[k + 1:]))
        if len(parts) > 1:
            for k in range(len(parts)):
                yield "term left out", replace(formula, parts=(*parts[:k], *parts[k + 1:]),
                                               data=(*data[:k], *data[k + 1:]))
                yield "term counted twice", replace(formula, parts=(*parts, parts[k]),
                                                    data=(*data, data[k]))
        if data == (1, -1):
            yield "subtraction the other way round", replace(formula, parts=parts[::-1])
    elif kind == "product":
        for k in range(len(parts)):
            yield "factor left out", replace(formula, parts=(*parts[:k], *parts[k + 1:]))
            yield "factor counted twice", replace(formula, parts=(*parts, parts[k]))
    elif kind == "quotient":
        yield "not divided", parts[0]
        yield "quotient the other way round", replace(formula, parts=parts[::-1])
    elif kind == "power":
        yield "power left out", parts[0]
    elif kind == "function":
        yield "function left out", parts[0]
        if data in TAKEN_FOR:
            yield "other function", replace(formula, data=TAKEN_FOR[data])


def exchanged(formula, old):
    """The formula with other values in the place of those that the mapping has."""
    if formula.kind == "value":
        return replace(formula, data=old.get(formula.data, formula.data))
    return replace(formula, parts=tuple(exchanged(part, old) for part in formula.parts))


def written(formula):
    """For messages."""
    parts = [written(part) for part in formula.parts]
    kind, data = formula.kind, formula.data
    if kind in ("number", "value"):
        return str(data)
    if kind == "sum":
        text = " ".join(f"{'+' if sign > 0 else '−'} {part}"
                        for sign, part in zip(data, parts, strict=True))
        return f"({text.removeprefix('+ ')})"
    if kind == "product":
        return "·".join(parts)
    if kind == "quotient":
        return f"({parts[0]} / {parts[1]})"
    if kind == "power":
        return f"{parts[0]}^{parts[1]}"
    return f"{data or 'max'}({', '.join(parts)})"
