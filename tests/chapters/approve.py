#!/usr/bin/env python3
"""Compares the logs of every chapter with the approved ones, byte for byte.

    approve.py PROGRAM             compares, and shows what differs
    approve.py PROGRAM --approve   makes what is printed now the approved logs

The approved logs stand in approved/ beside this script: CHAPTER.en.txt, .zh.txt, .full.txt and
.round3.txt. Neither locale nor time zone nor terminal may change a byte.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys

APPROVED = pathlib.Path(__file__).resolve().parent / "approved"
VIEWS = {
    "en": [],
    "zh": ["--lang", "zh"],
    "full": ["--detail", "full"],
    "round3": ["--round", "3"],
}
SURROUNDINGS = [
    {},
    {"LC_ALL": "C", "TZ": "UTC"},
    {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Shanghai"},
    {"LC_ALL": "zh_CN.GB18030", "LANGUAGE": "zh", "TZ": "America/St_Johns", "COLUMNS": "20"},
    {"LC_NUMERIC": "fr_FR.UTF-8", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"},
]
CLEARED = ("LC_ALL", "LC_NUMERIC", "LANG", "LANGUAGE", "TZ", "COLUMNS", "NO_COLOR")


def printed(program, arguments, surroundings):
    environment = {k: v for k, v in os.environ.items() if k not in CLEARED} | surroundings
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, timeout=120)
    if done.returncode or done.stderr:
        sys.exit(f"longhand {' '.join(arguments)}: exit {done.returncode}: "
                 f"{done.stderr.decode(errors='replace')}")
    return done.stdout


def logs(program):
    """Every file's name, and what is printed for it now."""
    listed = printed(program, ["list"], {}).decode()
    chapters = re.findall(r"^\S+$", listed, re.MULTILINE)
    if not chapters:
        sys.exit("longhand list names no chapter")
    for chapter in chapters:
        for view, options in VIEWS.items():
            yield f"{chapter}.{view}.txt", ["run", chapter, *options]


def difference(name, approved, now):
    lines = [text.decode(errors="replace").splitlines(keepends=True) for text in (approved, now)]
    return "".join(difflib.unified_diff(*lines, f"approved/{name}", "printed now"))


def compare(program):
    faults = []
    names = set()
    for name, arguments in logs(program):
        names.add(name)
        file = APPROVED / name
        now = printed(program, arguments, SURROUNDINGS[0])
        if not file.exists():
            faults.append(f"{name} is missing\n")
        elif file.read_bytes() != now:
            faults.append(difference(name, file.read_bytes(), now) or f"{name} differs\n")
        for surroundings in SURROUNDINGS[1:]:
            if printed(program, arguments, surroundings) != now:
                faults.append(f"{name} depends on its surroundings: {surroundings}\n")
    faults += [f"{file.name} belongs to no chapter\n" for file in sorted(APPROVED.iterdir())
               if file.name not in names]
    if faults:
        sys.stdout.writelines(faults)
        sys.exit(f"{len(faults)} fault(s). Where the new logs are right:\n"
                 f"  {sys.executable} {os.path.relpath(__file__)} {program} --approve")
    print(f"{len(names)} logs as approved, in {len(SURROUNDINGS)} surroundings each")


def approve(program):
    """Writes what differs, and removes what belongs to no chapter."""
    APPROVED.mkdir(exist_ok=True)
    now = {name: printed(program, arguments, {}) for name, arguments in logs(program)}
    for file in APPROVED.iterdir():
        if file.name not in now:
            file.unlink()
            print(f"removed {file.name}")
    for name, text in now.items():
        file = APPROVED / name
        if not file.exists() or file.read_bytes() != text:
            file.write_bytes(text)
            print(f"approved {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--approve", action="store_true", help="rewrite the approved logs")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    (approve if options.approve else compare)(program)


if __name__ == "__main__":
    main()
