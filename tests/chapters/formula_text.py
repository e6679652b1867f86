"""Printed formulas: their text becomes a Python expression, and its syntax tree is walked."""

import ast
import itertools
import operator
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hand_arithmetic import CONSTANTS, Grid, Interval, Own

NUMBER = re.compile(r"(\d+\.?\d*|\.\d+)([eE][+−-]?\d+|×10\^(\(−\d+\)|\d+))?")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LETTER = rf"(?![{RAISED}ᵀ])[\w′″‴]"
LAYER = rf"(?:⁽[{RAISED}]+⁾)?"  # W⁽¹⁾: the layer, or the version of w
VERSION = r"(?:₍[₀-₉]+₎)?"
IDENTIFIER = re.compile(
    rf"(∂{LETTER}+/∂)?(?![\d′″‴]){LETTER}(?:{LETTER})*{LAYER}(\[\d+(,\d+)?\])?{LAYER}{VERSION}")
SIGNS = {"·": "*", "×": "*", "⊙": "@", "−": "-", "+": "+", "/": "/", "(": "(", ")": ")", ",": ",",
         "<": "<", ">": ">", "≤": "<=", "≥": ">=", "=": "==", "≠": "!=", "ᵀ": ".T", "√": "~",
         "^": "**", " ": " "}
ONE_OF = re.compile(r"(.+)\[(\d+)(?:,(\d+))?\]")
WORDS = {"if": "if", "otherwise": "else"}
EULER = "e_"


class NoFormula(Exception):
    """A text that is no formula of the log's notation."""


@dataclass
class Symbol:
    name: str
    cell: object = None  # what it stands for, once found


@dataclass
class Number:
    text: str
    cell: object = None
    is_raised: bool = False  # x²: the exponent, never a rounded number


@dataclass
class Matrix:
    rows: list  # of Formula


@dataclass
class Function:
    name: str
    place: tuple = ()  # of the one element that is meant, from 1: f[2](A), f[1,2](A)

    @staticmethod
    def named(token):
        element = ONE_OF.fullmatch(token)
        if not element:
            return Function(token)
        return Function(element[1], tuple(int(each) for each in element.groups()[1:] if each))

    def of(self, value):
        if not self.place:
            return value
        row, column = self.place if len(self.place) == 2 else (
            (1, *self.place) if len(value.rows) == 1 else (*self.place, 1))
        return value.rows[row - 1][column - 1]


def by_first_character(names):
    found = {}
    for name in names:
        found.setdefault(name[0], set()).add(name)
    return found


@lru_cache(maxsize=None)
def exactly(text):
    """The fraction that a printed number says, half-width or not: −1.2×10^(−5), 1e−3."""
    plain = text.replace("−", "-").replace("×10^", "e").replace("(", "").replace(")", "")
    return Fraction(plain)


def own_number(text):
    """A number as it is typed, or the constant of this name."""
    return CONSTANTS.get(text) or Own.of(exactly(text))


@lru_cache(maxsize=None)
def interval_of(text, is_exact):
    """All that rounds to the printed text."""
    if text in CONSTANTS:
        return Interval.of(CONSTANTS[text].decimal, CONSTANTS[text].decimal)
    value = exactly(text)
    middle = Decimal(value.numerator) / Decimal(value.denominator)
    if is_exact:
        return Interval(middle, middle)
    mantissa, _, power = text.replace("(", "").replace(")", "").partition("×10^")
    decimals = len(mantissa.partition(".")[2])
    half = Decimal(5).scaleb(int(power.replace("−", "-") or 0) - decimals - 1)
    return Interval(middle - half, middle + half)


