#!/usr/bin/env python3
"""Every number that the documents print is covered by one claim, or has one reason why by none.

    check_inventory.py CHAPTERS INVENTORY [--texts FOLDER] [--self-test]

CHAPTERS/*/claims.toml has the claims. INVENTORY/*.txt has the lines of tools/inventory.py, each
with its reasons: `003 141: 1 2 2 | constant 1-2; exponent 3` gives the first two numbers of line
141 of document 003 the reason `constant`, the third `exponent`. A number with a decimal point has
its reason for itself alone. With --texts, the lines must be those of the texts as they are now.
"""

import argparse
import collections
import pathlib
import re
import sys
import tomllib
from typing import NamedTuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from inventory import inventory, numbers  # noqa: E402

UNCLAIMED = "unclaimed"
REASONS = {
    "index": "of a name, a layer, an element, a bound of a sum",
    "exponent": "a power",
    "heading": "of a heading or a list",
    "date": "a year",
    "citation": "of a cited text",
    "slide": "a mark standing alone",
    "size": "how many layers, neurons, samples",
    "constant": "of a formula",
    "waiting": "of a calculation that a later chapter brings: waiting:TOPIC",
    UNCLAIMED: "of a calculation here, but without its claim: a fault",
}


class Claim(NamedTuple):
    step: str
    printed: str
    place: str  # "003 141"
    token: int


class Part(NamedTuple):
    reason: str
    tokens: list


class Line(NamedTuple):
    place: str
    printed: list
    parts: list


def flat(printed):
    return [printed] if isinstance(printed, str) else [p for each in printed for p in flat(each)]


