#!/usr/bin/env python3
"""The command that scans texts: its formats, exit status and errors.

    LONGHAND=build/default/longhand python3 tests/cli/test_scan.py
"""

import csv
import json
import pathlib
import re
import subprocess
import tempfile
import tomllib
import xml.etree.ElementTree as xml

import jsonschema

from command_line import PROGRAM, CommandLineTest, main, run

DOCS = pathlib.Path(__file__).parents[2] / "docs"
EXAMPLE = str(DOCS / "examples/scan/notes.md")
STALE = r"""Before:
$$\begin{pmatrix} 2 \\ 3 \end{pmatrix} \begin{pmatrix} 0.14 & 0.15 \end{pmatrix}
= \begin{pmatrix} 0.28 & 0.30 \\ 0.42 & 0.45 \end{pmatrix}$$

After:
$$\begin{pmatrix} 2 \\ 3 \end{pmatrix} \begin{pmatrix} 0.1744 & 0.1694 \end{pmatrix}
= \begin{pmatrix} 0.28 & 0.30 \\ 0.42 & 0.45 \end{pmatrix}$$

and $y = 3$, $0.85 \times 0.14 = 0.1171$, $10,000 = 10 \times 1000$.
"""


DRAFTED = r"""# First
Given $w_1 = 0.5$, $x = 2$ and $\eta = 0.1$,
$$z = w_1 x + 0.25 = 1.25$$

# Next
The update:
$$w_1 = w_1 - \eta z = 0.375$$
In rows:
$$\begin{bmatrix} h_1 \\ h_2 \end{bmatrix} = [1, 2; 3, 4] \begin{bmatrix} 0.5 \\ 1 \end{bmatrix} = \begin{bmatrix} 2.5 \\ 5.5 \end{bmatrix}$$
$0.9 + 0.15 = 1.50$
solve $3x + 1 = 10$

<!-- longhand: ignore a joke -->
$2 + 2 = 5$
"""


