"""Class files of parts of every chapter and of several problem files, and their formulas.

What right_students.py and marked_students.py need: PROGRAM makes the class files; the numbers of
each variant are worked out anew from worked_formulas.py, exactly and as students do it.
"""

import argparse
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import worked_formulas as formulas
from student import NO_NUMBER, Hand, names, rounded

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@dataclass(frozen=True)
class Part:
    name: str  # of a chapter, an example or a file of worked_formulas, and of its function there
    first: str = ""
    last: str = ""
    options: str = ""
    share: float = 1  # of N: less where it takes the program long to find variants

    def __str__(self):
        reach = f"{self.first} … {self.last}" if self.last else self.first
        return " ".join(filter(None, (self.name, reach, self.options)))

    def arguments(self, folder):
        source = self.name
        if (EXAMPLES / f"{self.name}.toml").exists():
            source = EXAMPLES / f"{self.name}.toml"
        elif self.name in formulas.FILES:
            source = folder / f"{self.name}.toml"
            source.write_text(formulas.FILES[self.name], encoding="utf-8")
        reach = ["--from", self.first, "--to", self.last or self.first] if self.first else []
        return [str(source), *reach, *self.options.split()]


PARTS = [
    Part("mcp_neuron"), Part("mcp_neuron", "or_gate"),
    Part("activation_functions"), Part("activation_functions", "logistic/s", "logistic/q"),
    Part("activation_functions", "slope", share=0.5),
    Part("activation_functions", "tanh/t", share=0.25),
    Part("activation_functions", "tanh", share=0.01),
    Part("activation_functions", "relu", share=0.1),
    Part("activation_functions", "leaky_relu", share=0.1),
    Part("activation_functions", "elu", share=0.1),
    Part("matrix_forward_pass", share=0.5),
    Part("matrix_forward_pass", options="--fade 2", share=0.5),
    Part("matrix_forward_pass", "matrix_form"),
    Part("matrix_forward_pass", "three_layers/hidden", "three_layers/output", share=0.5),
    Part("matrix_forward_pass", "three_layers/output", share=0.5),
    Part("matrix_forward_pass", "product"),
    Part("error_splitting"), Part("error_splitting", "hidden"),
    Part("error_splitting", "matrix_form"), Part("error_splitting", "further_back"),
    Part("error_splitting", "gradient", share=0.5),
    Part("error_splitting", "gradient", options="--fade 1", share=0.25),
    Part("error_splitting", "one_output", "gradient", share=0.05),
    Part("gradient_descent"), Part("gradient_descent", options="--digits 2", share=0.25),
    Part("gradient_descent", options="--digits 6", share=0.5),
    Part("gradient_descent", options="--fade 2", share=0.5),
    Part("gradient_descent", options="--fade 4", share=0.25),
    Part("gradient_descent", "update"),
    Part("gradient_descent", "iteration[1]/h", "iteration[1]/Error"),
    Part("gradient_descent", "iteration[1]/Delta", "iteration[1]/W"),
    Part("softmax_backpropagation", share=0.25),
    Part("softmax_backpropagation", options="--fade 2", share=0.5),
    Part("softmax_backpropagation", "loss", "hidden_layer", share=0.25),
    Part("softmax_backpropagation", "loss", "hidden_layer", "--digits 3 --fade 1", share=0.25),
    Part("softmax_backpropagation", "hidden_layer", share=0.5),
    Part("softmax_backpropagation", "descent", share=0.25),
    Part("softmax_backpropagation", "after", share=0.25),
    Part("softmax_backpropagation", "forward", "after", share=0.01),
    Part("softmax_backpropagation", "softmax_with_loss", share=0.5),
    Part("compound_interest"), Part("newton"), Part("projectile"),
    Part("neuron"), Part("matrices"), Part("triangle"),
]


class Variant:
    """One line of a class file, and the exact values with its numbers."""

    def __init__(self, calculation, exercise, decimals):
        self.calculation, self.decimals, self.blanks = calculation, decimals, exercise["blanks"]
        self.givens = ", ".join(f"{name} = {' '.join(texts)}"
                                for name, texts in exercise["givens"].items())
        self.numbers = dict(calculation.fixed)
        for name, elements in calculation.givens.items():
            if name in exercise["givens"]:
                self.numbers |= zip(elements, map(Decimal, exercise["givens"][name]), strict=True)

    def exact(self, name):
        if name not in self.numbers:
            self.numbers[name] = Hand().work_out(self.calculation.formulas[name], self.exact)
        return self.numbers[name]

    def printed(self, name):
        return rounded(self.exact(name), self.decimals)


