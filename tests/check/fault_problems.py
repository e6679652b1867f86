"""Small calculations, and for each of their steps the wrong formulas that people calculate with.

A fault names its kind, the wrong formula, and what a cause must name for it to be the right one:
`b|c` where either is the same mistake, `σ→tanh` for the function used instead, `sign:t` for
another change that is the same mistake. Elements go without their index where all are concerned.

In wrong formulas `w_old` is the version of w before its last update, and `R(…)` is a value on the
way, rounded as it would have been printed.
"""

import dataclasses

CHANGES = {"derivative_left_out": "left_out", "common_logarithm": "other_function"}


@dataclasses.dataclass(frozen=True)
class Fault:
    kind: str
    formula: str
    causes: tuple

    @property
    def change(self):
        return CHANGES.get(self.kind, self.kind)


@dataclasses.dataclass(frozen=True)
class Step:
    id: str
    formula: str
    faults: tuple = ()


@dataclasses.dataclass(frozen=True)
class Section:
    steps: tuple
    id: str = ""
    repeat: int = 1


@dataclasses.dataclass(frozen=True)
class Family:
    name: str
    givens: dict  # the shape of each: () for a number, (rows, columns)
    sections: tuple


def fault(kind, formula, *causes):
    return Fault(kind, formula, causes)


def step(id, formula, *faults):
    return Step(id, formula, faults)


def section(id, *steps, repeat=1):
    return Section(steps, id, repeat)


def logistic(argument):
    """Faults of σ, of a number or of all elements."""
    return (
        fault("other_function", f"tanh({argument})", "σ→tanh"),
        fault("other_function", f"ReLU({argument})", "σ→ReLU", "function_left_out:σ"),
        fault("function_left_out", argument, "σ"),
        fault("function_doubled", f"σ(σ({argument}))", "σ"),
        fault("sign", f"σ(−({argument}))", argument, f"−{argument}"),
        fault("swapped_operands", f"1 + exp(−({argument}))", "*"),
    )


def logarithm(argument):
    return (
        fault("common_logarithm", f"log10({argument})", "ln→lg"),
        fault("function_left_out", argument, "ln"),
        fault("other_function", f"sqrt({argument})", "ln→√"),
    )


def descent(w, gradient):
    """Faults of w − η·gradient, where both are numbers, columns or matrices."""
    return (
        fault("sign", f"{w} + η·{gradient}", f"η|{gradient}|η·{gradient}"),
        fault("left_out", f"{w} − {gradient}", "η"),
        fault("left_out", f"−(η·{gradient})", w),
        fault("swapped_operands", f"η·{gradient} − {w}", "*"),
        fault("doubled", f"{w} − η·η·{gradient}", "η"),
        fault("decimal_point", f"{w} − 10·η·{gradient}", f"η|{gradient}|η·{gradient}"),
    )


def difference(a, b):
    return (
        fault("swapped_operands", f"{b} − {a}", "*", "sign:*"),
        fault("sign", f"{a} + {b}", b),
    )


NEURON = Family("neuron", dict.fromkeys(("w1", "w2", "w3", "x1", "x2", "x3", "b", "t", "η"), ()), (
    section(
        "",
        step("z", "w1·x1 + w2·x2 + w3·x3 + b",
             fault("left_out", "w1·x1 + w2·x2 + w3·x3", "b"),
             fault("left_out", "w1·x1 + w3·x3 + b", "w2·x2"),
             fault("left_out", "w1 + w2·x2 + w3·x3 + b", "x1"),
             fault("doubled", "w1·x1 + w2·x2 + w3·x3 + b + b", "b"),
             fault("doubled", "w1·x1 + w2·x2·x2 + w3·x3 + b", "x2"),
             fault("sign", "w1·x1 − w2·x2 + w3·x3 + b", "w2|x2|w2·x2"),
             fault("sign", "w1·x1 + w2·x2 + w3·x3 − b", "b"),
             fault("decimal_point", "10·w1·x1 + w2·x2 + w3·x3 + b", "w1|x1|w1·x1"),
             fault("decimal_point", "(w1·x1 + w2·x2 + w3·x3 + b)/10", "*")),
        step("y", "σ(z)", *logistic("z")),
        step("d", "y − t", *difference("y", "t")),
        step("s", "y·(1 − y)",
             fault("left_out", "1 − y", "y"),
             fault("left_out", "y", "1 − y"),
             fault("doubled", "y·y·(1 − y)", "y")),
        step("g", "d·s·x1",
             fault("derivative_left_out", "d·x1", "s"),
             fault("left_out", "d·s", "x1"),
             fault("doubled", "d·s·x1·x1", "x1")),
        step("m", "(z + y + d)/3",
             fault("undivided", "z + y + d", "3"),
             fault("left_out", "(z + y)/3", "d"),
             fault("decimal_point", "(z + y + d)/30", "*")),
        step("v1", "w1 − η·g", *descent("w1", "g")),
        step("q", "m/s",
             fault("swapped_operands", "s/m", "*"),
             fault("undivided", "m", "s")),
        step("f", "ln(1 + y)", *logarithm("1 + y"),
             fault("function_doubled", "ln(ln(1 + y))", "ln")),
    ),
))

