#!/usr/bin/env python3
"""Measures what marking costs, by what was handed in and by the number of students, and adds it to
docs/bench.md.

grading.py LONGHAND FILE.md en|zh MEASURED.json: measures unless MEASURED.json has the numbers already.
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

CHAPTER = "gradient_descent"
VARIANTS = 100
STUDENTS = (1_000, 10_000, 100_000)
MOST = {"wrong": 10_000}

TEXT = {
    "en": {
        "title": "## Marking",
        "intro": "`longhand grade` of `{chapter}`, {answers} answers a student, {variants} variants, a feedback page a "
                 "student\nincluded, {processors} processors. Students a second, and the largest memory in MB; the last "
                 "column is\nmemory of the most students / of the fewest.",
        "head": "handed in", "students": "{} students", "flat": "memory", "rate": "{:.0f}/s, {:.0f} MB",
        "right": "all right", "one": "one wrong answer, with its cause looked for",
        "wrong": "all wrong, each with its cause looked for",
    },
    "zh": {
        "title": "## 阅卷",
        "intro": "用 `longhand grade` 评阅 `{chapter}`，每人 {answers} 个答案，{variants} 种卷，含每人一页反馈；\n"
                 "{processors} 个处理器。每秒评阅的人数与内存峰值（MB）；最后一列是人数最多与最少时内存之比。",
        "head": "答案", "students": "{} 人", "flat": "内存之比", "rate": "每秒 {:.0f} 人，{:.0f} MB",
        "right": "全部正确", "one": "一处错误，查找原因", "wrong": "全部错误，逐一查找原因",
    },
}


def off(value):
    """Another number of the same size and with as many decimals."""
    return str(Decimal(value) * -3 + Decimal(7).scaleb(Decimal(value).as_tuple().exponent))


HANDED_IN = {
    "right": lambda answers: answers,
    "one": lambda answers: [off(answers[0]), *answers[1:]],
    "wrong": lambda answers: [off(answer) for answer in answers],
}


def made(program, folder, count):
    """A class of so many students in `folder`, who share the variants; their lines."""
    sheets = folder / "sheets"
    subprocess.run([program, "sheet", CHAPTER, "--copies", str(VARIANTS), "--format", "moodle",
                    "-o", sheets], check=True, stdout=subprocess.DEVNULL)
    file = sheets / "class.jsonl"
    variants = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    with open(file, "w", encoding="utf-8") as out:
        for k in range(count):
            line = variants[k % VARIANTS] | {"id": f"s{k}"}
            out.write(json.dumps(line) + "\n")
            yield line


def measured(program, sort, count):
    """(students a second, largest memory in MB) of one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with open(folder / "answers.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            for k, line in enumerate(made(program, folder, count)):
                [exercise] = line["exercises"]
                if k == 0:
                    table.writerow(["id", *(blank["id"] for blank in exercise["blanks"])])
                table.writerow([line["id"],
                                *HANDED_IN[sort]([b["value"] for b in exercise["blanks"]])])
        begun = os.times().elapsed
        child = os.posix_spawn(program, [program, "grade", f"{folder}/sheets", f"{folder}/answers.csv",
                                         "-o", f"{folder}/out"], os.environ,
                               file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
        _, status, used = os.wait4(child, 0)
        seconds = os.times().elapsed - begun
        if status != 0:
            sys.exit(f"{sort}, {count} students: exit status {os.waitstatus_to_exitcode(status)}")
    return count / seconds, used.ru_maxrss / 1024


def answers(program):
    """How many a student gives."""
    with tempfile.TemporaryDirectory() as name:
        return max(len(line["exercises"][0]["blanks"])
                   for line in made(program, pathlib.Path(name), 1))


def main(program, page, language, file):
    path = pathlib.Path(file)
    if not path.exists():
        path.write_text(json.dumps({
            sort: [measured(program, sort, count)
                   for count in STUDENTS if count <= MOST.get(sort, max(STUDENTS))]
            for sort in HANDED_IN}))
    found = json.loads(path.read_text())
    text = TEXT[language]
    rows = [[text[sort], *(text["rate"].format(*cell) for cell in cells),
             *[""] * (len(STUDENTS) - len(cells)), f"{cells[-1][1] / cells[0][1]:.2f}"]
            for sort, cells in found.items()]
    heads = [text["head"], *(text["students"].format(count) for count in STUDENTS), text["flat"]]
    with open(page, "a", encoding="utf-8") as out:
        print(f"\n{text['title']}\n", file=out)
        print(text["intro"].format(chapter=CHAPTER, answers=answers(program), variants=VARIANTS,
                                   processors=os.cpu_count()), end="\n\n", file=out)
        for row in (heads, ["---"] * len(heads), *rows):
            print("| " + " | ".join(row) + " |", file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
