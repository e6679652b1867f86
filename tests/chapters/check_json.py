#!/usr/bin/env python3
"""Recomputes what `longhand run all --format json` prints, and holds it to its schema.

    check_json.py PROGRAM SCHEMA

Of the document, only the givens and the formulas are believed: every value is worked out here
from them (fractions where it is rational, else 80 digits) and compared with `value` and `exact`;
every line of the working must come to the same. Where terms of a long sum are left out, they are
those of the document that leaves nothing out (`--detail full`). Givens are compared with those that
`longhand list` prints, the Chinese document with the English one.
"""

import ast
import itertools
import json
import random
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

import jsonschema

from formula_text import (Formula, Number, Symbol, by_first_character, exactly, interval_of,
                          own_number)
from function_definitions import FUNCTIONS
from hand_arithmetic import Grid, Interval, Own, Undecided
from meanings import Wrong

MOST_MEANINGS = 64
MOST_CHANGES = 20
OPTIONS = [[], ["--detail", "full"], ["--detail", "brief"], ["--digits", "7"], ["--digits", "3s"]]
MARK = "(?:⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾|₍[₀-₉]+₎)"  # lowered where layers are raised
VERSION_MARK = re.compile(f"{MARK}$")
LEFT_OUT = re.compile(r"… \((\d+) more terms\)")


