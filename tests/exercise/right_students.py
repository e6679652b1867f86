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

import random
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import worked_formulas as formulas
from student import NO_NUMBER, Hand, Student, any_habits, decides, rounded, written
from worked_sheets import PARTS, NoVariants, Part, Sheet, Work, accepted, made, options_parser

STUDENTS = 5  # for each variant
SHOWN = 20  # kinds of failures, with an example each


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


def check_values(sheet, tally):
    for variant in sheet.variants:
        for blank in variant.blanks:
            tally.values += 1
            value = rounded(variant.exact(blank["id"]), blank["decimals"])
            if value != Decimal(blank["value"]):
                tally.fail("other value", sheet, variant, blank, f"exactly {value}")


def check_right_students(sheet, tally, chance):
    for variant in sheet.variants:
        for _ in range(STUDENTS):
            student = Student(any_habits(sheet.kept, chance), chance)
            for blank, answer in Work(sheet, variant, student).answers():
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


def sheet_of(part, options, copies, calculation=None):
    with tempfile.TemporaryDirectory() as folder:
        sheets = made(part, options.program, options.seed, Path(folder), "--copies", copies)
    return Sheet(part, sheets, copies, calculation)


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
            check(sheet_of(part, options, copies), tally, chance)
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
        sheet = sheet_of(part, options, 10, calculation)
        for blank in [blank for variant in sheet.variants for blank in variant.blanks if limits]:
            blank |= limits(blank)
        check(sheet, tally, random.Random(options.seed))
        right &= tally.failures[what] > 0 if what else not tally.failures
        print(f"self-test, {what or 'as it is'}: {dict(tally.failures)}")
    print("self-test:", "passed" if right else "FAILED")
    return right


def main():
    parser = options_parser(__doc__, 40)
    options = parser.parse_args()
    return 0 if (self_test if options.self_test else check_parts)(options) else 1


if __name__ == "__main__":
    sys.exit(main())
