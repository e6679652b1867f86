"""What a log leaves out, against the log of the same numbers that leaves nothing out."""

from itertools import groupby, takewhile

from hand_arithmetic import Grid, shown
from meanings import Cell, Meaning, Wrong, of_cells


def pairs(value, cells, f):
    if isinstance(value, Grid) != isinstance(cells, Grid):
        raise Wrong("a matrix stands for a number")
    if isinstance(value, Grid):
        value.zip(cells, f)
    else:
        f(value, cells)


def visible(count):
    """Which of many rows or columns are drawn."""
    return list(range(count)) if count <= 8 else [0, 1, 2, 3, count - 1]


def is_elided(flat):
    return "…" in flat.text or any(cell in "…⋮" or "… (" in cell
                                   for m in flat.matrices for row in m for cell in row)


class LeftOut:
    """The part of LogCheck that looks up in the check of a fuller log what is not shown."""

    def pass_over(self, gap):
        """Passes that are not shown: what they leave is known from the log that shows them."""
        if not self.fuller:
            raise Wrong("passes are left out")
        rest = self.fuller.steps[len(self.steps):]
        hidden = [section for section, _ in groupby(step.section for step in rest)][:gap.count]
        if hidden[:1] + hidden[-1:] != [gap.name, gap.last]:
            raise Wrong(f"{gap.count} passes from here on are {hidden[:1]} … {hidden[-1:]}")
        for step in takewhile(lambda step: step.section in hidden, rest):
            self.add(step.section, step.meaning)

    def check_state(self, step):
        """What a pass that is not shown left behind."""
        if self.steps[-1].section != step.state_after:
            raise Wrong(f"the state after {step.state_after} stands after {self.steps[-1].section}")
        left = next((each for each in reversed(self.steps) if each.meaning.name == step.name), None)
        if not left:
            raise Wrong("a state of nothing that was calculated")
        if any(is_elided(line.flat) for line in step.lines):
            self.check_shown(step, left.own)
        else:
            [(line, formula)] = self.parsed(step)[1]
            expected = of_cells(left.own, lambda own: shown(own, self.digits))
            pairs(expected, self.printed(formula), lambda own, number: self.expect(
                own[0] == number.text, f"{number.text} is printed for {own[0]}"))
            said = {is_exact for row in Grid.of(
                expected.rows if isinstance(expected, Grid) else [[expected]]).rows
                for _, is_exact in row}
            self.expect(said == {True} or line.relation == "≈", "= before rounded numbers")
            self.expect(said != {True} or line.relation == "=", "≈ before exact numbers")
            self.counts.results += len(list(formula.all_leaves()))
        self.counts.lines += len(step.lines)

    def check_elided(self, step, index):
        """Of what a log leaves out, only the shown elements of the result can be checked."""
        if self.detail == "full" or not self.fuller:
            raise Wrong("something is left out")
        cells = self.check_shown(step, self.fuller.steps[index].own)
        self.add(step.section, Meaning(step.name, [cells]))

    def check_shown(self, step, own):
        cells = of_cells(own, lambda value: Cell(value, *shown(value, self.digits)))
        last = step.lines[-1].flat
        if last.matrices:
            table = [row for row in last.matrices[-1] if row[0] != "⋮"]
            for i, row in zip(visible(own.shape[0]), table):
                seen = [text for text in row if text != "…"]
                for j, text in zip(visible(own.shape[1]), seen):
                    self.expect(cells.rows[i][j].text == text, f"{text} is printed for "
                                f"{cells.rows[i][j].text}")
                    self.counts.results += 1
        else:
            self.expect(cells.text == last.text, f"{last.text} is printed for {cells.text}")
            self.counts.results += 1
        self.counts.elided += 1
        return cells
