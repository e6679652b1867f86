#!/usr/bin/env python3
"""What is refused, and what an interrupted run leaves.

    LONGHAND=build/default/longhand python3 tests/sheets/test_sheet_refusals.py
"""

import signal
import subprocess
import time

from class_files import ALL, CLASS, SHORT, SheetTest, table
from command_line import PROGRAM, SECONDS, main


class Refusals(SheetTest):
    def state(self):
        return sorted(str(path) for path in self.folder.rglob("*"))

    def test_what_is_there_is_not_touched(self):
        (self.folder / "full").mkdir()
        self.file("mine", "full/note.txt")
        for place in ("full", "full/note.txt"):
            with self.subTest(place):
                self.refused("sheet.exists", "sheet", *SHORT, "-o", str(self.folder / place))
                self.assertEqual((self.folder / "full/note.txt").read_text(), "mine")
                self.assertEqual(len(self.state()), 2)

    def test_a_wrong_command_writes_nothing(self):
        roster = self.file(table())
        twice = self.file(table([*CLASS, CLASS[0]]), "twice.csv")
        before = self.state()
        folder = ("-o", str(self.folder / "class"))
        for error, *arguments in (
            ("chapter.unknown", "gradient_decent"),
            ("sheet.source", "gradient_descent", "mcp_neuron"),
            ("sheet.source",),
            ("sheet.fade", *SHORT, "--fade", "5"),
            ("sheet.fade", *SHORT, "--fade=-1"),
            ("sheet.fade", *SHORT, "--fade", "x"),
            ("sheet.seed", *SHORT, "--seed=-1"),
            ("sheet.seed", *SHORT, "--seed", "1.5"),
            ("sheet.seed", *SHORT, "--seed", "18446744073709551616"),
            ("sheet.kind", *SHORT, "--kind", "numbers"),
            ("option.value", *SHORT, "--format", "markdown,docx"),
            ("sheet.copies", *SHORT, "--copies", "0"),
            ("sheet.copies", *SHORT, "--copies", "100001"),
            ("sheet.versions", *SHORT, "--versions", "1"),
            ("sheet.marks_number", *SHORT, "--marks", "0"),
            ("id.unknown", *SHORT, "--blanks", "forward/nothing"),
            ("id.unknown", "gradient_descent", "--from", "nothing"),
            ("sheet.order", "gradient_descent", "--from", "error", "--to", "forward"),
            ("option.decimals", *SHORT, "--digits", "99"),
            ("file.read", *SHORT, "--roster", str(self.folder / "none.csv")),
            ("roster.twice", *SHORT, "--roster", twice),
        ):
            with self.subTest(arguments):
                self.refused(error, "sheet", *arguments, *folder)
                self.assertEqual(self.state(), before)
        for arguments in (("--copies", "2"), ("--roster", roster), ("--format", "moodle")):
            with self.subTest(arguments):
                self.refused("sheet.folder", "sheet", *SHORT, *arguments, cwd=self.folder)
                self.assertEqual(self.state(), before)

    def test_an_interrupted_run_leaves_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name):
                program = subprocess.Popen(
                    [PROGRAM, "sheet", "gradient_descent", "--copies", "20000", "--format", ALL,
                     "-o", str(self.folder / "class")],
                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                self.addCleanup(program.kill)
                limit = time.monotonic() + SECONDS
                while not list(self.folder.glob(".longhand-*.part/students/*.md")):
                    self.assertIsNone(program.poll())
                    self.assertLess(time.monotonic(), limit)
                    time.sleep(0.01)
                program.send_signal(number)
                _, message = program.communicate(timeout=SECONDS)
                self.assertNotEqual(program.returncode, 0)
                self.assertIn(b"program.interrupted", message)
                self.assertEqual(self.state(), [])


if __name__ == "__main__":
    main()
