"""marked_students.py PROGRAM [--variants N] [--seed S] [--only WORD] [--report] [--self-test]

Does `longhand grade` give the marks that a careful human would give? PROGRAM makes classes for N
variants of the parts of worked_sheets.py. Simulated students work them out from the formulas of
worked_formulas.py and hand in one answers.csv a part; their marks are read from marks.jsonl:

- right: by every habit of student.py. Every answer is right.
- slip: one formula taken wrongly, in all elements of the step or in one, the rest carried on
  rightly. No answer of that step is right or follows; answers that do not depend on it are right.
  Counted: those that depend on it and are refused, as the guard may do; causes that are named:
  the one made, one that gives the very same number, or another.
- two slips: a second formula taken wrongly that needs the first. It costs too.
- mistyped: two digits exchanged in one answer, the rest carried on with the right number. All other
  answers are right.
- zero: the first answer is 0, the rest carried on rightly. Nothing follows that a wrong method
  would give too.
- zeros, empty: 0 everywhere earns nothing; nothing at all is listed as not handed in.
- guess, rough guess: numbers of the right size, with all decimals or with one, earn nearly nothing.
- Yes for no earns no half marks. What is said to follow from the numbers that a student carried on
  does.

Steps that decide between cases are no second slips, and do not count where nothing is to be earned:
0 and 1 are easily guessed. --report tells the rates by part and by kind. --self-test spoils class
files and marks, and expects that the checks notice. The exit status is 1 if something does not
hold.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from papers_of_students import PAPERS, SlipsOfSheet, Students
from student import NO_NUMBER, Hand, Student, any_habits, decides, rounded, written
from worked_sheets import (PARTS, FewVariants, NoVariants, Part, Sheet, Work, made,
                           options_parser)

EARNING = ("right", "follows")
MOST_BY_GUESS = {"guess": Decimal("0.02"), "rough guess": Decimal("0.1")}  # of the marks
FEWEST = 2  # versions that a class may have
MOST_HALF_MARKS = Decimal("0.02")  # of wrong steps: a wrong method may look like a wrong digit
EARLY = 6  # students who round early, for comparison
SHOWN = 10  # failures, at different places
CAUSES = {"sign changed": {"sign"}, "term left out": {"left_out"}, "factor left out": {"left_out"},
          "term counted twice": {"doubled"}, "factor counted twice": {"doubled"},
          "subtraction the other way round": {"swapped_operands"},
          "quotient the other way round": {"swapped_operands"},
          "not divided": {"undivided", "left_out"}, "power left out": {"left_out"},
          "function left out": {"function_left_out"}, "other function": {"other_function"},
          "matrix transposed": {"transposed_element"}, "old value": {"older_version"}}


def says_yes_or_no(formula):
    return formula.kind == "choice" and all(part.kind == "number" for part in formula.parts[2:])


class Tally:
    def __init__(self):
        self.parts = self.students = self.answers = 0
        self.failures, self.examples = Counter(), {}
        self.judged, self.causes, self.later = Counter(), Counter(), Counter()
        self.possible, self.earned = Counter(), Counter()
        self.wrong_steps, self.imprecise = Counter(), Counter()

    def fail(self, what, sheet, paper, name, mark):
        self.failures[what] += 1
        place = f"{what}: {sheet.part}, {name} = {written(sheet.calculation.formulas[name])}"
        if place in self.examples or len(self.examples) == SHOWN:
            return
        answers = ", ".join(f"{blank} {text}" for blank, text in paper.answers.items())
        self.examples[place] = "\n    ".join([
            f"{place}", f"judged {mark}", f"student {paper.sort}: {paper.habits}",
            *map(str, paper.slips), f"answers {answers}", f"variant {paper.variant.givens}"])


class Check:
    """Compares the marks of one student with what a careful human would give."""

    def __init__(self, slips, paper, marks, tally):
        self.slips, self.sheet, self.paper, self.tally = slips, slips.sheet, paper, tally
        self.marks = marks  # by id
        self.own = {name: Decimal(paper.answers[name]) for name, mark in marks.items()
                    if mark["judged"] in ("follows", "imprecise", "slip", "wrong")}

    def run(self):
        self.tally.students += 1
        self.tally.answers += len(self.marks)
        for mark in self.marks.values():
            self.tally.judged[self.paper.sort, mark["judged"]] += 1
        self.check_sort()
        self.check_decisions()
        self.count_imprecise()

    def check_sort(self):
        sort = self.paper.sort
        if sort in ("slip", "two slips", "zero"):
            self.check_slips()
            self.check_what_follows()
        if sort == "zero":
            self.check_guard()
        if sort in ("right", "mistyped"):
            for name in self.marks:
                self.expect(f"{sort}: an answer is not right",
                            self.judged(name) == "right" or name == self.paper.mistyped, name)
        if sort == "mistyped":
            self.expect("mistyped: it earns all", self.judged(self.paper.mistyped) not in EARNING,
                        self.paper.mistyped)
        if sort in ("zeros", "empty", "guess", "rough guess"):
            self.check_share()

    def judged(self, name):
        return self.marks[name]["judged"]

    def expect(self, what, holds, name):
        if not holds:
            self.tally.fail(what, self.sheet, self.paper, name, self.marks[name])

    def check_slips(self):
        sort, slips = self.paper.sort, self.paper.slips
        changed = {name for slip in slips for name, formula in slip.formulas.items()
                   if self.exact(formula) != self.exact(self.sheet.calculation.formulas[name])}
        for name in self.marks:
            if name in changed:
                if not self.paper.is_accepted(name):
                    self.expect(f"{sort}: a wrong step earns", self.judged(name) not in EARNING,
                                name)
                    self.tally.wrong_steps[self.judged(name)] += 1
            elif not self.slips.needs(name) & changed:
                self.expect(f"{sort}: an answer before it or beside it is not right",
                            self.judged(name) == "right", name)
            else:
                self.count_later(name)
        if sort == "slip":
            self.count_causes(slips[0])

    def count_later(self, name):
        outcome = self.judged(name)
        self.tally.later[self.paper.sort, str(self.sheet.part), outcome] += 1
        if "cause" in self.marks[name]:
            self.tally.later[self.paper.sort, str(self.sheet.part), "blamed"] += 1

    def count_causes(self, slip):
        for name in slip.formulas:
            if not self.paper.is_accepted(name):
                place = "in one element of several" if slip.is_alone else "in a whole step"
                self.tally.causes[slip.kind, place, self.cause_is(slip, name)] += 1

    def cause_is(self, slip, name):
        cause = self.marks[name].get("cause")
        if cause is None:
            return "none"
        if cause in CAUSES[slip.kind]:
            return "named"
        return "equal" if self.gives_the_same(cause, slip.formulas[name], name) else "other"

    def gives_the_same(self, cause, formula, name):
        """Whether a mistake of the kind named gives the number that the one made gives."""
        given, right = self.exact(formula), self.exact(self.sheet.calculation.formulas[name])
        if cause == "sign" and given == -right:
            return True
        return any(cause in CAUSES[kind] and self.exact(other) == given
                   for kind, other in self.sheet.calculation.wrong_methods(name))

    def exact(self, formula):
        """At the student's own numbers."""
        try:
            return rounded(Hand().work_out(formula, self.own_value), 35)
        except NO_NUMBER:
            return None

    def own_value(self, name):
        if name in self.own:
            return self.own[name]
        formula = self.sheet.calculation.formulas.get(name)
        if formula is None or not self.slips.needs(name) & self.own.keys():
            return self.paper.variant.exact(name)
        return Hand().work_out(formula, self.own_value)

    def check_decisions(self):
        """Who says no for yes has neither mistyped nor rounded."""
        for name in self.marks:
            if says_yes_or_no(self.sheet.calculation.formulas[name]):
                self.expect("half marks for yes or no", self.judged(name)
                            not in ("imprecise", "slip"), name)

    def count_imprecise(self):
        """Half marks for early rounding: how many answers are further off than it explains."""
        for name, mark in self.marks.items():
            if mark["judged"] == "imprecise" and self.paper.sort != "rough guess":
                self.tally.imprecise["all"] += 1
                self.tally.imprecise["too far off"] += self.is_too_far_off(name)

    def is_too_far_off(self, name):
        """Further than from any of some who go on with their answers and keep two decimals less."""
        formula, kept = self.sheet.calculation.formulas[name], max(1, self.sheet.kept - 2)
        chance = random.Random(name)
        found = []
        for _ in range(EARLY):
            student = Student(replace(any_habits(kept, chance), kept=kept), chance)
            value_of = Work(self.sheet, self.paper.variant, student, known=self.typed()).value_of
            found.append(student.keep(student.work_out(formula, value_of)))
        exact = self.exact(formula)
        return abs(Decimal(self.paper.answers[name]) - exact) > 2 * max(abs(value - exact)
                                                                        for value in found)

    def typed(self):
        return {name: Decimal(text) for name, text in self.paper.answers.items() if text}

    def check_what_follows(self):
        """What is said to follow from the student's own numbers does."""
        for name in self.own:
            value = self.exact(self.sheet.calculation.formulas[name])
            if value is None or name in self.sheet.printed:
                continue
            mark = self.marks[name]
            decimals = self.paper.blanks()[name]["decimals"]
            said = Decimal(mark.get("from_own", mark["expected"]))
            self.expect("another number follows", said == rounded(value, decimals), name)

    def check_guard(self):
        """Nothing follows that a wrong method gives too, if it is wrong at the right numbers."""
        for name in self.marks:
            if self.judged(name) != "follows" or decides(self.sheet.calculation.formulas[name]):
                continue
            answer = Decimal(self.paper.answers[name])
            decimals = self.paper.blanks()[name]["decimals"]
            values = [self.exact(formula) for _, formula
                      in self.sheet.calculation.wrong_methods(name) if self.is_wrong(formula, name)]
            self.expect("zero: follows by a wrong method too", answer not in
                        [rounded(value, decimals) for value in values if value is not None], name)

    def is_wrong(self, formula, name):
        try:
            value = Hand().work_out(formula, self.paper.variant.exact)
        except NO_NUMBER:
            return True
        return abs(value - self.paper.variant.exact(name)) > Decimal("1e-40")

    def check_share(self):
        sort = self.paper.sort
        for name, mark in self.marks.items():
            if decides(self.sheet.calculation.formulas[name]):
                continue
            self.tally.possible[sort] += mark["possible"]
            self.tally.earned[sort] += Decimal(mark["marks"])
            if sort in ("zeros", "empty"):
                self.expect(f"{sort}: earns", Decimal(mark["marks"]) == 0, name)


