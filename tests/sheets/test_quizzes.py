#!/usr/bin/env python3
"""Quizzes for Moodle and for players of QTI: they grade as the class file says.

    LONGHAND=build/default/longhand python3 tests/sheets/test_quizzes.py
"""

import io
import json
import math
import re
import xml.etree.ElementTree as xml
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import cloze
import qti
from class_files import SEED, SheetTest, blanks_of, class_lines, steps
from command_line import chapters, main

IMSCP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Two exercises of one chapter and one of formulas, and so many that 10 must sort behind 9.
MANY = 'format = 1\ntitle = { en = "Week 3/4", zh = "第三/四周" }\n' + "".join(
    f'[[exercise]]\nsource = "gradient_descent"\nto = "forward"\nmarks = {marks}\n'
    for marks in range(1, 11)) + (
    '[[exercise]]\nsource = "gradient_descent"\nto = "forward"\nkind = "formula"\n')


def around(blank):
    """(the answers that are right, the nearest that are not), as they are typed."""
    unit = Decimal(1).scaleb(-blank["decimals"])
    low, high = Decimal(blank["low"]), Decimal(blank["high"])
    count = int((high - low) / unit)
    return [str(low + k * unit) for k in range(count + 1)], [str(low - unit), str(high + unit)]


class MoodleTest(SheetTest):
    def questions(self, folder):
        """The questions of a folder, by their codes and numbers."""
        found = {}
        for question in xml.fromstring((folder / "moodle.xml").read_bytes()):
            if question.get("type") != "category":
                code, number = re.fullmatch(r"(\w{4}-\w{4})-(\d+)",
                                            question.findtext("idnumber")).groups()
                self.assertNotIn((code, number), found)
                found[code, int(number)] = question
        return found

    def gaps_and_blanks(self, folder):
        questions = self.questions(folder)
        for line in class_lines(folder):
            for number, exercise in enumerate(line["exercises"], 1):
                text = questions[line["code"], number].findtext("questiontext/text")
                gaps = cloze.gaps(text)
                self.assertEqual(len(gaps), len(exercise["blanks"]), line["code"])
                self.assertEqual(text.count("NUMERICAL"), len(gaps))
                yield from zip(gaps, exercise["blanks"])


