#!/usr/bin/env python3
"""Classes made in parts, and what is seen while they are made.

    LONGHAND=build/default/longhand python3 tests/sheets/test_shards.py
"""

import os
import pty
import re
import shutil
import subprocess

from class_files import ALL, CLASS, KINDS, SHORT, SheetTest, class_lines, files, table
from command_line import PROGRAM, main, run

GATE = """format = 1
title = "A gate"
step = ["y = w * x / 7"]
[given]
w = {{ value = "2.31", vary = {{ from = "{least}", to = "{most}", step = "0.03" }} }}
x = {{ value = "1.3" }}
"""


class Shards(SheetTest):
    def parts(self, count, *command):
        return [self.made(*command, "--shard", f"{k}/{count}") for k in range(1, count + 1)]

    def joined(self, parts, *command):
        return self.made(*command, "--join", *map(str, parts))

    def test_shards_and_whole_are_the_same_bytes(self):
        roster = ("--roster", self.file(table()))
        for options in (["--kind", kind] for kind in KINDS):
            for class_ in (roster, ("--copies", "7"), (*roster, "--versions", "2"),
                           ("--copies", "7", "--versions", "2")):
                with self.subTest(options=options, class_=class_):
                    command = (*SHORT, *class_, *options, "--format", ALL)
                    whole = files(self.made(*command))
                    parts = self.parts(3, *command)
                    self.assertEqual(files(self.joined(parts, *command)), whole)
                    self.assertEqual(files(self.joined(parts[::-1], *command)), whole)

    def test_parts_are_unions(self):
        command = (*SHORT, "--roster", self.file(table()), "--format", "markdown,html")
        whole = files(self.made(*command))
        parts = [files(part) for part in self.parts(4, *command)]
        students = {}
        for part in parts:
            own = {name: content for name, content in part.items() if name.startswith("students/")}
            self.assertEqual(students.keys() & own.keys(), set())
            students |= own
            self.assertEqual(part.keys() - own.keys(), {"sheet.json", "class.jsonl"})
            self.assertEqual(part["sheet.json"], whole["sheet.json"])
        self.assertEqual(students, {name: content for name, content in whole.items()
                                    if name.startswith("students/")})
        self.assertEqual(b"".join(part["class.jsonl"] for part in parts), whole["class.jsonl"])

    def test_names_and_words_are_those_of_the_join(self):
        command = (*SHORT, "--format", "markdown")
        parts = self.parts(2, *command, "--roster", self.file(table()))
        renamed = self.file(table([(id_, "N. N.", group) for id_, _, group in CLASS]))
        self.assertEqual(files(self.joined(parts, *command, "--roster", renamed)),
                         files(self.made(*command, "--roster", renamed)))

    def test_a_part_needs_nothing_of_the_others(self):
        roster = self.file(table())
        [_, second, _] = self.parts(3, *SHORT, "--roster", roster)
        self.assertEqual([line["id"] for line in class_lines(second)], [CLASS[2][0], CLASS[3][0]])

    def refuses(self, error_id, *arguments):
        """An error that leaves nothing behind; there may be several."""
        folder = self.new_folder()
        done = run("sheet", *arguments, "-o", str(folder))
        self.assertEqual(done.returncode, 2, arguments)
        self.assertRegex(done.stderr.decode(), rf"^error\[{re.escape(error_id)}\]")
        self.assertFalse(folder.exists())
        return done.stderr.decode()

    def test_faulty_parts_are_told(self):
        command = (*SHORT, "--roster", self.file(table()), "--format", "markdown")
        parts = [str(part) for part in self.parts(2, *command)]
        other = str(self.made(*command, "--seed", "2", "--shard", "2/2"))
        message = self.refuses("sheet.join_lacks", *command, "--join", parts[0])
        self.assertIn("3 of the sheets", message)
        self.assertIn(CLASS[3][0], message)
        self.refuses("sheet.join_more", *SHORT, "--copies", "2", "--format", "markdown", "--join",
                     *parts)
        self.refuses("sheet.join_twice", *command, "--join", *parts, parts[1])
        self.refuses("sheet.join_other", *command, "--join", parts[0], other)
        self.refuses("sheet.join_other", *command, "--marks", "2", "--join", *parts)
        self.refuses("file.read", *command, "--join", parts[0], str(self.folder / "nowhere"))
        shutil.copytree(parts[1], self.folder / "copy")
        lines = self.folder / "copy/class.jsonl"
        content = lines.read_text("utf-8")
        for what, changed in (("another range", re.sub(r'"low":\s*"', r'\g<0>9', content, count=1)),
                              ("another given", re.sub(r'("w":\s*\[\s*")', r"\g<1>1", content,
                                                       count=1)),
                              ("a given less", content.replace('"w"', '"v"', 1))):
            with self.subTest(what):
                self.assertNotEqual(changed, content)
                lines.write_text(changed, "utf-8")
                self.refuses("sheet.join_changed", *command, "--join", parts[0],
                             str(self.folder / "copy"))
        lines.write_text(content + "nonsense\n", "utf-8")
        message = self.refuses("class.line", *command, "--join", parts[0],
                               str(self.folder / "copy"))
        self.assertIn(f"class.jsonl:{content.count(chr(10)) + 1}", message)

    def test_what_is_no_part_is_told(self):
        for typed in ("0/2", "3/2", "1/", "/2", "1", "1/2x", "-1/2", "1/0", "a/b", "1/8", ""):
            with self.subTest(typed):
                self.refuses("sheet.shard", *SHORT, "--copies", "7", f"--shard={typed}" if typed
                             else "--shard=x")


