"""The layout of a text log: from printed lines to givens and steps, by columns alone.

A formula may be several lines high (matrices, tall parentheses). Its relation and its name stand
on the baseline, line (height − 1) // 2 of the block.
"""

import re
import unicodedata
from dataclasses import dataclass, field

TOPS, MIDDLES, BOTTOMS = "⎡⎤⎛⎞", "⎢⎥⎜⎟", "⎣⎦⎝⎠"
LEFT_BRACKETS, RIGHT_BRACKETS = "⎡⎢⎣", "⎤⎥⎦"
LEFT_PARENTHESES, RIGHT_PARENTHESES = "⎛⎜⎝", "⎞⎟⎠"
TALL = TOPS + MIDDLES + BOTTOMS


class NotUnderstood(Exception):
    """A line of the log that the reader of this module cannot place."""


@dataclass
class Flat:
    """A block on one line: `⟦0⟧`, `⟦1⟧` … stand for the matrices, given as rows of cells."""

    text: str
    matrices: list


@dataclass
class Line:
    number: int  # of the baseline in the log, from 1
    relation: str
    flat: Flat
    remarks: list  # a text for each row of the block
    spans: dict = None  # where the formula ends in each line of the log that it covers, from 0


@dataclass
class Given:
    name: str
    number: int
    elements: list = None  # [(name, typed text)] where each element has its own name
    flat: Flat = None


@dataclass(frozen=True)
class Section:
    """A heading below those above it that have no steps: a pass of a loop, and its first part."""

    titles: tuple
    number: int


@dataclass
class Gap:
    """Passes of a loop that are not shown, from the one named to the last."""

    name: str
    number: int
    section: Section  # of the first, were it shown
    last: str
    count: int


@dataclass
class Step:
    name: str
    number: int
    section: Section
    state_after: str = None  # the pass that this step is what is left of, if it was not kept
    lines: list = field(default_factory=list)


def columns(text):
    """One string a column: a combining mark belongs to the letter before it."""
    if not any(map(unicodedata.combining, text)):
        return list(text)
    result = []
    for c in text:
        if unicodedata.combining(c) and result:
            result[-1] += c
        else:
            result.append(c)
    return result


def block_at(rows, start):
    """The end of the block that starts at `start`: the line that closes every tall bracket."""
    open_columns = set()
    for k in range(start, len(rows)):
        for column, c in enumerate(rows[k]):
            if c in TOPS:
                open_columns.add(column)
            elif c in BOTTOMS:
                if column not in open_columns:
                    raise NotUnderstood(f"line {k + 1}: a bracket ends that never began")
                open_columns.remove(column)
            elif c in MIDDLES and column not in open_columns:
                raise NotUnderstood(f"line {k + 1}: a bracket goes on that never began")
        if not open_columns:
            return k + 1
    raise NotUnderstood(f"line {start + 1}: a bracket never ends")


def without_remark(row):
    """The row, and the remark that stands behind it after three or more blanks."""
    tall = [k for k, c in enumerate(row) if c in TALL]
    first = tall[-1] + 1 if tall else next((k for k, c in enumerate(row) if c != " "), 0)
    text = "".join(row[first:])
    cut = re.search(r" {3,}(?=\S)", text)
    if not cut:
        return row, ""
    return row[:first] + columns(text[: cut.start()]), text[cut.end():]


def cells_of(rows):
    table = [re.split(r" {2,}", "".join(row).strip()) for row in rows]
    if len({len(row) for row in table if row != ["⋮"]}) > 1:
        raise NotUnderstood(f"rows of different lengths: {table}")
    return table


def end_of_bracket(row, start, marks):
    for k in range(start + 1, len(row)):
        if row[k] in marks:
            return k
    raise NotUnderstood(f"no right bracket in {''.join(row)!r}")


def matching_bracket(row, start):
    depth = 0
    for k in range(start, len(row)):
        depth += (row[k] == "[") - (row[k] == "]")
        if depth == 0:
            return k
    raise NotUnderstood(f"no right bracket in {''.join(row)!r}")


