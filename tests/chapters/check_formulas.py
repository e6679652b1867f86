#!/usr/bin/env python3
"""Every faulty formula of the documents is a formula claim or a remark, or a number claimed as faulty.

    check_formulas.py CHAPTERS LIST [--errata FILE]

LIST has the names of the faulty formulas with their lines: `F000-5 588 605`. Each
is the id of a formula or a remark in CHAPTERS/formulas/, at one of the lines; or a claim at one of
them says `verdict = "faulty"`. Whatever is faulty has a correction or says why it has none. With
--errata, the names and lines must be those of the list of faulty formulas as it is now.
"""

import argparse
import pathlib
import re
import sys
import tomllib

NAME = re.compile(r"^\| (F\d{3}-\d+) \|[^|]*\| ([^|]*)\|", re.M)


def read_names(file):
    rows = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return {name: [int(line) for line in lines] for name, *lines in rows}


def lines_in(heading):
    """L539-544 are all of these lines."""
    spans = re.findall(r"L(\d+)(?:-L?(\d+))?", heading)
    return sorted({line for first, last in spans for line in range(int(first), int(last or first) + 1)})


def names_in(errata):
    """The names of a list of faulty formulas, with all lines that its second column speaks of."""
    text = errata.read_text(encoding="utf-8")
    return {name: lines_in(heading) for name, heading in NAME.findall(text)}


def read_entries(chapters, pattern):
    """The tables of the files, with their document."""
    for file in sorted(chapters.glob(pattern)):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        only = content["document"]["name"] if isinstance(content["document"], dict) else None
        for kind in ("formula", "remark", "claim"):
            for entry in content.get(kind, []):
                yield kind, entry.get("document", only), entry


def place_faults(names, entries):
    covered = {}
    for kind, document, entry in entries:
        if kind != "claim" and "id" in entry:
            covered.setdefault(entry["id"], []).append(entry["at"]["line"])
            if not entry["id"].startswith(f"F{document}-"):
                yield f"{entry['id']} stands in document {document}"
    faulty = {(document, entry["at"]["line"]) for kind, document, entry in entries
              if kind == "claim" and entry.get("verdict") == "faulty"}
    for name, lines in names.items():
        if not lines and name not in covered:
            yield f"{name} is not covered"
        is_claimed = any((name[1:4], line) in faulty for line in lines)
        if lines and not is_claimed and not set(lines) & set(covered.get(name, [])):
            yield f"{name} is not covered at {lines}"
    for name in covered.keys() - names.keys():
        yield f"{name} is no name of the list"


def entry_faults(entries):
    for kind, document, entry in entries:
        what = f"{document} {entry['at']['line']} {entry.get('id', '')}"
        if kind == "formula" and "verdict" in entry and not ("correction" in entry or "why" in entry):
            yield f"{what}: neither correction nor why"
        for key in ("why", "correction"):
            if isinstance(entry.get(key), dict) and set(entry[key]) != {"en", "zh"}:
                yield f"{what}: {key} is not in both languages"
        if kind != "claim" and isinstance(entry.get("why"), str):
            yield f"{what}: why is in one language"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chapters", type=pathlib.Path)
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("--errata", type=pathlib.Path)
    arguments = parser.parse_args()
    names = read_names(arguments.list)
    entries = [*read_entries(arguments.chapters, "formulas/*.toml"),
               *read_entries(arguments.chapters, "*/claims.toml")]
    faults = [*place_faults(names, entries), *entry_faults(entries)]
    if arguments.errata:
        fresh = names_in(arguments.errata)
        faults += [f"{name}: {names.get(name)} here, {fresh.get(name)} in the list"
                   for name in sorted(names.keys() | fresh.keys()) if names.get(name) != fresh.get(name)]
    kinds = [kind for kind, _, entry in entries if kind != "claim"]
    print(f"{len(names)} faulty formulas; {kinds.count('formula')} formulas, {kinds.count('remark')} remarks")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
