#!/usr/bin/env python3
"""Sheets for a class: who gets which numbers, what never reaches a student, what is refused.

    LONGHAND=build/default/longhand python3 tests/sheets/test_sheets.py
"""

import html
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
import unittest
import xml.etree.ElementTree as xml
import zipfile
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from command_line import PROGRAM, SECONDS, CommandLineTest, chapters, main, run  # noqa: E402
import cloze  # noqa: E402

ALL = "markdown,html,typst,moodle,qti"
SHORT = ("gradient_descent", "--to", "forward/out")
SEED = "918273645"  # so large and odd that no sheet shows it by chance
KINDS = ("number", "formula", "find_mistake")
BOX = "\\boxed"

CLASS = (("2025001", "王小明", "一班"), ("2025002", "李华", "一班"), ("2025003", "Ada Lovelace", "B"),
         ("2025004", "欧阳娜娜", "二班"), ("2025005", "Bob, the 2nd", "B"), ("2025006", "赵敏", ""))
HEADINGS = ("学号", "姓名", "班级")


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def table(students=CLASS, headings=HEADINGS, separator=",", end="\n"):
    return "".join(separator.join(map(quoted, row)) + end for row in (headings, *students))


def wide(text):
    """With full-width digits."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def class_lines(folder):
    lines = (folder / "class.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def blanks_of(line):
    return [blank for exercise in line["exercises"] for blank in exercise["blanks"]]


def numbers(math):
    """The numbers of a text or formula with their signs."""
    math = re.sub(r"\{-\}|−", "-", math)
    return [Decimal(each) for each in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", math)]


def significant(number):
    return len(str(number.copy_abs()).replace(".", "").strip("0"))


def steps(markdown):
    """The formulas of each numbered step."""
    found = re.findall(r"^\*\*\((\d+)\)\*\*.*?\\begin\{aligned\}\n(.*?)\n\\end\{aligned\}",
                       markdown, re.MULTILINE | re.DOTALL)
    return {int(number): math for number, math in found}


def result(step):
    """The last line of a step without what is remarked beside it."""
    return re.split(r"\s&&\s", step.splitlines()[-1])[0]


def keys(folder):
    """The keys of a class, one a student."""
    text = (folder / "keys.md").read_text("utf-8")
    return re.split(r"^# (?=Key: |参考答案：)", text, flags=re.MULTILINE)[1:]


def words_of(value):
    """All texts in a JSON value, without the keys."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [word for each in value for word in words_of(each)]
    return [value] if isinstance(value, str) else []


def text_of_page(content):
    """What a reader of an HTML page sees."""
    root = xml.fromstring(content)
    for parent in list(root.iter()):
        for child in [each for each in parent if each.tag.endswith("}style")]:
            parent.remove(child)
    return " ".join(root.itertext())