def output(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=120)
    if done.returncode or done.stderr:
        sys.exit(f"longhand {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def expect(holds, message):
    if not holds:
        raise Wrong(message)


def is_value(own, text, is_exact):
    """Whether `text` says the value: all of it, or its first 20 digits."""
    printed = exactly(text)
    if is_exact:
        return own.exact == printed
    if own.exact == printed:
        return False  # then it is exact
    if own.decimal == 0:  # all of it cancelled
        return text == "0"
    digits = re.sub(r"e.*", "", text).replace("-", "").replace(".", "").lstrip("0")
    rounded = Context(prec=20, rounding=ROUND_HALF_UP).plus(own.decimal)
    return len(digits) == 20 and rounded == Decimal(text)


def reach(text, is_exact, significant):
    """All that rounds to the printed text, of whose digits so many are significant (None: all)."""
    rounded = interval_of(text, is_exact)
    whole = re.sub(r"[−×.].*", "", text.lstrip("−"))
    if is_exact or not significant or len(whole) <= significant or "." in text:
        return rounded
    half = Decimal(5).scaleb(len(whole) - significant - 1)
    middle = (rounded.low + rounded.high) / 2
    return Interval(middle - half, middle + half)


@lru_cache(maxsize=None)
def parsed(text, names):
    return Formula.parse(text, by_first_character(names), FUNCTIONS)


class Worksheet:
    """Checks one worksheet; symbols stand for the newest value that has them, or an older one."""

    def __init__(self, worksheet, significant=None):
        self.significant = significant
        self.values = {}  # symbol: values, the oldest first
        self.matrices = {}  # the same for whole matrices, as functions of them have them
        self.elements = self.lines = 0
        waiting = list(worksheet["givens"])
        for section in worksheet["sections"]:
            waiting = self.check_givens_of(section["id"], waiting)
            for step in section["steps"]:
                names = [element["symbol"] for element in step["elements"]]
                found = [self.check_element(element) for element in step["elements"]]
                expect(len(found) == size(step["shape"]), f"{step['id']}: elements and shape")
                for name, own in zip(names, found):
                    self.values.setdefault(name, []).append(own)
                self.add_matrix(step, found)
        expect(not waiting, f"{[given['id'] for given in waiting]}: given in no section")

    def check_givens_of(self, section, givens):
        """Checks what is given in a section, or in one around it, and returns the rest."""
        rest = []
        for given in givens:
            owner = given["id"].rpartition("/")[0]
            if owner in ("", section) or section.startswith(f"{owner}/"):
                self.check_given(given)
            else:
                rest.append(given)
        return rest

    def check_given(self, given):
        count = size(given["shape"])
        expect(len(given["values"]) == len(given["symbols"]) == count, f"{given['id']}: shape")
        found = [Own.of(exactly(text)) for text in given["values"]]
        for symbol, own in zip(given["symbols"], found):
            self.values.setdefault(symbol, []).append(own)
        self.add_matrix(given, found)

    def add_matrix(self, named, elements):
        if named["shape"]:
            _, columns = [*named["shape"], 1][:2]
            rows = [elements[k:k + columns] for k in range(0, len(elements), columns)]
            self.matrices.setdefault(named["symbol"], []).append(Grid.of(rows))

    def meanings(self, symbol, of_matrix=False):
        """What the symbol may stand for, the newest first."""
        values = self.matrices if of_matrix else self.values
        if symbol in values:
            return values[symbol][::-1]
        marked = VERSION_MARK.search(symbol)
        expect(marked and symbol[: marked.start()] in values, f"'{symbol}' stands for nothing")
        return values[symbol[: marked.start()]][::-1]

    def check_element(self, element):
        at = element["id"]
        text, is_exact = element["value"], element["exact"]
        formula = self.parse(element["formula"])
        symbols = sorted({leaf.name for leaf in formula.all_leaves()
                          if isinstance(leaf, Symbol)})
        matrices = matrices_in(formula)
        choices = itertools.product(*(self.meanings(symbol, symbol in matrices)
                                      for symbol in symbols))
        for chosen in itertools.islice(choices, MOST_MEANINGS):
            meaning = dict(zip(symbols, chosen))
            own = formula.evaluate(lambda leaf: own_number(leaf.text)
                                   if isinstance(leaf, Number) else meaning[leaf.name], FUNCTIONS)
            if not symbols and not is_exact:  # the first digits of what a training left
                own = Own(own.decimal)
            if is_value(own, text, is_exact):
                break
        else:
            raise Wrong(f"{at}: {element['formula']} is not {text} ({is_exact=})")
        for line in element["lines"]:
            self.check_line(line, own, at)
        last = element["lines"][-1]
        shown = reach(last["text"], last["relation"] == "=", self.significant)
        expect(shown.low <= own.decimal <= shown.high, f"{at}: {last['text']} for {text}")
        self.elements += 1
        return own

    def parse(self, text):
        names = {symbol for symbol in self.values if symbol in text}
        marked = {text[start:found.end()] for found in re.finditer(MARK, text)
                  for start in range(found.start()) if text[start:found.start()] in names}
        return parsed(text, frozenset(names | marked))

    def check_line(self, line, own, at):
        """The numbers of a line give the value: exactly behind =, else all that they round to."""
        formula = self.parse(line["text"])
        is_exact = line["relation"] == "="
        try:
            found = formula.evaluate(lambda leaf: self.reach_of(leaf, is_exact), FUNCTIONS)
        except Undecided:
            return
        expect(found.low <= own.decimal <= found.high,
               f"{at}: {line['relation']} {line['text']} gives {found.low} … {found.high}")
        self.lines += 1

    def reach_of(self, leaf, is_exact):
        if isinstance(leaf, Number):
            typed_in_full = is_exact or leaf.is_raised or leaf.text in self.constants()
            return reach(leaf.text, typed_in_full, self.significant)
        own = self.meanings(leaf.name)[0]  # in an arm that is not taken
        return interval_of(str(own.decimal), own.exact is not None)

    @staticmethod
    def constants():
        return ("0", "1", "2")


def matrices_in(formula):
    """The symbols of a formula that are whole matrices: what a function of matrices is called
    with."""
    calls = [node for node in ast.walk(formula.tree) if isinstance(node, ast.Call)
             and FUNCTIONS[formula.leaf(node.func).name].of_matrix]
    leaves = [formula.leaf(argument) for call in calls for argument in call.args]
    return {leaf.name for leaf in leaves if isinstance(leaf, Symbol)}


def count_of_terms(text):
    """Of `e5² + … + e99² + `: each ends with a sign outside of all parentheses."""
    depth = count = 0
    for before, c, after in zip(text, text[1:], text[2:]):
        depth += (c in "([") - (c in ")]")
        count += depth == 0 and c in "+−" and before == after == " "
    return count


def is_shortened(text, full):
    """Whether the text is the full one without as many terms as it says."""
    pieces = LEFT_OUT.split(text)
    pattern = "(.*?)".join(re.escape(piece) for piece in pieces[::2])
    # A sign stands before what is left out, and one behind it.
    found = re.fullmatch(pattern.replace(r"(.*?)\ \+\ ", r"(.*? [+−] )")
                         .replace(r"(.*?)\ −\ ", r"(.*? [+−] )"), full)
    return bool(found) and all(count_of_terms(f" {left}") == int(count)
                               for left, count in zip(found.groups(), pieces[1::2]))


def with_what_is_left_out(worksheet, full):
    """The worksheet with the texts of the full one wherever its own leave terms out."""
    result = json.loads(json.dumps(worksheet))
    for section, full_section in zip(result["sections"], full["sections"], strict=True):
        for step, full_step in zip(section["steps"], full_section["steps"], strict=True):
            for pair in zip(step["elements"], full_step["elements"], strict=True):
                fill_in(*pair)
    return result


def fill_in(element, full):
    if LEFT_OUT.search(element["formula"]):
        expect(is_shortened(element["formula"], full["formula"]),
               f"{element['id']}: {element['formula']} does not shorten {full['formula']}")
        element["formula"] = full["formula"]
    for line in element["lines"]:
        if LEFT_OUT.search(line["text"]):
            whole = [each for each in full["lines"] if each["relation"] == line["relation"]
                     and is_shortened(line["text"], each["text"])]
            expect(whole, f"{element['id']}: {line['text']} shortens no line")
            line["text"] = whole[0]["text"]


def size(shape):
    return shape[0] * (shape[1] if len(shape) > 1 else 1) if shape else 1


def without_language(value):
    """The document without what is told in its language."""
    if isinstance(value, dict):
        return {key: without_language(each) for key, each in value.items()
                if key not in ("language", "title", "caption", "text", "formula")}
    return [without_language(each) for each in value] if isinstance(value, list) else value


def check_givens(program, worksheet):
    listed = output(program, "list", worksheet["id"])
    for given in worksheet["givens"]:
        line = re.search(rf"^  {re.escape(given['id'])} {{2,}}(.*?)(?: {{2,}}|$)", listed, re.M)
        expect(line, f"{given['id']} is not listed")
        values = re.split(r"[,;]? ", line[1].replace("−", "-"))
        expected, shown = given["values"], values
        if "…" in values:  # between the first and the last ones
            dots = values.index("…")
            shown = values[:dots] + values[dots + 1:]
            expect(len(shown) < len(expected), f"{given['id']}: nothing is left out of {values}")
            expected = expected[:dots] + expected[len(expected) - (len(shown) - dots):]
        expect(shown == expected, f"{given['id']}: {values} are listed")


def check_refusals(document, validator):
    """The schema notices what does not belong."""
    for change in (lambda d: d.update(version=2), lambda d: d.update(surprise=1),
                   lambda d: d["worksheets"][0].pop("title"),
                   lambda d: d["worksheets"][0]["givens"][0]["values"].append(0.5),
                   lambda d: d["worksheets"][0]["sections"][-1].update(id="2nd layer")):
        changed = json.loads(json.dumps(document))
        change(changed)
        expect(not validator.is_valid(changed), "the schema holds for a document that is changed")


def full_document(program, options):
    """The document that leaves nothing out, with as many digits."""
    digits = options if "--digits" in options else []
    return json.loads(output(program, "run", "all", "--format", "json", "--iterations", "all",
                             "--detail", "full", *digits))


def changed_digit(text):
    """The text with its last digit other than it is."""
    last = max(k for k, c in enumerate(text) if c.isdigit())
    return text[:last] + str((int(text[last]) + 5) % 10) + text[last + 1:]


def check_notices(worksheet):
    """A changed digit of a value or a result is noticed."""
    def places(changed):
        elements = [e for section in changed["sections"] for step in section["steps"]
                    for e in step["elements"]]
        return [(e, "value") for e in elements] + [(e["lines"][-1], "text") for e in elements]

    count = len(places(worksheet))
    for k in random.Random(worksheet["id"]).sample(range(count), min(count, MOST_CHANGES)):
        changed = json.loads(json.dumps(worksheet))
        holder, key = places(changed)[k]
        holder[key] = changed_digit(holder[key])
        try:
            Worksheet(changed)
        except Wrong:
            continue
        sys.exit(f"{worksheet['id']}: nobody notices {holder}")


def main():
    program, schema_file = sys.argv[1:]
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for options in OPTIONS:
        count = re.fullmatch(r"(\d+)s", options[-1]) if options else None
        significant = int(count[1]) if count else None
        printed = {language: json.loads(output(program, "run", "all", "--format", "json", "--iterations", "all",
                                               "--lang", language, *options))
                   for language in ("en", "zh")}
        for document in printed.values():
            validator.validate(document)
        expect(without_language(printed["en"]) == without_language(printed["zh"]),
               "the languages differ in more than words")
        check_refusals(printed["en"], validator)
        full = full_document(program, options)
        for worksheet, full_worksheet in zip(printed["en"]["worksheets"], full["worksheets"],
                                             strict=True):
            check_givens(program, worksheet)
            parsed.cache_clear()
            try:
                worksheet = with_what_is_left_out(worksheet, full_worksheet)
                checked = Worksheet(worksheet, significant)
            except Wrong as error:
                sys.exit(f"{worksheet['id']} {' '.join(options)}: {error}")
            expect(checked.elements > 5, f"{worksheet['id']}: hardly anything is checked")
            if not options:
                check_notices(worksheet)
            print(f"{worksheet['id']} {' '.join(options)}: {checked.elements} elements, "
                  f"{checked.lines} lines")


if __name__ == "__main__":
    main()