class Repetition(SheetTest):
    def gate(self, least, most):
        return self.file(GATE.format(least=least, most=most), "gate.toml")

    def test_few_variants_are_said(self):
        folder = self.folder / "out"
        done = run("sheet", self.gate("2.31", "2.34"), "--copies", "9", "-o", str(folder))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Different ones among them: 2", done.stdout.decode())
        codes = {line["code"] for line in class_lines(folder)}
        self.assertEqual({path.stem for path in (folder / "students").iterdir()}, codes)

    def test_versions_are_different_or_too_many(self):
        gate = self.gate("2.31", "2.37")
        for seed in range(5):
            folder = self.made(gate, "--copies", "6", "--versions", "3", "--seed", str(seed))
            codes = [line["code"] for line in class_lines(folder)]
            self.assertEqual(len(set(codes)), 3)
            self.assertEqual(codes[:3], codes[3:])
        self.refused("sheet.few_variants", "sheet", gate, "--copies", "6", "--versions", "4",
                     "-o", str(self.folder / "never"))


class Progress(SheetTest):
    def on_a_terminal(self, *arguments):
        """What a run prints on a terminal that is its standard error."""
        ours, theirs = pty.openpty()
        with subprocess.Popen([PROGRAM, "sheet", *arguments], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=theirs) as program:
            os.close(theirs)
            printed = b""
            try:
                while more := os.read(ours, 4096):
                    printed += more
            except OSError:
                pass  # the other end is closed
            program.stdout.read()
        os.close(ours)
        self.assertEqual(program.returncode, 0)
        return printed.decode()

    def test_a_terminal_shows_how_far_it_is(self):
        copies = (*SHORT, "--copies", "64", "-o", str(self.folder / "out"))
        lines = self.on_a_terminal(*copies).split("\r\x1b[K")
        self.assertEqual(lines[-1], "")  # it goes away
        self.assertEqual(lines[-2], f"[{'=' * 30}] sheets: 64 of 64")
        done = [int(re.search(r"(\d+) of", line)[1]) for line in lines[1:-1]]
        self.assertEqual(done, sorted(set(done)))
        self.assertGreater(len(done), 1)

    def test_it_speaks_chinese(self):
        copies = (*SHORT, "--copies", "2", "--lang", "zh", "-o", str(self.folder / "out"))
        self.assertIn("已出 2 份，共 2 份", self.on_a_terminal(*copies))


class Wording(SheetTest):
    def setUp(self):
        super().setUp()
        self.mine = self.folder / "mine"
        self.assertEqual(self.printed("sheet", "--eject", str(self.mine)), "")

    def own(self, language, old, new):
        path = self.mine / f"wording.{language}.toml"
        content = path.read_text("utf-8")
        self.assertIn(old, content)
        path.write_text(content.replace(old, new), "utf-8")
        return "--wording", str(path)

    def test_unchanged_words_change_nothing(self):
        for language in ("en", "zh"):
            wording = ("--wording", str(self.mine / f"wording.{language}.toml"))
            usual = files(self.made(*SHORT, "--format", ALL, "--lang", language))
            self.assertEqual(files(self.made(*SHORT, "--format", ALL, *wording)), usual)

    def test_own_words_stand_in_every_format(self):
        wording = self.own("zh", "填写空缺的数。", "请把数填在横线上。")
        folder = self.made(*SHORT, "--format", ALL, *wording)
        for name, content in files(folder).items():
            if name.startswith(("students/", "keys", "moodle", "typst/sheets", "typst/keys")):
                self.assertIn("请把数填在横线上。", content.decode(), name)
                self.assertNotIn("填写空缺的数。", content.decode(), name)

    def test_faults_are_told_at_their_line(self):
        for old, new, error in (('"marks" = "{0} marks"', '"marks" = "points"', "wording.places"),
                                ('"marks" = "{0} marks"', '"mraks" = "{0}"', "toml.key"),
                                ('language = "en"', 'language = "fr"', "wording.language")):
            with self.subTest(new):
                shutil.rmtree(self.mine)
                self.printed("sheet", "--eject", str(self.mine))
                message = self.refused(error, "sheet", *SHORT, *self.own("en", old, new))
                self.assertRegex(message, r"wording\.en\.toml:\d+:\d+")


if __name__ == "__main__":
    main()
