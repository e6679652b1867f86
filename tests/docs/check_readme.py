"""The READMEs say what is true: check_readme.py PROGRAM README...

Every block behind `<!-- output of: longhand … -->` stands, line for line, in what that command
prints now; every chapter and every document section of `longhand list` is in the table; every
command line that begins with tools/run.sh works.
"""
import os
import re
import subprocess
import sys
import tempfile

program, *readmes = sys.argv[1:]
root = os.path.dirname(os.path.abspath(readmes[0]))


def output(arguments):
    run = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=root)
    if run.returncode != 0:
        sys.exit(f"longhand {' '.join(arguments)}: exit code {run.returncode}\n{run.stderr}")
    return run.stdout


for path in readmes:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    language = "zh" if path.endswith(".zh.md") else "en"

    blocks = re.findall(r"<!-- output of: longhand (.*?) -->\n```text\n(.*?)\n```", text, re.DOTALL)
    if not blocks:
        sys.exit(f"{path}: no log is shown")
    for command, block in blocks:
        if "\n" + block + "\n" not in "\n" + output(command.split()):
            sys.exit(f"{path}: a block is not what `longhand {command}` prints now:\n{block}")

    for line in output(["list", "--lang", language]).splitlines():
        name = line.strip().split("  ")[-1]
        if line.startswith("  ") and not re.match(r"  \d", line):
            continue  # titles of chapters are not in the table
        if name not in text:
            sys.exit(f"{path}: '{name}' of `longhand list` is missing")

    commands = re.findall(r"^tools/run\.sh +([^#\n]+)", text, re.MULTILINE)
    for command in commands:
        arguments = command.split()
        if "sheet" in arguments:  # a folder
            with tempfile.TemporaryDirectory() as folder:
                arguments[arguments.index("-o") + 1] = os.path.join(folder, "sheets")
                output(arguments)
            continue
        if "-o" in arguments:
            arguments[arguments.index("-o") + 1] = os.devnull
            arguments.remove("-o")
            arguments.remove(os.devnull)
        output(arguments)
    print(f"{path}: {len(blocks)} blocks, {len(commands)} commands")