CHAIN = Family("chain", dict.fromkeys(("w", "x", "b", "t", "v", "c", "η"), ()), (
    section(
        "net",
        step("z", "w·x + b", fault("left_out", "w·x", "b"), fault("sign", "w·x − b", "b")),
        step("y", "σ(z)", *logistic("z")),
        step("E", "(y − t)^2/2",
             fault("undivided", "(y − t)^2", "2"),
             fault("left_out", "(y − t)/2", "(y − t)²"),
             fault("sign", "(y + t)^2/2", "y|t")),
        step("d", "y − t", *difference("y", "t")),
        step("g", "d·y·(1 − y)·x",
             fault("derivative_left_out", "d·x", "y·(1 − y)"),
             fault("derivative_left_out", "d·y·x", "1 − y"),
             fault("derivative_left_out", "d·(1 − y)·x", "y")),
        step("k", "d·σ'(z)·x",
             fault("derivative_left_out", "d·x", "σ′(z)"),
             fault("other_function", "d·σ(z)·x", "σ′→σ"),
             fault("function_left_out", "d·z·x", "σ′")),
        step("h", "tanh(v·x)",
             fault("function_left_out", "v·x", "tanh"),
             fault("other_function", "σ(v·x)", "tanh→σ"),
             fault("function_doubled", "tanh(tanh(v·x))", "tanh")),
        step("j", "c·(1 − h^2)·x",
             fault("derivative_left_out", "c·x", "1 − h²"),
             fault("derivative_left_out", "c·(1 − h)·x", "h²"),
             fault("sign", "c·(1 + h^2)·x", "h²"),
             fault("swapped_operands", "c·(h^2 − 1)·x", "*", "sign:*")),
        step("a", "v·d·y·(1 − y)",
             fault("derivative_left_out", "v·d", "y·(1 − y)")),
    ),
    section(
        "update",
        step("w", "w − η·k", *descent("w", "k")),
        step("v", "v − η·d", *descent("v", "d")),
    ),
    section(
        "after",
        step("z", "w·x + b",
             fault("older_version", "net.w·x + b", "w"),
             fault("left_out", "w·x", "b")),
        step("e", "net.v·d", fault("newer_version", "v·d", "v")),
        step("o", "v·net.y",
             fault("older_version", "net.v·net.y", "v"),
             fault("left_out", "v", "y")),
    ),
))

NEWTON = Family("newton", {"x": (), "c": ()}, (
    section(
        "iteration",
        step("f", "x^2 − c",
             fault("older_version", "x_old^2 − c", "x"),
             fault("swapped_operands", "c − x^2", "*", "sign:*"),
             fault("sign", "x^2 + c", "c"),
             fault("left_out", "x − c", "x²")),
        step("s", "2·x",
             fault("older_version", "2·x_old", "x"),
             fault("left_out", "x", "2")),
        step("q", "f/s",
             fault("swapped_operands", "s/f", "*"),
             fault("undivided", "f", "s")),
        step("x", "x − q",
             fault("sign", "x + q", "q"),
             fault("swapped_operands", "q − x", "*", "sign:*")),
        repeat=3,
    ),
))
