"""The arithmetic of the checker: its own values, intervals of printed numbers, and matrices.

Everything here is written anew from the definitions; nothing is taken from the program.
"""

import operator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Context, Decimal, getcontext, localcontext
from fractions import Fraction
from functools import lru_cache
from math import isqrt

DIGITS = 80  # more than any log can ask for
MOST_BITS = 256  # of a fraction that a log may call exact
getcontext().prec = DIGITS
getcontext().Emax = 10**12
getcontext().Emin = -(10**12)


@lru_cache(maxsize=None)
def exponential(x):
    return x.exp()


def arc_tangent_of_one_over(n):
    """1/n − 1/(3·n³) + 1/(5·n⁵) − …"""
    total, power, k = Decimal(0), Decimal(1) / n, 1
    while abs(power) > Decimal(10) ** (-2 * DIGITS):
        total += power / k
        power, k = -power / n**2, k + 2
    return total


with localcontext() as _context:
    _context.prec = 2 * DIGITS + 10
    # Machin's formula of 1706.
    PI = 16 * arc_tangent_of_one_over(5) - 4 * arc_tangent_of_one_over(239)


@lru_cache(maxsize=None)
def sine(x, quarters=0):
    """Of x and so many quarters of a turn: x − x³/3! + x⁵/5! − …, whole turns left out."""
    with localcontext() as context:
        context.prec = 2 * DIGITS
        x = (x + quarters * PI / 2).remainder_near(2 * PI)
        total, term, k = Decimal(0), x, 1
        while abs(term) > Decimal(10) ** (-3 * DIGITS // 2) * min(abs(x), 1):
            total += term
            term, k = -term * x * x / ((k + 1) * (k + 2)), k + 2
    return +total


class Undecided(Exception):
    """An interval that holds 0 stands below a fraction bar, or the like."""


@dataclass(frozen=True)
class Own:
    """A value computed here: its fraction where the value is rational and known, and 80 digits."""

    decimal: Decimal
    exact: Fraction = None

    @staticmethod
    def of(exact):
        exact = Fraction(exact)
        size = exact.numerator.bit_length() + exact.denominator.bit_length()
        return Own(Decimal(exact.numerator) / Decimal(exact.denominator),
                   exact if size <= MOST_BITS else None)

    def _with(self, other, f):
        if self.exact is not None and other.exact is not None:
            return Own.of(f(self.exact, other.exact))
        return Own(f(self.decimal, other.decimal))

    def _sum(self, other, f):
        total = self._with(other, f)
        size = max(abs(self.decimal), abs(other.decimal))
        # What is left of so many equal digits is their noise: √2·√2 − 2 is 0.
        if total.exact is None and abs(total.decimal) < size.scaleb(20 - DIGITS):
            return Own(Decimal(0))
        return total

    def __add__(self, other):
        return self._sum(other, operator.add)

    def __sub__(self, other):
        return self._sum(other, operator.sub)

    def __mul__(self, other):
        if self.exact == 0 or other.exact == 0:
            return Own.of(0)
        return self._with(other, operator.mul)

    def __truediv__(self, other):
        if self.exact == 0 and other.decimal != 0:
            return Own.of(0)
        return self._with(other, operator.truediv)

    def __neg__(self):
        return Own(-self.decimal, None if self.exact is None else -self.exact)

    def __pow__(self, other):
        exponent = int(other.exact)
        if self.exact is not None:
            return Own.of(self.exact**exponent)
        return Own(self.decimal**exponent)

    def exp(self):
        return Own.of(1) if self.exact == 0 else Own(exponential(self.decimal))

    def ln(self):
        return Own.of(0) if self.exact == 1 else Own(self.decimal.ln())

    def tanh(self):
        if self.exact == 0:
            return Own.of(0)
        with localcontext() as context:
            context.prec = 2 * DIGITS
            up, down = self.decimal.exp(), (-self.decimal).exp()
            ratio = (up - down) / (up + down)
        return Own(+ratio)

    def _wave(self, quarters):
        if self.exact == 0:
            return Own.of(quarters)
        value = sine(self.decimal, quarters)
        # What only the last digits of the angle decide is their noise: sin π is 0.
        size = abs(self.decimal)
        is_noise = size > 1 and abs(value) < size.scaleb(20 - DIGITS)
        return Own(Decimal(0) if is_noise else value)

    def sin(self):
        return self._wave(0)

    def cos(self):
        return self._wave(1)

    def sqrt(self):
        if self.exact is not None and self.exact >= 0:
            above, below = isqrt(self.exact.numerator), isqrt(self.exact.denominator)
            if Fraction(above**2, below**2) == self.exact:
                return Own.of(Fraction(above, below))
        return Own(self.decimal.sqrt())

    def compare(self, other, relation):
        both = self.exact is not None and other.exact is not None
        return relation(self.exact, other.exact) if both else relation(self.decimal, other.decimal)

    def hull(self, other):
        raise AssertionError("a comparison of values is always decided")


@dataclass(frozen=True)
class Interval:
    """Every value that a printed number may stand for. Ends are widened by more than the error."""

    low: Decimal
    high: Decimal

    @staticmethod
    def of(low, high):
        slack = Decimal(10) ** (10 - DIGITS)
        return Interval(low - abs(low) * slack, high + abs(high) * slack)

    @property
    def is_point(self):
        return self.low == self.high

    def meets(self, other):
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other):
        return Interval.of(self.low + other.low, self.high + other.high)

    def __sub__(self, other):
        return Interval.of(self.low - other.high, self.high - other.low)

    def __neg__(self):
        return Interval(-self.high, -self.low)

    def __mul__(self, other):
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval.of(min(ends), max(ends))

    def __truediv__(self, other):
        if other.low <= 0 <= other.high:
            raise Undecided
        return self * Interval.of(1 / other.high, 1 / other.low)

    def __pow__(self, other):
        exponent = int(other.low)
        if exponent < 0:
            return Interval(Decimal(1), Decimal(1)) / self ** Interval(-other.high, -other.low)
        ends = [self.low**exponent, self.high**exponent]
        if exponent % 2 == 0 and exponent > 0 and self.low < 0 < self.high:
            ends.append(Decimal(0))
        return Interval.of(min(ends), max(ends))

    def exp(self):
        return Interval.of(exponential(self.low), exponential(self.high))

    def ln(self):
        if self.low <= 0:
            raise Undecided
        return Interval.of(self.low.ln(), self.high.ln())

    def tanh(self):
        return Interval.of(Own(self.low).tanh().decimal, Own(self.high).tanh().decimal)

    def _wave(self, quarters):
        """Largest a quarter of a turn behind the zeros of the sine, least half a turn further."""
        ends = [sine(self.low, quarters), sine(self.high, quarters)]
        turn = 2 * PI
        for value, behind in ((1, 1 - quarters), (-1, 3 - quarters)):
            place = behind * PI / 2
            turns = ((self.low - place) / turn).to_integral_value(ROUND_CEILING)
            if place + turns * turn <= self.high:
                ends.append(Decimal(value))
        return Interval.of(min(ends), max(ends))

    def sin(self):
        return self._wave(0)

    def cos(self):
        return self._wave(1)

    def sqrt(self):
        if self.high < 0:
            raise Undecided
        return Interval.of(max(self.low, Decimal(0)).sqrt(), self.high.sqrt())

    def compare(self, other, relation):
        """None where the printed digits leave it open."""
        if self.is_point and other.is_point:
            return relation(self.low, other.low)
        if self.meets(other):
            return None
        return relation(self.low, other.low)

    def hull(self, other):
        return Interval(min(self.low, other.low), max(self.high, other.high))


