#!/usr/bin/env python3
"""Sheet files, their errors, and both languages.

    LONGHAND=build/default/longhand python3 tests/sheets/test_sheet_files.py
"""

import copy
import json
import pathlib
import re
import unicodedata
import xml.etree.ElementTree as xml
from decimal import Decimal

import jsonschema

from class_files import (
    ALL, CLASS, KINDS, SheetTest, class_lines, files, table, text_of_page, words_of)
from command_line import chapters, main, run

DOCS = pathlib.Path(__file__).parents[2] / "docs"

GATE = """format = 1
title = { en = "A gate", zh = "门电路" }
step = ["q = x + y", "f = q * z"]
[given]
x = { value = "-2.5", vary = { from = "-5.5", to = "5.5", step = "0.1" } }
y = { value = "5.25", vary = { from = "1.15", to = "9.95", step = "0.05" } }
z = { value = "-4.1", vary = { from = "-8.7", to = "-1.3", step = "0.1" } }
"""
WEEK = """format = 1
title = { en = "Week 3", zh = "第三周" }
course = { en = "Networks", zh = "神经网络" }
instructions = { en = "Show your work.", zh = "写出过程。" }
paper = "letter"
[[exercise]]
source = "gate.toml"
marks = 3
[[exercise]]
source = "gradient_descent"
from = "forward"
to = "error"
kind = "formula"
marks = 2
title = { en = "Formulas", zh = "公式" }
question = { en = "Which ones?", zh = "哪些？" }
"""