class Moodle(MoodleTest):
    def test_every_gap_grades_as_the_class_file_says(self):
        for chapter in chapters():
            with self.subTest(chapter):
                folder = self.made(chapter, "--copies", "3", "--seed", SEED, "--marks", "3",
                                   "--format", "moodle")
                for gap, blank in self.gaps_and_blanks(folder):
                    first = gap.alternatives[0]
                    self.assertEqual((first.answer, first.percent), (blank["value"], 100))
                    self.assertEqual(gap.marks, blank["marks"])
                    right, wrong = around(blank)
                    self.assertEqual({gap.grade(typed) for typed in right}, {(100, "")}, blank)
                    for typed in wrong:
                        self.assertLess(gap.grade(typed)[0], 100, blank)
                    typed = f"{float(blank['value']):e}"
                    self.assertEqual(gap.grade(typed)[0], 100, "in scientific notation")

    def test_a_typical_mistake_gets_nothing_but_a_word(self):
        for chapter in ("gradient_descent", "error_splitting", "softmax_backpropagation"):
            for language in ("en", "zh"):
                with self.subTest(chapter, language=language):
                    folder = self.made(chapter, "--copies", "3", "--seed", SEED, "--lang", language,
                                       "--format", "moodle")
                    mistakes = 0
                    for gap, blank in self.gaps_and_blanks(folder):
                        for alternative in gap.alternatives:
                            if alternative.percent < 100:
                                self.check_feedback(alternative.feedback, language)
                            if alternative.percent == 0:
                                mistakes += 1
                                self.assertEqual(gap.grade(alternative.answer),
                                                 (0, alternative.feedback), blank)
                    self.assertGreater(mistakes, 30)

    def check_feedback(self, feedback, language):
        self.assertNotEqual(feedback.strip(), "")
        self.assertEqual(bool(CHINESE.search(feedback)), language == "zh", feedback)
        self.assertNotIn("\\", feedback, "Moodle shows this backslash")
        xml.fromstring(f"<p>{feedback}</p>")

    def test_questions_say_whose_they_are(self):
        source = self.file(MANY, "week.toml")
        for language in ("en", "zh"):
            with self.subTest(language):
                folder = self.made(source, "--copies", "2", "--lang", language,
                                   "--format", "moodle")
                quiz = xml.fromstring((folder / "moodle.xml").read_bytes())
                title = "第三//四周" if language == "zh" else "Week 3//4"
                for category, question in zip(quiz[::2], quiz[1::2], strict=True):
                    number = int(question.findtext("idnumber").rpartition("-")[2])
                    self.assertRegex(category.findtext("category/text"),
                                     rf"^\$course\$/top/{title}/{number:02} \w")
                questions = self.questions(folder)
                codes = [line["code"] for line in class_lines(folder)]
                self.assertEqual(list(questions), [(code, k) for code in codes
                                                   for k in range(1, 12)])
                for (code, number), question in questions.items():
                    text = question.findtext("questiontext/text")
                    self.assertIn(code, text)
                    self.assertIn(code, question.findtext("name/text"))
                    self.assertEqual({tag.findtext("text") for tag in question.find("tags")},
                                     {"longhand", "gradient_descent"})
                    self.assertEqual(question.get("type"), "essay" if number == 11 else "cloze")
                    self.assertEqual(bool(CHINESE.search(text)), language == "zh")
                    xml.fromstring(f"<div>{text}</div>")
                for code in codes:
                    names = [questions[code, k].findtext("name/text") for k in range(1, 12)]
                    self.assertEqual(names, sorted(names))
                    self.assertEqual(len(set(names)), 11)
                    self.assertEqual(questions[code, 11].findtext("defaultgrade"), "3")

    def test_only_the_line_of_the_mistake_is_its_line(self):
        folder = self.made("gradient_descent", "--copies", "3", "--kind", "find_mistake",
                           "--format", "moodle,markdown")
        lines = len(steps((folder / "keys.md").read_text("utf-8")))
        for gap, blank in self.gaps_and_blanks(folder):
            if blank["id"] == "mistake/line":
                marked = {k: gap.grade(str(k))[0] for k in range(1, lines + 1)}
                self.assertEqual(marked.pop(int(blank["value"])), 100)
                self.assertEqual(set(marked.values()), {0}, "a wrong line is no line nearly right")


def chain(given, decimals, first=None):
    """What a student has who starts from this h1 (or the right one) and goes on with the numbers
    that stand on the paper, by the formulas of the chapter and nothing of the program's."""
    i1, i2 = given["i"]
    w1, w3, w2, w4 = given["W"]
    w5, w6 = given["w"]
    [actual], [eta] = given["actual"], given["eta"]
    paper = {}

    def write(name, value):
        paper[name] = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        return paper[name]

    h1 = write("forward/h[1]", first if first is not None else i1 * w1 + i2 * w2)
    h2 = write("forward/h[2]", i1 * w3 + i2 * w4)
    out = write("forward/out", h1 * w5 + h2 * w6)
    delta = write("error/Delta", out - actual)
    write("error/Error", delta * delta / 2)
    slopes = (delta * w5 * i1, delta * w5 * i2, delta * w6 * i1, delta * w6 * i2, delta * h1,
              delta * h2)
    for k, (weight, slope) in enumerate(zip((w1, w2, w3, w4, w5, w6), slopes), 1):
        slope = write(f"gradients/dError_dw[{k}]", slope)
        write(f"update/w[{k}]", weight - eta * slope)
    return paper


