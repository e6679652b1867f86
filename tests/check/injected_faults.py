#!/usr/bin/env python3
"""The checker checked: faults put into random small problems, and sound calculations by every habit.

    injected_faults.py PROGRAM [--problems N] [--seed S] [--unprinted SHARE] [--keep FOLDER]

A problem is written as text, its numbers are calculated here in decimals: step by step from the
rounded numbers before, as a document does. A fault is a wrong formula of one step, or a mistyped
number of it. What the program says of the printed numbers is counted: for faults the share of
right, ambiguous, missed and wrong causes; of sound numbers none may be called faulty.

right      the cause is stated
ambiguous  it is among the possible ones
missed     the number is called faulty, the cause is not listed
wrong      another cause is stated
unseen     the number is not called faulty
others     other numbers that are called faulty

With steps that are not printed, a cause named in one of them counts as wrong or missed, though it
may give the same numbers.
"""

import argparse
import collections
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from decimal import DecimalException

from fault_documents import (Slip, changed_digits, differences, indices, numbers_of, passes,
                             printed_numbers, problem, random_givens)
from fault_problems import CHAIN, NEURON, NEWTON, Fault
from fault_vector_problems import BATCH, ELEMENTS, LAYER, SOFTMAX, TRAINING

FAMILIES = (NEURON, CHAIN, NEWTON, LAYER, SOFTMAX, BATCH, TRAINING, ELEMENTS)
MISPRINTS = ("swapped_digits", "wrong_digit")
ONE_ELEMENT = ", one"
ANSWERS = ("right", "ambiguous", "missed", "unseen", "wrong")


class Program:
    def __init__(self, path):
        self.path = path
        self.folder = tempfile.TemporaryDirectory()
        self.file = pathlib.Path(self.folder.name) / "p.toml"

    def report(self, text):
        self.file.write_text(text, encoding="utf-8")
        done = subprocess.run([self.path, "verify", str(self.file), "--format", "json"],
                              capture_output=True, encoding="utf-8", timeout=60)
        if done.returncode not in (0, 1):
            sys.exit(f"{text}\n{done.stderr}")
        return json.loads(done.stdout)


# What is injected ---------------------------------------------------------------------------------


def sizes(family):
    """How many numbers each step of the family has."""
    printed = printed_numbers(family, random_givens(family, random.Random(1)), 2)
    return {step: len(numbers_of(quantity)) for step, quantity in printed.items()}


def steps_of(family):
    for path, section in passes(family):
        for step in section.steps:
            yield path + step.id, step.faults


def injections():
    """Family, step and fault by kind; the faults of vectors in all elements, and in one alone."""
    kinds = collections.defaultdict(list)
    for family in FAMILIES:
        size = sizes(family)
        for step, faults in steps_of(family):
            for fault in faults:
                if "[1]/" in step and "_old" in fault.formula:
                    continue
                for extent in ("",) if size[step] == 1 else (", all", ONE_ELEMENT):
                    kinds[fault.kind + extent].append((family, step, fault))
            for kind in MISPRINTS:
                kinds[kind].append((family, step, Fault(kind, "", ("*",))))
    return kinds


def slip_of(kind, step, fault, sound, chance):
    """The slip; None where the number has no digits to change."""
    numbers = numbers_of(sound[step])
    element = chance.randrange(len(numbers))
    if kind in MISPRINTS:
        digits = changed_digits(str(numbers[element]), kind, chance)
        return digits and Slip(step, "", element, digits, chance.random() < 0.5)
    return Slip(step, fault.formula, element if kind.endswith(ONE_ELEMENT) else None)


# What is said of it -------------------------------------------------------------------------------


def without_indices(what):
    plain = re.sub(r"\[[^]]*\]", "", what)
    return ", ".join(sorted(set(plain.split(", "))))


def is_cause(fault, explanation):
    """Whether an explanation names the fault, or what is the same mistake."""
    for cause in fault.causes:
        change, _, whats = cause.rpartition(":")
        if explanation["change"] != (change or fault.change):
            continue
        for each in whats.split("|"):
            what, _, other = each.partition("→")
            is_named = what in ("*", explanation["what"], without_indices(explanation["what"]))
            if is_named and other in ("", explanation.get("other")):
                return True
    return False


def answer(report, step, fault):
    found = [each for each in report["faults"] if each["step"] == step]
    if not found:
        return "unseen"
    diagnosis = found[0]["diagnosis"]
    are_causes = [is_cause(fault, each) for each in diagnosis["explanations"]]
    if diagnosis["certain"]:
        return "right" if are_causes[0] else "wrong"
    return "ambiguous" if any(are_causes) else "missed"


def others(report, sound, printed, step):
    """The numbers called faulty that do not have the slip."""
    changed = {step + index for index, is_changed in
               zip(indices(printed[step]), differences(sound[step], printed[step])) if is_changed}
    return [claim["step"] for claim in report["claims"]
            if claim["verdict"] == "faulty" and claim["step"] not in changed]


