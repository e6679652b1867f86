#!/usr/bin/env python3
"""Measures what exercise sheets cost, by format and number of copies, and adds it to docs/bench.md.

sheets.py LONGHAND FILE.md en|zh MEASURED.json: measures unless MEASURED.json has the numbers already.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

CHAPTER = "gradient_descent"
COPIES = (1, 100, 10_000)
FORMATS = ("markdown", "html", "moodle", "qti", "typst", "pdf")
MOST = {"pdf": 100}  # the typesetter takes a hundred times as long as all else

TEXT = {
    "en": {
        "title": "## Exercise sheets",
        "intro": "`longhand sheet {chapter}`, with {answers} answers a copy, each with what is accepted and typical "
                 "wrong answers;\nkeys and class file included, {processors} processors. The first number is "
                 "processor time a copy in\nmilliseconds, the second the largest memory in MB; beside them, "
                 "memory of the most copies / of 100.",
        "head": "format", "copies": "{} copies", "one": "1 copy", "flat": "memory",
    },
    "zh": {
        "title": "## 练习卷",
        "intro": "`longhand sheet {chapter}`，每份 {answers} 个空，各有可接受的范围与常见错误的得数，答案和班级文件一并生成；\n"
                 "{processors} 个处理器。第一个数是每份的 CPU 时间（毫秒），第二个数是内存峰值（MB）；\n"
                 "最后一列是份数最多时与 100 份时内存之比。",
        "head": "格式", "copies": "{} 份", "one": "1 份", "flat": "内存之比",
    },
}


def measured(program, name, copies):
    """(processor time a copy in ms, largest memory in MB) of one run."""
    with tempfile.TemporaryDirectory() as folder:
        child = os.posix_spawn(program, [program, "sheet", CHAPTER, "--copies", str(copies),
                                         "--format", name, "-o", f"{folder}/out"], os.environ,
                               file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
        _, status, used = os.wait4(child, 0)
        if status != 0:
            sys.exit(f"{name}, {copies} copies: exit status {os.waitstatus_to_exitcode(status)}")
    return (used.ru_utime + used.ru_stime) * 1000 / copies, used.ru_maxrss / 1024


def answers(program):
    """How many a copy has."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "sheet", CHAPTER, "-o", f"{folder}/out"], check=True,
                       stdout=subprocess.DEVNULL)
        line = pathlib.Path(f"{folder}/out/class.jsonl").read_text("utf-8").splitlines()[0]
    return sum(len(exercise["blanks"]) for exercise in json.loads(line)["exercises"])


def main(program, page, language, file):
    path = pathlib.Path(file)
    if not path.exists():
        path.write_text(json.dumps({
            name: {copies: measured(program, name, copies)
                   for copies in COPIES if copies <= MOST.get(name, max(COPIES))}
            for name in FORMATS}))
    found = json.loads(path.read_text())
    text = TEXT[language]
    heads = [text["one"], *(text["copies"].format(copies) for copies in COPIES[1:]), text["flat"]]
    rows = []
    for name, by_copies in found.items():
        cells = [by_copies.get(str(copies)) for copies in COPIES]
        ratio = f"{cells[-1][1] / cells[1][1]:.2f}" if cells[-1] else ""
        rows.append([name, *(f"{cell[0]:.3g} ms, {cell[1]:.0f} MB" if cell else "" for cell in cells),
                     ratio])
    with open(page, "a", encoding="utf-8") as out:
        print(f"\n{text['title']}\n", file=out)
        print(text["intro"].format(chapter=CHAPTER, answers=answers(program),
                                   processors=os.cpu_count()), end="\n\n", file=out)
        for row in ([text["head"], *heads], ["---"] * (len(heads) + 1), *rows):
            print("| " + " | ".join(row) + " |", file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
