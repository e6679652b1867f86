#!/usr/bin/env python3
"""An exercise at the terminal.

    LONGHAND=build/default/longhand python3 tests/sheets/test_practice.py
"""

import os
import re
import subprocess
from decimal import ROUND_HALF_UP, Decimal

from class_files import SheetTest
from command_line import PROGRAM, main

PART = ("gradient_descent", "--to", "forward/out")
FOUR = Decimal("0.0001")


class Practice(SheetTest):
    def talk(self, *lines, arguments=PART, status=0):
        """What is printed where somebody types these lines."""
        done = subprocess.run([PROGRAM, "practice", *arguments], input="".join(
            line + "\n" for line in lines).encode(), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, timeout=30, env=os.environ)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout.decode() if status == 0 else done.stderr.decode()

    def test_a_part_alone(self):
        self.assertEqual(self.talk(arguments=("gradient_descent", "--part", "forward")),
                         self.talk(arguments=("gradient_descent", "--from", "forward/h[1]", "--to",
                                              "forward/out")))

    def givens(self, *arguments):
        """The numbers that the exercise prints, by name."""
        printed = self.talk(arguments=(*PART, *arguments))
        return {name: Decimal(number.replace("−", "-")) for name, number in
                re.findall(r"(\w+) = (−?[\d.]+)", printed.split("Give 4")[0])}

    def right(self, sign=1, **given):
        """h1, h2 and out from the givens alone; −1 for a wrong sign in h1."""
        given = given or self.givens()
        h1 = given["w1"] * given["i1"] + sign * given["w2"] * given["i2"]
        h2 = given["w3"] * given["i1"] + given["w4"] * given["i2"]
        out = given["w5"] * h1 + given["w6"] * h2
        return [str(each.quantize(FOUR, ROUND_HALF_UP)) for each in (h1, h2, out)]

    def test_right_answers_go_through(self):
        printed = self.talk(*self.right())
        self.assertEqual(printed.count("= right\n"), 3)
        self.assertIn("Right: 3, following from your own values: 0, of 3; with hints: 0.", printed)

    def test_a_wrong_answer_is_explained_and_asked_again(self):
        wrong, right = self.right(sign=-1), self.right()
        printed = self.talk(wrong[0], *right)
        self.assertIn("= wrong", printed)
        self.assertIn("Right: 3,", printed)

    def test_what_follows_from_ones_own_value_is_said(self):
        wrong = self.right(sign=-1)
        printed = self.talk(wrong[0], "", *wrong[1:])
        self.assertIn("follows from your earlier value", printed)
        self.assertIn("Right: 1, following from your own values: 1, of 3", printed)
        self.assertIn("forward/h[1]: wrong", printed.split("Right: 1")[1])

    def test_what_follows_from_a_short_number_is_followed(self):
        """A wrong h2 of two decimals, and what it gives to the last digit."""
        given, (h1, h2, right_out) = self.givens(), self.right()
        for hundredths in range(-9, 10):
            wrong = (Decimal(h2) + Decimal(hundredths) / 100).quantize(Decimal("0.01"))
            out = (given["w5"] * Decimal(h1) + given["w6"] * wrong).quantize(FOUR, ROUND_HALF_UP)
            if wrong == Decimal(h2) or str(out) == right_out:
                continue
            printed = self.talk(h1, str(wrong), "", str(out))
            self.assertIn("out = follows from your earlier value", printed, wrong)

    def test_what_is_no_number_is_asked_for_again(self):
        right = self.right()
        printed = self.talk("0,65", "zero", *right)
        self.assertEqual(printed.count("h1 = cannot be read; type a number with a point"), 2)
        self.assertIn("Right: 3,", printed)

    def test_whatever_way_a_number_is_typed(self):
        """The ways that the guide lists, of a number that is right where one of them is."""
        ways = ("{0}", "+{0}", "= {0}", "{0}e0", "{1}/10000", "{2} %", "{3}×10^-1", "{3}*10⁻¹", "{4}", "{5}")
        h1, *others = self.right()
        value = Decimal(h1)
        for way in ways:
            typed = way.format(h1, int(value * 10000), value * 100, value * 10, h1.replace(".", "。"),
                               "".join(chr(ord(c) + 0xFEE0) for c in h1))
            self.assertIn("Right: 3,", self.talk(typed, *others), typed)

    def test_hints_climb_to_the_value(self):
        right = self.right()
        printed = self.talk(*["?"] * 9, *right)
        ladder = printed.split("h1 = ")[1:]
        value = right[0].rstrip("0")
        self.assertTrue(any(value in rung for rung in ladder))
        self.assertNotIn(value, ladder[0] + ladder[1])
        self.assertIn("There is no further hint.", printed)
        self.assertIn("with hints: 1.", printed)

    def test_a_session_is_taken_up_again(self):
        file = str(self.folder / "session.json")
        right = self.right()
        first = self.talk(right[0], "q", arguments=(*PART, "--session", file))
        self.assertIn("Stopped after 1 of 3.", first)
        second = self.talk(*right[1:], arguments=(*PART, "--session", file))
        self.assertNotIn("forward/h[1]", second)
        self.assertIn("Right: 3,", second)
        message = self.talk(arguments=(*PART, "--seed", "2", "--session", file), status=2)
        self.assertIn("practice.session", message)
        with open(file, "w", encoding="utf-8") as session:
            session.write("{")
        message = self.talk(arguments=(*PART, "--session", file), status=2)
        self.assertIn("practice.session", message)

    def test_nothing_typed_breaks_it(self):
        for typed in ("nonsense", "1e999", "−", "0,5", "\x1b[31m", "ß" * 5000, "1/0"):
            with self.subTest(typed):
                printed = self.talk(typed)
                self.assertIn("Stopped after 0 of 3.", printed)
                self.assertNotIn("\x1b", printed)

    def test_another_seed_gives_other_numbers(self):
        self.assertNotEqual(self.givens(), self.givens("--seed", "2"))

    def test_it_speaks_chinese(self):
        printed = self.talk(*self.right(), arguments=(*PART, "--lang", "zh"))
        self.assertEqual(printed.count("= 正确\n"), 3)
        self.assertIn("正确 3 个", printed)


if __name__ == "__main__":
    main()
