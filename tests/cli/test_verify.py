#!/usr/bin/env python3
"""`longhand verify`: what it says of printed numbers, in every format.

    LONGHAND=build/default/longhand python3 tests/cli/test_verify.py
"""

import json
import os
import re
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import jsonschema

from command_line import CommandLineTest, main, run

SCHEMA = os.path.join(os.path.dirname(__file__), "../../docs/schemas/longhand-report.schema.json")

# z = 0.6·0.9 + 0.4·0.5 = 0.74, y = σ(0.74) = 0.6770, d = y − 1 = −0.3230, g = d·0.9 = −0.2907
PROBLEM = """format = 1
title = "one neuron"
step = ["z = w[1]*x[1] + w[2]*x[2]", "y = σ(z)", "d = y − t", "g = d*x[1]"]
[given]
w = "0.6, 0.4"
x = "0.9, 0.5"
t = "1"
[document]
name = "notes"
file = "notes.tex"
title = "Notes <1>"
"""


def claim(step, printed, line, verdict=""):
    expected = f'verdict = "{verdict}"\n' if verdict else ""
    return (f'[[claim]]\nstep = "{step}"\nprinted = "{printed}"\n{expected}'
            f'at = {{ section = "Neuron", line = {line} }}\n')


FORMULAS = """format = 1
title = "formulas"
[document]
name = "notes"
file = "notes.tex"
title = "Notes"
[[formula]]
id = "half"
chain = "gradient(E, w) = (w*x - t)*x"
define = ["E = (w*x - t)^2"]
verdict = "factor 2"
correction = "gradient(E, w) = 2*(w*x - t)*x"
why = "The 2 is missing."
at = { section = "Neuron", line = 3 }
[[formula]]
chain = "x + x = 2*x"
at = { section = "Neuron", line = 7 }
[[remark]]
class = "index"
why = "j stands for two things."
at = { section = "Neuron", line = 9 }
"""
SOUND = PROBLEM + claim("z", "0.74", 3) + claim("y", "0.677", 4) + claim("g", "-0.291", 9)
WRONG = PROBLEM + claim("z", "0.740", 3) + claim("y", "0.7311", 4) + claim("d", "-0.2689", 5) + \
    claim("g", "-0.2420", 9)


