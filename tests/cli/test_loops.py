"""Loops: which passes a log shows, and that what it shows is what plain Python computes."""

import re
import unittest
from fractions import Fraction

from command_line import CommandLineTest, main

CHAPTER = "gradient_descent"
HEADING = re.compile(r"(?m)^(?:Iteration|第) ?(\d+)(?: 次迭代)?$")


def training(eta, threshold):
    """The outputs of the linear 2-2-1 network, pass by pass, until the error is below the threshold."""
    i = (Fraction(2), Fraction(3))
    first = {(j, k): Fraction(text) for (j, k), text in
             {(0, 0): "0.11", (0, 1): "0.12", (1, 0): "0.21", (1, 1): "0.08"}.items()}
    second = [Fraction("0.14"), Fraction("0.15")]
    outputs = []
    while True:
        hidden = [i[0] * first[0, k] + i[1] * first[1, k] for k in (0, 1)]
        out = hidden[0] * second[0] + hidden[1] * second[1]
        outputs.append(out)
        if (out - 1) ** 2 / 2 < threshold:
            return outputs
        factor = -eta * (out - 1)
        # 60 digits are far more than a log shows; exact fractions would grow without end.
        cut = lambda value: Fraction(round(value * 10**60), 10**60)
        first = {(j, k): cut(value + factor * i[j] * second[k]) for (j, k), value in first.items()}
        second = [cut(second[k] + factor * hidden[k]) for k in (0, 1)]


def outputs_of(log):
    """{pass: output} of a log, from the last line of each step `out` in a pass."""
    found = {}
    for number, text in re.findall(
            r"(?m)^Iteration (\d+)\n(?s:.*?)^  out = (?s:.*?)[=≈] (-?[\d.]+) *(?:the rounded.*|document.*)?\n  Error",
            log):
        found[int(number)] = text
    return found


def shown(log):
    return [int(number) for number in HEADING.findall(log)]


class Loops(CommandLineTest):
    def test_the_first_three_passes_and_the_last_are_shown(self):
        log = self.printed("run", CHAPTER)
        passes = len(training(Fraction("0.05"), Fraction("0.01")))
        self.assertEqual(shown(log), [1, 2, 3, passes])
        self.assertIn(f"\nIteration 4 … Iteration {passes - 1}: {passes - 4} passes not shown\n", log)
        self.assertIn(f"\n  passes = {passes} ", log)
        self.assertIn(f"\n第 4 次迭代至第 {passes - 1} 次迭代：略去 {passes - 4} 次\n",
                      self.printed("run", CHAPTER, "--lang", "zh"))

    def test_the_passes_that_are_asked_for_are_shown(self):
        passes = len(training(Fraction("0.05"), Fraction("0.01")))
        for typed, expected in [("all", list(range(1, passes + 1))), ("2", [2]),
                                ("first,last", [1, passes]), ("every:4", [4, 8]),
                                ("3-5,99", [3, 4, 5])]:
            with self.subTest(typed):
                self.assertEqual(shown(self.printed("run", CHAPTER, "--iterations", typed)), expected)

    def test_every_output_is_what_python_computes(self):
        expected = training(Fraction("0.05"), Fraction("0.01"))
        log = self.printed("run", CHAPTER, "--iterations", "all", "--digits", "20")
        found = outputs_of(log)
        self.assertEqual(sorted(found), list(range(1, len(expected) + 1)))
        for number, text in found.items():
            self.assertLess(abs(Fraction(text) - expected[number - 1]), Fraction(1, 10**20))

    def test_a_long_training_goes_on_from_states(self):
        expected = training(Fraction("0.002"), Fraction("0.01"))
        self.assertGreater(len(expected), 150)
        log = self.printed("run", CHAPTER, "--given", "eta=0.002", "--digits", "20", "--iterations",
                           "120,150,last")
        self.assertEqual(shown(log), [120, 150, len(expected)])
        for before in (119, 149, len(expected) - 1):
            self.assertIn(f"\nState after Iteration {before}\n", log)
        for number, text in outputs_of(log).items():
            self.assertLess(abs(Fraction(text) - expected[number - 1]), Fraction(1, 10**20))

    def test_a_training_that_does_not_end_says_that_it_was_stopped(self):
        log = self.printed("run", CHAPTER, "--given", "eta=0")
        self.assertIn("\nstopped here: 1000 passes are the most\n", log)
        self.assertNotIn("passes = ", log)
        self.assertIn("到此停止：循环最多进行 1000 次", self.printed("run", CHAPTER, "--given", "eta=0",
                                                        "--lang", "zh"))

    def test_a_training_that_runs_away_is_an_error_with_its_pass(self):
        self.refused("value.overflow", "run", CHAPTER, "--given", "eta=9")

    def test_rounding_decides_when_to_stop(self):
        # Rounded to one decimal the weights stop moving before the error is small.
        log = self.printed("run", CHAPTER, "--round", "1")
        self.assertIn("stopped here", log)

    def test_lists_that_choose_nothing_are_refused(self):
        for typed in ("", "0", "x", "5-3", "every:0", "1,,2", "-1", "1.5"):
            with self.subTest(typed):
                self.refused("option.iterations", "run", CHAPTER, "--iterations", typed)

    def test_a_pass_that_the_loop_never_reached_is_refused(self):
        message = self.refused("option.passes", "run", CHAPTER, "--iterations", "11-20")
        self.assertIn("pass 11 is asked for, but the longest loop has ended after 10", message)
        self.assertIn("passes = 10", self.printed("run", CHAPTER, "--iterations", "11,last"))


if __name__ == "__main__":
    main()