class SheetFiles(SheetTest):
    def test_a_sheet_in_both_languages(self):
        self.file(GATE, "gate.toml")
        source = self.file(WEEK, "week.toml")
        givens = {}
        for language, said in {
            "en": ("Week 3", "Networks", "Show your work.", "A gate", "Formulas", "Which ones?"),
            "zh": ("第三周", "神经网络", "写出过程。", "门电路", "公式", "哪些？"),
        }.items():
            with self.subTest(language):
                folder = self.made(source, "--copies", "2", "--lang", language, "--format", ALL)
                for line in class_lines(folder):
                    first, second = line["exercises"]
                    self.assertEqual([blank["id"] for blank in first["blanks"]], ["q", "f"])
                    self.assertEqual(second["blanks"], [])  # formulas have no number
                    self.check_gate(first)
                    self.check_marks(folder, line["code"])
                    for end in ("md", "html"):
                        sheet = (folder / f"students/{line['code']}.{end}").read_text("utf-8")
                        for word in said:
                            self.assertIn(word, sheet)
                self.assertEqual(
                    json.loads((folder / "typst/sheets.json").read_text("utf-8"))["paper"][-6:],
                    "letter")
                givens[language] = [line["exercises"] for line in class_lines(folder)]
        self.assertEqual(givens["en"], givens["zh"])

    def check_gate(self, exercise):
        """Its numbers come from their ranges, and its answers are right."""
        given = {name: Decimal(number) for name, [number] in exercise["givens"].items()}
        for name, low, high, step in (("x", "-5.5", "5.5", "0.1"), ("y", "1.15", "9.95", "0.05"),
                                      ("z", "-8.7", "-1.3", "0.1")):
            self.assertTrue(Decimal(low) <= given[name] <= Decimal(high))
            self.assertEqual((given[name] - Decimal(low)) % Decimal(step), 0)
        right = given["x"] + given["y"]
        self.assertEqual([Decimal(blank["value"]) for blank in exercise["blanks"]],
                         [right, right * given["z"]])

    def check_marks(self, folder, code):
        sheet = json.loads((folder / "sheet.json").read_text("utf-8"))
        marks = [sum(blank["marks"] for blank in each["blanks"]) for each in sheet["exercises"]]
        self.assertEqual(marks, [2 * 3, 5 * 2])
        self.assertEqual(sheet["marks"], 16)
        parts = re.split(r"^## ", (folder / f"students/{code}.md").read_text("utf-8"),
                         flags=re.MULTILINE)
        self.assertRegex(parts[0], r"(Total|总分)\W+16 ")
        for number, exercise in zip(marks, parts[1:], strict=True):
            found = [int(each) for each in re.findall(r"\((\d+) (?:marks?|分)\)", exercise)]
            self.assertEqual(found[0], number)
            self.assertEqual(sum(found[1:]), number)

    def messages(self, exercises, language="en"):
        """The messages about a sheet file with these exercises: (error, line), and nothing made."""
        path = self.file(f'format = 1\ntitle = "T"\n{exercises}', "week.toml")
        done = run("sheet", path, "--lang", language, "-o", str(self.folder / "class"))
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertEqual([each.name for each in self.folder.iterdir()], ["week.toml"])
        lines = pathlib.Path(path).read_text("utf-8").splitlines()
        found = []
        said = done.stderr.decode("utf-8")
        for error, place, line, column in re.findall(
                r"^(?:error|错误)\[([\w.]+)\] (.*?):(\d+):(\d+)(?:: |：)", said, re.MULTILINE):
            self.assertEqual(place, path)
            self.assertIn(int(column), range(1, len(lines[int(line) - 1]) + 1))
            found.append((error, int(line)))
        self.assertEqual(len(found), len(re.findall(r"^\S", said, re.MULTILINE)), said)
        is_chinese = any(unicodedata.name(c, "").startswith("CJK") for c in said)
        self.assertEqual(is_chinese, language == "zh")
        return found

    HARMLESS = '[[exercise]]\nsource = "gradient_descent"\nto = "forward"\n'  # from line 3 on

    def test_an_error_is_told_with_its_place(self):
        for error, exercise in {
            "toml.key": 'source = "gradient_descent"\nfdae = 2\n',
            "toml.missing": 'fade = 2\n',
            "sheet.fade": 'source = "gradient_descent"\nfade = 5\n',
            "sheet.kind": 'source = "gradient_descent"\nkind = "numbers"\n',
            "option.decimals": 'source = "gradient_descent"\ndigits = 99\n',
            "toml.type": 'source = "gradient_descent"\nfade = "3"\n',
            "chapter.unknown": 'source = "gradient_decent"\n',
            "file.read": 'source = "none.toml"\n',
            "id.unknown": 'source = "gradient_descent"\nblanks = ["forward/nothing"]\n',
            "sheet.order": 'source = "gradient_descent"\nfrom = "error"\nto = "forward"\n',
        }.items():
            for language in ("en", "zh"):
                with self.subTest(error, language=language):
                    found = self.messages(f"{self.HARMLESS}[[exercise]]\n{exercise}", language)
                    self.assertEqual([each for each, _ in found], [error])
                    self.assertIn(found[0][1], range(6, 7 + len(exercise.splitlines())))

    def test_marks_are_from_1_to_1000_as_on_the_command_line(self):
        for marks in (0, 1001):
            with self.subTest(marks):
                found = self.messages(f"{self.HARMLESS}marks = {marks}\n")
                self.assertEqual(found[0][1], 6)

    def test_several_errors_are_told_together(self):
        self.assertEqual(
            self.messages('papper = "a4"\n[[exercise]]\nsource = "gradient_descent"\nfade = 7\n'
                          '[[exercise]]\nsource = "gradient_descent"\nfdae = 2\n'
                          '[[exercise]]\nsource = "gradient_descent"\nkind = "numbers"\n'),
            [("toml.key", 3), ("sheet.fade", 6), ("toml.key", 9), ("sheet.kind", 12)])

    def test_several_exercises_that_cannot_be_made_are_told_together(self):
        found = self.messages('[[exercise]]\nsource = "gradient_decent"\n'
                              '[[exercise]]\nsource = "gradient_descent"\nblanks = ["forward/x"]\n')
        self.assertEqual([each for each, _ in found], ["chapter.unknown", "id.unknown"])