class Formula:
    """A syntax tree whose names stand for symbols, numbers, matrices and functions."""

    _fresh = itertools.count()

    def __init__(self, tree, leaves):
        self.tree = tree
        self.leaves = leaves

    @classmethod
    def parse(cls, text, known, functions, matrices=()):
        """`known`: the names that the log has given a meaning, by their first characters."""
        leaves = {}

        def leaf(value):
            name = f"x{next(cls._fresh)}"
            leaves[name] = value
            return name

        source, at = "", 0
        text = text.replace(", otherwise ", " otherwise ")
        while at < len(text):
            token, end = cls._token(text, at, known)
            rest = text[end:]
            if token.startswith("⟦"):
                rows = [[cls.parse(cell, known, functions) for cell in row]
                        for row in matrices[int(token[1:-1])]]
                name = leaf(Matrix(rows))
                # A function's column stands beside its name, without parentheses.
                source += f"({name})" if source.endswith("\0") else name
            elif token == "e^":
                source += f"{EULER}**"
            elif token in WORDS:
                source += f" {WORDS[token]} "
            elif token[0] in SIGNS and token not in known.get(token[0], ()):
                source += SIGNS[token]
            elif token[0] in RAISED:
                exponent = Number("".join(str(RAISED.index(c)) for c in token), is_raised=True)
                source += f"**{leaf(exponent)}"
            elif NUMBER.fullmatch(token) or (
                    token in CONSTANTS and token not in known.get(token[0], ())):
                source += leaf(Number(token))
            elif Function.named(token).name in functions and re.match(r" ?[(⟦]", rest):
                source += leaf(Function.named(token)) + "\0"
                end += rest.startswith(" ")
            else:
                source += leaf(Symbol(token))
            at = end
        try:
            tree = ast.parse(source.replace("\0", "").strip(), mode="eval").body
        except SyntaxError as error:
            raise NoFormula(f"{text!r} is no formula") from error
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if names - leaves.keys() - {EULER}:  # two names without a sign between them
            raise NoFormula(f"{text!r} is no formula")
        return cls(cls._with_signs(tree, leaves) if "−" in text else tree, leaves)

    @staticmethod
    def _token(text, at, known):
        rest = text[at:]
        if rest.startswith("⟦"):
            return rest[: rest.index("⟧") + 1], at + rest.index("⟧") + 1
        if rest.startswith("e^"):
            return "e^", at + 2
        names = [name + re.match(VERSION, rest[len(name):])[0]
                 for name in known.get(rest[0], ()) if rest.startswith(name)]
        for pattern in (NUMBER, IDENTIFIER, re.compile(f"[{RAISED}]+")):
            found = pattern.match(rest)
            if found:
                names.append(found[0])
        if rest[0] in SIGNS and not any(len(name) > 1 for name in names):
            names.append(rest[0])
        if not names:
            raise NoFormula(f"{rest[0]!r} in {text!r} is not understood")
        longest = max(names, key=len)
        return longest, at + len(longest)

    @staticmethod
    def _with_signs(tree, leaves):
        """−1.05 is a number with its sign."""

        class Signs(ast.NodeTransformer):
            def visit_UnaryOp(self, node):
                self.generic_visit(node)
                number = isinstance(node.operand, ast.Name) and leaves.get(node.operand.id)
                unsigned = isinstance(number, Number) and not number.text.startswith("−")
                if not isinstance(node.op, ast.USub) or not unsigned:
                    return node
                number.text = "−" + number.text
                return node.operand

        return Signs().visit(tree)

    def leaf(self, tree):
        return self.leaves.get(tree.id) if isinstance(tree, ast.Name) else None

    def sub(self, tree):
        return Formula(tree, self.leaves)

    def all_leaves(self):
        for node in ast.walk(self.tree):
            leaf = self.leaf(node)
            if isinstance(leaf, Matrix):
                for row in leaf.rows:
                    for cell in row:
                        yield from cell.all_leaves()
            elif leaf:
                yield leaf

    def is_matrix(self):
        return isinstance(self.leaf(self.tree), Matrix)

    def evaluate(self, value_of, functions):
        """The value, with `value_of(leaf)` for each symbol and number."""
        return _Evaluation(self, value_of, functions).value(self.tree)


COMPARISONS = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
               ast.GtE: operator.ge, ast.Eq: operator.eq, ast.NotEq: operator.ne}


class _Evaluation:
    def __init__(self, formula, value_of, functions):
        self.formula, self.value_of, self.functions = formula, value_of, functions

    def value(self, node):
        method = getattr(self, "value_" + type(node).__name__, None)
        if not method:
            raise NoFormula(f"{type(node).__name__} in a formula")
        return method(node)

    def value_Name(self, node):
        leaf = self.formula.leaf(node)
        if isinstance(leaf, Matrix):
            return Grid.of([cell.evaluate(self.value_of, self.functions) for cell in row]
                           for row in leaf.rows)
        return self.value_of(leaf)

    def value_BinOp(self, node):
        if isinstance(node.left, ast.Name) and node.left.id == EULER:
            return each(self.value(node.right), lambda x: x.exp())
        a, b, kind = self.value(node.left), self.value(node.right), type(node.op)
        if kind is ast.Mult and isinstance(a, Grid) and isinstance(b, Grid):
            return a.product(b, operator.mul, operator.add)
        plain = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
                 ast.Div: operator.truediv, ast.Pow: operator.pow, ast.MatMult: operator.mul}[kind]
        return both(a, b, plain)

    def value_UnaryOp(self, node):
        function = operator.neg if isinstance(node.op, ast.USub) else lambda x: x.sqrt()
        return each(self.value(node.operand), function)

    def value_Call(self, node):
        called = self.formula.leaf(node.func)
        function = self.functions[called.name]
        arguments = [self.value(argument) for argument in node.args]
        if len(arguments) == 1 and isinstance(arguments[0], Grid) and not function.of_matrix:
            return arguments[0].map(function.formula)
        return called.of(function.formula(*arguments))

    def value_Attribute(self, node):
        return self.value(node.value).transposed()

    def value_IfExp(self, node):
        holds = self.holds(node.test)
        if holds is None:
            return self.value(node.body).hull(self.value(node.orelse))
        return self.value(node.body if holds else node.orelse)

    def holds(self, node):
        a, b = self.value(node.left), self.value(node.comparators[0])
        return a.compare(b, COMPARISONS[type(node.ops[0])])


def each(value, f):
    return value.map(f) if isinstance(value, Grid) else f(value)


def both(a, b, f):
    if isinstance(a, Grid) and isinstance(b, Grid):
        return a.zip(b, f)
    if isinstance(a, Grid):
        return a.map(lambda x: f(x, b))
    return b.map(lambda x: f(a, x)) if isinstance(b, Grid) else f(a, b)