class SheetTest(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, content, name="roster.csv"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def new_folder(self):
        return self.folder / f"out{len(list(self.folder.iterdir()))}"

    def made(self, *arguments, **options):
        """The folder that a right command makes."""
        folder = self.new_folder()
        done = run("sheet", *arguments, "-o", str(folder), **options)
        self.assertEqual((done.returncode, done.stderr.decode()), (0, ""), arguments)
        return folder

    def student_files(self, folder):
        """(class line, key, Markdown) of each student of a folder with ids."""
        for line, key in zip(class_lines(folder), keys(folder), strict=True):
            name = line["id"] or line["code"]
            yield line, key, (folder / f"students/{name}.md").read_text("utf-8")


class Variants(SheetTest):
    def of_class(self, content=table(), seed="1", formats="markdown,html"):
        """(files, class line) of each student by id."""
        folder = self.made(*SHORT, "--roster", self.file(content), "--seed", seed,
                           "--format", formats)
        return {line["id"]: ([(folder / f"students/{line['id']}.{end}").read_bytes()
                              for end in ("md", "html")], line) for line in class_lines(folder)}

    def test_seed_and_id_alone_decide(self):
        usual = self.of_class()
        self.assertEqual(set(usual), {row[0] for row in CLASS})
        newcomer = ("2024999", "New", "B")
        crossed = [(group, "x", id_, "y", name) for id_, name, group in CLASS]
        latin = ("Student ID", "Name", "Class")
        for what, content in {
            "one more": table((newcomer, *CLASS)),
            "one less": table(CLASS[1:]),
            "sorted": table(CLASS[::-1]),
            "other columns": table(crossed, ("班级", "a", "学号", "b", "姓名")),
            "other headings": table(headings=latin),
            "semicolons": table(separator=";"),
            "tabs": table(separator="\t"),
            "other ends of lines": table(end="\r\n"),
            "a mark of UTF-8": table().encode("utf-8-sig"),
            "UTF-16": table().encode("utf-16"),
            "GB18030": table().encode("gb18030"),
            "full-width ids": table([(wide(id_), *rest) for id_, *rest in CLASS]),
            "blanks around ids": table([(f"  {id_}\u3000", *rest) for id_, *rest in CLASS]),
        }.items():
            with self.subTest(what):
                other = self.of_class(content)
                more = {"one more": 1, "one less": -1}.get(what, 0)
                self.assertEqual(len(other), len(CLASS) + more)
                for id_ in usual.keys() & other.keys():
                    self.assertEqual(usual[id_], other[id_], id_)
        with self.subTest("other formats beside them"):
            self.assertEqual(usual, self.of_class(formats=f"qti,moodle,typst,{ALL}"))

    def test_another_seed_and_another_id_give_other_givens(self):
        one, other = self.of_class(), self.of_class(seed="2")
        self.assertEqual(one.keys(), other.keys())
        givens = [each[id_][1]["exercises"][0]["givens"] for each in (one, other) for id_ in each]
        self.assertEqual(len({json.dumps(each) for each in givens}), 2 * len(CLASS))

    def test_two_runs_make_the_same_bytes(self):
        roster = self.file(table())
        for kind in KINDS:
            with self.subTest(kind):
                command = (*SHORT, "--roster", roster, "--kind", kind, "--format", ALL)
                elsewhere = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "HOME": "/nowhere"}
                self.assertEqual(files(self.made(*command)),
                                 files(self.made(*command, environment=elsewhere)))

    def test_each_line_of_the_class_file_is_one_student(self):
        folder = self.made(*SHORT, "--roster", self.file(table()))
        lines = (folder / "class.jsonl").read_text("utf-8").splitlines()
        self.assertEqual([json.loads(line or "{}").get("id") for line in lines],
                         [row[0] for row in CLASS])

    def test_names_stand_on_sheets_and_keys_alone(self):
        folder = self.made(*SHORT, "--roster", self.file(table()), "--format", ALL)
        with zipfile.ZipFile(folder / "qti.zip") as package:
            package.extractall(folder / "qti")
        for id_, name, _ in CLASS:
            found = {place for place, content in files(folder).items() if name.encode() in content}
            own = {f"students/{id_}.md", f"students/{id_}.html"}
            self.assertLessEqual(own, found)
            self.assertLessEqual(found - own, {"keys.md", "keys.html", "marking.html",
                                               "typst/sheets.json", "typst/keys.json",
                                               "typst/marking.json"})

    def test_versions_go_round(self):
        roster = self.file(table([*CLASS, ("2025007", "七", "")]))
        folder = self.made(*SHORT, "--roster", roster, "--versions", "3")
        codes = [line["code"] for line in class_lines(folder)]
        self.assertEqual(len(codes), 7)
        self.assertEqual(len(set(codes)), 3)
        for one, next_ in zip(codes, codes[1:]):
            self.assertNotEqual(one, next_)
        for line, (id_, name, _) in zip(class_lines(folder), CLASS):
            sheet = (folder / f"students/{id_}.md").read_text("utf-8")
            self.assertEqual(line["id"], id_)
            for word in (line["code"], id_, name):
                self.assertIn(word, sheet)

    def test_copies_differ(self):
        folder = self.made(*SHORT, "--copies", "5")
        codes = {line["code"] for line in class_lines(folder)}
        self.assertEqual(len(codes), 5)
        self.assertEqual({path.stem for path in (folder / "students").iterdir()}, codes)

    def test_a_code_has_one_key(self):
        """Copies are called by their codes, so another mistake in the same givens has another."""
        for kind in ("number", "find_mistake"):
            with self.subTest(kind):
                folder = self.made("mcp_neuron", "--copies", "6", "--kind", kind)
                by_code = {}
                for line in class_lines(folder):
                    answers = json.dumps(line["exercises"])
                    self.assertEqual(by_code.setdefault(line["code"], answers), answers)


