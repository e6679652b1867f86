"""What the names in a log stand for: the givens and results printed before, the newest first."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, islice
from unicodedata import digit

from formula_text import IDENTIFIER, interval_of, own_number
from hand_arithmetic import Grid, Own

VERSION_MARK = re.compile(r"(.*)[⁽₍]([⁰¹²³⁴-⁹₀-₉]+)[⁾₎]")
INDICES = re.compile(r"\d+(?:,\d+)?")
ELEMENT = re.compile(r"(.*?)(?:\[([\d,]+)\]|(\d+(?:,\d+)?))")


class Wrong(Exception):
    """The log says something that is not so."""


@dataclass(frozen=True)
class Cell:
    """A number of the log: its own value, computed here, and how the log prints it."""

    own: Own
    text: str
    is_exact: bool

    def printed(self):
        return interval_of(self.text, self.is_exact)

    def as_printed(self):
        return own_number(self.text)


def typed(text):
    return Cell(own_number(text), text, True)


@dataclass
class Meaning:
    """What a name of the log stands for from some line on."""

    name: str
    values: list  # a Cell or a Grid of them; several while the layout is open
    elements: dict = field(default_factory=dict)  # own names of elements
    layouts: list = field(default_factory=list)  # for each of the values, a Grid of these names

    @cached_property
    def symbols(self):
        return {self.name, *self.elements, *unusual_names(self)}

    def of_symbol(self, symbol):
        if symbol == self.name:
            return list(self.values)
        if symbol in self.elements:
            return [self.elements[symbol]]
        # The index may stand before a layer, W12⁽¹⁾, or there may be two, ∂ŷ1/∂z2⁽³⁾.
        indices = INDICES.findall(symbol)
        if indices and INDICES.sub("", symbol) == self.name:
            return self.at(",".join(indices))
        found = ELEMENT.fullmatch(symbol)
        if not found or found[1].casefold() != self.name.casefold():
            return []
        if found[3] and self.layouts:
            return []
        return self.at(found[2] or found[3])

    def at(self, indices):
        """Elements at typed indices: 3, 1,2 or 12."""
        result = []
        for value in self.values:
            if not isinstance(value, Grid):
                continue
            rows, columns = value.shape
            two = indices.split(",") if "," in indices else list(indices)
            # The name of an element may count columns first.
            places = [(int(two[0]), int(two[1])), (int(two[1]), int(two[0]))
                      ] if len(two) == 2 else []
            if "," not in indices and columns == 1:
                places.insert(0, (int(indices), 1))
            if "," not in indices and rows == 1:
                places.insert(0, (1, int(indices)))
            result += [value.rows[i - 1][j - 1] for i, j in places
                       if 1 <= i <= rows and 1 <= j <= columns]
        return result


def indexed(name, indices):
    """The ways to write an element of ∂L/∂W⁽²⁾, whose name is more than letters: ∂L/∂W12⁽²⁾."""
    places = [k + 1 for k, c in enumerate(name) if c.isalpha()]
    together = "".join(indices) if all(len(i) == 1 for i in indices) else ",".join(indices)
    for p in places:
        yield name[:p] + together + name[p:]
        for q in places if len(indices) == 2 else []:
            if p < q:
                i, j = indices
                yield name[:p] + i + name[p:q] + j + name[q:]
                yield name[:p] + j + name[p:q] + i + name[q:]


def unusual_names(meaning):
    """The names of elements that do not read as one name by themselves."""
    value = meaning.values[0]
    if IDENTIFIER.fullmatch(meaning.name) or not isinstance(value, Grid):
        return set()
    rows, columns = value.shape
    places = ([[str(i)] for i in range(1, rows + 1)] if columns == 1 else
              [[str(i), str(j)] for i in range(1, rows + 1) for j in range(1, columns + 1)])
    return {name for place in places for name in indexed(meaning.name, place)}


@lru_cache(maxsize=None)
def names_within(symbol):
    """What the meaning of a symbol may be named: w for w12, ∂L/∂W⁽²⁾ for ∂L/∂W12⁽²⁾."""
    element = ELEMENT.fullmatch(symbol)
    return {name.casefold()
            for name in (symbol, INDICES.sub("", symbol), element[1] if element else symbol)}


class Names:
    """All meanings that the log has given so far."""

    def __init__(self, layouts=()):
        self.meanings = []  # the oldest first
        self.layouts = dict(layouts)  # by name: where its elements with names of their own may be
        self.places = defaultdict(list)  # of meanings, by their names and those of their elements
        self.names = defaultdict(set)

    def add(self, meaning):
        if meaning.layouts:
            known = self.layouts.get(meaning.name)
            if not known or not any(layout in meaning.layouts for layout in known):
                self.layouts[meaning.name] = meaning.layouts
        elif meaning.name in self.layouts and isinstance(meaning.values[0], Grid):
            self.name_elements(meaning)
        for name in {name.casefold() for name in (meaning.name, *meaning.elements)}:
            self.places[name].append(len(self.meanings))
        self.meanings.append(meaning)
        for name in meaning.symbols:
            self.names[name[0]].add(name)

    def name_elements(self, meaning):
        """What is calculated anew has the names of elements that the given had."""
        value = meaning.values[0]
        meaning.layouts = [layout for layout in self.layouts[meaning.name]
                           if layout.shape == value.shape][:1]
        for layout in meaning.layouts:
            layout.zip(value, meaning.elements.__setitem__)

    def put_in(self, name, value):
        """Leaves the layouts of a given in which it is this value."""
        for meaning in self.meanings:
            if meaning.name == name and len(meaning.layouts) > 1:
                fitting = [layout for layout, own in zip(meaning.layouts, meaning.values)
                           if own == value and layout in self.layouts[name]]
                self.layouts[name] = fitting or self.layouts[name]

    def known(self):
        """All names, by their first characters."""
        return self.names

    def meaning(self, symbol, place=0):
        """The newest that the symbol may stand for, or the one so many before it."""
        found = next(islice(self.candidates(symbol), place, None), None)
        return (found or next(self.candidates(symbol)))[1]

    def candidates(self, symbol):
        """What the symbol may stand for, the newest first, with the age of each meaning."""
        for find in (self.of_symbol, self.of_element, self.of_version):
            found = find(symbol)
            newest = next(found, None)
            if newest:
                return chain([newest], found)
        raise Wrong(f"'{symbol}' stands for nothing that was printed before")

    def of_symbol(self, symbol):
        places = {place for name in names_within(symbol) for place in self.places.get(name, ())}
        for place in sorted(places, reverse=True):
            for value in self.meanings[place].of_symbol(symbol):
                yield len(self.meanings) - 1 - place, value

    def of_element(self, symbol):
        """Elements may have names that their vector does not show."""
        counted = re.fullmatch(r"\D+?(\d+)", symbol)
        for age, meaning in enumerate(reversed(self.meanings) if counted else ()):
            for value in meaning.at(counted[1]):
                yield age, value

    def of_version(self, symbol):
        """Of all that the symbol has stood for, what it stood for after so many updates."""
        version = VERSION_MARK.fullmatch(symbol)
        if not version:
            return
        number = int("".join(map(str, map(digit, version[2]))))
        found = list(self.candidates(version[1]))
        ages = sorted({age for age, _ in found}, reverse=True)
        if number >= len(ages):
            raise Wrong(f"'{version[1]}' has no version {number}")
        yield from ((age, value) for age, value in found if age == ages[number])


def of_cells(value, f):
    return value.map(f) if isinstance(value, Grid) else f(value)


def texts(value):
    return of_cells(value, lambda cell: cell.text)


def number_of(text):
    """A typed number, or what else it is."""
    try:
        return typed(text)
    except ValueError as error:
        raise Wrong(f"{text!r} is no number") from error


def meaning_of_given(given):
    if given.elements:
        return meaning_of_list(given)
    if given.flat.matrices:
        return Meaning(given.name, [Grid.of(given.flat.matrices[0]).map(number_of)])
    vector = re.fullmatch(r"\((.*)\)", given.flat.text)
    if vector:
        return Meaning(given.name, [Grid.of([number_of(x)] for x in vector[1].split(", "))])
    return Meaning(given.name, [number_of(given.flat.text)])


def in_layouts(name, elements, layouts):
    return Meaning(name, [layout.map(elements.get) for layout in layouts], elements, layouts)


def batched(values, width):
    return [values[k:k + width] for k in range(0, len(values), width)]


def meaning_of_list(given):
    """`W: w11 = 0.9   w12 = 0.2 …`: the names tell the places, but not which index is the row.
    Of numbered ones, `w: w5 = 0.14   w6 = 0.15`, not even the shape is told."""
    elements = {name: number_of(text) for name, text in given.elements}
    counted = [re.fullmatch(r"\D+(\d+)\D*", name) for name in elements]
    numbers = sorted(int(each[1]) for each in counted if each)
    if all(counted) and numbers == [*range(numbers[0], numbers[0] + len(counted))]:
        names = sorted(elements, key=lambda name: int(re.sub(r"\D", "", name)))
        grids = [Grid.of(batched(names, width)) for width in range(1, len(names) + 1)
                 if len(names) % width == 0]
        return in_layouts(given.name, elements, grids + [grid.transposed() for grid in grids])
    places = {}
    for name in elements:
        indices = re.search(r"(\d+),(\d+)\D*$", name) or re.search(r"(\d)(\d)\D*$", name)
        if not indices:
            raise Wrong(f"{name} does not tell its row and column")
        places[tuple(map(int, indices.groups()))] = name
    rows, columns = (max(place[k] for place in places) for k in (0, 1))
    if len(places) != rows * columns:
        raise Wrong(f"{given.name} has {len(places)} elements named {', '.join(elements)}")
    grid = Grid.of([places[i, j] for j in range(1, columns + 1)] for i in range(1, rows + 1))
    return in_layouts(given.name, elements, [grid, grid.transposed()])
