#!/usr/bin/env python3
"""Every error is triggered, is told in both languages, and no arguments crash the program.

    LONGHAND=build/default/longhand python3 tests/cli/test_errors.py
"""

import os
import random
import re
import tempfile
import unittest

from command_line import CommandLineTest, chapters, main, run
from error_triggers import FORWARD, TESTED_IN_CPP, TRIGGERS, ids_in_the_table
from problem_triggers import PROBLEMS


class Errors(CommandLineTest):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for error_id, text in PROBLEMS.items():
            with open(f"{self.folder.name}/{error_id}.toml", "w", encoding="utf-8") as file:
                file.write(text)

    def arguments(self, error_id):
        return [text.replace("{tmp}", self.folder.name) for text in TRIGGERS[error_id]]

    def test_every_error_is_triggered_or_tested_in_cpp(self):
        known = ids_in_the_table()
        self.assertGreater(len(known), 40)
        self.assertEqual(known - set(TRIGGERS) - TESTED_IN_CPP, set(), "triggered nowhere")
        self.assertEqual((set(TRIGGERS) | TESTED_IN_CPP) - known, set(), "no error any more")
        self.assertEqual(set(TRIGGERS) & TESTED_IN_CPP, set())

    def test_every_trigger_reports_its_error_in_both_languages(self):
        for error_id in TRIGGERS:
            with self.subTest(error_id):
                english = self.refused(error_id, *self.arguments(error_id))
                chinese = self.refused(error_id, "--lang=zh", *self.arguments(error_id))
                self.assertTrue(english.startswith("error["))
                self.assertTrue(chinese.startswith("错误["))
                self.assertGreater(len(re.findall("[一-鿿]", chinese)), 4)

    def test_chinese_messages_have_no_english_sentences(self):
        names = set(re.findall(r"[A-Za-z_]+", " ".join(chapters())))
        for chapter in chapters():
            rows = run("list", chapter).stdout.decode().splitlines()
            ids = " ".join(row.split()[0] for row in rows if row.startswith("  "))
            names |= set(re.findall(r"[A-Za-z_]+", ids))
        # Names of the program, of the language and of keys; and what a file or a path has typed.
        allowed = names | {"longhand", "list", "help", "run", "all", "brief", "steps", "full", "en",
                           "zh", "e", "ln", "x", "w", "y", "layer", "select", "I", "W",
                           "first", "last", "every", "iterations", "new", "FILE", "toml", "docs",
                           "problem_files", "md", "if", "each", "f", "A", "a", "b", "pass",
                           "gradient", "until", "repeat", "at_most", "given", "E", "_", "title",
                           "s", "sigmoid", "half_squared_error", "squared_error",
                           "mean_squared_error", "cross_entropy", "exact", "carried", "truncated",
                           "within_rounding", "undecided", "faulty", "claim", "agrees",
                           "agrees_only_where", "factor", "k", "sign", "differs", "undefined",
                           "sum", "one_hot", "t", "wrong", "inconsistent", "index", "scan", "note", "document",
                           "number", "formula", "find_mistake", "a4", "letter", "from", "to"}
        for error_id in set(TRIGGERS) - {"toml.syntax"}:  # the reader of TOML speaks English
            with self.subTest(error_id):
                message = self.refused(error_id, "--lang=zh", *self.arguments(error_id))
                text = message.split("\n", 1)[0].replace(f"[{error_id}]", "")
                for typed in sorted(self.arguments(error_id), key=len, reverse=True):
                    for part in (typed, *filter(None, re.split("[=,; ]", typed))):
                        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "", text)
                text = re.sub(r"[0-9a-f_]+\.txt", "", text)  # names of the documents' files
                words = set(re.findall(r"(?<![-A-Za-z_])[A-Za-z_]+", text))
                in_file = set(re.findall(r"[A-Za-z_]+", PROBLEMS.get(error_id, "")))
                self.assertEqual(words - allowed - in_file, set(), message)

    def test_control_characters_that_were_typed_do_not_come_back(self):
        for arguments in (["run", "\x1b[31mx"], ["run", FORWARD, "--given", "w\x1b[31m=1"],
                          ["run", FORWARD, "--given", "w11=\x1b]0;x\x07"], ["\x1b[2J"],
                          ["run", FORWARD, "--\x1b[2J"], ["run", FORWARD, "--digits", "\x9b31m"]):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertNotRegex(done.stderr.decode(), "[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Junk(CommandLineTest):
    PIECES = [b"run", b"list", b"all", b"help", b"--help", b"-h", b"--version", b"--lang", b"zh",
              b"en", b"--lang=zh", b"--digits", b"--digits=3", b"3s", b"17", b"-1", b"--round",
              b"--detail", b"full", b"--given", b"w11=0.5", b"I=1,2", b"theta=1", b"=", b"", b"-",
              b"--", b"-o", b"--output", b"-ox", b"\xff\xfe", b"\xe4\xb8", b"\x1b[31m", b"a" * 5000,
              b"W=" + b"1;" * 2000, b"w11=" + b"9" * 3000, b"../../x", b"<script>", b"=cmd()",
              b"%n%s", b"{0}", b"mcp_neuron", FORWARD.encode(), "输出".encode(), "＝".encode(),
              b"I[", b"I[1]]=2", b"I[99999999999999999999]=1", b"-x", b"--x=y", b"---", b"\n"]

    def test_random_arguments_never_crash_or_hang(self):
        generator = random.Random(20240229)
        with tempfile.TemporaryDirectory() as folder:
            deep = os.path.join(folder, "a", "b", "c")
            os.makedirs(deep)
            for _ in range(400):
                count = generator.randint(0, 7)
                arguments = [generator.choice(self.PIECES) for _ in range(count)]
                if generator.random() < 0.5:
                    arguments[:0] = [b"run", FORWARD.encode()]
                with self.subTest(b" ".join(arguments)[:200]):
                    done = run(*arguments, cwd=deep)
                    self.assertIn(done.returncode, (0, 2))
                    self.assertEqual(done.returncode == 2, done.stderr != b"")
                    if done.returncode == 2:
                        self.assertEqual(done.stdout, b"")
            left = [name for _, _, names in os.walk(folder) for name in names if ".part" in name]
            self.assertEqual(left, [])

    def test_many_arguments_are_taken(self):
        self.refused("given.twice", "run", FORWARD, *["--given", "w11=1"] * 5000)


if __name__ == "__main__":
    main()