def claims_of(file):
    """One claim for each number, so several for a printed list."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    documents = content["document"]
    only = documents["name"] if isinstance(documents, dict) else None
    for claim in content.get("claim", []):
        place = f"{claim.get('document', only)} {claim['at']['line']}"
        for k, printed in enumerate(flat(claim["printed"])):
            yield Claim(claim["step"], printed, place, claim["at"].get("token", 1) + k)


def read_claims(chapters):
    """The claims by place."""
    claims = collections.defaultdict(list)
    for file in sorted(chapters.glob("*/claims.toml")):
        for claim in claims_of(file):
            claims[claim.place].append(claim)
    return claims


def part_of(text):
    reason, *spans = text.split()
    bounds = [[int(bound) for bound in span.split("-")] for span in spans]
    return Part(reason, [k for b in bounds for k in range(b[0], b[-1] + 1)])


def line_of(text):
    stored, _, parts = text.partition(" | ")
    place, _, printed = stored.partition(": ")
    return Line(place, printed.split(), [part_of(p) for p in parts.split("; ")] if parts else [])


def read_inventory(folder):
    files = sorted(folder.glob("*.txt"))
    return [text for file in files for text in file.read_text(encoding="utf-8").splitlines()]


def is_reason(text):
    return re.fullmatch(r"waiting:\w+", text) or text in REASONS.keys() - {"waiting"}


def reason_faults(line):
    for reason, tokens in line.parts:
        if not is_reason(reason) or not tokens:
            yield f"'{reason}' is no reason, or that of no number"
        if reason == UNCLAIMED:
            yield f"unclaimed: {len(tokens)}"
        decimals = [k for k in tokens if "." in "".join(line.printed[k - 1:k])]
        if decimals and len(tokens) > 1:
            yield f"tokens with decimals have a reason for themselves alone: {decimals}"


def claim_faults(line, claims):
    for claim in claims:
        if numbers(claim.printed) != line.printed[claim.token - 1:claim.token]:
            yield f"{claim.step} claims {claim.printed} at token {claim.token}"


def covering(line, claims):
    """What covers each token, by token."""
    covers = collections.defaultdict(list)
    for claim in claims:
        covers[claim.token].append(f"the claim of {claim.step}")
    for reason, tokens in line.parts:
        for k in tokens:
            covers[k].append(reason)
    return covers


def cover_faults(line, claims):
    covers = covering(line, claims)
    for k in sorted(covers.keys() | set(range(1, len(line.printed) + 1))):
        if k not in range(1, len(line.printed) + 1):
            yield f"there is no token {k}"
        elif len(covers[k]) != 1:
            yield f"token {k}, {line.printed[k - 1]}: {' and '.join(covers[k]) or 'no reason'}"


def line_faults(line, claims):
    for faults in reason_faults(line), claim_faults(line, claims), cover_faults(line, claims):
        yield from (f"{line.place}: {fault}" for fault in faults)


def all_faults(lines, claims):
    places = collections.Counter(line.place for line in lines)
    yield from (f"{place}: {n} lines" for place, n in places.items() if n > 1)
    yield from (f"{place}: claims, but no numbers" for place in claims.keys() - places.keys())
    for line in lines:
        yield from line_faults(line, claims.get(line.place, []))


def without_reasons(stored):
    return {text.partition(" | ")[0] for text in stored}


def differences(stored, fresh):
    here, there = without_reasons(stored), set(fresh)
    return [f"only the inventory has {text}" for text in sorted(here - there)] + \
           [f"only the texts have {text}" for text in sorted(there - here)]


def counts(lines, claims):
    """For each document: how many numbers, claims, and reasons of each kind."""
    for document in sorted({line.place.split()[0] for line in lines}):
        here = [line for line in lines if line.place.startswith(f"{document} ")]
        found = collections.Counter(claims=sum(len(claims.get(x.place, [])) for x in here))
        for reason, tokens in (part for line in here for part in line.parts):
            found[reason.partition(":")[0]] += len(tokens)
        kinds = ", ".join(f"{kind} {found[kind]}" for kind in ("claims", *REASONS) if found[kind])
        yield f"{document}: {sum(len(line.printed) for line in here)} numbers: {kinds}"


def without(items, k):
    return items[:k] + items[k + 1:]


def changed(number):
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def slips(line, claims):
    """Each slip that this line allows: its name, and line and claims after it."""
    for k, part in enumerate(line.parts):
        yield "a doubled reason", line._replace(parts=[*line.parts, part]), claims
        yield "a removed reason", line._replace(parts=without(line.parts, k)), claims
        other = [*without(line.parts, k), part._replace(reason="other")]
        yield "an unknown reason", line._replace(parts=other), claims
    for k, claim in enumerate(claims):
        at = claim.token - 1
        printed = [*line.printed[:at], changed(line.printed[at]), *line.printed[at + 1:]]
        yield "a removed claim", line, without(claims, k)
        yield "a changed token", line._replace(printed=printed), claims
        yield "a reason beside a claim", line._replace(
            parts=[*line.parts, Part("constant", [claim.token])]), claims


def unnoticed_slips(lines, claims):
    """Slips that add no fault to those of their line, and how many of each kind were tried."""
    tried, unnoticed = collections.Counter(), []
    for line in lines:
        here = claims.get(line.place, [])
        before = set(line_faults(line, here))
        for name, slipped, left in slips(line, here):
            tried[name] += 1
            if not set(line_faults(slipped, left)) - before:
                unnoticed.append(f"{line.place}: {name} is not noticed")
    return tried, unnoticed


def unnoticed_changes(stored):
    """Lines that may have another last number, or be missing in the texts, without a difference."""
    fresh = without_reasons(stored)
    for text in sorted(fresh):
        for slipped in fresh - {text}, fresh - {text} | {changed(text)}:
            if not differences(stored, slipped):
                yield f"{text}: a change of the text is not noticed"


def wrong_counting():
    if numbers("$w_{1,2}^{(3)} = -0.20$, 4.") != ["1", "2", "3", "0.20", "4"]:
        yield "numbers are not counted as claims count them"
    if not list(line_faults(line_of("000 1: 1 0.5 | constant 1-2"), [])):
        yield "a decimal in a run is not noticed"


def self_test(stored, lines, claims):
    """What is not noticed."""
    tried, unnoticed = unnoticed_slips(lines, claims)
    print(", ".join(f"{name}: {n} tried" for name, n in tried.items()))
    return [*unnoticed, *unnoticed_changes(stored), *wrong_counting()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", type=pathlib.Path)
    parser.add_argument("inventory", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    claims, stored = read_claims(arguments.chapters), read_inventory(arguments.inventory)
    lines = [line_of(text) for text in stored]
    if arguments.self_test:
        sys.exit("\n".join(self_test(stored, lines, claims)) or 0)
    print("\n".join(counts(lines, claims)))
    faults = list(all_faults(lines, claims))
    if arguments.texts:
        faults += differences(stored, inventory(arguments.texts))
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
