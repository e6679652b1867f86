"""Pages of chapters as they are woven, and the values that they must show, from `longhand run --format json`."""

import csv
import functools
import html
import json
import os
import pathlib
import re
import subprocess
import tempfile
from decimal import ROUND_HALF_UP, Context, Decimal

ROOT = pathlib.Path(__file__).parents[2]
LONGHAND = os.path.abspath(os.environ["LONGHAND"])
BOOK = os.path.abspath(os.environ["LONGHAND_BOOK"])
LANGUAGES = ("en", "zh")
FOLDERS = {folder.name[3:]: folder for folder in sorted((ROOT / "chapters").glob("[0-9]*"))}
WOVEN = tempfile.TemporaryDirectory()

PLACEHOLDER = re.compile(r"\{\{([^{}|]+)(?:\|([^{}]*))?\}\}")
VALUE = r'<mtd class="value">(.*?)</mtd></mtr>(?=\n)'
POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=120)


@functools.cache
def woven(chapter, *givens):
    """The folder with the pages of a chapter, woven once for all tests."""
    out = pathlib.Path(WOVEN.name) / str(len(os.listdir(WOVEN.name)))
    done = run(BOOK, out, chapter, FOLDERS[chapter], *givens)
    assert (done.returncode, done.stderr) == (0, ""), (chapter, givens, done.stderr)
    return out


def page(out, language, chapter):
    return (out / language / f"{chapter}.md").read_text("utf-8")


def logs(out, language, chapter):
    """The logs of the page, in its order."""
    return [(out / language / name).read_text("utf-8")
            for name in re.findall(r"^\\htmlinclude (.*)$", page(out, language, chapter), re.M)
            if re.search(r"-\d+\.html$", name)]


def numbers(text):
    """All numbers of a text with their signs, as texts; 4.5×10^−5 is one."""
    return [number.replace("−", "-") for number in
            re.findall(r"[-−]?\d+(?:\.\d+)?(?:×10\^[-−]?\d+|e-?\d+)?%?", text)]


def text_of(mathml):
    """MathML in a line."""
    mathml = re.sub(r"<msup><mn>10</mn>(?:<mrow>)?(<mo[^>]*>−</mo>)?<mn>(\d+)</mn>(?:</mrow>)?</msup>", r"10^\1\2",
                    mathml)
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"</mtd>|</mtr>|<mspace[^>]*>", " ", mathml)))


def value_of(number):
    """The value of a number as a log prints it."""
    return Decimal(re.sub(r"×10\^(-?\d+)", r"e\1", number).rstrip("%"))


def is_rounded(number, value):
    """Whether a printed number is the value, rounded to its digits."""
    printed = value_of(number)
    if not printed.is_finite() or printed.as_tuple().exponent < -60:
        return False
    step = Decimal(1).scaleb(printed.as_tuple().exponent)
    return Decimal(value).quantize(step, ROUND_HALF_UP, Context(prec=400)) == printed


@functools.cache
class Values:
    """What a chapter's record has, with its own givens or with others."""

    def __init__(self, chapter, *givens):
        self.chapter = chapter
        options = [word for given in givens for word in ("--given", given)]
        done = run(LONGHAND, "run", chapter, "--format", "json", *options)
        self.is_there = done.returncode == 0
        sheet = json.loads(done.stdout)["worksheets"][0] if self.is_there else {"givens": [], "sections": []}
        self.givens = {given["id"]: given for given in sheet["givens"]}
        self.steps = {step["id"]: step for section in sheet["sections"] for step in section["steps"]}
        self.elements = {}  # id: (value, as the log shows it)
        for given in sheet["givens"]:
            columns = given["shape"][-1] if given["shape"] else 1
            for k, value in enumerate(given["values"]):
                index = "" if not given["shape"] else f"[{k + 1}]" if len(given["shape"]) == 1 \
                    else f"[{k // columns + 1},{k % columns + 1}]"
                self.elements[given["id"] + index] = (value, value)
                if given["symbols"]:
                    self.elements.setdefault(given["symbols"][k], (value, value))
        for step in self.steps.values():
            for element in step["elements"]:
                self.elements[element["id"]] = (element["value"], element["lines"][-1]["text"])

    def of(self, name):
        """The values of all elements of a given or a step."""
        if name in self.givens:
            return self.givens[name]["values"]
        return [element["value"] for element in self.steps[name]["elements"]]

    def put_in(self, placeholder):
        """What stands on the page for {{id|form}}."""
        name, form = placeholder[1], placeholder[2] or ""
        if name.endswith(".csv"):
            with open(FOLDERS[self.chapter] / name, encoding="utf-8") as file:
                return str(sum("NA" not in row for row in csv.reader(file)) - 1)
        if form in ("rows", "columns"):
            shape = (self.givens.get(name) or self.steps[name])["shape"]
            return str([*shape, 1, 1][form == "columns"])
        value, shown = self.elements[name]
        if not form:
            return shown
        value = Decimal(value) * (100 if form.endswith("%") else 1)
        digits = form.rstrip("%")
        if digits.endswith("s"):
            rounded = Context(int(digits[:-1]), ROUND_HALF_UP).create_decimal(value)
        else:
            rounded = value.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)
        text = f"{rounded:f}" if rounded != value else f"{value.normalize():f}"
        return text + ("%" if form.endswith("%") else "")


