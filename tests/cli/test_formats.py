#!/usr/bin/env python3
"""`longhand run --format`, as people type it.

    LONGHAND=build/default/longhand python3 tests/cli/test_formats.py
"""

import json
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

from command_line import PROGRAM, SECONDS, CommandLineTest, chapters, main
from error_triggers import FORWARD

BEGINNINGS = {"text": "Following", "markdown": "# Following", "latex": "\\documentclass",
              "html": "<!DOCTYPE html>", "json": "{"}
ENDS = {"latex": "\\end{document}\n", "html": "</html>\n", "json": "}\n"}


class Formats(CommandLineTest):
    def test_each_format_is_one_document(self):
        for name, beginning in BEGINNINGS.items():
            with self.subTest(name):
                text = self.printed("run", FORWARD, "--format", name)
                self.assertTrue(text.startswith(beginning), text[:80])
                everything = self.printed("run", "all", "--format", name)
                self.assertGreater(len(everything), len(text))
                for document in (text, everything):
                    self.assertTrue(document.endswith(ENDS.get(name, "")), document[-80:])
                    if name in ("latex", "html"):
                        self.assertEqual(document.count(beginning), 1)
                        self.assertEqual(document.count(ENDS[name]), 1)

    def test_text_is_the_usual_format(self):
        self.assertEqual(self.printed("run", FORWARD),
                         self.printed("run", FORWARD, "--format", "text"))

    def test_a_wrong_word_is_refused_with_the_right_ones(self):
        for word in ("pdf", "HTML", "tex", "json ", "{}", "../x"):
            for language in ("en", "zh"):
                with self.subTest(word=word, language=language):
                    message = self.refused("option.value", "run", FORWARD, "--lang", language,
                                           "--format", word)
                    self.assertIn("text, markdown, latex, html, json", message)
        self.refused("option.twice", "run", FORWARD, "--format", "html", "--format", "json")

    def test_the_name_of_a_file_is_no_format(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "log.html"
            self.printed("run", FORWARD, "-o", str(file))
            self.assertEqual(file.read_text("utf-8"), self.printed("run", FORWARD))
            self.printed("run", FORWARD, "--format", "json", "-o", str(file))
            self.assertEqual(file.read_text("utf-8"),
                             self.printed("run", FORWARD, "--format", "json"))

    def test_what_fails_leaves_no_half_document(self):
        for name in BEGINNINGS:
            self.refused("value.overflow", "run", FORWARD, "--given", "w11=-1e300", "--format", name)

    def test_all_chapters_are_in_the_contents(self):
        page = self.printed("run", "all", "--format", "html")
        for chapter in chapters():
            self.assertIn(f'<a href="#{chapter}">', page.partition("</nav>")[0])
            self.assertIn(f'<article id="{chapter}">', page)
        self.assertNotIn("<nav>", self.printed("run", FORWARD, "--format", "html"))
        self.assertIn("\\tableofcontents", self.printed("run", "all", "--format", "latex"))

    def test_a_chapter_that_is_named_twice_is_written_once(self):
        for name in BEGINNINGS:
            self.assertEqual(self.printed("run", FORWARD, FORWARD, "--format", name),
                             self.printed("run", FORWARD, "--format", name))
            self.assertEqual(self.printed("run", "all", FORWARD, "--format", name),
                             self.printed("run", "all", "--format", name))

    def test_a_step_has_an_address_in_the_page(self):
        self.assertIn('<figure id="layer2/y[1]">', self.printed("run", FORWARD, "--format", "html"))
        self.assertIn(f'<figure id="{FORWARD}/layer2/y[1]">',
                      self.printed("run", "all", "--format", "html"))

    def test_typed_givens_stand_as_typed(self):
        document = json.loads(self.printed("run", FORWARD, "--format", "json", "--given",
                                           "w11=-0.50", "--given", "three_layers/I=1,2e-3,3.0"))
        givens = {given["id"]: given for given in document["worksheets"][0]["givens"]}
        self.assertEqual(givens["W"]["values"], ["-0.50", "0.3", "0.2", "0.8"])
        self.assertEqual(givens["three_layers/I"]["values"], ["1", "2e-3", "3.0"])

    def test_rounded_steps_have_rounded_values(self):
        document = json.loads(self.printed("run", FORWARD, "--format", "json", "--round", "2"))
        values = [element["value"] for section in document["worksheets"][0]["sections"]
                  for step in section["steps"] for element in step["elements"]]
        self.assertIn("0.74", values)
        self.assertTrue(all(len(value.partition(".")[2]) <= 2 for value in values), values)

    def test_colours_are_for_text_alone(self):
        for name in BEGINNINGS:
            master, slave = pty.openpty()
            environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
            running = subprocess.Popen([PROGRAM, "run", FORWARD, "--format", name],
                                       stdin=subprocess.DEVNULL, stdout=slave, stderr=slave,
                                       env=environment | {"TERM": "xterm"})
            os.close(slave)
            arrived = b""
            try:
                while piece := os.read(master, 65536):
                    arrived += piece
            except OSError:  # Linux: the other side is closed
                pass
            os.close(master)
            self.assertEqual(running.wait(SECONDS), 0)
            self.assertEqual(b"\x1b" in arrived, name == "text", name)

    def test_the_surroundings_change_nothing(self):
        for name in BEGINNINGS:
            usual = self.printed("run", "all", "--format", name)
            for environment in ({"LC_ALL": "C"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"}):
                self.assertEqual(self.printed("run", "all", "--format", name,
                                              environment=environment), usual)


if __name__ == "__main__":
    main()
