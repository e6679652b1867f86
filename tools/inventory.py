#!/usr/bin/env python3
"""Prints the numbers in the texts of the documents: inventory.py FOLDER

One line for each text line that has numbers: document, line, numbers in order. A number is a run of
digits, with a decimal point where digits follow it. Those of names count too (w_1, h_{12}); a sign
is no part. The `token` of a claim counts the same numbers.
"""

import pathlib
import re
import sys

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def numbers(text):
    return NUMBER.findall(text)


def inventory(folder):
    for path in sorted(pathlib.Path(folder).glob("[0-9][0-9][0-9]_*.txt")):
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if found := numbers(text):
                yield f"{path.name[:3]} {line}: {' '.join(found)}"


def main():
    if len(sys.argv) != 2 or not (lines := list(inventory(sys.argv[1]))):
        sys.exit("inventory.py FOLDER, which has the texts 000_….txt, 001_….txt and so on")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
