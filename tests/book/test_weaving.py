#!/usr/bin/env python3
"""Woven pages: the whole program, the log of each piece, both languages alike, no number typed.

    LONGHAND=build/default/longhand LONGHAND_BOOK=build/default/tools/book/longhand_book \\
        python3 tests/book/test_weaving.py
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
LONGHAND = os.path.abspath(os.environ["LONGHAND"])
BOOK = os.path.abspath(os.environ["LONGHAND_BOOK"])
LANGUAGES = ("en", "zh")
FOLDERS = {folder.name[3:]: folder for folder in sorted((ROOT / "chapters").glob("[0-9]*"))}
CHANGED = ("gradient_descent", "w1", "0.17")  # a chapter, one of its givens, another number for it


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120)


def log(chapter, *options):
    """The values of all steps, by id, as the log prints them."""
    done = run(LONGHAND, "run", chapter, "--format", "json", *options)
    [sheet] = json.loads(done.stdout)["worksheets"]
    return {step["id"]: [element["lines"][-1]["text"] for element in step["elements"]]
            for section in sheet["sections"] for step in section["steps"]}


class Pages(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = pathlib.Path(folder.name)

    def woven(self, chapter, *givens, folder=None):
        out = self.out / "-".join((chapter, *givens))
        done = run(BOOK, out, chapter, folder or FOLDERS[chapter], *givens)
        self.assertEqual((done.returncode, done.stderr), (0, ""), chapter)
        return out

    def copied(self, chapter):
        return pathlib.Path(shutil.copytree(FOLDERS[chapter], self.out / "copy"))

    def refused(self, error_id, chapter, folder):
        done = run(BOOK, self.out / "refused", chapter, folder)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, rf"^error\[{re.escape(error_id)}\] ")
        return done.stderr

    def pieces(self, out, language, chapter):
        """The logs of the page, in its order."""
        page = (out / language / f"{chapter}.md").read_text("utf-8")
        return [(out / language / name).read_text("utf-8")
                for name in re.findall(r"^\\htmlinclude (.*)$", page, re.M)
                if re.search(r"-\d+\.html$", name)]

    def test_every_chapter(self):
        for chapter, folder in FOLDERS.items():
            with self.subTest(chapter=chapter):
                out = self.woven(chapter)
                program = (folder / "chapter.cpp").read_text("utf-8").splitlines()
                code = {line.strip() for line in program if not line.strip().startswith("///")}
                shown, headings, ids = {}, {}, {}
                for language in LANGUAGES:
                    page = (out / language / f"{chapter}.md").read_text("utf-8")
                    shown[language] = re.findall(r"^```\{\.cpp\}\n(.*?)^```$", page, re.M | re.S)
                    headings[language] = re.findall(r"^(#+ ).*(\{#.*\})$", page, re.M)
                    logs = "".join(self.pieces(out, language, chapter))
                    ids[language] = re.findall(r'<(?:figure|details class="step") id="(.*?)"', logs)
                    prose = re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S)
                    self.assertNotIn("{{", prose)
                self.assertEqual(shown["en"], shown["zh"])
                self.assertEqual(headings["en"], headings["zh"])
                self.assertEqual(ids["en"], ids["zh"])
                on_page = {line.strip() for piece in shown["en"] for line in piece.splitlines()
                           if not line.strip().startswith("///")}
                self.assertEqual(on_page | {""}, code | {""})  # the program whole
                self.assertLessEqual(set(log(chapter)), set(ids["en"]))

    def test_a_log_stands_beside_the_code_that_made_it(self):
        for chapter in FOLDERS:
            out = self.woven(chapter)
            page = (out / "en" / f"{chapter}.md").read_text("utf-8")
            for code, piece in re.findall(r"^```\{\.cpp\}\n((?:(?!^```$).)*?)^```\n\n\\htmlinclude (\S+-\d+\.html)$",
                                          page, re.M | re.S):
                named = set(re.findall(r'<section id="([^"\[]*)',
                                       (out / "en" / piece).read_text("utf-8")))
                for section in re.findall(r'sheet\.section\("([\w/]+)"', code):
                    with self.subTest(chapter=chapter, section=section):
                        self.assertIn(section, named)

    def test_one_given_changes_every_number_that_hangs_on_it(self):
        chapter, given, number = CHANGED
        before, after = log(chapter), log(chapter, "--given", f"{given}={number}")
        changed = {step for step in before if before[step] != after.get(step)}
        self.assertGreater(len(changed), 10)
        with_own, with_other = self.woven(chapter), self.woven(chapter, f"{given}={number}")
        for language in LANGUAGES:
            logs = ["".join(self.pieces(out, language, chapter)) for out in (with_own, with_other)]
            parts = [{html.unescape(step): part for step, part in
                      re.findall(r'<details class="step" id="(.*?)">(.*?)</details>', each, re.S)}
                     for each in logs]
            self.assertGreater(len(changed & parts[0].keys() & parts[1].keys()), 20)
            for step in sorted(changed & parts[0].keys() & parts[1].keys()):
                with self.subTest(language=language, step=step):
                    self.assertNotEqual(parts[0][step], parts[1][step])
                    for value in after[step]:
                        plain = re.sub(r"<[^>]*>", "", parts[1][step])
                        self.assertIn(value.lstrip("−"), plain)

    def test_prose_has_its_numbers_from_the_record(self):
        folder = self.copied("gradient_descent")
        for name in ("chapter.cpp", "page.zh.md"):
            text = (folder / name).read_text("utf-8")
            where = "The forward pass goes" if name == "chapter.cpp" else "前向传导即前向传播"
            self.assertIn(where, text)
            (folder / name).write_text(text.replace(where, "{{w5}} {{forward/out|2}} {{error/Delta|2s}} " + where),
                                       "utf-8")
        out = self.woven("gradient_descent", folder=folder)
        for language in LANGUAGES:
            page = (out / language / "gradient_descent.md").read_text("utf-8")
            self.assertIn("0.14 0.19 −0.81 ", page)  # document 003: out = 0.191, Δ = −0.809

    def test_a_number_typed_in_prose_is_refused(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        (folder / "chapter.cpp").write_text(
            text.replace("The forward pass goes", "The output is 0.191; the forward pass goes"), "utf-8")
        self.assertIn("forward/out", self.refused("book.typed", "gradient_descent", folder))

    def test_mathematics_in_prose(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        where = "The forward pass goes"
        self.assertIn(where, text)
        (folder / "chapter.cpp").write_text(
            text.replace(where, r'$\frac{a_1}{b}<1$ a<b `$HOME` "5\$" $x_{12}={{forward/out|2}}$ '
                                "$$\\sqrt{{{w5}}}\n    /// & 1$$ " + where), "utf-8")
        page = (self.woven("gradient_descent", folder=folder) / "en/gradient_descent.md").read_text("utf-8")
        self.assertIn(r"\f$\frac{a_1}{b}<1\f$ a\<b `$HOME` &quot;5\$&quot; \f$x_{12}=0.19\f$ "
                      r"\f[\sqrt{0.14} & 1\f] " + where, page)

    def test_a_number_that_ends_a_sentence_begins_no_list(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        where = "from its worked network on."
        self.assertIn(where, text)
        (folder / "chapter.cpp").write_text(text.replace(where, f"{where} There are\n/// 6. Weights."), "utf-8")
        page = (self.woven("gradient_descent", folder=folder) / "en/gradient_descent.md").read_text("utf-8")
        self.assertIn("There are 6. Weights.", page)

    def test_a_formula_that_does_not_end_is_refused(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        where = "from its worked network on."
        self.assertIn(where, text)
        for formula in ("$w_1", "$w_1$ and $$w_2$", "$5\\$"):
            with self.subTest(formula=formula):
                (folder / "chapter.cpp").write_text(text.replace(where, f"{where} {formula}"), "utf-8")
                message = self.refused("book.formula", "gradient_descent", folder)
                self.assertIn("chapter.cpp", message)
                self.assertIn(formula.split(" ")[-1], message)

    def test_a_number_typed_in_a_formula_is_refused(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        (folder / "chapter.cpp").write_text(
            text.replace("The forward pass goes", "$x_{12}=0.191$. The forward pass goes"), "utf-8")
        self.assertIn("forward/out", self.refused("book.typed", "gradient_descent", folder))

    def test_an_unknown_step_in_prose_is_refused(self):
        folder = self.copied("gradient_descent")
        text = (folder / "page.zh.md").read_text("utf-8")
        (folder / "page.zh.md").write_text(text.replace("前向传导即", "{{forward/oot}} 前向传导即"), "utf-8")
        self.assertIn("forward/out", self.refused("id.unknown", "gradient_descent", folder))
        self.assertIn("page.zh.md", self.refused("id.unknown", "gradient_descent", folder))

    def test_a_matrix_in_prose_is_refused(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        (folder / "chapter.cpp").write_text(text.replace("The forward pass goes", "{{W}} The forward pass goes"),
                                            "utf-8")
        self.refused("book.matrix", "gradient_descent", folder)

    def test_a_page_that_goes_another_way_is_refused(self):
        folder = self.copied("gradient_descent")
        with open(folder / "page.zh.md", "a", encoding="utf-8") as page:
            page.write("\n再说一句。\n")
        self.refused("book.units", "gradient_descent", folder)

    def test_what_would_not_change_is_left_alone(self):
        out = self.woven("gradient_descent")
        files = {file: file.stat().st_mtime_ns for file in out.rglob("*.*")}
        done = run(BOOK, out, "gradient_descent", FOLDERS["gradient_descent"])
        self.assertEqual(done.returncode, 0)
        self.assertEqual(files, {file: file.stat().st_mtime_ns for file in out.rglob("*.*")})

    def test_the_contents_name_every_chapter(self):
        done = run(BOOK, self.out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for language in LANGUAGES:
            page = (self.out / language / "chapters.md").read_text("utf-8")
            self.assertEqual(re.findall(r"\\ref (\w+)", page), list(FOLDERS))


if __name__ == "__main__":
    unittest.main()