class NoLeak(SheetTest):
    def test_no_seed_and_no_index(self):
        for kind in KINDS:
            for fade in "1234":
                with self.subTest(kind=kind, fade=fade):
                    folder = self.made("gradient_descent", "--copies", "2", "--seed", SEED,
                                       "--kind", kind, "--fade", fade,
                                       "--format", "markdown,html,typst")
                    self.assertEqual(len(list((folder / "students").iterdir())), 4)
                    sheets = [folder / "typst/sheets.json", *(folder / "students").iterdir()]
                    for path in sheets:
                        self.assertNotIn(SEED.encode(), path.read_bytes(), path)

    def test_no_answer_stands_where_all_is_asked(self):
        for chapter in chapters():
            for fade in ("3", "4"):
                if (chapter, fade) == ("mcp_neuron", "4"):
                    continue  # nothing but zeros and ones
                with self.subTest(chapter, fade=fade):
                    folder = self.made(chapter, "--copies", "3", "--seed", SEED, "--fade", fade,
                                       "--format", "markdown,html,typst")
                    self.check_no_answer(folder, chapter)

    def check_no_answer(self, folder, chapter):
        looked_for = 0
        papers = json.loads((folder / "typst/sheets.json").read_text("utf-8"))["papers"]
        for (line, _, markdown), paper in zip(self.student_files(folder), papers, strict=True):
            page = (folder / f"students/{line['code']}.html").read_bytes()
            givens = {abs(Decimal(number)) for exercise in line["exercises"]
                      for each in exercise["givens"].values() for number in each}
            for text in (markdown, text_of_page(page), " ".join(words_of(paper))):
                printed = {abs(each) for each in numbers(text)} - givens
                for blank in blanks_of(line):
                    value = abs(Decimal(blank["value"]))
                    if significant(value) < 2:
                        continue
                    looked_for += 1
                    unit = Decimal(1).scaleb(-blank["decimals"])
                    self.assertEqual([each for each in printed if each.quantize(unit) == value], [],
                                     (line["code"], blank["id"]))
        self.assertTrue(looked_for > 8 or chapter == "mcp_neuron")

    def test_a_step_that_is_asked_shows_no_number_of_its_answer(self):
        for chapter in ("gradient_descent", "softmax_backpropagation"):
            for fade in "123":
                with self.subTest(chapter, fade=fade):
                    folder = self.made(chapter, "--copies", "3", "--seed", SEED, "--fade", fade)
                    for line, key, sheet in self.student_files(folder):
                        worked = steps(key)
                        asked = {n: math for n, math in steps(sheet).items() if BOX in math}
                        self.assertTrue(asked)
                        for number, math in asked.items():
                            right = set(numbers(result(worked[number])))
                            shown = set(numbers(re.sub(r"\\phantom\{0+\}", "", math)))
                            self.assertEqual([each for each in right & shown
                                              if significant(each) > 1], [], line["code"])

    def test_a_formula_that_is_asked_does_not_stand_on_the_sheet(self):
        for fade in "1234":
            with self.subTest(fade=fade):
                folder = self.made("gradient_descent", "--copies", "2", "--kind", "formula",
                                   "--fade", fade)
                for _, key, sheet in self.student_files(folder):
                    worked = steps(key)
                    asked = [n for n, math in steps(sheet).items() if BOX in math]
                    self.assertTrue(asked)
                    for number in asked if fade != "4" else ():  # there, numbers are others
                        formula = worked[number].splitlines()[0].split("&=")[1].strip(" \\")
                        self.assertNotIn(formula, sheet)
                    self.assertEqual([math for math in steps(sheet).values()
                                      if BOX in math and len(math.splitlines()) > 1], [])

    def test_the_right_number_does_not_stand_beside_the_mistake(self):
        for chapter in ("gradient_descent", "matrix_forward_pass", "softmax_backpropagation"):
            with self.subTest(chapter):
                folder = self.made(chapter, "--copies", "6", "--seed", SEED, "--kind",
                                   "find_mistake")
                for line, _, sheet in self.student_files(folder):
                    answer = {blank["id"]: blank["value"] for blank in blanks_of(line)}
                    math = steps(sheet)[int(answer["mistake/line"])]
                    shown = numbers(math.replace(result(math), ""))
                    self.assertNotIn(Decimal(answer["mistake/value"]), shown, math)


