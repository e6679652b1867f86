#!/usr/bin/env python3
"""Answers on paper, typed in at the marking table.

    LONGHAND=build/default/longhand python3 tests/sheets/test_enter.py
"""

import csv
import os
import re
import stat
import subprocess
from decimal import ROUND_HALF_UP, Decimal

from class_files import CLASS, SHORT, class_lines, table
from command_line import PROGRAM, main
from marking import MarkingTest

IDS = [row[0] for row in CLASS]


class Entering(MarkingTest):
    def setUp(self):
        super().setUp()
        self.sheets = self.made(*SHORT, "--roster", self.file(table()), "--seed", "5")
        self.lines = class_lines(self.sheets)
        self.answers = self.folder / "typed.csv"

    def talk(self, *typed, options=(), status=0):
        done = subprocess.run(
            [PROGRAM, "grade", str(self.sheets), "--enter", str(self.answers), *options],
            input="".join(line + "\n" for line in typed).encode(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=30, env=os.environ)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode() if status == 0 else done.stderr.decode()

    def saved(self):
        rows = csv.reader(self.answers.read_text("utf-8-sig").splitlines())
        return {row[0]: row[2:] for row in list(rows)[1:]}

    def right(self, k):
        return [blank["value"] for blank in self.lines[k]["exercises"][0]["blanks"]]

    def test_enter_takes_what_is_right(self):
        said = self.talk(self.lines[1]["code"], "", "", "", "q")
        self.assertEqual(self.saved()[IDS[1]], self.right(1))
        self.assertEqual(self.saved()[IDS[0]], ["", "", ""])
        self.assertIn("Marks: 3 of 3", said)
        self.assertIn(f"Entered: 1 of {len(IDS)} sheets", said)

    def test_blanks_show_what_follows_from_what_was_typed(self):
        line = self.lines[2]["exercises"][0]
        w5, w6 = map(Decimal, line["givens"]["w"])
        wrong = Decimal(self.right(2)[0]) + Decimal("0.37")
        second = Decimal(self.right(2)[1])
        follows = (w5 * wrong + w6 * second).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        said = self.talk(IDS[2], str(wrong), "", "")
        self.assertEqual(re.findall(r" \[([^]]*)\]:", said.replace("−", "-")),
                         [self.right(2)[0], self.right(2)[1], str(follows)])
        self.assertEqual(self.saved()[IDS[2]], [str(wrong), self.right(2)[1], str(follows)])
        self.assertIn("Marks: 2 of 3", said)
        marks, _ = self.graded(self.answers.read_bytes(),
                               remarks=["answers.missing"] * (len(IDS) - 1))
        self.assertEqual([each["judged"] for each in marks[IDS[2]]["exercises"][0]],
                         ["wrong", "right", "follows"])

    def test_everything_is_saved_at_once_and_taken_up_again(self):
        self.talk(IDS[0], "0.1", "0.2")  # the end of the input
        self.assertEqual(self.saved()[IDS[0]], ["0.1", "0.2", ""])
        said = self.talk(IDS[0], "", "0.3", "0.4", IDS[1], "", "q")
        w5, w6 = map(Decimal, self.lines[0]["exercises"][0]["givens"]["w"])
        follows = (w5 * Decimal("0.1") + w6 * Decimal("0.3")).quantize(Decimal("0.0001"),
                                                                       ROUND_HALF_UP)
        self.assertEqual(re.findall(r" \[([^]]*)\]:", said)[:3], ["0.1", "0.2", str(follows)])
        self.assertEqual(self.saved()[IDS[0]], ["0.1", "0.3", "0.4"])
        self.assertEqual(self.saved()[IDS[1]], [self.right(1)[0], "", ""])

    def test_nothing_back_and_what_is_no_number(self):
        said = self.talk(IDS[0], "-", "abc", "0,5", "0.2", "<", "0.25", "-")
        self.assertEqual(self.saved()[IDS[0]], ["-", "0.25", "-"])
        marks, _ = self.graded(self.answers.read_bytes(),
                               remarks=["answers.missing"] * (len(IDS) - 1))
        self.assertEqual([each["judged"] for each in marks[IDS[0]]["exercises"][0]],
                         ["empty", "wrong", "empty"])
        self.talk(IDS[0], "<", "", "", "")  # what was nothing stays nothing
        self.assertEqual(self.saved()[IDS[0]], ["-", "0.25", "-"])
        self.assertIn("'abc' is no number", said)
        self.assertIn("'0,5' has a comma", said)
        self.talk(IDS[0], "", "0,5", "", options=("--decimal-comma",))
        self.assertEqual(self.saved()[IDS[0]], ["-", "0,5", "-"])

    def test_somebody_else_at_the_same_file(self):
        typing = subprocess.Popen(
            [PROGRAM, "grade", str(self.sheets), "--enter", str(self.answers)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        typing.stdin.write(f"{IDS[0]}\n0.1\n".encode())
        typing.stdin.flush()
        while not self.answers.exists():
            self.assertIsNone(typing.poll())
        self.talk(IDS[1], "", "", "")
        _, said = typing.communicate(b"0.2\n", timeout=30)
        self.assertIn("answers.changed", said.decode())
        self.assertEqual(self.saved()[IDS[0]], ["0.1", "", ""])
        self.assertEqual(self.saved()[IDS[1]], self.right(1))
        self.assertEqual(stat.S_IMODE(self.answers.stat().st_mode), 0o600)

    def test_codes_as_people_type_them(self):
        code = self.lines[3]["code"]
        for typed in (code.lower(), code.replace("-", ""), code.lower().replace("-", "")):
            with self.subTest(typed):
                self.assertIn(IDS[3], self.talk(typed, "q"))
        self.assertIn("'nobody' names no sheet", self.talk("nobody", "q"))

    def test_names_and_chinese(self):
        said = self.talk(IDS[0], "", "", "", options=("--lang", "zh", "--roster",
                                                      self.file(table())))
        self.assertIn("王小明", said)
        self.assertIn("得分：3（满分 3）", said)

    def test_other_files_are_left_alone(self):
        theirs = "学号,姓名,forward/h[1]\n2025001,王小明,0.5\n"
        self.answers.write_text(theirs, "utf-8")
        self.assertIn("answers.other_table", self.talk(IDS[0], status=2))
        self.assertEqual(self.answers.read_text("utf-8"), theirs)


if __name__ == "__main__":
    main()
