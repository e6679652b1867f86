"""right_students.py PROGRAM [--variants N] [--seed S] [--only WORD] [--self-test]

Are the tolerances of exercise sheets right? PROGRAM makes class files of N variants of parts of
every chapter and of several problem files. Each variant is worked out anew here, from the formulas
in worked_formulas.py:

- The exact value, rounded half up, is the answer of the class file.
- Students who are right are accepted: they keep the stated decimals on the way or more, after every
  operation, now and then or after each step, round half up or half to even, add and multiply in any
  order, and go on with their own numbers, or with those that the sheet prints where it does. They
  work fractions out as they are written: the numerator and the denominator, then the quotient.
- Wrong methods are not accepted: everything exact, but for one change in the formula of one step
  (a sign, a term, a factor, a function, old instead of new, a matrix transposed, a difference or a
  quotient the other way round). Not counted: steps that decide between cases, and changes that give
  exactly the right value in every variant, which are no wrong methods.

--self-test spoils limits and a formula, and expects that the checks notice. The exit status is 1 if
something is outside, inside or not noticed.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import worked_formulas as formulas
from student import NO_NUMBER, Hand, Student, any_habits, decides, names, rounded, written

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
STUDENTS = 5  # for each variant
SHOWN = 20  # kinds of failures, with an example each


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


class Sheet:
    """The variants of a part, and which numbers its students find on it."""

    def __init__(self, part, program, copies, seed, calculation=None):
        self.part, self.calculation = part, calculation or getattr(formulas, part.name)()
        with tempfile.TemporaryDirectory() as folder:
            exercise, lines = made(part, program, copies, seed, Path(folder))
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


def made(part, program, copies, seed, folder):
    """The exercise of sheet.json, and the lines of class.jsonl."""
    options = ["--seed", seed, "--copies", copies, "--format", "markdown", "-o", folder / "sheets"]
    run = subprocess.run([program, "sheet", *part.arguments(folder), *map(str, options)],
                         capture_output=True, text=True)
    if "error[variant.none]" in run.stderr:
        raise NoVariants
    if run.returncode != 0:
        sys.exit(f"{part}: {run.stderr.strip()}")
    sheet = json.loads((folder / "sheets" / "sheet.json").read_text("utf-8"))
    lines = (folder / "sheets" / "class.jsonl").read_text("utf-8").splitlines()
    return sheet["exercises"][0], [json.loads(line) for line in lines if line]


class Tally:
    def __init__(self):
        self.parts = self.variants = self.values = self.answers = self.always_right = 0
        self.deciding = 0
        self.wrong, self.failures = Counter(), Counter()
        self.examples = {}

    def fail(self, what, sheet, variant, blank, *lines):
        place = f"{what}: {sheet.part}, {blank['id']}"
        self.failures[what] += 1
        self.examples.setdefault(place, []).append("\n    ".join([
            f"value {blank['value']}, accepted {blank['low']} … {blank['high']}", *lines,
            f"formula {written(sheet.calculation.formulas[blank['id']])}",
            f"variant {variant.givens}"]))

    def report(self):
        for place, examples in list(self.examples.items())[:SHOWN]:
            print(f"{place}: {len(examples)} times, such as\n    {examples[0]}")
        others, outside, inside = (self.failures[what] for what in
                                   ("other value", "right outside", "wrong inside"))
        print(f"{self.variants:,} variants of {self.parts} parts")
        print(f"{self.values:,} exact values: {others} others")
        print(f"{self.answers:,} answers of right students: {outside} outside")
        print(f"{self.wrong.total():,} answers of wrong methods: {inside} inside")
        for kind, count in sorted(self.wrong.items()):
            print(f"    {kind}: {count:,}")
        print(f"    not counted: {self.deciding} blanks that decide between cases, "
              f"{self.always_right} changes that are always right")


def accepted(blank, answer):
    return Decimal(blank["low"]) <= answer <= Decimal(blank["high"])


def check_values(sheet, tally):
    for variant in sheet.variants:
        for blank in variant.blanks:
            tally.values += 1
            value = rounded(variant.exact(blank["id"]), blank["decimals"])
            if value != Decimal(blank["value"]):
                tally.fail("other value", sheet, variant, blank, f"exactly {value}")


def answers(sheet, variant, student):
    """What a student writes into the blanks."""
    kept = {}

    def value_of(name):
        formula = sheet.calculation.formulas.get(name)
        if formula is None:
            return variant.exact(name)
        if name not in kept:
            kept[name] = (variant.printed(name) if name in sheet.printed
                          else student.keep(student.work_out(formula, value_of)))
        return kept[name]

    for blank in variant.blanks:
        try:
            yield blank, rounded(value_of(blank["id"]), blank["decimals"], student.habits.mode)
        except NO_NUMBER:
            yield blank, None


def check_right_students(sheet, tally, chance):
    for variant in sheet.variants:
        for _ in range(STUDENTS):
            student = Student(any_habits(sheet.kept, chance), chance)
            for blank, answer in answers(sheet, variant, student):
                tally.answers += 1
                if answer is None or not accepted(blank, answer):
                    tally.fail("right outside", sheet, variant, blank,
                               f"answer {answer}, exactly {variant.exact(blank['id']):.12f}",
                               f"student: {student.habits}")


def exact_answers(formula, variants):
    """None where a wrong formula has no value."""
    for variant in variants:
        try:
            yield Hand().work_out(formula, variant.exact)
        except NO_NUMBER:
            yield None


def check_wrong_methods(sheet, tally):
    for k, name in enumerate(sheet.blanks):
        if decides(sheet.calculation.formulas[name]):
            tally.deciding += 1
            continue
        right = [variant.exact(name) for variant in sheet.variants]
        for kind, formula in sheet.calculation.wrong_methods(name):
            wrong = list(exact_answers(formula, sheet.variants))
            if all(value is not None and abs(value - other) < Decimal("1e-40")
                   for value, other in zip(wrong, right, strict=True)):
                tally.always_right += 1
                continue
            tally.wrong[kind] += len(wrong)
            for variant, value in zip(sheet.variants, wrong, strict=True):
                blank = variant.blanks[k]
                if value is not None and accepted(blank, rounded(value, blank["decimals"])):
                    tally.fail("wrong inside", sheet, variant, blank,
                               f"{kind}: {written(formula)} = {value:.12f}")


def check(sheet, tally, chance):
    tally.parts += 1
    tally.variants += len(sheet.variants)
    check_values(sheet, tally)
    check_right_students(sheet, tally, chance)
    check_wrong_methods(sheet, tally)


def check_parts(options):
    tally, chance = Tally(), random.Random(options.seed)
    for part in PARTS:
        copies = round(options.variants * part.share)
        if copies == 0 or options.only not in str(part):
            continue
        try:
            check(Sheet(part, options.program, copies, options.seed), tally, chance)
        except NoVariants:
            print(f"{part}: no variants found")
    tally.report()
    return not tally.failures and tally.answers > 0


def narrower(blank):
    unit = Decimal(1).scaleb(-blank["decimals"])
    return {"low": Decimal(blank["low"]) + unit, "high": Decimal(blank["high"]) - unit}


def wider(blank):
    return {"low": Decimal(blank["low"]) - 10, "high": Decimal(blank["high"]) + 10}


def self_test(options):
    """Nothing is found in a sheet as it is; each way of spoiling it must be noticed."""
    right = True
    for what, limits in (("", None), ("right outside", narrower), ("wrong inside", wider),
                         ("other value", None)):
        calculation = formulas.gradient_descent()
        if what == "other value":
            mistyped = next(calculation.wrong_methods("forward/out"))[1]
            calculation.formulas["forward/out"] = mistyped
        part, tally = Part("gradient_descent"), Tally()
        sheet = Sheet(part, options.program, 10, options.seed, calculation)
        for blank in [blank for variant in sheet.variants for blank in variant.blanks if limits]:
            blank |= limits(blank)
        check(sheet, tally, random.Random(options.seed))
        right &= tally.failures[what] > 0 if what else not tally.failures
        print(f"self-test, {what or 'as it is'}: {dict(tally.failures)}")
    print("self-test:", "passed" if right else "FAILED")
    return right


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--variants", type=int, default=40, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--only", default="", metavar="WORD", help="parts with this in their names")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    return 0 if (self_test if options.self_test else check_parts)(options) else 1


if __name__ == "__main__":
    sys.exit(main())
