#!/usr/bin/env python3
"""A chapter and the same calculation as a problem file give the same log, apart from prose.

    check_two_doors.py PROGRAM FOLDER

For each FOLDER/NAME.toml the JSON of the chapter NAME must have the same ids, symbols, shapes,
formulas, lines, values and loops.
"""

import json
import pathlib
import subprocess
import sys

FEWEST = 6
PROSE = {"language", "title", "caption", "text", "question", "hint", "why"}


def log(program, name):
    done = subprocess.run([program, "run", name, "--format", "json", "--iterations", "all"],
                          capture_output=True, timeout=60)
    if done.returncode or done.stderr:
        sys.exit(f"{name}: {done.stderr.decode()}")
    return json.loads(done.stdout)["worksheets"][0]


def remarks_of_claims(line):
    return [remark for remark in line.get("remarks", []) if not remark["kind"].startswith("claim")]


def without_prose(value):
    """The lines keep their text; what documents print is said of the chapter alone."""
    if isinstance(value, list):
        return [without_prose(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "relation" in value:
        return value["relation"], value["text"], [r["kind"] for r in remarks_of_claims(value)]
    return {key: without_prose(each) for key, each in value.items() if key not in PROSE}


def first_difference(a, b, place=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in a.keys() | b.keys():
            if a.get(key) != b.get(key):
                return first_difference(a.get(key), b.get(key), f"{place}/{key}")
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for k, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return first_difference(x, y, f"{place}[{k}]")
    return f"{place}: the chapter has {json.dumps(a, ensure_ascii=False)[:300]}, the file " \
           f"{json.dumps(b, ensure_ascii=False)[:300]}"


def main():
    program, folder = sys.argv[1:]
    files = sorted(pathlib.Path(folder).glob("*.toml"))
    if len(files) < FEWEST:
        sys.exit(f"{len(files)} files; there were {FEWEST}")
    for file in files:
        chapter, problem = (without_prose(log(program, name)) for name in (file.stem, str(file)))
        if chapter != problem:
            sys.exit(f"{file.stem}{first_difference(chapter, problem)}")
    print(f"{len(files)} chapters: the same through both doors")


if __name__ == "__main__":
    main()
