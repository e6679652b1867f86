"""Misuse does not compile: check.py COMPILE_COMMAND... FILE

Compiles FILE as it is, which must succeed, and with MISUSE defined, where every line that is
marked `// misuse` must be among the places of the errors. A compiler may tell a fault once only
though several lines share it: a line that was not named is tried again without the others.
"""
import re
import subprocess
import sys

MARK = "// misuse"
*command, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    lines = file.read().splitlines()
marked = [k for k, line in enumerate(lines) if MARK in line]


def errors(source, *options):
    """The exit code of the compiler, and the lines that its messages name (from 0)."""
    run = subprocess.run([*command, *options, "-x", "c++", "-"], input="\n".join(source) + "\n",
                         capture_output=True, text=True)
    return run.returncode, {int(line) - 1 for line in re.findall(r"<stdin>:(\d+)", run.stderr)}


def alone(keep):
    return ["" if k in marked and k != keep else line for k, line in enumerate(lines)]


if errors(lines)[0] != 0:
    sys.exit("the sound part does not compile")
code, named = errors(lines, "-DMISUSE")
accepted = [k for k in marked if k not in named and errors(alone(k), "-DMISUSE")[0] == 0]
if code == 0 or accepted or not marked:
    sys.exit(f"lines that should not compile, but do: {[k + 1 for k in accepted or marked]}")
print(f"{len(marked)} misuses are refused")