class Scan(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.text = pathlib.Path(folder.name) / "a <b> & c.md"
        self.text.write_text(STALE, "utf-8")

    def scanned(self, *options, status=1):
        done = run("scan", str(self.text), *options)
        self.assertEqual((done.returncode, done.stderr.decode()), (status, ""))
        return done.stdout.decode()

    def test_a_sound_text(self):
        self.assertEqual(self.printed("scan", EXAMPLE).splitlines()[0],
                         f"{EXAMPLE}: equalities checked: 5; wrong: 0; doubtful: 0; "
                         "not checked: 5 with symbols, 0 that cannot be read")

    def test_the_guides_show_what_is_printed(self):
        for guide, language in (("scan.md", "en"), ("scan.zh.md", "zh")):
            shown = (DOCS / guide).read_text("utf-8").split("```text\n")[1].split("```")[0]
            done = run("scan", "docs/examples/scan/wrong.md", "--lang", language, cwd=DOCS.parent)
            self.assertEqual((done.returncode, done.stdout.decode()), (1, shown))

    def test_text(self):
        said = self.scanned()
        self.assertIn(f"{self.text}:6:3: this does not hold:", said)
        self.assertIn("element [1,1]: the left side is 0.3488, the right side 0.28; 0.35 should",
                      said)
        self.assertIn("it holds with [0.14, 0.15] of line 2 for [0.1744, 0.1694]", said)
        self.assertIn("wrong: 1; doubtful: 1; not checked: 1 with symbols, 1 that", said)
        self.assertIn("不成立", self.scanned("--lang", "zh"))
        self.assertIn("10,000", self.scanned("--skipped"))
        self.assertNotIn("10,000", said)

    def test_json(self):
        schema = json.loads((DOCS / "schemas/longhand-scan.schema.json").read_text("utf-8"))
        report = json.loads(self.scanned("--format", "json"))
        jsonschema.Draft202012Validator(schema).validate(report)
        [text] = report["texts"]
        self.assertEqual([(each["verdict"], each["line"]) for each in text["findings"]],
                         [("wrong", 6), ("doubtful", 9)])
        self.assertEqual(text["findings"][0]["earlier_value"]["line"], 2)
        self.assertEqual([each["why"] for each in text["skipped"]], ["symbols", "unreadable"])

    def test_sarif(self):
        report = json.loads(self.scanned("--format", "sarif"))
        results = report["runs"][0]["results"]
        self.assertEqual([(each["ruleId"], each["level"]) for each in results],
                         [("wrong", "error"), ("doubtful", "warning")])
        place = results[0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["region"], {"startLine": 6, "startColumn": 3})
        self.assertTrue(place["artifactLocation"]["uri"].endswith("a%20%3Cb%3E%20%26%20c.md"))

    def test_junit(self):
        report = xml.fromstring(self.scanned("--format", "junit"))
        self.assertEqual((report.get("tests"), report.get("failures")), ("1", "1"))
        self.assertIn("0.1744", report.find(".//failure").text)

    def test_a_patch_puts_it_right(self):
        patch = self.scanned("--fix")
        before = self.text.read_text("utf-8")
        self.assertEqual(patch.count("@@ -"), 1)
        subprocess.run(["patch", "-s", "-p0", str(self.text)], input=patch.encode(), check=True)
        after = self.text.read_text("utf-8")
        self.assertEqual(after, before[:before.rindex("= \\begin")] + before[
            before.rindex("= \\begin"):].replace("0.28", "0.35").replace("0.30", "0.34")
            .replace("0.42", "0.52").replace("0.45", "0.51"))
        self.assertIn("wrong: 0", self.scanned(status=0))
        self.assertEqual(self.scanned("--fix", status=0), "")
        # Of a chain only what is wrong by itself; a last line without an end stays so.
        self.text.write_text("$3 \\cdot 3 = 8 = 9$", "utf-8")
        subprocess.run(["patch", "-s", "-p0", str(self.text)],
                       input=self.scanned("--fix").encode(), check=True)
        self.assertEqual(self.text.read_text("utf-8"), "$3 \\cdot 3 = 9 = 9$")

    def counts(self, text):
        """How many equalities are checked, wrong, doubtful."""
        self.text.write_text(text, "utf-8")
        said = run("scan", str(self.text)).stdout.decode()
        return tuple(map(int, re.search(r"checked: (\d+); wrong: (\d+); doubtful: (\d+)",
                                        said).groups()))

    def test_a_changed_digit_is_seen(self):
        """Each digit of each checked equality is replaced by three others. What is not seen are
        digits of numbers that a result was rounded from."""
        text = pathlib.Path(EXAMPLE).read_text("utf-8")
        text = text[:text.index("Exchange two digits")]
        checked, *_ = self.counts(text)
        tried = seen = 0
        for place in [match.start() for match in re.finditer(r"\d", text)]:
            before, digit, behind = text[:place], text[place], text[place + 1:]
            if self.counts(f"{before}x{behind}")[0] == checked:
                continue  # of no equality between numbers
            for other in ((int(digit) + step) % 10 for step in (1, 4, 7)):
                tried += 1
                seen += any(self.counts(f"{before}{other}{behind}")[1:])
        self.assertGreater(tried, 120)
        self.assertGreater(seen / tried, 0.95)

    def test_the_equalities_of_the_documents(self):
        """Every equality that a person found in the five documents (185), by itself: those between
        numbers are judged as that person judged them, of the others nothing is said."""
        listed = pathlib.Path(__file__).parents[1] / "scan/document_equalities.tsv"
        with listed.open(encoding="utf-8", newline="") as rows:
            rows = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        texts = [f"# {row['document']} {row['line']}\n$${row['left']} = {row['right']}$$\n"
                 for row in rows]
        self.text.write_text("".join(texts), "utf-8")
        [report] = json.loads(self.scanned("--format", "json"))["texts"]
        faults = {finding["line"] for finding in report["findings"]}
        skipped = {each["line"] for each in report["skipped"]}
        for k, row in enumerate(rows):
            with self.subTest(document=row["document"], line=row["line"], left=row["left"]):
                self.assertEqual(2 * k + 2 in faults, row["verdict"] == "wrong")
                if row["kind"] == "numbers":
                    self.assertNotIn(2 * k + 2, skipped)
        self.assertGreaterEqual(report["checked"], 41)
        self.assertEqual([row["document"] for row in rows if row["verdict"] == "wrong"], ["003"])

    def test_sound_texts(self):
        """What authors write, and nothing of which may be called wrong or doubtful."""
        text = (pathlib.Path(__file__).parents[1] / "scan/sound.md").read_text("utf-8")
        self.text.write_text(text, "utf-8")
        self.assertIn("wrong: 0; doubtful: 0;", self.scanned(status=0))

    def test_long_and_deep_texts_take_no_time(self):
        for text in ("$" + "1+" * 10_000 + "1 = 2$", "$" + "x+" * 15_000 + "x = 2$",
                     "$" + "a " * 20_000 + "= 2$", "$" + "a" * 20_000 + "= 2$",
                     "$" + "\\frac" * 10_000 + "= 2$", "$" + "2^" * 100_000 + "2 = 2$",
                     "$" + "\\sigma([" * 24 + "1" + "] + 1)" * 24 + " = 2$", "$" + "{" * 100_000,
                     "$" + "\\sum_{i=1}^{100}" * 4 + " 1 = 2$", "\\( " * 100_000, "# a " * 100_000,
                     " ".join(["$1 + 1 = 2$"] * 20_000), "\n".join(["$1 + 1 = 2$"] * 20_000),
                     " ".join(f"$x = {k}$" for k in range(20_000)), "\\begin{align} " * 50_000):
            with self.subTest(text=text[:30]):
                self.text.write_text(text, "utf-8")
                done = subprocess.run([PROGRAM, "scan", str(self.text)], capture_output=True,
                                      timeout=60)
                self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_a_patch_touches_results_alone(self):
        self.text.write_text(r"""$20\% + 30\% = 6\%$ stays, as does $\log 100 = 3$.
$a = 0.9 + 0.15 = 1.50$, and $b = 2a = 2.1$ is right with it; $-2 - 3 = -4$, $2 - 3 = 1$.
""", "utf-8")
        self.assertEqual([line for line in self.scanned("--fix").splitlines()
                          if line[0] in "+-" and line[:3] not in ("+++", "---")],
                         ["-$a = 0.9 + 0.15 = 1.50$, and $b = 2a = 2.1$ is right with it; "
                          "$-2 - 3 = -4$, $2 - 3 = 1$.",
                          "+$a = 0.9 + 0.15 = 1.05$, and $b = 2a = 2.1$ is right with it; "
                          "$-2 - 3 = -5$, $2 - 3 = 1$."])

    def test_a_draft_can_be_verified(self):
        self.text.write_text(DRAFTED, "utf-8")
        draft = self.text.with_name("draft.toml")
        self.assertEqual(self.printed("scan", str(self.text), "--draft", "-o", str(draft)), "")
        problem = tomllib.loads(draft.read_text("utf-8"))
        self.assertEqual(problem["given"], {"w1": "0.5", "x": "2", "η": "0.1"})
        self.assertEqual(problem["step"], [{"id": "z", "formula": "w1·x + 0.25"}])
        [section] = problem["section"]
        self.assertEqual((section["title"], section["step"]), ("Next", [
            {"id": "w1", "formula": "w1 − η·z"},
            {"id": "h", "formula": "[1, 2; 3, 4]·[0.5; 1]", "elements": "h1; h2"},
            {"id": "line10", "formula": "0.9 + 0.15"}]))
        self.assertEqual([(claim["step"], claim["printed"], claim["at"]["line"])
                          for claim in problem["claim"]],
                         [("z", "1.25", 3), ("section2/w1", "0.375", 7),
                          ("section2/h", [["2.5"], ["5.5"]], 9), ("section2/line10", "1.50", 10)])
        self.assertIn("# 11: 3x + 1 = 10", draft.read_text("utf-8"))
        self.assertNotIn("2 + 2", draft.read_text("utf-8"))
        verified = run("verify", str(draft))
        self.assertEqual((verified.returncode, verified.stderr), (1, b""))
        self.assertIn("line10 is printed as 1.50. It should be 1.05.", verified.stdout.decode())
        self.assertIn("5 printed numbers checked; mistakes: 1;", verified.stdout.decode())
        self.assertEqual(run("lint", str(draft)).returncode, 0)

    def test_a_draft_of_any_text(self):
        for text in ("", "no mathematics", "$x = x$", "$x = y = 2$, $y = x + x = 4$", "$= 5$",
                     "$\\hat{\\alpha}_{12}' = 3$ $\\hat{\\alpha}_{12}' = 4$", "$i = 1, 2$",
                     "$(a, b) = (1, 2)$", "$x = 1/0$", "$x = 2 \\cdot 10^{400} = 3$",
                     "$\\text{净输入} = 0.5 \\cdot 2 = 1.0$", "$e = 2$ $f = e^2 = 7.389$",
                     "$x = [1, 2; 3]$", "$\\sum_{i=1}^{3} i = 6$", "$sin = 3$, $max = 2$",
                     "$r = 2$, $S = \\pi r^2 = 12.57$\n# B\n$\\pi = 0.3$, $q = 1 - \\pi = 0.7$",
                     "$\\pi_1 = 0.3$, $y = \\sin^2 30^\\circ = 0.25$"):
            with self.subTest(text=text):
                self.text.write_text(text, "utf-8")
                draft = self.text.with_name("draft.toml")
                drafted = run("scan", str(self.text), "--draft", "-o", str(draft))
                if drafted.returncode:
                    self.assertIn("scan.no_calculation", drafted.stderr.decode())
                    continue
                linted = run("lint", str(draft))
                self.assertNotIn("error", linted.stderr.decode())

    def test_to_a_file(self):
        out = self.text.with_name("report.json")
        self.assertEqual(self.scanned("--format", "json", "-o", str(out)), "")
        json.loads(out.read_text("utf-8"))

    def test_any_bytes(self):
        self.text.write_bytes(b"$2 + 2 = 5 \xff\xfe$ $$ \\begin{pmatrix} \x00 = 1$$ $\\frac$ \\")
        self.scanned(status=0)


if __name__ == "__main__":
    main()