class FindTheMistake(SheetTest):
    def test_sheet_and_key_first_differ_at_the_line(self):
        for chapter in chapters():
            with self.subTest(chapter):
                folder = self.made(chapter, "--copies", "5", "--seed", SEED, "--kind",
                                   "find_mistake")
                for line, key, sheet in self.student_files(folder):
                    shown, worked = steps(sheet), steps(key)
                    self.assertEqual(list(shown), list(worked))
                    differing = [n for n in shown
                                 if numbers(result(shown[n])) != numbers(result(worked[n]))]
                    answer = {blank["id"]: blank for blank in blanks_of(line)}
                    first = int(answer["mistake/line"]["value"])
                    self.assertIn(first, range(1, len(shown) + 1))
                    self.assertEqual(differing[:1], [first], line["code"])
                    self.check_value(answer["mistake/value"], result(shown[first]),
                                     result(worked[first]))

    def check_value(self, blank, shown, worked):
        """The first number that is right instead of a wrong one is what is asked for."""
        low, high = Decimal(blank["low"]), Decimal(blank["high"])
        pairs = zip(numbers(shown), numbers(worked), strict=True)
        wrong, right = next((wrong, right) for wrong, right in pairs if wrong != right)
        self.assertEqual(right.quantize(low), Decimal(blank["value"]))
        self.assertTrue(low <= right <= high)
        self.assertFalse(low <= wrong <= high, "a mistake that is none")

    def test_a_line_has_no_decimals(self):
        folder = self.made(*SHORT, "--copies", "3", "--kind", "find_mistake")
        for line in class_lines(folder):
            of_line, _ = blanks_of(line)
            self.assertEqual(of_line["low"], of_line["high"])
            self.assertEqual(of_line["decimals"], 0)


ATTACKS = ("../../x", "/etc/passwd", "\\input{/etc/passwd}", "=cmd()", "<script>alert(1)</script>",
           '#read("/etc/passwd")', "$x$", "]]>", "{1:NUMERICAL:=5}", "'single' and \"double\"",
           "*bold*", "_low_", "`code`", "[a](http://b.example)", "@ref", "&amp;", "<!--", "~a~",
           "# heading", "\\", "n" * 300, "😀👩‍🎓", "\u202egnp.exe", "two\nlines",
           "two\n\n# paragraphs", "a\0b", "\x1b[31mred")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # in Markdown
CONTROLS = re.compile(r"[\0-\x1f\x7f]")


