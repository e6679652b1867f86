"""What a log leaves out, against the log of the same numbers that leaves nothing out."""

from itertools import groupby

from hand_arithmetic import Grid, shown
from log_text import Gap, Step
from meanings import Cell, Meaning, Wrong, of_cells
from passes import kind_of, parts_of_pass, passes_among


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


def begins(titles, with_titles):
    return titles[: len(with_titles)] == with_titles


def sections_of(steps):
    return groupby(steps, lambda step: step.section)


class LeftOut:
    """The part of LogCheck that looks up in the check of a fuller log what is not shown."""

    left_by = None  # the last pass that was not shown, and how many steps there were up to its end

    def pass_over(self, gap):
        """Passes that are not shown: what they leave is known from the log that shows them."""
        if not self.fuller:
            raise Wrong("passes are left out")
        passes, belongs = [], self.belongs_to_last_pass(gap)
        for section, steps in sections_of(self.fuller.steps[len(self.steps):]):
            if len(passes) == gap.count and not belongs(section.titles):
                break
            if not passes and not begins(section.titles, gap.section.titles):
                raise Wrong(f"the log of all that is calculated goes on with {section.titles}")
            passes += passes_among(section.titles, gap.name)
            for step in steps:
                self.add(step.section, step.meaning)
        if len(passes) != gap.count or passes[:1] + passes[-1:] != [gap.name, gap.last]:
            raise Wrong(f"not shown are {len(passes)} passes, {passes[:1]} … {passes[-1:]}")
        self.left_by = gap.last, len(self.steps)

    def belongs_to_last_pass(self, gap):
        """Tells by its titles whether a section still belongs to the last pass of the gap."""
        titles = [title for section, _ in sections_of(self.fuller.steps)
                  for title in section.titles]
        parts, behind = parts_of_pass(titles, gap.name), self.titles_behind(gap)
        return lambda titles: (parts.issuperset(map(kind_of, titles))
                               and not (behind and begins(titles, behind)))

    def titles_behind(self, gap):
        """Those with which the log goes on, if it does."""
        behind = (item.section.titles for item in self.items if item.number > gap.number
                  and (isinstance(item, Gap) or isinstance(item, Step) and not item.state_after))
        return next(behind, ())

    def check_state(self, step):
        """What a pass that is not shown left behind."""
        if self.left_by != (step.state_after, len(self.steps)):
            raise Wrong(f"the state after {step.state_after} stands after {self.left_by}")
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
