#!/usr/bin/env python3
"""Recomputes every number that `longhand run` prints, from the printed text alone.

    check_log.py PROGRAM [--chapter NAME]... [--variants N] [--seed S] [--digits N] [--self-test]

Each chapter that `longhand list` names is run in all three details, as it stands and with other
givens from the ranges that `longhand list CHAPTER` prints. Nothing but the printed log is read:
the formulas are worked out here (fractions where the value is rational, else 80 digits), from the
givens on, never from a printed result.
"""

import argparse
import random
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache, partial

from step_check import Counts, LogCheck
from meanings import Wrong

DETAILS = ("full", "steps", "brief")
SOME_PASSES = "2,every:7"
FEWEST_LINES = 10
ALL_DECIMALS = 17  # of what comes from no formula
SELF_TEST = {"results": 75, "numbers": 50, "symbols": 15}  # most changed digits of each kind


class Failed(Exception):
    """The program did not print a log."""


def output(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=60)
    if done.returncode:
        raise Failed(f"longhand {' '.join(arguments)}: exit {done.returncode}: "
                     f"{done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8")


def log(program, chapter, detail, givens, digits, passes=None):
    options = [part for given in givens for part in ("--given", given)]
    options += ["--iterations", passes] if passes else []
    return output(program, "run", chapter, "--detail", detail, "--digits", str(digits), *options)


def chapters(program):
    return re.findall(r"^\S+$", output(program, "list"), re.MULTILINE)


def ranges(program, chapter):
    """The givens that may be varied: (id, typed values, from, to, step)."""
    found = []
    for line in output(program, "list", chapter).split("\n"):
        columns = re.split(r" {2,}", line.strip())
        if len(columns) < 3:
            continue
        drawn = re.fullmatch(r"(\S+) … (\S+), step (\S+)", columns[2])
        if drawn:
            low, high, step = (Decimal(text.replace("−", "-")) for text in drawn.groups())
            found.append((columns[0], columns[1], low, high, step))
    return found


def variant(generator, given_ranges):
    """One --given for each given, with as many numbers as it has, each drawn from its grid."""
    givens = []
    for name, values, low, high, step in given_ranges:
        def draw(_):
            return str(low + step * generator.randint(0, int((high - low) / step)))
        givens.append(f"{name}=" + re.sub(r"[^\s,;]+", draw, values))
    return givens


def runs(program, chapter, givens, digits):
    """The details and passes of a loop to ask for; the first log has everything. With other givens
    a loop may take long, so that all its passes are then read in one detail alone."""
    shown_alone = [(detail, None) for detail in DETAILS]
    if not re.search(r"not shown$", log(program, chapter, "brief", givens, digits), re.MULTILINE):
        return shown_alone
    everything = [(detail, "all") for detail in (DETAILS[:1] if givens else DETAILS)]
    return everything + shown_alone + [("steps", SOME_PASSES)]


def finest(program, chapter, givens):
    """The check of the log that leaves no decimals out."""
    detail, passes = runs(program, chapter, givens, ALL_DECIMALS)[0]
    text = log(program, chapter, detail, givens, ALL_DECIMALS, passes)
    return LogCheck(text, detail, ALL_DECIMALS)


