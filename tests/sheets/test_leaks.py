#!/usr/bin/env python3
"""What never reaches a student, and the mistake that is to be found.

    LONGHAND=build/default/longhand python3 tests/sheets/test_leaks.py
"""

import json
import re
from decimal import Decimal

from class_files import (
    BOX, KINDS, SEED, SHORT, SheetTest, blanks_of, class_lines, numbers, result, significant,
    steps, text_of_page, words_of)
from command_line import chapters, main


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
                    self.check_no_answer(folder)

    def check_no_answer(self, folder):
        looked_for = 0
        has_short_answers_alone = all(significant(Decimal(blank["value"])) < 2
                                      for line in class_lines(folder) for blank in blanks_of(line))
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
        self.assertTrue(looked_for > 8 or has_short_answers_alone)

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
                folder = self.made(chapter, "--copies", "30", "--seed", SEED, "--kind",
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


if __name__ == "__main__":
    main()