class NoVariants(Exception):
    """The program says so."""


class FewVariants(Exception):
    """The program says how many versions there are."""


class Sheet:
    """The variants of a part, and which numbers its students find on it."""

    def __init__(self, part, made, copies, calculation=None):
        exercise, lines = made
        self.part, self.calculation = part, calculation or getattr(formulas, part.name)()
        self.kept = exercise["kept"]
        self.variants = [Variant(self.calculation, line["exercises"][0], exercise["decimals"])
                         for line in lines]
        self.blanks = [blank["id"] for blank in exercise["blanks"]]
        unknown = [name for name in self.blanks if name not in self.calculation.formulas]
        if unknown or len(self.variants) != copies:
            sys.exit(f"{part}: {len(self.variants)} variants, no formulas of {unknown}")
        self.printed = self.printed_elements()

    def printed_elements(self):
        """Those of steps before the part, and of steps without blanks that follow from them, but
        for steps that would tell an answer."""
        formulas_of, quantity = self.calculation.formulas, self.calculation.quantity
        elements = list(formulas_of)
        first = next(k for k, name in enumerate(elements) if name.startswith(self.part.first))
        printed = set(elements[:first])
        if "--fade 4" in self.part.options:
            return printed
        inside = elements[first:max(map(elements.index, self.blanks)) + 1]
        open_steps = {quantity[name] for name in self.blanks} | self.telling_steps(inside)
        for name in inside:
            needed = names(formulas_of[name]) & set(elements)
            if quantity[name] not in open_steps and needed <= printed:
                printed.add(name)
        return printed

    def telling_steps(self, elements):
        """Those with an element that has the value of an answer in every variant."""
        def values(name):
            return tuple(rounded(variant.exact(name), 40) for variant in self.variants)

        told = {values(name) for name in self.blanks}
        return {self.calculation.quantity[name] for name in elements if values(name) in told}


def made(part, program, seed, folder, *options):
    """The exercise of sheet.json in folder/sheets, and the lines of class.jsonl."""
    options = ["--seed", seed, *options, "--format", "markdown", "-o", folder / "sheets"]
    run = subprocess.run([program, "sheet", *part.arguments(folder), *map(str, options)],
                         capture_output=True, text=True)
    if "error[variant.none]" in run.stderr:
        raise NoVariants
    if few := re.search(r"error\[sheet.few_variants\]: only (\d+) of", run.stderr):
        raise FewVariants(int(few[1]))
    if run.returncode != 0:
        sys.exit(f"{part}: {run.stderr.strip()}")
    sheet = json.loads((folder / "sheets" / "sheet.json").read_text("utf-8"))
    lines = (folder / "sheets" / "class.jsonl").read_text("utf-8").splitlines()
    return sheet["exercises"][0], [json.loads(line) for line in lines if line]


class Work:
    """A student's way through a variant. `changed` has the formulas that are taken wrongly, `known`
    the numbers to go on with."""

    def __init__(self, sheet, variant, student, changed=None, known=None):
        self.sheet, self.variant, self.student = sheet, variant, student
        self.formulas = sheet.calculation.formulas | (changed or {})
        self.kept = dict(known or {})

    def value_of(self, name):
        if name not in self.formulas:
            return self.variant.exact(name)
        if name not in self.kept:
            formula = self.formulas[name]
            self.kept[name] = (self.variant.printed(name) if name in self.sheet.printed else
                               self.student.keep(self.student.work_out(formula, self.value_of)))
        return self.kept[name]

    def answers(self):
        """What the student writes into the blanks, and None where there is no value."""
        mode = self.student.habits.mode
        for blank in self.variant.blanks:
            try:
                yield blank, rounded(self.value_of(blank["id"]), blank["decimals"], mode)
            except NO_NUMBER:
                yield blank, None


def accepted(blank, answer):
    return Decimal(blank["low"]) <= answer <= Decimal(blank["high"])


def options_parser(description, variants):
    """What both checks of students take on their command lines."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--variants", type=int, default=variants, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--only", default="", metavar="WORD", help="parts with this in their names")
    parser.add_argument("--self-test", action="store_true")
    return parser
