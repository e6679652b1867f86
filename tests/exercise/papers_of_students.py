"""What the students of marked_students.py hand in: right, with slips, mistyped or guessed."""

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, zip_longest

from student import (NO_NUMBER, Hand, Student, any_habits, as_formula, decides, names, rounded,
                     written)
from worked_sheets import Work, accepted

PAPERS = {"right": 3, "slip": 10, "two slips": 4, "mistyped": 3, "zero": 1, "zeros": 1, "empty": 1,
          "guess": 2, "rough guess": 2}  # students for each variant
WHOLE_STEP = ("matrix transposed", "old value")  # made in all elements alike


@dataclass(frozen=True)
class Slip:
    kind: str
    formulas: dict = field(hash=False)  # element: what is taken for its formula
    is_alone: bool = False  # in one element of several

    def __str__(self):
        return f"{self.kind}: " + ", ".join(f"{name} = {written(formula)}"
                                            for name, formula in self.formulas.items())


@dataclass
class Paper:
    """What one student hands in, and how the answers came about."""

    sort: str
    variant: object
    answers: dict  # id of a blank: text
    slips: tuple = ()
    mistyped: str = ""  # id of a blank
    habits: object = ""

    def blanks(self):
        return {blank["id"]: blank for blank in self.variant.blanks}

    def is_accepted(self, name):
        return self.answers[name] != "" and accepted(self.blanks()[name],
                                                     Decimal(self.answers[name]))


def texts(answers):
    """By blank; None if there is a step where the student finds no number."""
    result = {blank["id"]: answer for blank, answer in answers}
    if any(answer is None for answer in result.values()):
        return None
    return {name: f"{answer:f}" for name, answer in result.items()}


class SlipsOfSheet:
    """All slips that can be made in the steps that a sheet asks for."""

    def __init__(self, sheet):
        self.sheet, self.needed = sheet, {}
        steps = {}
        for name in sheet.blanks:
            steps.setdefault(sheet.calculation.quantity[name], []).append(name)
        self.slips = [slip for step in steps.values() for slip in self.slips_in(step)]

    def slips_in(self, step):
        """In all elements alike, and in each alone where somebody may do so."""
        wrong = [list(self.sheet.calculation.wrong_methods(name)) for name in step]
        for same in zip(*wrong):
            kinds = {kind for kind, _ in same}
            if len(kinds) == 1:
                formulas = [formula for _, formula in same]
                yield Slip(kinds.pop(), dict(zip(step, formulas, strict=True)))
        if len(step) > 1:
            for name, methods in zip(step, wrong, strict=True):
                yield from (Slip(kind, {name: formula}, is_alone=True)
                            for kind, formula in methods if kind not in WHOLE_STEP)

    def needs(self, name):
        """The ids of all values that an element is worked out from."""
        if name not in self.needed:
            formula = self.sheet.calculation.formulas.get(name)
            own = set() if formula is None or name in self.sheet.printed else names(formula)
            self.needed[name] = own.union(*map(self.needs, own))
        return self.needed[name]

    def by_chance(self, chance, needing=None):
        """Every slip once, one of each kind before the next of a kind."""
        by_kind = {}
        for slip in chance.sample(self.slips, len(self.slips)):
            if needing is None or any(self.needs(name) & needing for name in slip.formulas):
                by_kind.setdefault(slip.kind, []).append(slip)
        return [slip for turn in zip_longest(*by_kind.values()) for slip in turn if slip]

    def decides(self, slip):
        return any(decides(self.sheet.calculation.formulas[name]) for name in slip.formulas)


class Students:
    """Hand in papers of each sort for one variant."""

    def __init__(self, slips, variant, chance):
        self.slips, self.sheet, self.variant = slips, slips.sheet, variant
        self.chance = chance

    def papers(self):
        """As many as PAPERS has; right ones instead of those that are not to be had."""
        makers = {"slip": self.with_slip, "two slips": self.with_two_slips,
                  "mistyped": self.mistyped, "zero": self.with_zero}
        found = []
        for sort, count in PAPERS.items():
            maker = makers.get(sort, lambda: self.always(sort))
            found += islice(maker(), count)
        return found + [self.right() for _ in range(sum(PAPERS.values()) - len(found))]

    def always(self, sort):
        while True:
            if sort == "right":
                yield self.right()
            else:
                yield Paper(sort, self.variant, {blank["id"]: self.without_work(sort, blank)
                                                 for blank in self.variant.blanks})

    def without_work(self, sort, blank):
        if sort == "empty":
            return ""
        if sort == "zeros":
            return f"{Decimal(0).scaleb(-blank['decimals']):f}"
        size = Decimal(str(self.chance.uniform(-2, 2))) * abs(Decimal(blank["value"]))
        return f"{rounded(size, 1 if sort == 'rough guess' else blank['decimals']):f}"

    def work(self, changed=None):
        student = Student(any_habits(self.sheet.kept, self.chance), self.chance)
        return Work(self.sheet, self.variant, student, changed)

    def right(self):
        work = self.work()
        return Paper("right", self.variant, texts(work.answers()), habits=work.student.habits)

    def carried_on(self, sort, slips):
        """(the paper, the work); no paper where slips lead to no number or have no effect."""
        work = self.work({name: formula for slip in slips
                          for name, formula in slip.formulas.items()})
        answers = texts(work.answers())
        if answers is None:
            return None, work
        paper = Paper(sort, self.variant, answers, slips, habits=work.student.habits)
        if any(all(map(paper.is_accepted, slip.formulas)) for slip in slips):
            return None, work
        return paper, work

    def with_slip(self):
        for slip in self.slips.by_chance(self.chance):
            paper, _ = self.carried_on("slip", (slip,))
            if paper:
                yield paper

    def with_two_slips(self):
        for first in self.slips.by_chance(self.chance):
            for second in self.slips.by_chance(self.chance, set(first.formulas))[:5]:
                if self.slips.decides(second) or set(second.formulas) & set(first.formulas):
                    continue
                paper, work = self.carried_on("two slips", (first, second))
                if paper and self.has_effect(second, work):
                    yield paper
                    break

    def has_effect(self, slip, work):
        """Whether a wrong formula gives another number at the student's own numbers."""
        right = self.sheet.calculation.formulas
        try:
            return any(Hand().work_out(formula, work.value_of)
                       != Hand().work_out(right[name], work.value_of)
                       for name, formula in slip.formulas.items())
        except NO_NUMBER:
            return True

    def mistyped(self):
        for blank in self.chance.sample(self.variant.blanks, len(self.variant.blanks)):
            paper = self.right()
            text, name = paper.answers[blank["id"]], blank["id"]
            places = [k for k in range(len(text) - 1) if text[k:k + 2].isdigit()]
            if not places:
                continue
            k = self.chance.choice(places)
            paper.answers[name] = text[:k] + text[k + 1] + text[k] + text[k + 2:]
            if not paper.is_accepted(name):
                paper.sort, paper.mistyped = "mistyped", name
                yield paper

    def with_zero(self):
        zero = Slip("zero", {self.sheet.blanks[0]: as_formula(0)})
        paper, _ = self.carried_on("zero", (zero,))
        if paper:
            yield paper
