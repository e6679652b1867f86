#!/usr/bin/env python3
"""Formulas that students type, judged by identity testing.

    LONGHAND=build/default/longhand python3 tests/sheets/test_formula_answers.py
"""

from class_files import class_lines
from command_line import main
from marking import MarkingTest, csv_text

SHEET = """format = 1
title = "Formulas"
[[exercise]]
source = "gradient_descent"
kind = "formula"
to = "update/w[5]"
[[exercise]]
source = "matrix_forward_pass"
kind = "formula"
from = "three_layers/hidden"
to = "three_layers/hidden"
"""


class Formulas(MarkingTest):
    def setUp(self):
        super().setUp()
        self.sheets = self.made(self.file(SHEET, "week.toml"), "--copies", "1")
        self.code = class_lines(self.sheets)[0]["code"]

    def judged(self, answers, exercise=1, remarks=()):
        """(judged, cause) by blank of these answers alone."""
        heads = ["code", *(f"{exercise}:{blank}" for blank in answers)]
        marks, _ = self.graded(csv_text([heads, [self.code, *answers.values()]]), remarks=remarks)
        [line] = marks.values()
        return {each["id"]: (each["judged"], each.get("cause"))
                for each in line["exercises"][exercise - 1] if each["id"] in answers}

    def check(self, blank, formulas, judged, cause=None, **options):
        for formula in formulas:
            with self.subTest(formula):
                self.assertEqual(self.judged({blank: formula}, **options)[blank], (judged, cause))

    # h1 = i1·w1 + i2·w2, h2 = i1·w3 + i2·w4, out = h1·w5 + h2·w6, Δ = out − actual,
    # E = Δ²/2, ∂E/∂w5 = Δ·h1, w5 ← w5 − η·∂E/∂w5
    def test_however_a_right_formula_is_written(self):
        self.check("forward/h[1]", ["w1*i1 + w2*i2", "h1 = i2*w2+i1*w1", "i1×w1＋i2·w2",
                                    "w1 i1 + w2 i2", "=i1∗w1 + i2 w2", "(i1)(w1) + (i2)w2",
                                    "i[1]*W[1,1] + i[2]*W[2,1]", "(i*W)[1]"], "right")
        self.check("forward/out", ["w5*h1 + w6*h2", "w5*(w1*i1 + w2*i2) + w6*(w3*i1 + w4*i2)",
                                   "h₁*w₅ + h₂*w₆", "i*W*w"], "right")
        self.check("error/Error", ["Delta^2/2", "0.5*Δ²", "0.5(out-actual)^2", "½Δ²", "(out - actual)^2 / 2",
                                   "(actual - out)² / 2"], "right")
        self.check("gradients/dError_dw[5]", ["Δ*h1", "(out-actual)*h1", "∂Error/∂w5 = Δ*h[1]"],
                   "right")
        self.check("update/w[5]", ["w5 - eta*dError_dw[5]", "w5 ← w5 - eta*dError_dw5",
                                     "w5 := w5 - η Δ h1", "w5 - η*∂Error/∂w5", "w5 - η*Δ*h1"],
                   "right")

    def test_a_wave_however_it_is_written(self):
        path = self.file('format = 1\ntitle = "Wave"\nstep = ["y = A·sin(2·π·f·t)", "z = cos(y)^2"]\n'
                         '[given]\nf = "0.35"\nt = "0.8"\n'
                         'A = { value = "1.2", vary = { from = "1", to = "2", step = "0.1" } }\n',
                         "wave.toml")
        self.sheets = self.made(path, "--kind", "formula", "--copies", "1")
        self.code = class_lines(self.sheets)[0]["code"]
        for blank, formulas, judged in (
                ("y", ["A*sin(2*pi*f*t)", "A sin(2π f t)", "y = A·sin(2πf t)", "A·cos(2π·f·t − π/2)",
                       "2A sin(πf·t) cos(π·f·t)"], "right"),
                ("y", ["A*cos(2*pi*f*t)", "A sin(π f t)", "A sin(2*3.14*f*t)"], "wrong"),
                ("z", ["1 − sin(y)^2", "cos(y)²"], "right")):
            for formula in formulas:
                with self.subTest(formula):
                    marks, _ = self.graded(csv_text([["code", blank], [self.code, formula]]))
                    [line] = marks.values()
                    [mark] = [each for each in line["exercises"][0] if each["id"] == blank]
                    self.assertEqual(mark["judged"], judged)

    def test_typical_mistakes_are_named(self):
        self.check("forward/h[1]", ["w1*i1 - w2*i2"], "wrong", "sign")
        self.check("forward/h[1]", ["w1*i1"], "wrong", "left_out")
        self.check("gradients/dError_dw[5]", ["h1"], "wrong", "left_out")
        self.check("update/w[5]", ["w5 + η*Δ*h1"], "wrong", "sign")
        self.check("forward/h[1]", ["w1*i1*i2", "0", "w1"], "wrong")

    def test_a_given_that_never_varies_hides_no_mistake(self):
        self.sheets = self.made("softmax_backpropagation", "--kind", "formula", "--copies", "1")
        self.code = class_lines(self.sheets)[0]["code"]
        heads = ["code", "forward/L"]
        for formula, judged in (("-y1*ln(ŷ1) - y2*ln(ŷ2)", "right"), ("-ln(ŷ1)", "right"),
                                ("-y1*ln(ŷ1) + y2*ln(ŷ2)", "wrong"),
                                ("-y1*ln(ŷ1) - y2*ln(ŷ1)", "wrong")):
            with self.subTest(formula):
                marks, _ = self.graded(csv_text([heads, [self.code, formula]]))
                [line] = marks.values()
                [mark] = [each for each in line["exercises"][0] if each["id"] == "forward/L"]
                self.assertEqual(mark["judged"], judged)

    def test_what_cannot_be_read_is_listed(self):
        self.check("forward/h[1]", ["q*i1", "w1*i1 +", "h1", "W", "out"],
                   "unreadable", remarks=["answers.formula"])
        judged = self.judged({"forward/h[1]": "", "forward/out": "h1"})
        self.assertEqual(judged["forward/h[1]"], ("empty", None))

    def test_matrices_whole_or_by_elements(self):
        blank = "three_layers/hidden/X_hidden[2]"
        self.check(blank, ["W_input_hidden*I"], "right", exercise=2)
        self.check(blank, ["I"], "wrong", exercise=2)

    def test_feedback_shows_the_right_formula(self):
        heads = ["code", "1:forward/h[1]"]
        _, folder = self.graded(csv_text([heads, [self.code, "-w1*i1 + w2*i2"]]))
        feedback = (folder / f"feedback/{self.code}.md").read_text("utf-8")
        self.assertIn("i1·w1 + i2·w2", feedback)


if __name__ == "__main__":
    main()