def prose(chapter, language):
    """The headings and paragraphs of a chapter as its author wrote them."""
    if language == "zh":
        return (FOLDERS[chapter] / "page.zh.md").read_text("utf-8")
    lines = (FOLDERS[chapter] / "chapter.cpp").read_text("utf-8").split("\n")
    start = next(k for k, line in enumerate(lines) if line.startswith("/// # "))
    stop = next(k for k in range(start, len(lines)) if not lines[k].startswith("///"))
    said = lines[start:stop] + [line[4:] for line in lines[stop:] if line.startswith("    ///") or not line.strip()]
    return "\n".join(line.removeprefix("///").removeprefix(" ") for line in said)


def prose_on(out, language, chapter):
    """The same of its page, without headings' anchors, code and what is put in."""
    text = re.sub(r"^```.*?^```$|^<div.*?^</div>$", "", page(out, language, chapter), flags=re.M | re.S)
    text = re.sub(r" \{#[^}]*\}$|^\\htmlinclude .*$|^</?details.*$", "", text, flags=re.M)
    return text.replace("\\%", "%")


def named_on(out, language, chapter):
    """[(id, how its working ends)] of all that is named in the logs of a page, in its order."""
    named = r'<(?:figure|details class="step") id="([^"]*)">(.*?)</(?:figure|details)>'
    return [(html.unescape(name), text_of(re.findall(VALUE, working, re.S)[-1]))
            for log in logs(out, language, chapter) for name, working in re.findall(named, log, re.S)]


def given_figures(page):
    """[(id or nothing, (symbol, value))] of the givens on a piece of a page."""
    return [(html.unescape(name), (text_of(symbol), text_of(re.findall(VALUE, math, re.S)[-1])))
            for name, math, symbol in re.findall(
                r'<figure(?: id="([^"]*)")?>((?:(?!</figure>).)*?<mtr><mtd>(.*?)</mtd>.*?)</figure>', page, re.S)]


def given_on(out, language, chapter):
    """{id: (symbol, value)} of the givens in the logs of a page."""
    return {name: shown for log in logs(out, language, chapter) for name, shown in given_figures(log)}


def given_in_exercises(out, language, chapter):
    """{(symbol, value)} of the givens in its exercises."""
    practice = (out / language / f"{chapter}-practice.html").read_text("utf-8")
    boxes = re.findall(r'<div class="givens">(.*?)</div>', practice, re.S)
    return {shown for box in boxes for _, shown in given_figures(box)}


def shows(text, values, is_given):
    """Whether the log's text shows these values, rounded to the digits that stand there.

    Givens have the symbols of their elements before them, steps what documents print behind them. Of a long one the
    first and the last elements are shown.
    """
    there = numbers(text.rsplit("=", 1)[-1] if is_given else text)
    if "⋮" in text or "…" in text:
        return all(map(is_rounded, there[:2], values[:2])) and any(is_rounded(each, values[-1]) for each in there)
    there = there[:len(values)]
    return len(there) == len(values) and all(map(is_rounded, there, values))


def pictures(out, language, chapter):
    """{file name: its text} of the network and the plots of a page."""
    return {file.name: file.read_text("utf-8") for file in sorted((out / language).glob(f"{chapter}-*"))
            if file.suffix == ".svg" or file.name.endswith("-network.html")}


def labels(picture):
    """The texts of a picture."""
    return [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in re.findall(r"<text.*?</text>", picture, re.S)]
