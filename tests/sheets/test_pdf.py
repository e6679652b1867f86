#!/usr/bin/env python3
"""Sheets for print: the typesetter's run, its bytes, and what happens without it.

    LONGHAND=build/default/longhand python3 tests/sheets/test_pdf.py
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))

from command_line import PROGRAM, chapters, main  # noqa: E402

NAMES = ['#read("/etc/passwd")', "$x$ *b* @ref // c", r"\input{/etc/passwd}", "] #panic()", "张三"]
FILES = ["students/sheets.pdf", "keys.pdf", "marking.pdf"]
FIRST = b"%PDF-"


def sheet(*arguments, **environment):
    return subprocess.run([PROGRAM, "sheet", *arguments], capture_output=True, timeout=300,
                          env=os.environ | environment)


class Pdf(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def typeset(self, name, *arguments):
        done = sheet(*arguments, "--format", "pdf", "-o", str(self.folder / name))
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return {file: (self.folder / name / file).read_bytes() for file in FILES}

    def test_every_chapter_is_set_in_both_languages(self):
        for chapter in chapters():
            for language in ("en", "zh"):
                with self.subTest(f"{chapter} {language}"):
                    files = self.typeset(f"{chapter}-{language}", chapter, "--lang", language)
                    for content in files.values():
                        self.assertTrue(content.startswith(FIRST))
                        self.assertGreater(len(content), 10_000)

    def test_any_name_is_set_and_the_bytes_are_the_same_again(self):
        roster = self.folder / "class.csv"
        rows = "".join(f'{k},"{name.replace(chr(34), chr(34) * 2)}"\n'
                       for k, name in enumerate(NAMES, 1))
        roster.write_text(f"id,name\n{rows}", "utf-8")
        arguments = ("gradient_descent", "--to", "error", "--roster", str(roster))
        first = self.typeset("first", *arguments)
        self.assertEqual(self.typeset("second", *arguments), first)
        self.assertNotIn(b"root:", b"".join(first.values()))

    def test_kinds_papers_and_several_exercises_are_set(self):
        file = self.folder / "week.toml"
        exercises = "".join(
            f'[[exercise]]\nsource = "{source}"\nkind = "{kind}"\n'
            for source, kind in (("gradient_descent", "find_mistake"),
                                 ("matrix_forward_pass", "formula"), ("error_splitting", "number")))
        for paper in ("a4", "letter"):
            file.write_text(f'format = 1\ntitle = "Week"\nexam = true\npaper = "{paper}"\n{exercises}')
            self.typeset(paper, str(file))

    def test_without_a_typesetter_nothing_is_written_and_the_message_says_what_to_do(self):
        copied = self.folder / "alone" / "longhand"
        copied.parent.mkdir()
        copied.write_bytes(pathlib.Path(PROGRAM).resolve().read_bytes())
        copied.chmod(0o755)
        done = subprocess.run(
            [copied, "sheet", "gradient_descent", "--format", "pdf", "-o", self.folder / "out"],
            capture_output=True, env={"PATH": str(self.folder)}, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"error[sheet.typst_missing]", done.stderr)
        self.assertEqual(sorted(each.name for each in self.folder.iterdir()), ["alone"])

    def test_what_the_typesetter_says_is_told(self):
        layout = self.folder / "sheet.typ"
        layout.write_text("#panic(\"no such layout\")")
        done = sheet("gradient_descent", "--format", "pdf", "--layout", str(layout), "-o",
                     str(self.folder / "out"))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"error[sheet.typst]", done.stderr)
        self.assertIn(b"no such layout", done.stderr)
        self.assertEqual([each.name for each in self.folder.iterdir()], ["sheet.typ"])


if __name__ == "__main__":
    main()
