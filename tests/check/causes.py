#!/usr/bin/env python3
"""What is said of small problems with one fault each: causes.py PROGRAM FOLDER

The first line of each file of FOLDER is a comment with words that the report must have.
"""

import pathlib
import subprocess
import sys


def faults(program, folder):
    files = sorted(pathlib.Path(folder).glob("*.toml"))
    if not files:
        yield f"{folder} has no problems"
    for file in files:
        wanted = file.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")
        done = subprocess.run([program, "verify", str(file)], capture_output=True, timeout=60, encoding="utf-8")
        if wanted not in done.stdout:
            yield f"{file.name}: not '{wanted}' but:\n{done.stdout}{done.stderr}"


if __name__ == "__main__":
    sys.exit("\n".join(faults(*sys.argv[1:])) or 0)