CONSTANTS = {"π": Own(+PI)}  # that logs show by their names


@dataclass(frozen=True)
class Grid:
    """A matrix, as rows of anything that can be calculated with."""

    rows: tuple

    @staticmethod
    def of(rows):
        return Grid(tuple(tuple(row) for row in rows))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def map(self, f):
        return Grid.of([f(each) for each in row] for row in self.rows)

    def zip(self, other, f):
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape}")
        return Grid.of([f(a, b) for a, b in zip(*rows)] for rows in zip(self.rows, other.rows))

    def transposed(self):
        return Grid.of(zip(*self.rows))

    def product(self, other, multiply, add):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape}")

        def element(row, column):
            terms = [multiply(a, b) for a, b in zip(row, column)]
            total = terms[0]
            for term in terms[1:]:
                total = add(total, term)
            return total

        return Grid.of([element(row, column) for column in zip(*other.rows)] for row in self.rows)


def in_decimals(value, count):
    """Rounded half away from zero to `count` decimals, from the fraction where there is one."""
    if value.exact is None:
        unit = Decimal(1).scaleb(-count)
        context = Context(prec=400, rounding=ROUND_HALF_UP, Emax=10**12, Emin=-(10**12))
        return f"{value.decimal.quantize(unit, context=context):f}"
    scaled = abs(value.exact) * 10**count
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(count + 1, "0")
    text = digits if count == 0 else f"{digits[:-count]}.{digits[-count:]}"
    return ("-" if value.exact < 0 and whole else "") + text


def finite_decimals(exact):
    """How many decimals the fraction has, or None where they never end."""
    rest, twos, fives = exact.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def shown(value, digits):
    """What a log has to print for a value with so many decimals, and whether it says all of it."""
    if value.decimal == 0:
        return "0", value.exact is not None
    exponent = value.decimal.adjusted()
    if value.exact is not None and exponent < 15:
        decimals = finite_decimals(value.exact)
        if decimals is not None and decimals <= digits:
            return in_decimals(value, decimals).replace("-", "−"), True
    if -digits <= exponent < 15:
        return in_decimals(value, digits).replace("-", "−"), False
    context = Context(prec=max(digits, 1), rounding=ROUND_HALF_UP, Emax=10**12, Emin=-(10**12))
    sign, figures, power = context.plus(value.decimal).as_tuple()
    figures = "".join(map(str, figures)).ljust(max(digits, 1), "0")
    exponent = power + len(context.plus(value.decimal).as_tuple().digits) - 1
    mantissa = figures[0] + ("." + figures[1:] if len(figures) > 1 else "")
    ten = f"(−{-exponent})" if exponent < 0 else str(exponent)
    return f"{'−' if sign else ''}{mantissa}×10^{ten}", False