class Languages(SheetTest):
    ENGLISH = re.compile(r"\b(Give|Keep|Round|Given|marks?|Sheet|Student id|Class|Exercise|Fill in|"
                         r"Question|Total|accepted|Key|Typical|Marking table|Page|Score|Answer|"
                         r"Hint|Name|Write|line|wrong|decimals|sheets|each|Written|because)\b")

    def said(self, language, kind):
        """All words that a run says and writes, by files."""
        folder = self.new_folder()
        for chapter in ("gradient_descent", "softmax_backpropagation"):
            place = folder / chapter
            folder.mkdir(exist_ok=True)
            done = run("sheet", chapter, "--copies", "2", "--lang", language, "--kind", kind,
                       "--format", ALL, "-o", str(place))
            self.assertEqual(done.returncode, 0, done.stderr)
            yield "standard output", done.stdout.decode("utf-8").replace(str(place), "")
            for name, content in files(place).items():
                if name.endswith(".md"):
                    yield name, re.sub(r"\\[a-z]+", "", content.decode("utf-8"))
                if name.endswith(".html"):
                    yield name, text_of_page(content)
                if name.endswith(".json"):
                    values = json.loads(content)
                    values.pop("kind", None)
                    yield name, "\n".join(words_of(values))
                if name == "moodle.xml":
                    yield name, "\n".join(xml.fromstring(content).itertext())

    def test_each_language_says_nothing_in_the_other(self):
        for kind in KINDS:
            for name, text in self.said("en", kind):
                with self.subTest(kind, language="en", file=name):
                    said = re.findall(r"[\u3000-\u9fff\uff00-\uffef].{,20}", text)
                    self.assertEqual(said[:3], [])
                    self.assertTrue(self.ENGLISH.search(text) or name == "sheet.json")
            for name, text in self.said("zh", kind):
                with self.subTest(kind, language="zh", file=name):
                    said = self.ENGLISH.findall(text.replace("mistake/line", ""))  # an id
                    self.assertEqual(said[:3], [])
                    self.assertRegex(text, r"[\u4e00-\u9fff]")