class Attacks(SheetTest):
    def attempt(self, id_, name, group):
        """What a roster with this student gives: a folder, or None for a clean refusal."""
        inside = self.folder / f"inside{len(list(self.folder.iterdir()))}"
        inside.mkdir()
        roster = self.file(table([(id_, name, group), ("7", "Bob", "B")]))
        folder = inside / "class"
        done = run("sheet", *SHORT, "--roster", roster, "--format", ALL, "-o", str(folder))
        self.assertIn(done.returncode, (0, 2), done.stderr)
        self.assertEqual([path.name for path in inside.iterdir()],
                         ["class"] if done.returncode == 0 else [])
        if done.returncode:
            self.assertRegex(done.stderr.decode(), r"\Aerror\[[\w.]+\]")
            self.assertEqual(CONTROLS.findall(done.stderr.decode().replace("\n", "")), [])
            return None
        self.assertEqual(done.stderr, b"")
        return folder

    def check_files(self, folder):
        for path in folder.rglob("*"):
            self.assertRegex(path.name, r"\A[\w-]+(\.\w+)?\Z")
            self.assertFalse(path.is_symlink())
            if path.suffix in (".html", ".xml"):
                tree = xml.fromstring(path.read_bytes())
                for element in tree.iter():
                    self.assertNotRegex(element.tag.lower(), r"script$|img$|iframe$|object$")
                    self.assertEqual([key for key in element.keys() if key.startswith("on")], [])
            if path.suffix == ".json":
                json.loads(path.read_text("utf-8"))
        questions = xml.parse(folder / "moodle.xml").iter("questiontext")
        gaps = [gap for question in questions for gap in cloze.gaps(question.findtext("text"))]
        self.assertEqual(len(gaps), sum(len(blanks_of(line)) for line in class_lines(folder)))

    def test_in_ids(self):
        plain = self.attempt("2025001", "Ada", "B")
        made = 0
        for attack in ATTACKS:
            with self.subTest(attack):
                folder = self.attempt(attack, "Ada", "B")
                if not folder:
                    continue
                made += 1
                self.check_files(folder)
                sheets = [path for path in (folder / "students").glob("*.md") if path.stem != "7"]
                self.assertEqual(len(sheets), 1)
                for end in ("md", "html"):
                    before = (plain / f"students/2025001.{end}").read_text("utf-8").splitlines()
                    after = sheets[0].with_suffix("." + end).read_text("utf-8").splitlines()
                    self.assertEqual(len(before), len(after))
                self.assertEqual(class_lines(folder)[0]["id"], attack)
        self.assertGreater(made, len(ATTACKS) / 2)

    def test_in_names_and_groups(self):
        plain = self.attempt("2025001", "Ada", "B")
        made = 0
        for attack in ATTACKS:
            with self.subTest(attack):
                folder = self.attempt("2025001", attack, attack)
                if not folder:
                    continue
                made += 1
                self.check_files(folder)
                for end in ("md", "html"):
                    self.check_the_rest(plain, folder, f"students/2025001.{end}", attack)
                papers = json.loads((folder / "typst/sheets.json").read_text("utf-8"))["papers"]
                self.assertEqual((papers[0]["name"], papers[0]["group"]), (attack, attack))
                for name in ("class.jsonl", "moodle.xml", "sheet.json"):
                    self.assertEqual((folder / name).read_bytes(), (plain / name).read_bytes())
        self.assertGreater(made, len(ATTACKS) / 2)

    def check_the_rest(self, plain, folder, name, attack):
        """All of a file is as it is for a harmless name, but for the line that shows the name."""
        before = (plain / name).read_text("utf-8").splitlines()
        after = (folder / name).read_text("utf-8").split("\n")[:-1]
        changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        self.assertEqual(len(changed), 1, name)
        if CONTROLS.search(attack):
            self.assertEqual(CONTROLS.findall(changed[0][1]), [])
        elif name.endswith(".html"):
            self.assertEqual("".join(xml.fromstring(changed[0][1]).itertext()).count(attack), 2)
        else:
            found = re.search(r" · Name (.*) · Student id 2025001 · Class (.*)$", changed[0][1])
            for shown in found.groups():
                bare = ESCAPED.sub("", shown)
                self.assertEqual(re.findall(r"[*_`<\[$~|&]", bare), [], "Markdown reads it")
                read = html.unescape(ESCAPED.sub(lambda sign: f"&#{ord(sign[1])};", shown))
                self.assertEqual(read, attack)

    def test_in_the_words_of_a_sheet_file(self):
        for attack in (each for each in ATTACKS if len(each) < 99):
            with self.subTest(attack):
                word = json.dumps(attack)
                source = self.file("format = 1\n" + "".join(
                    f"{key} = {word}\n" for key in ("title", "course", "instructions")) +
                    '[[exercise]]\nsource = "gradient_descent"\nto = "forward/out"\n' + "".join(
                    f"{key} = {word}\n" for key in ("title", "text", "question")), "week.toml")
                folder = self.new_folder()
                done = run("sheet", source, "--copies", "2", "--format", ALL, "-o", str(folder))
                self.assertIn(done.returncode, (0, 2), done.stderr)
                if done.returncode == 0:
                    self.check_files(folder)


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


if __name__ == "__main__":
    main()