def flat(rows, baseline):
    """A block on one line; expects rows of columns without remarks."""
    width = max(len(row) for row in rows)
    rows = [row + [" "] * (width - len(row)) for row in rows]
    line, text, matrices, k = rows[baseline], "", [], 0

    def matrix(cells):
        matrices.append(cells)
        return f"⟦{len(matrices) - 1}⟧"

    while k < width:
        c = line[k]
        if c in LEFT_BRACKETS:
            top = next(r for r in range(baseline, -1, -1) if rows[r][k] == "⎡")
            bottom = next(r for r in range(baseline, len(rows)) if rows[r][k] == "⎣")
            end = end_of_bracket(rows[top], k, RIGHT_BRACKETS)
            text += matrix(cells_of([rows[r][k + 1: end] for r in range(top, bottom + 1)]))
            k = end
        elif c == "[" and (k == 0 or line[k - 1] in " ·(−⎛⎜⎝"):
            end = matching_bracket(line, k)
            text += matrix(cells_of([line[k + 1: end]]))
            k = end
        elif c in LEFT_PARENTHESES:
            text += "("
        elif c in RIGHT_PARENTHESES:
            text += ")"
        else:
            text += c
        k += 1
    return Flat(text.strip(), matrices)


class LogReader:
    """Reads a whole log into `items`: givens, steps and gaps, in the order in which they stand.
    `notes` are the lines between the title and the first of them."""

    def __init__(self, text):
        self.rows = [columns(line) for line in text.rstrip("\n").split("\n")]
        self.items = []
        self.notes = []
        self.section = Section((), 0)
        self.read()

    def read(self):
        k, in_givens, step = 0, False, None
        while k < len(self.rows):
            row = self.rows[k]
            if not row:
                in_givens, step, k = False, None, k + 1
            elif row[0] != " ":
                in_givens, step = row == list("Given"), None
                if not in_givens:
                    self.read_heading("".join(row), k + 1)
                k += 1
            elif in_givens:
                end = block_at(self.rows, k)
                self.items.append(self.given(k, end))
                k = end
            else:
                end = block_at(self.rows, k)
                step = self.line(k, end, step)
                k = end

    def read_heading(self, text, number):
        one = re.fullmatch(r"(.+): not shown", text)
        many = re.fullmatch(r"(.+) … (.+): (\d+) passes not shown", text)
        if one:
            self.add_gap(number, one[1], one[1], 1)
        elif many:
            self.add_gap(number, many[1], many[2], int(many[3]))
        else:
            if not self.items and number > 1:
                self.notes.append(text)
            self.section = self.section_of(text, number)

    def add_gap(self, number, first, last, count):
        self.items.append(Gap(first, number, self.section_of(first, number), last, count))

    def section_of(self, title, number):
        others = (item.number for item in reversed(self.items) if not isinstance(item, Given))
        is_part = next(others, 0) < self.section.number
        return Section((*self.section.titles, title) if is_part else (title,), number)

    def given(self, start, end):
        baseline = start + (end - start - 1) // 2
        text = "".join(self.rows[baseline])
        listed = re.fullmatch(r"  (\S+): (.+)", text)
        if listed and end == start + 1:
            elements = [tuple(each.split(" = ")) for each in re.split(r" {3,}", listed[2])]
            if len(elements[-1]) == 1:
                elements.pop()  # the caption
            if elements and all(len(each) == 2 for each in elements):
                return Given(listed[1], baseline + 1, elements=elements)
        drawn = re.match(r"  (\S+) = ", text)
        if not drawn:
            raise NotUnderstood(f"line {baseline + 1}: no given: {text!r}")
        first = len(columns(drawn[0]))
        rows = [without_remark(row[first:])[0] for row in self.rows[start:end]]
        value = flat(rows, baseline - start)
        return Given(drawn[1], baseline + 1, flat=value)

    def line(self, start, end, step):
        """Adds a block to its step, which begins where a name stands before the relation."""
        baseline = start + (end - start - 1) // 2
        text = "".join(self.rows[baseline])
        named = re.match(r"  (\S+) (=|≈) ", text)
        if named:
            state = re.fullmatch(r"State after (.+)", self.section.titles[-1])
            step = Step(named[1], baseline + 1, self.section, state and state[1])
            self.items.append(step)
        going_on = step and re.match(" " * (2 + len(columns(step.name))) + r" (=|≈) ", text)
        if not named and not going_on:
            raise NotUnderstood(f"line {baseline + 1}: {text!r}")
        head = named or going_on
        first = len(columns(head[0]))
        rows, remarks = zip(*(without_remark(row[first:]) for row in self.rows[start:end]))
        for k, row in enumerate(self.rows[start:end], start):
            if k != baseline and any(c != " " for c in row[:first]):
                raise NotUnderstood(f"line {k + 1}: something stands before the formula")
        value = flat(list(rows), baseline - start)
        spans = {k: first + sum(map(len, row)) for k, row in enumerate(rows, start)}
        step.lines.append(Line(baseline + 1, head[head.lastindex], value, list(remarks), spans))
        return step