# The experiment -----------------------------------------------------------------------------------


class Experiment:
    def __init__(self, arguments):
        self.program = Program(arguments.program)
        self.chance = random.Random(arguments.seed)
        self.unprinted = arguments.unprinted
        self.folder = arguments.keep
        self.counts = collections.defaultdict(collections.Counter)

    def without_some(self, printed, step=None):
        return {each: quantity for each, quantity in printed.items()
                if each == step or self.chance.random() >= self.unprinted}

    def keep(self, name, note, text):
        if self.folder:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{name}.toml").write_text(f"# {note}\n{text}", encoding="utf-8")

    def check_faults(self, count):
        """Every kind in turn, in a random step that can have it."""
        kinds = injections()
        order = self.chance.sample(list(kinds), len(kinds))
        order.sort(key=lambda kind: kind.endswith(ONE_ELEMENT))
        for number in range(count):
            kind = order[number % len(order)]
            family, step, fault = self.chance.choice(kinds[kind])
            givens = random_givens(family, self.chance)
            for decimals in (2, 3, 4):
                try:
                    self.check_fault(number, kind, family, step, fault, givens, decimals)
                except DecimalException:
                    continue

    def check_fault(self, number, kind, family, step, fault, givens, decimals):
        sound = printed_numbers(family, givens, decimals)
        slip = slip_of(kind, step, fault, sound, self.chance)
        if not slip:
            return
        printed = printed_numbers(family, givens, decimals, slip)
        if not any(differences(sound[step], printed[step])):
            return
        text = problem(family, givens, self.without_some(printed, step))
        report = self.program.report(text)
        found = answer(report, step, fault)
        wrong = others(report, sound, printed, step)
        self.counts[kind, decimals].update({found: 1, "others": len(wrong)})
        label = f"{kind.replace(ONE_ELEMENT, '_one').replace(', all', '_all')}-{number}-{decimals}"
        note = f"{kind} in {step}: {slip.formula or slip.digits} {fault.causes}"
        if found != "right":
            self.keep(f"{found}-{label}", note, text)
        if wrong:
            self.keep(f"others-{label}", f"{note}; others: {wrong}", text)

    def check_sound(self, count):
        """How many numbers of careful people are judged, and those called faulty, with problems."""
        judged, wrong = 0, []
        for number in range(count):
            family = FAMILIES[number % len(FAMILIES)]
            givens = random_givens(family, self.chance)
            decimals = self.chance.choice((2, 3, 4))
            try:
                printed = printed_numbers(family, givens, decimals, None, self.chance)
            except DecimalException:
                continue
            shown = self.without_some(printed)
            if not shown:
                continue
            text = problem(family, givens, shown)
            report = self.program.report(text)
            judged += len(report["claims"])
            faulty = [claim["step"] for claim in report["claims"] if claim["verdict"] == "faulty"]
            wrong += [(step, text) for step in faulty]
            if faulty:
                self.keep(f"sound-{number}", faulty, text)
        return judged, wrong


def print_counts(counts):
    for (kind, decimals), found in sorted(counts.items()):
        print(f"{kind:24} {decimals} decimals:",
              ", ".join(f"{name} {found[name]}" for name in ANSWERS if found[name]))


def print_table(title, counts, part):
    rows = collections.defaultdict(collections.Counter)
    for key, found in counts.items():
        rows[key[part]].update(found)
        rows["all"].update(found)
    columns = ANSWERS + ("others",)
    print(f"\n{title:24} {'injected':>9}", *(f"{name:>9}" for name in columns))
    for name in [each for each in sorted(rows, key=str) if each != "all"] + ["all"]:
        injected = sum(rows[name][each] for each in ANSWERS)
        print(f"{name!s:24} {injected:>9}", *(f"{rows[name][each]:>9}" for each in columns))
    return rows["all"]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--problems", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unprinted", type=float, default=0, help="share of steps not printed")
    parser.add_argument("--keep", type=pathlib.Path,
                        help="folder for the problems whose cause is not stated")
    arguments = parser.parse_args()
    experiment = Experiment(arguments)
    experiment.check_faults(arguments.problems)
    print_counts(experiment.counts)
    totals = print_table("kind", experiment.counts, 0)
    print_table("decimals", experiment.counts, 1)
    judged, wrong = experiment.check_sound(arguments.problems)
    print("\nall:", {name: totals[name] for name in ANSWERS if totals[name]},
          "- other numbers called faulty:", totals["others"])
    print(f"sound: {judged} numbers judged, {len(wrong)} called faulty")
    if wrong:
        print(*wrong[0], sep="\n")
    stated = totals["right"] + totals["wrong"]
    if wrong or totals["wrong"] * 20 > stated or totals["right"] < math.isqrt(arguments.problems):
        sys.exit("the checker is wrong too often")


if __name__ == "__main__":
    main()