class Verify(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, text):
        path = os.path.join(self.folder, "neuron.toml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def report(self, text, *options, code=0):
        done = run("verify", self.file(text), *options)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done.stdout.decode()

    def test_sound_numbers_are_counted(self):
        text = self.report(SOUND)
        self.assertIn("notes  Notes <1>", text)
        self.assertIn("3 printed: 3 exact", text)
        self.assertIn("3 printed numbers checked; mistakes: 0; all as expected.", text)

    def test_a_mistake_is_explained_with_what_follows_from_it(self):
        # 0.7311 is σ(1): the output of another sum.
        text = self.report(WRONG, code=1)
        self.assertIn("Line 4: y is printed as 0.7311. It should be 0.6770.", text)
        self.assertIn("From it follow −0.2689, −0.2420.", text)
        self.assertIn("−0.2420 (g) should then be −0.2907 with the document's own rounding", text)
        self.assertIn("mistakes: 1; not as expected: 3", text)

    def test_an_expected_mistake_passes_until_it_is_mended(self):
        expected = PROBLEM + claim("y", "0.7311", 4, "faulty") + claim("g", "-0.2420", 9, "carried")
        self.report(expected)
        text = self.report(PROBLEM + claim("y", "0.6770", 4, "faulty"), code=1)
        self.assertIn("Line 4: 0.6770 (y) is right; expected was 'faulty'.", text)

    def test_the_cause_is_stated_where_chance_would_hardly_give_it(self):
        # tanh 0.74 in six decimals.
        text = self.report(PROBLEM + claim("y", "0.629145", 4), code=1)
        self.assertIn("Why: tanh was used for σ.", text)

    def test_the_report_is_there_in_chinese(self):
        text = self.report(WRONG, "--lang", "zh", code=1)
        self.assertIn("第 4 行：y 印作 0.7311，应为 0.6770。", text)
        self.assertIn("由它得出了 −0.2689、−0.2420。", text)
        self.assertIn("印出 4 个数：", text)

    def test_json_fits_its_schema_and_says_the_same(self):
        with open(SCHEMA, encoding="utf-8") as file:
            schema = json.load(file)
        report = json.loads(self.report(WRONG, "--format", "json", code=1))
        jsonschema.validate(report, schema)
        claims = {each["step"]: each for each in report["claims"]}
        self.assertEqual([claims[step]["verdict"] for step in "zydg"],
                         ["exact", "faulty", "carried", "carried"])
        self.assertEqual(claims["g"]["root"], ["y"])
        self.assertEqual(claims["g"]["should_be"], "-0.2907")
        self.assertEqual(claims["y"]["line"], 4)
        low, high = map(float, claims["y"]["reach"])
        self.assertTrue(0.67 < low < 0.67699 < high < 0.68)
        self.assertEqual(report["summary"], {"numbers": 4, "statements": 0, "formulas": 0, "remarks": 0,
                                             "faults": 1, "failures": 3})
        self.assertEqual(report["faults"][0]["step"], "y")
        jsonschema.validate(json.loads(self.printed("verify", "--format", "json")), schema)

    def test_statements_hold_of_the_true_and_of_the_printed_values(self):
        def statement(text):
            return f'[[statement]]\nholds = "{text}"\nat = {{ section = "Neuron", line = 7 }}\n'
        text = self.report(SOUND + statement("y < 0.68") + statement("abs(g) > abs(d) − 0.1"))
        self.assertIn("3 exact; statements that hold: 2 of 2", text)
        # 0.7311 is printed for 0.6770.
        text = self.report(WRONG + statement("y < 0.7"), code=1)
        self.assertIn("Line 7: the statement “y < 0.7” holds at full precision, but not of the "
                      "printed numbers.", text)
        text = self.report(WRONG + statement("y > 0.7"), "--lang", "zh", code=1)
        self.assertIn("第 7 行：“y > 0.7”对印出的数成立，全程不舍入则不成立。", text)
        text = self.report(SOUND + statement("y > 1"), code=1)
        self.assertIn("the statement “y > 1” does not hold", text)
        report = json.loads(self.report(SOUND + statement("y > 1"), "--format", "json", code=1))
        self.assertEqual(report["summary"]["statements"], 1)
        self.assertFalse(report["statements"][0]["of_true_values"])
        junit = self.report(SOUND + statement("y > 1"), "--format", "junit", code=1)
        self.assertEqual(ElementTree.fromstring(junit).get("failures"), "1")

    def test_junit_counts_what_fails(self):
        root = ElementTree.fromstring(self.report(WRONG, "--format", "junit", code=1))
        self.assertEqual((root.get("tests"), root.get("failures")), ("4", "3"))
        failures = root.findall("./testsuite/testcase/failure")
        self.assertEqual(len(failures), 3)
        self.assertIn("It should be 0.6770", failures[0].get("message"))

    def test_sarif_puts_mistakes_on_their_lines(self):
        report = json.loads(self.report(WRONG, "--format", "sarif", code=1))
        self.assertEqual(report["version"], "2.1.0")
        results = report["runs"][0]["results"]
        fault = next(each for each in results if each["ruleId"] == "faulty")
        self.assertEqual(fault["level"], "error")
        place = fault["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "notes.tex")
        self.assertEqual(place["region"]["startLine"], 4)
        rules = {each["id"] for each in report["runs"][0]["tool"]["driver"]["rules"]}
        self.assertTrue({each["ruleId"] for each in results} <= rules)

    def test_markdown_is_a_page_of_errata(self):
        text = self.report(WRONG, "--format", "markdown", code=1)
        self.assertTrue(text.startswith("# Errata\n"))
        self.assertIn("## notes Notes \\<1\\>", text)
        self.assertIn("- Line 4: y is printed as 0.7311.", text)

    def test_a_report_goes_into_a_file(self):
        target = os.path.join(self.folder, "report.json")
        self.assertEqual(self.report(SOUND, "--format", "json", "-o", target), "")
        with open(target, encoding="utf-8") as file:
            self.assertEqual(json.load(file)["summary"]["numbers"], 3)

    def test_typed_numbers_are_judged(self):
        path = self.file(SOUND)
        self.assertIn("1 exact", self.printed("verify", path, "--claim", "y=0.677"))
        self.assertIn("1 exact", self.printed("verify", path, "--claim", "y=67.7 %"))
        self.assertIn("2 exact", self.printed("verify", path, "--claim", "w=0.6, 0.4"))
        done = run("verify", path, "--claim", "y=0.70", "--claim", "d=-0.30")
        self.assertEqual(done.returncode, 1)
        self.assertIn("From it follow −0.30", done.stdout.decode())

    def test_what_cannot_be_judged_is_refused(self):
        path = self.file(SOUND)
        self.refused("id.unknown", "verify", path, "--claim", "yy=1")
        self.refused("claim.shape", "verify", path, "--claim", "w=1")
        self.refused("number.text", "verify", path, "--claim", "y=a")
        self.refused("given.form", "verify", path, "--claim", "y")
        self.refused("verify.claim", "verify", "--claim", "y=1")
        self.refused("option.value", "verify", path, "--format", "pdf")
        divided = PROBLEM.replace('"y = σ(z)"', '"y = z/(t − 1)"') + claim("y", "1", 1)
        self.refused("value.division", "verify", self.file(divided))
        self.refused("claim.verdict", "verify", self.file(PROBLEM + claim("y", "1", 1, "wrong")))

    def test_formulas_are_tested_without_any_calculation(self):
        text = self.report(FORMULAS)
        self.assertIn("formulas that hold: 1 of 2; remarks: 1", text)
        self.assertIn("Line 3 (half): ∂E/∂w = (w·x − t)·x does not hold: the left side is 2 times the right "
                      "side.\n      The 2 is missing.\n      It should be ∂E/∂w = 2·(w·x − t)·x.", text)
        self.assertIn("Line 9: slip of an index or a sign. j stands for two things.", text)
        self.assertIn("2 formulas checked; mistakes: 1; all as expected.", text)
        text = self.report(FORMULAS, "--lang", "zh")
        self.assertIn("第 3 行（half）：∂E/∂w = (w·x − t)·x 不成立：左边是右边的 2 倍。", text)

    def test_a_formula_that_is_not_as_expected_fails(self):
        text = self.report(FORMULAS.replace("factor 2", "sign"), code=1)
        self.assertIn("Expected was 'sign'.", text)
        text = self.report(FORMULAS.replace('"gradient(E, w) = 2*', '"gradient(E, w) = 3*'), code=1)
        self.assertIn("The correction ∂E/∂w = 3·(w·x − t)·x does not hold either.", text)
        text = self.report(FORMULAS.replace('"x + x = 2*x"', '"x*x = 2*x"'), code=1)
        # a point of the report, worked out here
        found = re.search(r"at x = (\S+), the left side is (\S+) and the right side (\S+)\.\n", text)
        x, left, right = (float(number.replace("−", "-")) for number in found.groups())
        self.assertAlmostEqual(left, x * x, 4)
        self.assertAlmostEqual(right, 2 * x, 4)

    def test_formulas_are_in_every_report(self):
        with open(SCHEMA, encoding="utf-8") as file:
            schema = json.load(file)
        report = json.loads(self.report(FORMULAS, "--format", "json"))
        jsonschema.validate(report, schema)
        wrong, right = report["formulas"]
        self.assertEqual((wrong["verdict"], wrong["correction_holds"], wrong["passes"]),
                         ("factor 2", True, True))
        self.assertEqual(wrong["chain"], ["gradient(E, w)", "(w*x - t)*x"])
        self.assertGreaterEqual(right["pairs"][0]["points"], 20)
        self.assertEqual(report["remarks"][0]["class"], "index")
        self.assertEqual(report["summary"], {"numbers": 0, "statements": 0, "formulas": 2,
                                             "remarks": 1, "faults": 1, "failures": 0})
        failed = FORMULAS.replace("factor 2", "differs")
        junit = ElementTree.fromstring(self.report(failed, "--format", "junit", code=1))
        self.assertEqual((junit.get("tests"), junit.get("failures")), ("2", "1"))
        self.assertIn("2 times", junit.find(".//failure").get("message"))
        results = json.loads(self.report(failed, "--format", "sarif", code=1))["runs"][0]["results"]
        self.assertEqual([(each["ruleId"], each["level"]) for each in results],
                         [("formula", "error"), ("remark", "note")])

    def test_formulas_of_the_errata_are_tex(self):
        wrong = r"$\frac{\partial E}{\partial w} = (w \cdot x - t) \cdot x$"
        mended = r"$\frac{\partial E}{\partial w} = 2 \cdot (w \cdot x - t) \cdot x$"
        text = self.report(FORMULAS, "--format", "markdown")
        self.assertIn(f"- Line 3 (half): {wrong} does not hold: the left side is $2$ times the right side.\n"
                      f"  The 2 is missing.\n  It should be {mended}.\n", text)
        text = self.report(FORMULAS, "--format", "markdown", "--lang", "zh")
        self.assertIn(f"- 第 3 行（half）：{wrong} 不成立：左边是右边的 $2$ 倍。\n", text)
        self.assertIn(f"应为：{mended}。\n", text)
        both = [re.findall(r"\$[^$]+\$", self.printed("verify", "--format", "markdown", "--lang", language))
                for language in ("en", "zh")]
        self.assertGreater(len(both[0]), 60)
        self.assertEqual(*both)

    def test_places_are_looked_up_in_an_edited_text(self):
        text = os.path.join(self.folder, "notes.tex")
        lines = ["", "", "z = 0.74", "y = 0.677", "", "", "", "", "g = -0.291"]

        def report(lines, code):
            with open(text, "w", encoding="utf-8") as file:
                file.write("\n".join(lines))
            return self.report(SOUND, "--text", text, "--format", "json", code=code)

        def found(lines, code=0):
            return [(each["line"], "lost" in each) for each in json.loads(report(lines, code))["claims"]]

        self.assertEqual(found(lines), [(3, False), (4, False), (9, False)])
        moved = ["a new line", *lines[:5], "two", "more", *lines[5:]]
        self.assertEqual(found(moved), [(4, False), (5, False), (12, False)])
        lost = [*lines[:3], "y = 0.678", *lines[4:]]
        self.assertEqual(found(lost, 1), [(3, False), (4, True), (9, False)])
        jsonschema.validate(json.loads(report(lost, 1)), json.load(open(SCHEMA, encoding="utf-8")))
        told = self.report(SOUND, "--text", text, code=1)
        self.assertIn("Line 4: 0.677 (y) is not found in the text any more.", told)
        self.refused("file.read", "verify", self.file(SOUND), "--text", self.folder)
        self.refused("verify.text", "verify", "--text", text)

    def test_a_loop_that_printed_numbers_would_have_ended_is_named(self):
        halving = """format = 1
title = "halving"
[given]
x = "1"
[[section]]
id = "s"
until = "x < 0.3"
step = ["x = x/2"]
[document]
name = "notes"
file = "notes.tex"
title = "Notes"
[[claim]]
step = "s[1]/x"
printed = "0.25"
"""
        self.assertIn("the program would have gone another way", self.report(halving, code=1))
        report = json.loads(self.report(halving, "--format", "json", code=1))
        self.assertEqual(report["off_path"], [{"calculation": "neuron", "document": "notes"}])
        sound = json.loads(self.report(halving.replace('"0.25"', '"0.5"'), "--format", "json"))
        self.assertEqual(sound["off_path"], [])

    def test_one_document_is_checked_by_its_name(self):
        text = self.printed("verify", "004")
        self.assertTrue(text.startswith("004  Notes on vectorising"))
        self.assertIn("28 exact", text)
        self.assertIn("Line 66 (F004-7)", text)
        self.assertNotIn("\n000  ", text)
        self.refused("verify.unknown", "verify", "005")

    def test_every_format_has_the_headings_in_the_language_of_its_reader(self):
        for language, title, heading in (("en", "Notes on vectorising", "Change matrix"),
                                         ("zh", "矢量化笔记", "变化矩阵")):
            for form in ("text", "json", "markdown"):
                with self.subTest(language=language, form=form):
                    text = self.printed("verify", "004", "--format", form, "--lang", language)
                    self.assertIn(heading, text)
                    self.assertTrue(form == "json" or title in text)

    def test_all_chapters_are_as_expected(self):
        text = self.printed("verify")
        self.assertIn("Why: an old value of w5, w6 was used, from before iteration[1]/w.", text)
        self.assertIn("0.3283 (iteration[3]/out) should then be 0.3321 with the document's own "
                      "rounding; at full precision it is 0.3323.", text)
        self.assertIn("0.246 (iteration[2]/W[2,1]) is right by coincidence", text)


if __name__ == "__main__":
    main()