def check_chapter(program, chapter, variants, digits, generator):
    total, logs, skipped, layouts = Counts(), 0, 0, {}
    given_ranges = ranges(program, chapter)
    choices = [[]] + [variant(generator, given_ranges)
                      for _ in range(variants if given_ranges else 0)]
    for givens in choices:
        fuller = None
        finer = cache(partial(finest, program, chapter, givens))
        try:
            for detail, passes in runs(program, chapter, givens, digits):
                at = (f"--detail {detail} " + (f"--iterations {passes} " if passes else "")
                      + " ".join(f"--given '{given}'" for given in givens))
                text = log(program, chapter, detail, givens, digits, passes)
                check = LogCheck(text, detail, digits, fuller, layouts=layouts,
                                 finer=finer if digits < ALL_DECIMALS else None)
                fuller = fuller or check
                layouts = fuller.names.layouts
                total.add(check.counts)
                logs += 1
        except Wrong as error:
            raise Wrong(f"longhand run {chapter} --digits {digits} {at}\n  {error}") from error
        except Failed as error:
            # Other givens may well divide by zero; a chapter as it stands may not.
            if not givens or "error[value." not in str(error):
                raise
            skipped += 1
    if total.lines / logs < FEWEST_LINES:
        raise Wrong(f"{chapter}: only {total.lines} lines were checked in {logs} logs")
    older = f", older meanings of {', '.join(sorted(total.older))}" if total.older else ""
    print(f"{chapter}: {logs} logs, {total.lines} lines, {total.formulas} formulas, "
          f"{total.numbers} numbers, {total.results} results; {total.elided} left out, "
          f"{total.undecided} undecided, {skipped} without a value{older}")


def digits_in(text, lines):
    """The place of each digit of the formulas in the given lines."""
    rows = text.split("\n")
    spans = [span for line in lines for span in line.spans.items()]
    return [(row, column) for row, end in spans for column, c in enumerate(rows[row][:end])
            if c.isascii() and c.isdigit()]


def spread(places, most, generator):
    """As many places as asked for, one at random from each of so many equal parts of the log."""
    if len(places) <= most:
        return places
    ends = [len(places) * k // most for k in range(most + 1)]
    return [places[generator.randrange(*part)] for part in zip(ends, ends[1:])]


def is_noticed(check, rows, row, column, digits, generator):
    digit = rows[row][column]
    other = generator.choice([d for d in "0123456789" if d != digit])
    changed = rows[row][:column] + other + rows[row][column + 1:]
    try:
        LogCheck("\n".join(rows[:row] + [changed] + rows[row + 1:]), "full", digits, before=check)
    except Wrong:
        return True
    return False


def self_test(program, chapter, digits, generator):
    """Changes digits one at a time and wants each noticed; the check goes on from the changed step.
    A changed digit in a symbol may name an equal value (y1 for y2), so that those are counted
    only. Gives how many were changed."""
    text = log(program, chapter, "full", [], digits, runs(program, chapter, [], digits)[0][1])
    check = LogCheck(text, "full", digits)
    rows = text.split("\n")
    missed, tried = 0, 0
    for kind, most in SELF_TEST.items():
        every = digits_in(text, check.lines[kind])
        places = spread(every, most, generator)
        lost = [place for place in places
                if not is_noticed(check, rows, *place, digits, generator)]
        tried += len(places)
        print(f"{chapter}: noticed {len(places) - len(lost)} of {len(places)} changed digits "
              f"in {kind}, of {len(every)} digits there, spread over the log")
        if kind != "symbols":
            missed += len(lost)
            for row, column in lost:
                print(f"  not noticed: line {row + 1}, column {column + 1}: {rows[row].strip()}")
    if missed:
        raise Wrong(f"{chapter}: {missed} changed digits were not noticed")
    return tried


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--chapter", action="append", help="only this one")
    parser.add_argument("--variants", type=int, default=5, help="other givens a chapter (5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--digits", type=int, default=17, help="decimals to ask for (17)")
    parser.add_argument("--self-test", action="store_true", help="does the checker notice faults?")
    options = parser.parse_args()

    names = options.chapter or chapters(options.program)
    if not names:
        sys.exit("no chapters")
    failed = 0
    tried = 0
    for chapter in names:
        generator = random.Random(f"{options.seed} {chapter}")
        try:
            if options.self_test:
                tried += self_test(options.program, chapter, options.digits, generator)
            else:
                check_chapter(options.program, chapter, options.variants, options.digits,
                              generator)
        except (Wrong, Failed) as error:
            print(error, file=sys.stderr)
            failed += 1
    if options.self_test and tried < 200:
        sys.exit(f"only {tried} digits were changed")
    if failed:
        sys.exit(f"{failed} chapter(s) wrong")


if __name__ == "__main__":
    main()
