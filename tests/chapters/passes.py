"""Which headings of a log belong to the passes of a loop. Levels are not printed: titles tell."""

import re
from itertools import pairwise


def kind_of(title):
    """What the titles of all passes of a loop have in common: all but their numbers."""
    return re.sub(r"\d+", "#", title)


def counted(title):
    return sum(map(int, re.findall(r"\d+", title)))


def passes_among(titles, title):
    """Those that are passes of the same loop as the one with this title."""
    return [each for each in titles if kind_of(each) == kind_of(title)]


def parts_of_pass(titles, title):
    """The kinds of headings within a pass: those between two that follow each other somewhere."""
    places = [k for k, each in enumerate(titles) if kind_of(each) == kind_of(title)]
    step = 1 if "#" in kind_of(title) else 0
    return {kind_of(each) for a, b in pairwise(places)
            if counted(titles[b]) == counted(titles[a]) + step for each in titles[a + 1:b]}
