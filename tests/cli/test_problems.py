#!/usr/bin/env python3
"""Problem files at the command line.

    LONGHAND=build/default/longhand python3 tests/cli/test_problems.py
"""

import json
import os
import tempfile
import unittest

from command_line import CommandLineTest, main, run
from problem_triggers import HEAD, PROBLEMS


class Problems(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, text, name="p.toml"):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_a_new_file_runs_and_is_clean_in_both_languages(self):
        for language in ("en", "zh"):
            path = os.path.join(self.folder, f"{language}.toml")
            self.assertEqual(self.printed("new", path, "--lang", language), "")
            log = self.printed("run", path, "--lang", language)
            # 0.9·1.0 + 0.3·0.5 = 1.05; σ(1.05) = 0.7408; w1 + 0.5·(1 − y)·y(1 − y)·1.0 = 0.9249
            for number in ("1.05", "0.7408", "0.9249"):
                self.assertIn(number, log)
            self.assertIn("1.05  exact" if language == "en" else "1.05  准确", log)
            self.printed("lint", path, "--lang", language)

    def test_what_exists_is_not_written_over(self):
        path = self.file("mine")
        self.refused("file.exists", "new", path)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")

    def test_givens_are_put_in(self):
        path = self.file(HEAD + 'step = ["y = x^2"]\n[given]\nx = "3"\n')
        self.assertIn("= 9", self.printed("run", path))
        self.assertIn("= 16", self.printed("run", path, "--given", "x=-4"))
        self.assertIn("x", self.printed("list", path))

    def test_rounding_stands_in_the_file(self):
        path = self.file(HEAD + 'rounding = 2\nstep = ["y = 1/3", "z = 3*y"]\n')
        self.assertIn("= 0.99", self.printed("run", path))
        self.assertIn("= 0.999", self.printed("run", path, "--round", "3"))

    def test_words_stand_in_the_log(self):
        path = self.file(HEAD + 'text = { en = "About it.", zh = "说明。" }\nquestion = "How much?"\n'
                         'define = ["f(u) = u + 1"]\n'
                         'step = [{ id = "y", formula = "f(1)", why = "Because.", hint = "Try." }]\n')
        log = self.printed("run", path, "--detail", "full")
        for words in ("About it.", "How much?", "f(u) = u + 1", "Because."):
            self.assertIn(words, log)
        self.assertIn("说明。", self.printed("run", path, "--lang", "zh"))
        document = json.loads(self.printed("run", path, "--format", "json"))["worksheets"][0]
        self.assertEqual(document["question"], "How much?")
        self.assertEqual(document["sections"][0]["steps"][0]["hint"], "Try.")
        for kind in ("html", "markdown", "latex"):
            self.assertIn("How much?", self.printed("run", path, "--format", kind))

    def test_several_mistakes_are_told_at_once(self):
        path = self.file(HEAD + 'step = ["a = b", "c = 1 + d"]\n')
        done = run("run", path)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stdout, b"")
        message = done.stderr.decode()
        self.assertEqual(message.count("error[formula.name]"), 2)
        self.assertIn(f"{path}:3:14: nothing is called 'b' here", message)
        self.assertIn(f"{path}:3:27: nothing is called 'd' here", message)

    def test_a_division_by_zero_names_the_step_and_its_operands(self):
        path = self.file(HEAD + '[given]\nx = "2"\n[[section]]\nid = "s"\nrepeat = 3\n'
                         'step = ["x = x - 1", "y = 1/x"]\n')
        message = self.refused("value.division", "run", path)
        self.assertIn(f"{path}:8:22 (s[2]/y): division by zero: 1 / 0", message)

    def test_lint_warns_of_what_is_hardly_meant(self):
        path = self.file(HEAD + 'step = ["y = a"]\n[given]\nx = "1"\n'
                         'a = { value = "0.35", vary = { from = "0.1", to = "0.9", step = "0.1" } }\n')
        done = run("lint", path)
        self.assertEqual((done.returncode, done.stderr), (1, b""))
        text = done.stdout.decode()
        self.assertIn(f"warning[lint.unused] {path}:5:5: nothing uses the given 'x'", text)
        self.assertIn(f"warning[lint.vary] {path}:6:5: the range of 'a'", text)
        self.assertIn("警告[lint.unused]", run("lint", path, "--lang", "zh").stdout.decode())

    def test_lint_warns_where_e_is_a_name(self):
        path = self.file('format = 1\ntitle = "t"\nstep = ["e = 2", "y = e^2"]\n')
        text = run("lint", path).stdout.decode()
        self.assertIn(f"warning[lint.hides] {path}:3:9", text)

    def test_lint_warns_where_a_constant_is_a_name(self):
        path = self.file('format = 1\ntitle = "t"\nstep = ["pi = 3.14", "y = 2·pi"]\n')
        text = run("lint", path).stdout.decode()
        self.assertIn(f"warning[lint.hides] {path}:3:9: 'pi' is a name of this file now, "
                      "and 3.141… no more; choose another name, or write π", text)
        # The file's own meaning wins.
        self.assertIn("6.28\n", run("run", path).stdout.decode())
        path = self.file('format = 1\ntitle = "t"\nstep = ["y = 2·pi", "z = 2·π"]\n')
        self.assertEqual(run("lint", path).stdout.decode().count("lint.hides"), 0)

    def test_lint_warns_of_a_condition_that_does_not_come_true(self):
        path = self.file('format = 1\ntitle = "t"\n[given]\nx = "1"\n[[section]]\nid = "s"\n'
                         'until = "y > 9"\nat_most = 3\nstep = ["y = x + 1"]\n')
        text = run("lint", path).stdout.decode()
        self.assertIn(f"warning[lint.until] {path}:7:9: the loop ended after 3 passes", text)

    def test_lint_reports_errors_like_run(self):
        for error_id in ("formula.name", "value.division", "claim.shape", "toml.key"):
            self.refused(error_id, "lint", self.file(PROBLEMS[error_id]))

    def test_a_claim_on_nothing_is_an_error(self):
        path = self.file(HEAD + 'step = ["y = 1"]\n[[claim]]\nstep = "z"\nprinted = "1"\n')
        message = self.refused("id.unknown", "run", path)
        self.assertIn(f"{path}:4:1: nothing has the id 'z'; the nearest is 'y'", message)


if __name__ == "__main__":
    main()
