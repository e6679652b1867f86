#!/usr/bin/env python3
"""`longhand verify`: what it says of printed numbers, in every format.

    LONGHAND=build/default/longhand python3 tests/cli/test_verify.py
"""

import json
import os
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
        self.assertEqual(report["summary"], {"numbers": 4, "statements": 0, "faults": 1, "failures": 3})
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

    def test_all_chapters_are_as_expected(self):
        text = self.printed("verify")
        self.assertIn("Why: an old value of w5, w6 was used, from before iteration[1]/w.", text)
        self.assertIn("0.3283 (iteration[3]/out) should then be 0.3321 with the document's own "
                      "rounding; at full precision it is 0.3323.", text)
        self.assertIn("0.246 (iteration[2]/W[2,1]) is right by coincidence", text)


if __name__ == "__main__":
    main()
