"""What a log says, step by step, against what follows from the givens alone."""

import ast
import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile

from follow import Follower, OtherForm
from formula_text import Formula, Matrix, NoFormula, Number, Symbol, exactly, own_number
from function_definitions import FUNCTIONS
from hand_arithmetic import Grid, Own, Undecided, in_decimals, shown
from left_out import LeftOut, is_elided, pairs
from log_text import Gap, Given, LogReader, NotUnderstood, Section
from meanings import Cell, Meaning, Names, Wrong, meaning_of_given, of_cells
from own_functions import own_functions

CLOSE = Decimal("1e-38")


@dataclass
class Counts:
    lines: int = 0
    formulas: int = 0
    numbers: int = 0
    results: int = 0
    elided: int = 0
    undecided: int = 0  # formulas whose printed operands leave everything open
    older: set = field(default_factory=set)

    def add(self, other):
        for name in ("lines", "formulas", "numbers", "results", "elided", "undecided"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.older |= other.older


def forms_of(text):
    """`σ(x1) = 1 / (1 + e^(−x1))` are two; the = of a condition parts nothing."""
    parts = []
    for part in text.split(" = "):
        if parts and parts[-1].count(" if ") > parts[-1].count(", otherwise "):
            parts[-1] += " = " + part
        else:
            parts.append(part)
    return parts


def rows_of(formula):
    leaf = formula.leaf(formula.tree)
    return leaf.rows if isinstance(leaf, Matrix) else [[formula]]


@dataclass
class Checked:
    """A step that was found right."""

    section: Section
    meaning: Meaning

    @property
    def own(self):
        return of_cells(self.meaning.values[0], lambda cell: cell.own)


class LogCheck(LeftOut):
    """Checks one log. `fuller` is the check of a log of the same numbers with more detail and with
    every pass of a loop: it knows what symbols stand for where nothing is put in, and what this log
    leaves out. `before` is the check of a log that may begin with the same givens and steps, which
    are then not checked once more. `layouts`: those that a log with other givens left. `finer`
    gives the check of a log of the same numbers with more decimals: it knows what a number is that
    comes from no formula, and is rounded here."""

    def __init__(self, text, detail, digits, fuller=None, before=None, layouts=(), finer=None):
        self.digits, self.detail, self.fuller, self.finer = digits, detail, fuller, finer
        self.remembered = fuller.remembered if fuller else {}
        self.givens = []
        self.steps = []
        self.names = Names((fuller or before).names.layouts if fuller or before else layouts)
        self.counts = Counts()
        self.lines = {"results": [], "numbers": [], "symbols": []}
        at = "the head of the log"
        try:
            log = LogReader(text)
            self.items = log.items
            self.define(own_functions(log.notes))
            self.take_over(before)
            for item in self.items[len(self.names.meanings):]:
                at = f"line {item.number}, {item.name}"
                self.take(item)
            if fuller and len(self.steps) < len(fuller.steps):
                raise Wrong("the log of all that is calculated goes on")
        except (Wrong, NoFormula, OtherForm, ValueError, KeyError) as error:
            raise Wrong(f"{at}: {error}") from error
        except NotUnderstood as error:
            raise Wrong(str(error)) from error

    def define(self, own):
        if self.fuller and self.fuller.own_functions != own:
            raise Wrong("the log of all that is calculated defines other functions")
        self.own_functions = own
        self.functions = FUNCTIONS | own

    def take_over(self, before):
        if not before or before.own_functions != self.own_functions:
            return
        pairs_of_items = zip(self.items, before.items)
        same = takewhile(lambda pair: pair[0] == pair[1], pairs_of_items)
        for (item, _), meaning in zip(same, before.names.meanings):
            if isinstance(item, Given):
                self.givens.append(meaning)
                self.names.add(meaning)
            else:
                self.add(item.section, meaning)

    def take(self, item):
        if isinstance(item, Given):
            self.names.add(self.given(item))
        elif isinstance(item, Gap):
            self.pass_over(item)
        elif item.state_after:
            self.check_state(item)
        else:
            index = len(self.steps)
            if self.fuller and (index >= len(self.fuller.steps)
                                or self.fuller.steps[index].section.titles != item.section.titles):
                raise Wrong("the log of all that is calculated goes on otherwise")
            self.check(item, index)

    def add(self, section, meaning):
        self.steps.append(Checked(section, meaning))
        self.names.add(meaning)

    def given(self, item):
        if item.flat and is_elided(item.flat) and self.fuller and self.detail != "full":
            meaning = self.fuller.givens[len(self.givens)]
        else:
            meaning = meaning_of_given(item)
        self.givens.append(meaning)
        return meaning

    def check(self, step, index):
        follower = Follower(self.names, self.functions, self.digits,
                            self.remembered.setdefault(index, {}))
        if any(is_elided(line.flat) for line in step.lines):
            self.check_elided(step, index)
            return
        forms, lines = self.parsed(step)
        if not lines:
            raise Wrong("no result")
        self.lines["symbols"] += [line for line in step.lines if line not in
                                  [numbers for numbers, _ in lines]]
        self.lines["numbers"] += [line for line, _ in lines[:-1]]
        if forms or len(lines) > 1:  # else it comes from no formula, and is believed as a given is
            self.lines["results"].append(lines[-1][0])
        self.follow_lines(follower, forms, lines)
        result = lines[-1][1]
        cells = self.cells(result)
        for line, formula in lines:
            self.check_relation(line, formula)
            self.check_as_printed(line, formula, cells)
        for form in forms:
            self.check_form(follower, form, cells)
        for name, value in follower.meant.items():
            self.names.put_in(name, value)
        if len(lines) > 1:
            self.check_remarks(lines[-1][0], lines[-2][1], result)
        self.counts.lines += len(step.lines)
        self.counts.formulas += len(forms)
        self.counts.numbers += follower.numbers
        self.counts.results += sum(1 for _ in result.all_leaves())
        self.counts.older |= follower.older
        self.add(step.section, Meaning(step.name, [cells]))

    def parsed(self, step):
        """The formulas in symbols, and the lines of numbers, of which the last is the result."""
        known = self.names.known()
        forms, lines = [], []
        for line in step.lines:
            texts = forms_of(line.flat.text)
            formulas = [Formula.parse(t, known, self.functions, line.flat.matrices) for t in texts]
            symbolic = [any(isinstance(x, Symbol) for x in f.all_leaves()) for f in formulas]
            if any(symbolic) or len(formulas) > 1:
                if lines or line.relation != "=":
                    raise Wrong(f"line {line.number}: a formula in symbols after numbers")
                forms += formulas
            else:
                lines.append((line, formulas[0]))
        return forms, lines

    def follow_lines(self, follower, forms, lines):
        if not forms and len(lines) == 1 and lines[0][0].relation == "≈":
            self.take_state(lines[0][1])
            follower.numbers += 1
        elif not forms:  # constants alone
            for leaf in lines[0][1].all_leaves():
                if isinstance(leaf, Number):
                    follower.cell(leaf)
            follower.numbers += 1
        before = None if forms else lines[0][1]
        for line, formula in lines[0 if forms else 1:]:
            reasons = []
            sources = ([before] if before else []) + list(reversed(forms))
            for source in sources:
                try:
                    follower.attempt(source, formula)
                    break
                except OtherForm as error:
                    reasons.append(str(error))
                except Wrong as error:
                    reasons.insert(0, str(error))
            else:
                raise Wrong(f"line {line.number}: {reasons[0]}")
            before = formula

    def take_state(self, formula):
        """Numbers that come from no formula, such as trained weights, are known to their first
        digits, unless they are whole: the finest log has all of these digits."""
        if not self.finer:
            of_cells(self.printed(formula), self.take_digits)
            return
        own = self.finer().steps[len(self.steps)].own
        pairs(own, self.printed(formula), self.round_to)

    @staticmethod
    def take_digits(number):
        own = own_number(number.text)
        if "." in number.text:
            own = Own(own.decimal)
        number.cell = Cell(own, number.text, own.exact is not None)

    def round_to(self, own, number):
        text, is_exact = shown(own, self.digits)
        self.expect(text == number.text, f"{number.text} is printed for {text}")
        number.cell = Cell(own, text, is_exact)

    def cells(self, result):
        return of_cells(self.printed(result), lambda number: number.cell)

    @staticmethod
    def printed(result):
        """The number of a last line, or the matrix of them."""
        leaf = result.leaf(result.tree)
        if isinstance(leaf, Number):
            return leaf
        if not isinstance(leaf, Matrix):
            raise Wrong("the last line is no result")
        grid = Grid.of(leaf.rows).map(lambda cell: cell.leaf(cell.tree))
        if not all(isinstance(each, Number) for row in grid.rows for each in row):
            raise Wrong("the last line is no result")
        return grid

    def check_relation(self, line, formula):
        is_exact = all(leaf.cell.is_exact for leaf in formula.all_leaves()
                       if isinstance(leaf, Number))
        if is_exact != (line.relation == "="):
            raise Wrong(f"line {line.number}: '{line.relation}' before "
                        f"{'exact' if is_exact else 'rounded'} numbers")

    def check_as_printed(self, line, formula, cells):
        """The printed operands alone give the printed result."""
        if line.relation == "=":
            as_printed = formula.evaluate(lambda leaf: leaf.cell.as_printed(), self.functions)
            pairs(as_printed, cells, lambda own, cell: self.expect(
                self.is_same(own, cell) or cell.text == shown(own, self.digits)[0],
                f"line {line.number}: the printed numbers give {shown(own, self.digits)[0]}, "
                f"not {cell.text}"))
        self.check_intervals(formula, lambda leaf: leaf.cell.printed(), cells, line.number)

    @staticmethod
    def is_same(own, cell):
        return own.exact is not None and own.exact == exactly(cell.text)

    def check_intervals(self, formula, value_of, cells, at):
        try:
            reach = formula.evaluate(value_of, self.functions)
        except Undecided:
            self.counts.undecided += 1
            return
        pairs(reach, cells, lambda interval, cell: self.expect(
            interval.meets(cell.printed()),
            f"line {at}: the printed numbers give {interval.low} … {interval.high}, "
            f"not {cell.text}"))

    def check_form(self, follower, form, cells):
        """The formula in symbols gives the result: as computed here, and with printed values."""
        pairs(follower.own(form), cells, lambda own, cell: self.expect(
            abs(own.decimal - cell.own.decimal) <= CLOSE * max(1, abs(own.decimal))
            and shown(own, self.digits) == (cell.text, cell.is_exact),
            f"the formula gives {shown(own, self.digits)[0]}, not {cell.text}"))
        self.check_intervals(form, lambda leaf: of_cells(follower.cell(leaf),
                                                         lambda cell: cell.printed()),
                             cells, "of the formula")

    @staticmethod
    def expect(holds, message):
        if not holds:
            raise Wrong(message)

    def check_remarks(self, line, before, result):
        """Where the parts as printed do not give the result as printed, a remark says so."""
        parts, wholes = rows_of(before), rows_of(result)
        if len(parts) != len(wholes) or before.is_matrix() != result.is_matrix():
            return
        for remark, row, whole in zip(line.remarks, parts, wholes):
            given = [self.worked_out(*pair) for pair in zip(row, whole)]
            if None in given:
                continue
            expected = ", ".join(text for text in given if text)
            said = re.search(r"the rounded numbers above give ([^;]*)", remark)
            if (said[1] if said else "") != expected:
                raise Wrong(f"line {line.number}: the printed parts give {expected or 'the result'}"
                            f", the remark says {said[1] if said else 'nothing'}")

    def worked_out(self, part, whole):
        """What the printed parts give where that is something else than what is printed; None
        where a power of ten is compared, which 0.04 and 4×10^(−2) may do either way."""
        arithmetic = (ast.BinOp, ast.UnaryOp, ast.Name, ast.operator, ast.unaryop, ast.expr_context)
        if isinstance(part.tree, ast.Name):
            return ""
        if not all(isinstance(node, arithmetic) for node in ast.walk(part.tree)):
            return ""
        own = part.evaluate(lambda leaf: leaf.cell.as_printed(), self.functions)
        text, printed = shown(own, self.digits)[0], whole.leaf(whole.tree).cell
        if "×" in text + printed.text:
            return None
        same = own.exact is not None and (in_decimals(own, self.digits)
                                          == in_decimals(printed.as_printed(), self.digits))
        return "" if text == printed.text or same else text