def validator(name):
    schema = json.loads((DOCS / f"schemas/longhand-{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def parts(value, path=()):
    """All values in a JSON value with their paths."""
    yield path, value
    if isinstance(value, (dict, list)):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from parts(each, (*path, key))


def changed(document, path, change):
    """A copy in which `change` was made to the part that holds the end of the path."""
    document = copy.deepcopy(document)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return document


class Schemas(SheetTest):
    """sheet.json and the lines of class.jsonl are what docs/schemas says."""

    MISTAKE = '[[exercise]]\nsource = "gate.toml"\nkind = "find_mistake"\n'
    WEEK3 = str(DOCS / "examples/sheets/week3.toml")

    def setUp(self):
        super().setUp()
        self.sheet, self.line = validator("sheet"), validator("class")

    def documents(self, students, *arguments):
        """sheet.json and the lines of class.jsonl, one a student; all are valid."""
        folder = self.made(*arguments, "--format", "html")
        sheet = json.loads((folder / "sheet.json").read_text("utf-8"))
        lines = [json.loads(line) for line in
                 (folder / "class.jsonl").read_text("utf-8").splitlines()]
        self.assertEqual(len(lines), students)
        self.sheet.validate(sheet)
        for line in lines:
            self.line.validate(line)
        return sheet, lines

    def test_every_chapter_and_kind(self):
        for chapter in chapters():
            for kind in KINDS:
                with self.subTest(chapter, kind=kind):
                    sheet, _ = self.documents(2, chapter, "--copies", "2", "--kind", kind)
                    self.assertEqual(sheet["exercises"][0]["kind"], kind)

    def test_the_example_with_a_roster(self):
        roster = self.file(table())
        for options in ([], ["--lang", "zh"], ["--versions", "2"], ["--round", "3"]):
            with self.subTest(options):
                _, lines = self.documents(len(CLASS), self.WEEK3, "--roster", roster, *options)
                self.assertEqual([line["id"] for line in lines], [row[0] for row in CLASS])

    def test_other_options(self):
        for options in (["--fade", "0"], ["--fade", "4"], ["--round", "3"], ["--digits", "0"],
                        ["--digits", "12"], ["--marks", "1000"], ["--seed", str(2**64 - 1)],
                        ["--versions", "2"]):
            with self.subTest(options):
                self.documents(3, self.file(GATE, "gate.toml"), "--copies", "3", *options)

    def of_all_kinds(self):
        self.file(GATE, "gate.toml")
        sheet, [line] = self.documents(1, self.file(WEEK + self.MISTAKE, "week.toml"))
        self.assertEqual({each["kind"] for each in sheet["exercises"]}, set(KINDS))
        return ((self.sheet, sheet), (self.line, line))

    def test_a_key_too_few_or_too_many_is_noticed(self):
        for schema, document in self.of_all_kinds():
            for path, value in parts(document):
                if not isinstance(value, dict):
                    continue
                more = changed(document, (*path, "surprise"), lambda o, key: o.update({key: 1}))
                self.assertFalse(schema.is_valid(more), path)
                for key in value:
                    if path[-1:] == ("givens",) or key == "content":
                        continue  # which ones there are is up to the calculation
                    less = changed(document, (*path, key), lambda o, key: o.pop(key))
                    self.assertFalse(schema.is_valid(less), (*path, key))

    def test_a_wrong_type_is_noticed(self):
        def replace(holder, key):
            holder[key] = 1.5 if isinstance(holder[key], str) else str(holder[key])

        for schema, document in self.of_all_kinds():
            for path, _ in parts(document):
                if path:
                    self.assertFalse(schema.is_valid(changed(document, path, replace)), path)

    def test_what_is_no_number_is_noticed(self):
        _, (schema, line) = self.of_all_kinds()
        places = [path for path, _ in parts(line)
                  if "givens" in path[:-2] or path[-1:] in (("value",), ("low",), ("high",))]
        self.assertGreater(len(places), 10)
        for path in places:
            for number in ("0,5", "1.000,5", "−0.5", "+0.5", ".5", "5.", "1e3", "007", "-0.00", ""):
                other = changed(line, path, lambda o, key: o.__setitem__(key, number))
                self.assertFalse(schema.is_valid(other), (path, number))

    def test_other_faults_are_noticed(self):
        (sheet, whole), (line, student) = self.of_all_kinds()
        for schema, document, path, value in (
                (sheet, whole, ("version",), 2), (sheet, whole, ("language",), "de"),
                (sheet, whole, ("seed",), "-1"), (sheet, whole, ("seed",), "1,5"),
                (sheet, whole, ("exercises",), []),
                (sheet, whole, ("exercises", 0, "kind"), "find_mistake"),
                (sheet, whole, ("exercises", 2, "kind"), "number"),
                (sheet, whole, ("exercises", 0, "digest"), "week3"),
                (sheet, whole, ("exercises", 0, "decimals"), 13),
                (sheet, whole, ("exercises", 0, "fade"), 5),
                (sheet, whole, ("exercises", 0, "blanks", 0, "step"), 0),
                (sheet, whole, ("exercises", 0, "blanks", 0, "marks"), 0),
                (line, student, ("key",), ""), (line, student, ("code",), "AAAA-0000"),
                (line, student, ("exercises", 0, "givens"), {}),
                (line, student, ("exercises", 0, "givens", "x"), []),
                (line, student, ("exercises", 0, "blanks", 0, "id"), "2nd layer")):
            other = changed(document, path, lambda o, key: o.__setitem__(key, value))
            self.assertFalse(schema.is_valid(other), (path, value))


if __name__ == "__main__":
    main()