class Qti(MoodleTest):
    def package(self, folder):
        """The items of a folder, by their identifiers."""
        with zipfile.ZipFile(io.BytesIO((folder / "qti.zip").read_bytes())) as package:
            self.assertIsNone(package.testzip())
            names = package.namelist()
            self.assertEqual(len(names), len(set(names)))
            content = {name: package.read(name) for name in names}
        manifest = xml.fromstring(content.pop("imsmanifest.xml"))
        self.assertEqual([child.tag for child in manifest],
                         [IMSCP + name for name in ("metadata", "organizations", "resources")])
        self.assertEqual(manifest.findtext(f"{IMSCP}metadata/{IMSCP}schema"), "QTIv2.1 Package")
        self.assertTrue(manifest.get("identifier"))
        resources = manifest.find(IMSCP + "resources")
        self.assertEqual([each.get("href") for each in resources], list(content))
        items = {}
        for each in resources:
            self.assertEqual(each.get("type"), "imsqti_item_xmlv2p1")
            self.assertEqual([file.get("href") for file in each], [each.get("href")])
            item = qti.Item(content[each.get("href")])
            self.assertEqual(item.identifier, each.get("identifier"))
            items[item.identifier] = item
        self.assertEqual(len(items), len(content))
        return items

    def items_and_blanks(self, folder):
        """(item, its blanks, their identifiers) of each exercise."""
        items = self.package(folder)
        for line in class_lines(folder):
            for number, exercise in enumerate(line["exercises"], 1):
                item = items[f"item-{line['code']}-{number}"]
                self.assertEqual(len(item.interactions), len(exercise["blanks"]))
                yield item, exercise["blanks"], item.interactions

    def test_items_have_the_form_of_the_standard(self):
        source = self.file(MANY, "week.toml")
        for made in (*chapters(), source):
            for language, kind in (("en", "number"), ("zh", "number"), ("en", "formula")):
                with self.subTest(made, language=language, kind=kind):
                    folder = self.made(made, "--lang", language, "--kind", kind, "--format", "qti")
                    for item in self.package(folder).values():
                        self.assertEqual(item.faults(), [])
                        self.assertEqual(item.root.get(qti.XML + "lang"),
                                         "zh-CN" if language == "zh" else "en")
                        self.assertEqual(bool(CHINESE.search(item.text())), language == "zh")
                        self.assertIn(item.identifier[5:14], item.text())

    def test_items_grade_as_the_class_file_says(self):
        for chapter in chapters():
            with self.subTest(chapter):
                folder = self.made(chapter, "--copies", "2", "--seed", SEED, "--marks", "2",
                                   "--format", "qti")
                for item, blanks, names in self.items_and_blanks(folder):
                    self.check_grades(item, blanks, names)

    def check_grades(self, item, blanks, names):
        right = {name: blank["value"] for name, blank in zip(names, blanks)}
        full = sum(blank["marks"] for blank in blanks)
        self.assertEqual(item.responses, right)
        self.assertEqual(item.defaults, {"SCORE": 0, "MAXSCORE": full})
        self.assertEqual(item.score(right), full)
        self.assertEqual(item.score({}), 0)
        for name, blank in zip(names, blanks):
            good, bad = around(blank)
            for typed in (good[0], good[-1]):
                self.assertEqual(item.score({name: typed}), blank["marks"], (blank, typed))
                self.assertEqual(item.score(right | {name: typed}), full, (blank, typed))
            for typed in bad:
                self.assertLess(item.score({name: typed}), blank["marks"], (blank, typed))
                self.assertLess(item.score(right | {name: typed}), full, (blank, typed))

    def test_what_follows_from_a_wrong_answer_earns_half(self):
        folder = self.made("gradient_descent", "--copies", "4", "--seed", SEED, "--marks", "2",
                           "--format", "qti")
        for line, (item, blanks, names) in zip(class_lines(folder), self.items_and_blanks(folder)):
            given = {id_: [Decimal(number) for number in numbers]
                     for id_, numbers in line["exercises"][0]["givens"].items()}
            bounds = {blank["id"]: (Decimal(blank["low"]), Decimal(blank["high"]))
                      for blank in blanks}
            decimals = blanks[0]["decimals"]

            def score(paper):
                return item.score({name: str(paper[blank["id"]])
                                   for name, blank in zip(names, blanks)})

            def outside(paper):
                return {id_ for id_, (low, high) in bounds.items() if not low <= paper[id_] <= high}

            right = chain(given, decimals)
            self.assertEqual(right.keys(), bounds.keys())
            self.assertEqual(outside(right), set())
            self.assertEqual(score(right), 2 * len(blanks))
            wrong = chain(given, decimals, right["forward/h[1]"] + Decimal("0.37"))
            carried = outside(wrong) - {"forward/h[1]"}
            self.assertGreater(len(carried), 8)
            self.assertEqual(score(wrong), 2 * (len(blanks) - 1) - len(carried))
            for id_ in carried:  # a further wrong one does not follow, and earns nothing
                with self.subTest(line["code"], id=id_):
                    further = wrong | {id_: wrong[id_] + Decimal("0.1")}
                    lost = [later for later in carried if self.uses(later, id_)]
                    self.assertEqual(score(further), score(wrong) - 1 - len(lost))

    @staticmethod
    def uses(later, earlier):
        """Whether a formula of the chapter uses an answer itself."""
        return earlier in {
            "error/Delta": ("forward/out",), "error/Error": ("forward/out",),
            **{f"gradients/dError_dw[{k}]": ("error/Delta",) for k in range(1, 7)},
            **{f"update/w[{k}]": (f"gradients/dError_dw[{k}]",) for k in range(1, 7)},
        }.get(later, ())

    def test_a_function_follows_too(self):
        folder = self.made("matrix_forward_pass", "--copies", "2", "--to", "layer2", "--seed", SEED,
                           "--format", "qti")
        for item, blanks, names in self.items_and_blanks(folder):
            places = {blank["id"]: name for name, blank in zip(names, blanks)}
            x = next(blank for blank in blanks if blank["id"] == "layer2/x[1]")
            wrong = Decimal(x["value"]) + Decimal("0.5")
            y = 1 / (1 + (-wrong).exp())
            answers = {places["layer2/x[1]"]: str(wrong)}
            self.assertEqual(item.score(answers), 0)
            answers[places["layer2/y[1]"]] = str(round(y, x["decimals"]))
            self.assertEqual(item.score(answers), 0.5)

    def test_a_sine_and_pi_follow_too(self):
        path = self.file('format = 1\ntitle = "Wave"\nstep = ["x = a + b", "y = sin(π·x) + cos(x)"]\n'
                         '[given]\nb = "0.15"\n'
                         'a = { value = "0.2", vary = { from = "0.1", to = "0.3", step = "0.01" } }\n',
                         "wave.toml")
        folder = self.made(path, "--copies", "1", "--format", "qti")
        for item, blanks, names in self.items_and_blanks(folder):
            wrong = Decimal(blanks[0]["value"]) + Decimal("0.5")
            y = math.sin(math.pi * float(wrong)) + math.cos(wrong)
            answers = {names[0]: str(wrong)}
            self.assertEqual(item.score(answers), 0)
            answers[names[1]] = f"{y:.4f}"
            self.assertEqual(item.score(answers), 0.5)

    def test_a_typical_mistake_earns_nothing(self):
        """Not even half for following: the answers before it are right."""
        for chapter in ("gradient_descent", "error_splitting", "softmax_backpropagation"):
            with self.subTest(chapter):
                folder = self.made(chapter, "--copies", "3", "--seed", SEED,
                                   "--format", "qti,moodle")
                gaps = [gap for gap, _ in self.gaps_and_blanks(folder)]
                for item, blanks, names in self.items_and_blanks(folder):
                    right = {name: blank["value"] for name, blank in zip(names, blanks)}
                    for name, blank in zip(names, blanks):
                        for mistake in gaps.pop(0).alternatives:
                            if mistake.percent == 0:
                                alone = {each: right[each] for each in names[:names.index(name)]}
                                score = item.score(alone | {name: mistake.answer})
                                self.assertEqual(score, item.score(alone),
                                                 (blank, mistake.answer, mistake.feedback))

    def test_a_mistake_to_be_found(self):
        folder = self.made("gradient_descent", "--copies", "3", "--kind", "find_mistake",
                           "--format", "qti")
        for item, blanks, names in self.items_and_blanks(folder):
            self.assertEqual(item.faults(), [])
            self.check_grades(item, blanks, names)
            self.assertEqual(item.score({names[0]: str(int(blanks[0]["value"]) % 17 + 1)}), 0)

    def test_the_numbers_of_a_sheet_are_those_of_the_quizzes(self):
        folder = self.made("gradient_descent", "--copies", "2", "--format", "qti,moodle")
        items, questions = self.package(folder), self.questions(folder)
        for line in class_lines(folder):
            givens = line["exercises"][0]["givens"]
            for text in (items[f"item-{line['code']}-1"].text(),
                         questions[line["code"], 1].findtext("questiontext/text")):
                for number in {number for each in givens.values() for number in each}:
                    self.assertIn(number, text)
            self.assertEqual(len(blanks_of(line)), 17)
            self.assertNotIn(SEED, json.dumps(line))


if __name__ == "__main__":
    main()
