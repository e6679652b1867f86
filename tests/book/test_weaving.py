#!/usr/bin/env python3
"""Woven pages: the whole program, the log of each piece, both languages alike, no number typed.

    LONGHAND=build/default/longhand LONGHAND_BOOK=build/default/tools/book/longhand_book \\
        python3 tests/book/test_weaving.py
"""

import pathlib
import re
import shutil
import tempfile
import unittest

from woven import (BOOK, FOLDERS, LANGUAGES, PLACEHOLDER, Values, named_on, numbers, page, prose, prose_on, run, shows,
                   woven)

CODE_AND_LOG = (r"^```\{\.cpp\}\n((?:(?!^```$).)*?)^```\n\n"
                r"(?:</details>\n\n)?(?:\\htmlinclude (\S+-\d+\.html))?")
NAMING = r'^(?:const \w+ \w+ = )?sheet\.(?:step|state|given_\w+)\(\s*"([\w/]+)'  # not in a helper
WHERE = {"chapter.cpp": "The forward pass goes", "page.zh.md": "前向传导即前向传播"}  # where words are put


class Pages(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = pathlib.Path(folder.name)

    def copied(self, chapter):
        return pathlib.Path(shutil.copytree(FOLDERS[chapter], self.out / "copy"))

    def refused(self, error_id, chapter, folder):
        done = run(BOOK, self.out / "refused", chapter, folder)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, rf"^error\[{re.escape(error_id)}\] ")
        return done.stderr

    def changed(self, name, *replacements):
        """A copy of gradient_descent where a file has other words."""
        folder = self.copied("gradient_descent")
        text = (folder / name).read_text("utf-8")
        for old, new in replacements:
            self.assertEqual(text.count(old), 1, old)
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
        return folder

    def each(self, check):
        for chapter in FOLDERS:
            with self.subTest(chapter=chapter):
                check(chapter, woven(chapter))

    def test_the_program_is_whole_and_in_order(self):
        def check(chapter, out):
            program = (FOLDERS[chapter] / "chapter.cpp").read_text("utf-8").split("\n")
            title = next(k for k, line in enumerate(program) if line.startswith("/// # "))
            body = next(k for k in range(title, len(program)) if not program[k].startswith("///"))
            code = program[:title] + [line for line in program[body:] if not line.startswith("    ///")]
            for language in LANGUAGES:
                pieces = re.findall(r"^```\{\.cpp\}\n(.*?)^```$", page(out, language, chapter), re.M | re.S)
                on_page = pieces[0].split("\n")
                for piece in pieces[1:]:
                    on_page += [re.sub("^(?=.)", "    ", line) for line in piece.split("\n")]
                # What stands behind the function has no indentation that could be taken off.
                self.assertEqual(*([line.strip() for line in lines if line.strip()] for lines in (on_page, code)))
                inside = code[:code.index("}", title)]
                self.assertEqual([line for line in on_page if line][:len(list(filter(None, inside)))],
                                 list(filter(None, inside)))

        self.each(check)

    def test_both_languages_have_the_same_sections(self):
        def check(chapter, out):
            headings = [re.findall(r"^(#+ ).*(\{#.*\})$", page(out, language, chapter), re.M) for language in LANGUAGES]
            self.assertEqual(*headings)
            self.assertEqual(*([name for name, _ in named_on(out, language, chapter)] for language in LANGUAGES))

        self.each(check)

    def test_all_that_is_recorded_stands_in_one_log_with_its_values(self):
        def check(chapter, out):
            values = Values(chapter)
            for language in LANGUAGES:
                on_page = named_on(out, language, chapter)
                self.assertEqual(sorted(name for name, _ in on_page), sorted([*values.givens, *values.steps]))
                for name, text in on_page:
                    self.assertTrue(shows(text, values.of(name), name in values.givens), (language, name, text))

        self.each(check)

    def test_prose_has_the_values_of_the_record(self):
        def check(chapter, out):
            for language in LANGUAGES:
                expected = numbers(PLACEHOLDER.sub(Values(chapter).put_in, prose(chapter, language)))
                self.assertEqual(numbers(prose_on(out, language, chapter))[:len(expected)], expected)
                self.assertNotRegex(prose_on(out, language, chapter), r"\{\{")

        self.each(check)

    def test_a_log_stands_below_the_code_that_made_it(self):
        def check(chapter, out):
            pieces = re.findall(CODE_AND_LOG, page(out, "en", chapter), re.M | re.S)
            logs_of = [(out / "en" / log).read_text("utf-8") if log else "" for _, log in pieces]
            for k, (code, _) in enumerate(pieces):
                for section in re.findall(r'^sheet\.section\("([\w/]+)"', code, re.M):
                    self.assertRegex(logs_of[k], rf'<section id="{section}["\[]')
                for step in re.findall(NAMING, code, re.M):
                    self.assertRegex(logs_of[k], rf'id="(?:[^"]*/)?{step}["\[]')

        self.each(check)

    def test_prose_has_its_numbers_from_the_record(self):
        folder = self.copied("gradient_descent")
        words = "{{w5}} {{forward/out|2}} {{error/Delta|2s}} {{forward/out|1%}} {{i|columns}} "
        for name, where in WHERE.items():
            text = (folder / name).read_text("utf-8")
            self.assertIn(where, text)
            (folder / name).write_text(text.replace(where, words + where), "utf-8")
        out = self.out / "own"
        self.assertEqual(run(BOOK, out, "gradient_descent", folder).stderr, "")
        for language in LANGUAGES:
            # document 003: out = 0.191, Δ = −0.809
            self.assertIn("0.14 0.19 −0.81 19.1\\% 2 ", page(out, language, "gradient_descent"))

    def test_what_could_be_wrong_in_prose_is_refused_with_its_line(self):
        for words, error, about in (
                ("the output is 0.191; ", "book.typed", "forward/out"), ("19.1 % ", "book.typed", "forward/out"),
                ("−0.81 ", "book.typed", "error/Delta"), ("０．１９１ ", "book.typed", "forward/out"),
                ("{{forward/oot}} ", "id.unknown", "forward/out"), ("{{W}} ", "book.matrix", "W[1,2]"),
                ("{{w5} ", "book.braces", "{{w5} "),
                ("w5}} ", "book.braces", "w5}} "), ("{{}} ", "book.braces", "{{}} ")):
            for name, where in WHERE.items():
                with self.subTest(words=words, name=name):
                    folder = self.changed(name, (where, words + where))
                    lines = (folder / name).read_text("utf-8").split("\n")
                    line = next(k for k, line in enumerate(lines, 1) if words + where in line)
                    told = self.refused(error, "gradient_descent", folder)
                    self.assertIn(about, told)
                    self.assertIn(f"{name}:{line}: ", told)
                    shutil.rmtree(folder)

    def test_mathematics_in_prose(self):
        folder = self.copied("gradient_descent")
        text = (folder / "chapter.cpp").read_text("utf-8")
        where = "The forward pass goes"
        self.assertIn(where, text)
        (folder / "chapter.cpp").write_text(
            text.replace(where, r'$\frac{a_1}{b}<1$ a<b `$HOME` "5\$" $x_{12}={{forward/out|2}}$ '
                                "$$\\sqrt{{{w5}}} & 1$$ " + where), "utf-8")
        out = self.out / "own"
        self.assertEqual(run(BOOK, out, "gradient_descent", folder).stderr, "")
        self.assertIn(r"\f$\frac{a_1}{b}<1\f$ a\<b `$HOME` &quot;5\$&quot; \f$x_{12}=0.19\f$ "
                      r"\f[\sqrt{0.14} & 1\f] " + where, page(out, "en", "gradient_descent"))

    def test_a_number_that_ends_a_sentence_begins_no_list(self):
        where = WHERE["page.zh.md"]
        folder = self.changed("page.zh.md", (where, "There are\n6. Weights. " + where))
        out = self.out / "own"
        self.assertEqual(run(BOOK, out, "gradient_descent", folder).stderr, "")
        self.assertIn("There are 6. Weights.", page(out, "zh", "gradient_descent"))

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

    def test_a_section_that_begins_above_the_prose_of_its_steps_is_refused(self):
        section = '    sheet.section("forward", caption("Forward pass", "前向传导"));\n'
        folder = self.changed("chapter.cpp", (section, section + "\n    /// More of it.\n"))
        with open(folder / "page.zh.md", encoding="utf-8") as page_in_chinese:
            text = page_in_chinese.read()
        (folder / "page.zh.md").write_text(text.replace("\n## 误差\n", "\n还有。\n\n## 误差\n"), "utf-8")
        # The record has the lines of the program as it was built, so that some section is parted from its steps.
        self.assertRegex(self.refused("book.section", "gradient_descent", folder), r"chapter\.cpp:\d+: section '\w+'")

    def test_what_a_chapter_no_longer_has_goes(self):
        out = self.out / "own"
        (out / "en").mkdir(parents=True)
        kept, gone = ("other.md", "gradient_descents.md"), ("gradient_descent-99.html", "gradient_descent-old.svg")
        for name in (*kept, *gone):
            (out / "en" / name).write_text("old")
        (out / "en/gradient_descent.files").write_text("\n".join(gone) + "\n")
        run(BOOK, out, "gradient_descent", FOLDERS["gradient_descent"])
        names = {file.name for file in (out / "en").iterdir()}
        self.assertFalse(names & {*gone})
        self.assertLessEqual({*kept, "gradient_descent.md"}, names)
        self.assertEqual({*(out / "en/gradient_descent.files").read_text().split()},
                         names - {*kept, "gradient_descent.files"})

    def test_chapters_that_are_no_more_go(self):
        out = self.out / "own"
        (out / "zh").mkdir(parents=True)
        kept = {"gradient_descent.md", "gradient_descent-practice.html", "other.md", "other-practice.html"}
        gone = {f"gradient_decent{end}" for end in (".md", "-practice.html", "-1.html", "-a-curve.svg")}
        for name in kept | gone:
            (out / "zh" / name).write_text("old")
        (out / "zh/gradient_decent.files").write_text("\n".join(gone) + "\n")
        run(BOOK, out)
        self.assertEqual({file.name for file in (out / "zh").iterdir()}, kept | {"chapters.md"})

    def test_a_page_that_goes_another_way_is_refused(self):
        folder = self.copied("gradient_descent")
        with open(folder / "page.zh.md", "a", encoding="utf-8") as page:
            page.write("\n再说一句。\n")
        self.refused("book.units", "gradient_descent", folder)

    def test_what_would_not_change_is_left_alone(self):
        out = woven("gradient_descent")
        files = {file: file.stat().st_mtime_ns for file in out.rglob("*.*")}
        done = run(BOOK, out, "gradient_descent", FOLDERS["gradient_descent"])
        self.assertEqual(done.returncode, 0)
        self.assertEqual(files, {file: file.stat().st_mtime_ns for file in out.rglob("*.*")})

    def test_the_contents_name_every_chapter(self):
        done = run(BOOK, self.out)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for language in LANGUAGES:
            page = (self.out / language / "chapters.md").read_text("utf-8")
            self.assertEqual(re.findall(r"^\d+\. \\ref (\w+)$", page, re.M), list(FOLDERS))

    def test_the_contents_say_what_a_chapter_teaches_and_needs(self):
        out = woven("gradient_descent")
        self.assertEqual(run(BOOK, out).returncode, 0)
        for language, words in (("en", ("**Goal.** Train the smallest network", "**You need** the chain rule")),
                                ("zh", ("**目标。** 用手算训练", "**预备知识。** 链式法则"))):
            contents = (out / language / "chapters.md").read_text("utf-8")
            own = contents.split("\\ref gradient_descent\n")[1].split("\\ref softmax_backpropagation\n")[0]
            for each in words:
                self.assertIn(f"\n   {each}", own)
            self.assertNotIn("<div", own)


if __name__ == "__main__":
    unittest.main()
