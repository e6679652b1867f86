#!/usr/bin/env python3
"""Holds every given and every step of every chapter to the formulas of the lecture documents.

    from_the_documents.py PROGRAM [--self-test]

document_formulas.py and its neighbours work all of them out. Of `longhand run CHAPTER --format json` only ids and
final numbers are read: the value with 20 significant digits, and the printed result with 20
decimals. Both sides must have the same ids. What is worked out in two ways must agree with itself.
"""

import argparse
import json
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

import classifier_formulas
import descent_formulas
import document_formulas
import fitting_formulas
import library_formulas
import network_formulas

CHAPTERS = {}
for _formulas in (document_formulas, network_formulas, descent_formulas, fitting_formulas,
                  classifier_formulas, library_formulas):
    CHAPTERS |= _formulas.CHAPTERS
DECIMALS = 20  # printed
SIGNIFICANT = Context(prec=20, rounding=ROUND_HALF_UP)
NOISE = Decimal("1e-40")  # of 60 digits
DIFFERENCE_ERROR = Decimal("1e-22")  # of a central difference
CHANGED_PLACES = (10, 18)
MOST_AT_ONCE = 250  # ids that a self-test looks at together


class Result(NamedTuple):
    value: str
    printed: str
    exact: bool
    is_state: bool = False  # from a training that is not recorded: known to its first digits


def output(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=60)
    if done.returncode or done.stderr:
        sys.exit(f"longhand {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def chapters(program):
    return re.findall(r"^\S+$", output(program, "list"), re.MULTILINE)


def element_ids(name, shape):
    """The ids of a given's elements, row by row."""
    if not shape:
        return [name]
    if len(shape) == 1:
        return [f"{name}[{row + 1}]" for row in range(shape[0])]
    return [f"{name}[{row + 1},{column + 1}]"
            for row in range(shape[0]) for column in range(shape[1])]


def results(worksheet):
    """All that the program has, as pairs of id and result."""
    for given in worksheet["givens"]:
        ids = element_ids(given["id"], given["shape"])
        for name, text in zip(ids, given["values"], strict=True):
            yield name, Result(text, text, True)
    for section in worksheet["sections"]:
        for step in section["steps"]:
            for element in step["elements"]:
                printed = element["lines"][-1]["text"].replace("−", "-")
                yield element["id"], Result(element["value"], printed, element["exact"], step["state"])
    for loop in worksheet["loops"]:
        passes = str(loop["passes"])
        yield f"{loop['path']}/passes", Result(passes, passes, True)


def theirs(program, chapter):
    text = output(program, "run", chapter, "--format", "json", "--digits", str(DECIMALS),
                  "--iterations", "all")
    pairs = list(results(json.loads(text)["worksheets"][0]))
    found = dict(pairs)
    if len(found) < len(pairs):
        sys.exit(f"{chapter}: {len(pairs) - len(found)} ids stand for more than one value")
    return found


def decimal(value):
    if isinstance(value, (network_formulas.Cancelled, fitting_formulas.Published)):
        return value
    exact = Fraction(value)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def elements(name, value):
    """The numbers of a value by id; None is no number."""
    if isinstance(value, list):
        is_matrix = isinstance(value[0], list)
        shape = [len(value), len(value[0])] if is_matrix else [len(value)]
        parts = sum(value, []) if is_matrix else value
        pairs = zip(element_ids(name, shape), parts, strict=True)
    else:
        pairs = [(name, value)]
    return {key: decimal(part) for key, part in pairs if part is not None}


def flat(values):
    return {key: part for name, value in values.items()
            for key, part in elements(name, value).items()}


def is_result(own, result):
    """Whether the value is the own one, rounded unless it is exact, and so is what is printed."""
    value = Decimal(result.value)
    unit = Decimal(1).scaleb(-DECIMALS)
    rounded = own if result.exact else SIGNIFICANT.plus(own)
    is_exact = abs(own - value) < NOISE and not isinstance(own, network_formulas.Cancelled)
    if result.is_state:
        is_exact = own == own.to_integral_value()
    return (result.exact == is_exact and abs(rounded - value) < NOISE
            and own.quantize(unit, rounding=ROUND_HALF_UP) == Decimal(result.printed))


def faults(own, program):
    """Pairs of id and what is wrong there."""
    for name in own.keys() - program.keys():
        yield name, f"ours {own[name]:.20g}, theirs missing"
    for name in program.keys() - own.keys():
        yield name, f"ours missing, theirs {program[name].value}"
    for name in own.keys() & program.keys():
        result = program[name]
        if not is_result(own[name], result):
            kind = "exactly" if result.exact else "rounded"
            yield name, (f"ours {own[name]:.30g}, theirs {kind} {result.value}, "
                         f"printed {result.printed}")


def own_faults(own, again):
    for name, value in again.items():
        if abs(own[name] - value) > getattr(value, "tolerance", DIFFERENCE_ERROR):
            yield name, f"ours {own[name]:.30g}, in another way {value:.30g}"


def changed(text, place):
    """The number with another digit at that decimal."""
    number = Decimal(text)
    unit = Decimal(1).scaleb(-place)
    digit = int(abs(number) / unit) % 10
    moved = abs(number) + (unit if digit < 9 else -9 * unit)
    return f"{moved.copy_sign(number):f}"


def alterations(program, name):
    """What the program's results might wrongly be at one id."""
    result = program[name]
    for field in ("value", "printed"):
        for place in CHANGED_PLACES:
            digit = changed(getattr(result, field), place)
            yield program | {name: result._replace(**{field: digit})}
    yield {key: each for key, each in program.items() if key != name}


def parts(values):
    names = list(values)
    for k in range(0, len(names), MOST_AT_ONCE):
        yield {name: values[name] for name in names[k:k + MOST_AT_ONCE]}


def self_test(own, program):
    """Each changed digit, missing id or unknown id is noticed, and nothing else is then wrong."""
    tried = 0
    for part in parts(program):
        own_part = {name: own[name] for name in part}
        for name in part:
            for altered in alterations(part, name):
                tried += 1
                if [at for at, _ in faults(own_part, altered)] != [name]:
                    yield name, f"nobody notices {altered.get(name, 'that it is missing')}"
            without = {key: value for key, value in own_part.items() if key != name}
            if [at for at, _ in faults(without, part)] != [name]:
                yield name, "nobody notices that it is unknown"
    print(f"  {tried} changed digits and missing values, {len(program)} unknown ids")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--self-test", action="store_true", help="are changed digits noticed?")
    options = parser.parse_args()

    names = chapters(options.program)
    wrong = [f"{name}: only one side has this chapter" for name in CHAPTERS.keys() ^ set(names)]
    for name in [each for each in names if each in CHAPTERS]:
        values, again = (flat(part) for part in CHAPTERS[name]())
        program = theirs(options.program, name)
        found = [*own_faults(values, again), *faults(values, program)]
        print(f"{name}: {len(values.keys() & program.keys())} values compared, "
              f"{len(again)} of them worked out in two ways")
        if options.self_test and not found:
            found = self_test(values, program)
        wrong += [f"{name} {at}: {message}" for at, message in sorted(found)]
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
