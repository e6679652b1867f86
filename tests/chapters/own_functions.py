"""The functions that a log defines at its head, `f(x) = x² − 2`, as their author typed them."""

import ast
import re
from dataclasses import dataclass, field
from functools import cached_property

from formula_text import Formula, Function, Number, by_first_character, interval_of, own_number
from function_definitions import FUNCTIONS, Definition
from hand_arithmetic import Grid, Own

DEFINITION = re.compile(r"([^\W\d][\w′]*) *\(([^()]+)\) *= *(.+)")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
ONE_SPELLING = str.maketrans({"-": "−", "–": "−", "*": "·", "×": "·", "÷": "/", "'": "′"})
SPELLINGS = {"··": "^", "<=": "≤", ">=": "≥", "!=": "≠", "==": "="}
CHOICE = "if_"  # if(x > 0, a, b), which logs write with `otherwise`
TYPED_NAMES = {
    CHOICE: None,
    "exp": Definition(lambda x: x.exp()),
    "sqrt": Definition(lambda x: x.sqrt()),
    "log": FUNCTIONS["ln"],
    "sigmoid": FUNCTIONS["σ"],
    "relu": FUNCTIONS["ReLU"],
    "leaky_relu": FUNCTIONS["LeakyReLU"],
    "elu": FUNCTIONS["ELU"],
}


def as_logs_write(text):
    text = text.translate(HALF_WIDTH).translate(ONE_SPELLING)
    for typed, written in SPELLINGS.items():
        text = text.replace(typed, written)
    return re.sub(r"((?:^|[(,=<>≤≥≠·/^+−]|\botherwise\b) *)if *\(", rf"\1{CHOICE}(", text)


@dataclass
class OwnFunction:
    """Read where it is first used, so that a note which only looks like a definition may stand."""

    parameters: list
    text: str
    functions: dict = field(compare=False, repr=False)  # those that it may use

    @cached_property
    def body(self):
        formula = Formula.parse(self.text, by_first_character(self.parameters), self.functions)
        return formula.sub(WithChoices(formula).visit(formula.tree))

    @cached_property
    def of_matrix(self):
        return any(self.functions[leaf.name].of_matrix for leaf in self.body.all_leaves()
                   if isinstance(leaf, Function))

    def formula(self, *arguments):
        values = dict(zip(self.parameters, arguments, strict=True))

        def value_of(leaf):
            return (number_like(arguments[0], leaf.text) if isinstance(leaf, Number)
                    else values[leaf.name])

        return self.body.evaluate(value_of, self.functions)


class WithChoices(ast.NodeTransformer):
    """Makes conditions of the calls of CHOICE."""

    def __init__(self, formula):
        self.formula = formula

    def visit_Call(self, node):
        self.generic_visit(node)
        is_choice = self.formula.leaf(node.func) == Function(CHOICE)
        return ast.IfExp(*node.args) if is_choice else node


def number_like(value, text):
    """A typed number, as a value or as an interval, whichever the other one is."""
    one = value.rows[0][0] if isinstance(value, Grid) else value
    return own_number(text) if isinstance(one, Own) else interval_of(text, True)


def own_functions(notes):
    """By name; each may use those before it, and none replaces one that every log knows."""
    own = {}
    for note in notes:
        defined = DEFINITION.fullmatch(as_logs_write(note))
        if defined and defined[1] not in FUNCTIONS:
            parameters = re.split(" *, *", defined[2].strip())
            own[defined[1]] = OwnFunction(parameters, defined[3], own | FUNCTIONS | TYPED_NAMES)
    return own
