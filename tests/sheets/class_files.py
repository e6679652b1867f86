"""What the tests of sheets have in common: class lists, runs, and the parts of their files."""

import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as xml
from decimal import Decimal

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from command_line import CommandLineTest, run  # noqa: E402

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