def class_of(part, options, copies, folder):
    """The sheet, as made in the folder, with each variant for as many students as there are."""
    each = sum(PAPERS.values())
    ids = [f"s{k}" for k in range(copies * each)]
    (folder / "roster.csv").write_text("\n".join(["id", *ids]), "utf-8")
    exercise, lines = made(part, options.program, options.seed, folder,
                           "--roster", folder / "roster.csv", "--versions", copies)
    versions = {}
    for line in lines:
        versions.setdefault(line["code"], []).append(line["id"])
    one_each = {line["code"]: line for line in lines}
    sheet = Sheet(part, (exercise, list(one_each.values())), copies)
    return sheet, list(zip(versions.values(), versions, sheet.variants, strict=True))


def handed_in(sheet, versions, chance):
    """(the slips of the sheet, the papers by id of the student, the codes)."""
    slips, papers, codes = SlipsOfSheet(sheet), {}, {}
    for ids, code, variant in versions:
        papers |= zip(ids, Students(slips, variant, chance).papers(), strict=True)
        codes |= dict.fromkeys(ids, code)
    return slips, papers, codes


def graded(program, folder, blanks, papers, codes):
    """The marks by student and by blank."""
    with open(folder / "answers.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "code", *blanks])
        table.writerows([id_, codes[id_], *map(paper.answers.get, blanks)]
                        for id_, paper in papers.items())
    run = subprocess.run([program, "grade", folder / "sheets", folder / "answers.csv", "-o",
                          folder / "marks"], capture_output=True, text=True)
    empty = {id_ for id_, paper in papers.items() if not any(paper.answers.values())}
    remarks = {f"warning[answers.missing]: {id_} has handed nothing in; look for the answers"
               for id_ in empty}
    if run.returncode != bool(empty) or set(run.stderr.splitlines()) != remarks:
        sys.exit(f"grade: {run.stderr.strip()}")
    lines = (folder / "marks" / "marks.jsonl").read_text("utf-8").splitlines()
    students = [json.loads(line) for line in lines if line]
    return {each["id"]: {mark["id"]: mark for mark in each["exercises"][0]} for each in students}


def check_part(part, options, copies, tally, chance, spoil_class=None, spoil_marks=None):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet, versions = class_of(part, options, copies, folder)
        slips, papers, codes = handed_in(sheet, versions, chance)
        if spoil_class:
            spoil_class(folder / "sheets" / "class.jsonl")
        marks = graded(options.program, folder, sheet.blanks, papers, codes)
    tally.parts += 1
    for id_, paper in papers.items():
        if id_ not in marks:  # an empty paper is none
            continue
        if spoil_marks:
            spoil_marks(paper, marks[id_])
        Check(slips, paper, marks[id_], tally).run()


def check_shares(tally):
    """What may happen by chance, but not often."""
    for sort, most in MOST_BY_GUESS.items():
        if tally.earned[sort] > most * tally.possible[sort]:
            tally.failures[f"{sort}: earns more than {most:.0%}"] += 1
    if half_marks(tally) > MOST_HALF_MARKS * tally.wrong_steps.total():
        tally.failures[f"half marks for more than {MOST_HALF_MARKS:.0%} of wrong steps"] += 1


def half_marks(tally):
    return tally.wrong_steps["imprecise"] + tally.wrong_steps["slip"]


def share(part, whole):
    percent = f" ({Decimal(part) / Decimal(whole):.2%})" if whole else ""
    return f"{part:,} of {whole:,}{percent}"


def report(tally, in_full):
    print(*tally.examples.values(), sep="\n")
    print(f"{tally.students:,} students of {tally.parts} parts, {tally.answers:,} answers")
    right = {judged: count for (sort, judged), count in tally.judged.items() if sort == "right"}
    print("answers of right students judged otherwise:",
          share(sum(right.values()) - right.get("right", 0), sum(right.values())))
    for sort in PAPERS:
        print(f"    {sort}:", ", ".join(f"{judged} {count:,}" for (own, judged), count
                                        in sorted(tally.judged.items()) if own == sort))
    print("half marks for a wrong step:", share(half_marks(tally), tally.wrong_steps.total()))
    print("half marks for early rounding, further off than it explains:",
          share(tally.imprecise["too far off"], tally.imprecise["all"]))
    for sort in ("slip", "two slips", "zero"):
        report_later(tally, sort, in_full)
    for sort, possible in tally.possible.items():
        print(f"{sort}: earned {share(tally.earned[sort], possible)} marks")
    report_causes(tally, in_full)
    for what, count in sorted(tally.failures.items()):
        print(f"FAILED {count:,} times: {what}")


def report_later(tally, sort, in_full):
    """What follows from a wrong answer and is not right by chance: how often it is refused, and
    how often it is said to be a mistake."""
    by_part = {}
    for (own, part, outcome), count in tally.later.items():
        if own == sort:
            by_part.setdefault(part, Counter())[outcome] += count
    whole = sum(by_part.values(), Counter())
    for part, outcomes in [("all", whole), *(by_part.items() if in_full else ())]:
        refused = sum(outcomes[each] for each in ("wrong", "imprecise", "slip"))
        print(f"refused though it follows, {sort}, {part}:",
              f"{share(refused, refused + outcomes['follows'])}, blamed {outcomes['blamed']}")


def report_causes(tally, in_full):
    places = sorted({place for _, place, _ in tally.causes})
    kinds = sorted({kind for kind, _, _ in tally.causes}) if in_full else []
    for kind, place in [("", each) for each in places] + [(kind, each) for kind in kinds
                                                          for each in places]:
        found = Counter()
        for (own, own_place, said), count in tally.causes.items():
            if place == own_place and kind in ("", own):
                found[said] += count
        if found:
            print(f"causes named, {kind or 'slips'} {place}: " +
                  ", ".join(f"{said} {share(found[said], found.total())}"
                            for said in ("named", "equal", "other", "none")))


def check_parts(options):
    tally, chance = Tally(), random.Random(options.seed)
    for part in PARTS:
        copies = round(options.variants * part.share)
        if copies == 0 or options.only not in str(part):
            continue
        try:
            check_part(part, options, max(copies, FEWEST), tally, chance)
        except FewVariants as few:
            check_part(part, options, few.args[0], tally, chance)
        except NoVariants:
            print(f"{part}: no variants found")
    check_shares(tally)
    report(tally, options.report)
    return not tally.failures and tally.answers > 0


def with_limits(low, high):
    """Spoils a class file: limits moved by so much."""
    def spoil(path):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
        for blank in [each for line in lines for each in line["exercises"][0]["blanks"]]:
            blank["low"] = str(Decimal(blank["low"]) + low)
            blank["high"] = str(Decimal(blank["high"]) + high)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return spoil


def say_follows(paper, marks):
    """Spoils marks: what is wrong follows."""
    for mark in marks.values():
        if mark["judged"] == "wrong":
            mark |= {"judged": "follows", "marks": str(mark["possible"])}


def say_other_number(paper, marks):
    for mark in marks.values():
        if "from_own" in mark:
            mark["from_own"] = str(Decimal(mark["from_own"]) + Decimal("0.01"))


def self_test(options):
    """Nothing is found as it is; each way of spoiling must be noticed."""
    sound = True
    unit = Decimal("0.0001")
    for what, spoilt, expected in (
            ("as it is", {}, ()),
            ("narrower", {"spoil_class": with_limits(9 * unit, 9 * unit)},
             ("right: an answer is not right", "mistyped: an answer is not right")),
            ("wider", {"spoil_class": with_limits(-10, 10)},
             ("slip: a wrong step earns", "two slips: a wrong step earns", "zeros: earns",
              "mistyped: it earns all", "guess: earns more than 2%")),
            ("all follows", {"spoil_marks": say_follows},
             ("slip: a wrong step earns", "two slips: a wrong step earns", "zeros: earns",
              "zero: follows by a wrong method too")),
            ("other numbers", {"spoil_marks": say_other_number}, ("another number follows",))):
        tally = Tally()
        check_part(Part("gradient_descent"), options, 3, tally, random.Random(options.seed),
                   **spoilt)
        check_shares(tally)
        noticed = all(tally.failures[each] for each in expected)
        sound &= noticed if expected else not tally.failures
        print(f"self-test, {what}: {dict(tally.failures)}")
    print("self-test:", "passed" if sound else "FAILED")
    return sound


def main():
    parser = options_parser(__doc__, 5)
    parser.add_argument("--report", action="store_true", help="the rates by part and kind")
    options = parser.parse_args()
    return 0 if (self_test if options.self_test else check_parts)(options) else 1


if __name__ == "__main__":
    sys.exit(main())
