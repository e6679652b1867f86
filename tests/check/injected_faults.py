#!/usr/bin/env python3
"""The checker checked: faults put into random small problems, and sound calculations by every habit.

    injected_faults.py PROGRAM [--problems N] [--seed S]

A problem is written as text, its numbers are calculated here in decimals: step by step from the
rounded numbers before, as a document does. A fault is an edit of one formula. What the program says
of the printed numbers is counted: for faults the share of right, ambiguous, missed and wrong causes;
of sound numbers none may be called faulty.
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
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DecimalException, getcontext

getcontext().prec = 40

GIVENS = ("w1", "w2", "w3", "x1", "x2", "x3", "b", "t", "η")

# id, formula, and the edits of it by the change that they are.
STEPS = [
    ("z", "w1*x1 + w2*x2 + w3*x3 + b", {
        "left_out": ["w1*x1 + w2*x2 + w3*x3", "w1*x1 + w3*x3 + b", "w1 + w2*x2 + w3*x3 + b"],
        "doubled": ["w1*x1 + w2*x2 + w3*x3 + b + b", "w1*x1 + w2*x2*x2 + w3*x3 + b"],
        "sign": ["w1*x1 - w2*x2 + w3*x3 + b", "w1*x1 + w2*x2 + w3*x3 - b"],
        "decimal_point": ["10*w1*x1 + w2*x2 + w3*x3 + b"],
    }),
    ("y", "1/(1 + exp(-z))", {
        "other_function": ["tanh(z)"],
        "function_left_out": ["z"],
        "sign": ["1/(1 + exp(z))"],
    }),
    ("d", "y - t", {"swapped_operands": ["t - y"], "sign": ["y + t"]}),
    ("s", "y*(1 - y)", {"left_out": ["1 - y", "y"], "doubled": ["y*y*(1 - y)"]}),
    ("g", "d*s*x1", {"left_out": ["d*x1", "d*s"], "doubled": ["d*s*x1*x1"]}),
    ("m", "(z + y + d)/3", {"undivided": ["z + y + d"], "decimal_point": ["(z + y + d)/30"]}),
    ("v1", "w1 - η*g", {"sign": ["w1 + η*g"], "left_out": ["w1 - g", "-η*g"],
                        "swapped_operands": ["η*g - w1"]}),
    ("q", "m/s", {"swapped_operands": ["s/m"]}),
    ("f", "ln(1 + y)", {"other_function": ["log10(1 + y)"], "function_left_out": ["1 + y"]}),
]


def exp(x):
    return Decimal(x).exp()


def ln(x):
    return Decimal(x).ln()


def tanh(x):
    return (exp(2 * x) - 1) / (exp(2 * x) + 1)


def log10(x):
    return Decimal(x).log10()


def value(formula, values):
    text = re.sub(r"(?<![\w.])(\d+)(?![\w.])", r"Decimal(\1)", formula)
    return eval(text, {"exp": exp, "ln": ln, "tanh": tanh, "log10": log10, "Decimal": Decimal,
                       **values})


def rounded(number, decimals, how=ROUND_HALF_UP):
    return number.quantize(Decimal(1).scaleb(-decimals), how)


def random_givens(chance):
    givens = {name: Decimal(chance.randint(11, 99)) / 100 * chance.choice((1, 1, -1))
              for name in GIVENS}
    givens["t"], givens["η"] = abs(givens["t"]), abs(givens["η"])
    return givens


def printed_numbers(givens, decimals, edits, chance=None):
    """What a document prints: each step from the rounded numbers before it.

    With `chance`, by the habits of somebody careful: more decimals on the way, half to even."""
    values = dict(givens)
    printed = {}
    for step, formula, _ in STEPS:
        exact = value(edits.get(step, formula), values)
        how = chance.choice((ROUND_HALF_UP, ROUND_HALF_EVEN)) if chance else ROUND_HALF_UP
        kept = decimals + (chance.randint(0, 3) if chance else 0)
        values[step] = rounded(exact, kept, how)
        printed[step] = rounded(values[step], decimals, how)
    return printed


def problem(givens, printed):
    lines = ["format = 1", 'title = "p"', "step = ["]
    for step, formula, _ in STEPS:
        formula = formula.replace("1/(1 + exp(-z))", "σ(z)")
        lines.append(f'"{step} = {formula}",')
    lines += ["]", "[given]"] + [f'"{name}" = "{number}"' for name, number in givens.items()]
    for step, number in printed.items():
        lines += ["[[claim]]", f'step = "{step}"', f'printed = "{number}"']
    return "\n".join(lines) + "\n"


class Program:
    def __init__(self, path):
        self.path = path
        folder = tempfile.TemporaryDirectory()
        self.folder = folder
        self.file = pathlib.Path(folder.name) / "p.toml"

    def report(self, text):
        self.file.write_text(text, encoding="utf-8")
        done = subprocess.run([self.path, "verify", str(self.file), "--format", "json"],
                              capture_output=True, encoding="utf-8", timeout=60)
        if done.returncode not in (0, 1):
            sys.exit(f"{text}\n{done.stderr}")
        return json.loads(done.stdout)


def class_of(report, step, change):
    faults = [fault for fault in report["faults"] if fault["step"] == step]
    if not faults:
        return "unseen"
    diagnosis = faults[0]["diagnosis"]
    found = [each["change"] for each in diagnosis["explanations"]]
    if diagnosis["certain"]:
        return "right" if found[0] == change else "wrong"
    return "ambiguous" if change in found else "missed"


def check_faults(program, count, chance):
    """The share of each kind of answer, by the kind of fault and the decimals."""
    counts = collections.defaultdict(collections.Counter)
    others = 0
    for _ in range(count):
        step, _, edits = chance.choice(STEPS)
        change = chance.choice(list(edits))
        edit = chance.choice(edits[change])
        givens = random_givens(chance)
        for decimals in (2, 3, 4):
            try:
                sound = printed_numbers(givens, decimals, {})
                printed = printed_numbers(givens, decimals, {step: edit})
            except DecimalException:
                continue
            if sound[step] == printed[step]:
                continue
            report = program.report(problem(givens, printed))
            counts[change, decimals][class_of(report, step, change)] += 1
            others += sum(fault["step"] != step for fault in report["faults"])
    return counts, others


def check_sound(program, count, chance):
    """How many numbers of careful people are called faulty: the places."""
    judged, wrong = 0, []
    for _ in range(count):
        givens = random_givens(chance)
        try:
            printed = printed_numbers(givens, chance.choice((2, 3, 4)), {}, chance)
        except DecimalException:
            continue
        text = problem(givens, printed)
        report = program.report(text)
        judged += len(report["claims"])
        wrong += [(claim["step"], text) for claim in report["claims"]
                  if claim["verdict"] == "faulty"]
    return judged, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--problems", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    program = Program(arguments.program)
    counts, others = check_faults(program, arguments.problems, chance)
    totals = collections.Counter()
    for (change, decimals), found in sorted(counts.items()):
        totals.update(found)
        print(f"{change:18} {decimals} decimals:",
              ", ".join(f"{name} {found[name]}" for name in sorted(found)))
    print("all:", dict(totals), "- other numbers called faulty:", others)
    judged, wrong = check_sound(program, arguments.problems, chance)
    print(f"sound: {judged} numbers judged, {len(wrong)} called faulty")
    if wrong:
        print(*wrong[0], sep="\n")
    stated = totals["right"] + totals["wrong"]
    if wrong or totals["wrong"] * 20 > stated or totals["right"] < math.isqrt(arguments.problems):
        sys.exit("the checker is wrong too often")


if __name__ == "__main__":
    main()
