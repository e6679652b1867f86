#!/usr/bin/env python3
"""Givens of each chapter change, and with them every number of its page that hangs on them: nothing old is left.

What has to stand there comes from `longhand run --given … --format json`, and is rounded and put in here.

    LONGHAND=build/default/longhand LONGHAND_BOOK=build/default/tools/book/longhand_book \\
        python3 tests/book/test_changed_givens.py
"""

import bisect
import functools
import re
import unittest
from decimal import Decimal

from woven import (FOLDERS, LANGUAGES, LONGHAND, PLACEHOLDER, Values, given_in_exercises, given_on, is_rounded, labels,
                   named_on, numbers, pictures, prose, prose_on, run, shows, woven)

MOST_ELEMENTS = 30  # of a given that is changed: data are not
LEAST_GIVENS = 2  # of every chapter, that are changed
LEAST_SHARE = 0.4  # of the steps of every chapter, that change with them


def moved(number):
    """The next number with as many decimals."""
    value = Decimal(number)
    return f"{value + Decimal(1).scaleb(min(value.as_tuple().exponent, 0)):f}"


def with_first_element_moved(given):
    """NAME=VALUE for `--given`."""
    values = [moved(given["values"][0]), *given["values"][1:]]
    if len(given["shape"]) < 2:
        return f"{given['id']}={', '.join(values)}"
    columns = given["shape"][1]
    rows = (" ".join(values[k:k + columns]) for k in range(0, len(values), columns))
    return f"{given['id']}={'; '.join(rows)}"


def options_of(givens):
    return [word for given in givens for word in ("--given", given)]


@functools.cache
def changes(chapter):
    """Other numbers for as many givens as the calculation and the ends of its plots bear."""
    kept = []
    for given in Values(chapter).givens.values():
        if len(given["values"]) <= MOST_ELEMENTS:
            more = [*kept, with_first_element_moved(given)]
            is_drawn = (run(LONGHAND, "plot", chapter, plot, "--format", "gnuplot", *options_of(more)).returncode == 0
                        for plot in plots(chapter))
            kept = more if Values(chapter, *more).is_there and all(is_drawn) else kept
    return kept


def line_ends(values, name):
    """The results of a step as its log has them, or nothing."""
    return [element["lines"][-1]["text"] for element in values.steps.get(name, {"elements": []})["elements"]]


@functools.cache
def plots(chapter):
    said = run(LONGHAND, "plot", chapter, "no_such_plot").stderr
    return said.rstrip().partition("there are: ")[2].split(", ") if "there are: " in said else []


def points(chapter, plot, *options):
    """The numbers of each set of points of a plot."""
    script = run(LONGHAND, "plot", chapter, plot, "--format", "gnuplot", *options).stdout
    blocks = dict(re.findall(r"^\$(\w+) << END\n(.*?)^END$", script, re.M | re.S))
    return [[float(number) for number in blocks[name].split()]
            for name in re.findall(r"\$(\w+) using \S+ with (?:lines)?points", script)]


class Sorted:
    """Values, to be looked up as a plot has them."""

    def __init__(self, values):
        self.values = sorted(float(value) for value, _ in values.elements.values())

    def has(self, number):
        slack = 1e-4 * abs(number) + 1e-12
        at = bisect.bisect_left(self.values, number - slack)
        return at < len(self.values) and self.values[at] <= number + slack


class ChangedGivens(unittest.TestCase):
    maxDiff = None

    def each(self, check):
        for chapter in FOLDERS:
            with self.subTest(chapter=chapter):
                givens = changes(chapter)
                check(chapter, givens, Values(chapter), Values(chapter, *givens), woven(chapter, *givens))

    def test_much_hangs_on_what_is_changed(self):
        def check(chapter, givens, own, other, _):
            self.assertGreaterEqual(len(givens), LEAST_GIVENS)
            hanging = [name for name in own.steps if line_ends(own, name) != line_ends(other, name)]
            self.assertGreater(len(hanging), len(own.steps) * LEAST_SHARE)

        self.each(check)

    def test_logs(self):
        def check(chapter, givens, own, other, out):
            for language in LANGUAGES:
                on_page, old = named_on(out, language, chapter), dict(named_on(woven(chapter), language, chapter))
                self.assertEqual(sorted(name for name, _ in on_page), sorted([*other.givens, *other.steps]))
                for name, text in on_page:
                    self.assertTrue(shows(text, other.of(name), name in other.givens), (language, name, text))
                    if name in old and line_ends(own, name) != line_ends(other, name) and "⋮" not in text:
                        self.assertNotEqual(text, old[name], (language, name))

        self.each(check)

    def test_prose(self):
        def check(chapter, givens, own, other, out):
            for language in LANGUAGES:
                written = prose(chapter, language)
                self.assert_begins(prose_on(out, language, chapter), PLACEHOLDER.sub(other.put_in, written))
                self.assert_begins(prose_on(woven(chapter), language, chapter), PLACEHOLDER.sub(own.put_in, written))

        self.each(check)

    def assert_begins(self, text, expected):
        self.assertEqual(numbers(text)[:len(numbers(expected))], numbers(expected))

    def test_exercises(self):
        """A given that does not vary stands in them as on the page."""
        found = set()

        def check(chapter, givens, own, other, out):
            fixed = re.findall(r"^  (\S+) .*  fixed  ", run(LONGHAND, "list", chapter).stdout, re.M)
            changed = [given.split("=")[0] for given in givens if given.split("=")[0] in fixed]
            for language in LANGUAGES:
                before, after = given_on(woven(chapter), language, chapter), given_on(out, language, chapter)
                asked, asked_after = (given_in_exercises(each, language, chapter) for each in (woven(chapter), out))
                for name in changed:
                    self.assertNotIn(before[name], asked_after, (language, name))
                    if before[name] in asked and after[name] in asked_after:
                        found.add(chapter)

        self.each(check)
        self.assertGreaterEqual(len(found), 3)

    def test_networks(self):
        def check(chapter, givens, own, other, out):
            values = [value for value, _ in other.elements.values()]
            for language in LANGUAGES:
                for name, picture in pictures(out, language, chapter).items():
                    for label in labels(picture) if name.endswith("-network.html") else ():
                        value = re.search(r"(?:=|≈|∂) ?([-−]?[\d.]+)$", label)
                        if value and not label.startswith("Σ"):  # a sum that the chapter does not name
                            number = value[1].replace("−", "-")
                            self.assertTrue(any(is_rounded(number, each) for each in values), (name, label))

        self.each(check)

    def test_plots(self):
        def check(chapter, givens, own, other, out):
            drawn, options = pictures(out, "en", chapter), options_of(givens)
            own_values, other_values = Sorted(own), Sorted(other)
            for plot in plots(chapter):
                name = f"{chapter}-{plot.replace('/', '-')}.svg"
                self.assertEqual(drawn[name], run(LONGHAND, "plot", chapter, plot, *options).stdout, name)
                for one, two in zip(points(chapter, plot), points(chapter, plot, *options)):
                    if all(map(own_values.has, one)):  # else they are numbered
                        self.assertTrue(all(map(other_values.has, two)), name)

        self.each(check)


if __name__ == "__main__":
    unittest.main()
