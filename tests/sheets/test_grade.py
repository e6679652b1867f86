#!/usr/bin/env python3
"""Marking what students hand in.

    LONGHAND=build/default/longhand python3 tests/sheets/test_grade.py
"""

import csv
import io
import json
import re
import shutil
import stat
from decimal import ROUND_HALF_UP, Decimal

from class_files import CLASS, SHORT, class_lines, files, numbers, result, steps, table
from command_line import main, run
from marking import MarkingTest, csv_text

FOUR = Decimal("0.0001")
IDS = [row[0] for row in CLASS]


def rounded(value):
    return str(value.quantize(FOUR, ROUND_HALF_UP))


def forward(givens, first_sign=1):
    """The linear network of gradient_descent from its givens alone: h, then out; somebody who takes
    the second term of h1 with the wrong sign passes −1."""
    number = {name: [Decimal(each) for each in typed] for name, typed in givens.items()}
    (i1, i2), w, (w5, w6) = number["i"], number["W"], number["w"]
    h1 = w[0] * i1 + first_sign * w[2] * i2
    h2 = w[1] * i1 + w[3] * i2
    return [rounded(h1), rounded(h2), rounded(w5 * h1 + w6 * h2)]


class Grading(MarkingTest):
    def setUp(self):
        super().setUp()
        self.sheets = self.made(*SHORT, "--roster", self.file(table()), "--seed", "5")
        self.lines = {line["id"]: line for line in class_lines(self.sheets)}
        self.blanks = [blank["id"] for blank in self.lines[IDS[0]]["exercises"][0]["blanks"]]

    def right(self, id_, **options):
        return forward(self.lines[id_]["exercises"][0]["givens"], **options)

    def answers(self, rows, headings=None, **options):
        return csv_text([headings or ["学号", *self.blanks], *rows], **options)

    def test_the_independent_calculation_is_theirs(self):
        for id_ in IDS:
            expected = [blank["value"] for blank in self.lines[id_]["exercises"][0]["blanks"]]
            self.assertEqual(self.right(id_), expected)

    def test_right_students_get_all_marks(self):
        rows = [[id_, *self.right(id_)] for id_ in IDS]
        for what, content in {
            "plain": self.answers(rows),
            "semicolons": self.answers(rows, delimiter=";"),
            "GB18030": self.answers(rows).encode("gb18030"),
            "other order": self.answers(rows[::-1]),
            "by code": self.answers([[self.lines[id_]["code"], *row] for id_, *row in rows],
                                    ["卷号", *self.blanks]),
            "full-width ids": self.answers(
                [["".join(chr(ord(c) + 0xFEE0) for c in id_), *row] for id_, *row in rows]),
            "as typed": self.answers([[id_, *(each.replace("-", "−").replace("0.", ".") + " "
                                              for each in row)] for id_, *row in rows]),
            "long": self.answers([(id_, blank, each) for id_, *row in rows
                                  for blank, each in zip(self.blanks, row)],
                                 ["id", "blank", "answer"]),
        }.items():
            with self.subTest(what):
                marks, _ = self.graded(content)
                self.assertEqual([marks[id_]["marks"] for id_ in IDS], ["3"] * len(IDS))

    def test_a_slip_in_the_first_step_costs_that_step_and_says_why(self):
        rows = [[id_, *self.right(id_, first_sign=-1)] for id_ in IDS]
        marks, folder = self.graded(self.answers(rows))
        told = 0
        for id_ in IDS:
            [first, second, third] = marks[id_]["exercises"][0]
            self.assertEqual([each["judged"] for each in (first, second, third)],
                             ["wrong", "right", "follows"])
            self.assertEqual(marks[id_]["marks"], "2")
            told += first.get("cause") == "sign"
        self.assertGreaterEqual(2 * told, len(IDS))  # others may be chance, and are not told
        feedback = (folder / f"feedback/{IDS[0]}.md").read_text("utf-8")
        self.assertIn("**Marks: 2 of 3**", feedback)
        self.assertIn("the sign of", feedback)
        report = (folder / "report.md").read_text("utf-8")
        self.assertIn("## Commonest mistakes", report)

    def test_feedback_in_chinese_with_names(self):
        rows = [[id_, *self.right(id_, first_sign=-1)] for id_ in IDS]
        _, folder = self.graded(self.answers(rows),
                                options=("--lang", "zh", "--roster", self.file(table())))
        feedback = (folder / f"feedback/{IDS[0]}.md").read_text("utf-8")
        self.assertIn("王小明", feedback)
        self.assertIn("得分：2（满分 3）", feedback)
        self.assertIn("符号", feedback)

    def test_what_is_revealed(self):
        rows = [[id_, *self.right(id_, first_sign=-1)] for id_ in IDS]
        value = self.right(IDS[0])[0].replace("-", "−")
        own = self.right(IDS[0], first_sign=-1)[2].replace("-", "−")
        seen = {}
        for reveal in ("nothing", "values", "own", "key"):
            _, folder = self.graded(self.answers(rows), options=("--reveal", reveal))
            seen[reveal] = (folder / f"feedback/{IDS[0]}.md").read_text("utf-8")
        self.assertNotIn(f"right is {value}", seen["nothing"])
        self.assertIn(f"right is {value}", seen["values"])
        self.assertNotIn("```", seen["values"])
        self.assertGreater(len(seen["own"]), len(seen["values"]))
        self.assertIn(own, seen["own"])
        # Each step is right as it stands; what the student has instead is said behind it.
        wrong = self.right(IDS[0], first_sign=-1)[0].replace("-", "−")
        results = [result(step) for _, step in sorted(steps(seen["own"]).items())]
        self.assertEqual([rounded(numbers(each)[-1]).replace("-", "−") for each in results],
                         [value, self.right(IDS[0])[1].replace("-", "−"), own])
        self.assertEqual(re.findall("You have (.*)\\.", seen["own"]), [f"h1 = {wrong}"])
        self.assertNotEqual(seen["own"], seen["key"])

    def test_nothing_is_dropped_in_silence(self):
        first, second, third, fourth = ([id_, *self.right(id_)] for id_ in IDS[:4])
        first[1] = "0,5"
        second[1] = "ask Bob"
        third[1] = ""
        rows = [first, second, third, fourth, fourth, ["9999999", "1", "2", "3"]]
        content = self.answers(rows, ["学号", *self.blanks])
        marks, folder = self.graded(
            content, remarks=["answers.twice", "answers.unknown", "answers.missing",
                              "answers.missing", "answers.comma", "answers.unreadable"])
        self.assertEqual([marks[id_]["exercises"][0][0]["judged"] for id_ in IDS[:4]],
                         ["unreadable", "unreadable", "empty", "right"])
        self.assertEqual(marks[IDS[1]]["exercises"][0][0]["answer"], "ask Bob")
        listed = (folder / "remarks.txt").read_text("utf-8")
        for word in ("ask Bob", "9999999", IDS[4], IDS[5], "answers0.csv:6"):
            self.assertIn(word, listed)
        self.assertNotIn(IDS[4], marks)

    def test_columns_that_are_none_are_told(self):
        rows = [[id_, *self.right(id_), "x"] for id_ in IDS]
        self.graded(self.answers(rows, ["id", *self.blanks, "forward/hh"]),
                    remarks=["answers.column"])
        self.graded(self.answers([(IDS[0], "forward/h[9]", "1")], ["id", "blank", "answer"]),
                    remarks=["answers.column"] + ["answers.missing"] * len(IDS))

    def test_several_tables_are_one(self):
        rows = [[id_, *self.right(id_)] for id_ in IDS]
        marks, _ = self.graded(self.answers(rows[:3]), self.answers(rows[3:]))
        self.assertEqual(len(marks), len(IDS))
        other = [IDS[0], "7", *rows[0][2:]]
        marks, _ = self.graded(self.answers(rows), self.answers([other]),
                               remarks=["answers.disagree"])
        self.assertEqual(marks[IDS[0]]["marks"], "3")

    def test_a_decimal_comma_where_somebody_says_so(self):
        rows = [[id_, *(each.replace(".", ",") for each in self.right(id_))] for id_ in IDS]
        content = self.answers(rows, delimiter=";")
        marks, _ = self.graded(content, options=("--decimal-comma",))
        self.assertEqual({each["marks"] for each in marks.values()}, {"3"})

    def test_a_scheme_changes_the_marks(self):
        scheme = self.file('format = 1\nfollows = 0.5\n[marks]\n"forward/h[2]" = 4\n', "s.toml")
        rows = [[id_, *self.right(id_, first_sign=-1)] for id_ in IDS]
        marks, _ = self.graded(self.answers(rows), options=("--scheme", scheme))
        self.assertEqual({(each["marks"], each["possible"]) for each in marks.values()},
                         {("4.5", 6)})

    def test_who_changed_and_why_is_listed(self):
        rows = [[id_, *self.right(id_, first_sign=-1 if k == 0 else 1)]
                for k, id_ in enumerate(IDS)]
        _, before = self.graded(self.answers(rows))
        scheme = self.file("format = 1\nfollows = 0\n", "s.toml")
        rows[2][1] = "7"
        _, now = self.graded(self.answers(rows[:5]), remarks=["answers.missing"],
                             options=("--scheme", scheme, "--before", str(before)))
        [_, *listed] = csv.reader(io.StringIO((now / "changes.csv").read_text("utf-8-sig")))
        self.assertEqual([row[:3] for row in listed],
                         [[IDS[0], "2", "1"], [IDS[2], "3", "2"], [IDS[5], "3", ""]])
        self.assertEqual(listed[0][3], "forward/out: follows 1 → follows 0")
        self.assertEqual(listed[1][3], "forward/h[1]: right 1 → wrong 0")
        (before / "marks.jsonl").write_text("{}\n")
        self.refuses("marks.line", str(self.sheets), self.file(self.answers(rows), "a.csv"),
                     "--before", str(before))

    def test_the_table_that_sheet_lays_out_is_read(self):
        content = (self.sheets / "answers.csv").read_text("utf-8-sig")
        [head, *rows] = csv.reader(io.StringIO(content))
        self.assertEqual(head, ["id", "code", *self.blanks])
        filled = [[id_, code, *self.right(id_)] for id_, code, *_ in rows]
        marks, _ = self.graded(self.answers(filled, head))
        self.assertEqual({each["marks"] for each in marks.values()}, {"3"})

    def test_files_are_for_their_owner_and_safe_for_spreadsheets(self):
        evil = table([("=cmd()", "N", ""), ("@x", "M", "")])
        self.sheets = self.made(*SHORT, "--roster", self.file(evil, "evil.csv"))
        rows = [["=cmd()", "=1+1", "@a", "-2"]]
        _, folder = self.graded(self.answers(rows), remarks=["answers.missing"] +
                                ["answers.unreadable"] * 2)
        for path in folder.rglob("*"):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600)
        for name in ("marks.csv", "gradebook.csv"):
            content = (folder / name).read_bytes()
            self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
                for field in row:
                    self.assertNotRegex(field, r"^[=@+\t]|^-[^0-9]")

    def test_two_runs_make_the_same_bytes(self):
        rows = self.answers([[id_, *self.right(id_, first_sign=-1)] for id_ in IDS])
        self.assertEqual(files(self.graded(rows)[1]), files(self.graded(rows)[1]))

    def test_other_kinds_of_exercise(self):
        self.sheets = self.made(*SHORT, "--kind", "find_mistake", "--copies", "3")
        lines = class_lines(self.sheets)
        heads = ["code", "mistake/line", "mistake/value"]
        rows = [[line["code"], *(blank["value"] for blank in line["exercises"][0]["blanks"])]
                for line in lines]
        rows[1][1] = "99"
        marks, folder = self.graded(self.answers(rows, heads))
        got = [json.loads(line)["marks"] for line in
               (folder / "marks.jsonl").read_text("utf-8").splitlines() if line]
        self.assertEqual(sorted(got), ["1", "2", "2"])

    def test_notes_and_codes_in_a_table_are_no_quiz(self):
        other = self.lines[IDS[1]]["code"]
        rows = [[id_, *self.right(id_), f"swapped with {other}!" if k == 0 else "p 1: ok; p 2: fine"]
                for k, id_ in enumerate(IDS)]
        marks, _ = self.graded(self.answers(rows, ["学号", *self.blanks, "备注"]),
                               remarks=["answers.column"])
        self.assertEqual({line["marks"] for line in marks.values()}, {"3"})

    def test_id_and_code_that_do_not_belong_together_are_remarked_on(self):
        codes = [self.lines[id_]["code"] for id_ in IDS]
        rows = [[IDS[0], codes[1], *self.right(IDS[0])], ["7", codes[2], *self.right(IDS[2])],
                [IDS[3], codes[3].lower().replace("-", ""), *self.right(IDS[3])]]
        marks, _ = self.graded(self.answers(rows, ["学号", "卷号", *self.blanks]),
                               remarks=["answers.mismatch", "answers.mismatch",
                                        *["answers.missing"] * 3])
        self.assertEqual([marks[IDS[k]]["marks"] for k in (0, 2, 3)], ["3", "3", "3"])

    def test_ids_that_spreadsheets_take_for_formulas(self):
        students = [("=A1", "x", ""), ("-b", "y", ""), ("@at", "z", "")]
        self.sheets = self.made(*SHORT, "--roster", self.file(table(students)))
        lines = class_lines(self.sheets)
        rows = [["'" + line["id"], *(b["value"] for b in line["exercises"][0]["blanks"])]
                for line in lines]
        marks, _ = self.graded(self.answers(rows))
        self.assertEqual([marks[id_]["marks"] for id_, *_ in students], ["3"] * 3)

    def test_a_mistake_that_can_be_named_may_earn_a_share(self):
        rows = [[id_, *self.right(id_, first_sign=-1)] for id_ in IDS]
        scheme = self.file("format = 1\nexplained = 0.25\n", "s.toml")
        marks, _ = self.graded(self.answers(rows), options=("--scheme", scheme))
        for line in marks.values():
            has_cause = "cause" in line["exercises"][0][0]
            self.assertEqual(line["marks"], "2.25" if has_cause else "2")
        self.assertIn("2.25", {line["marks"] for line in marks.values()})

    def test_a_scheme_for_whole_sections_and_for_nothing(self):
        scheme = self.file('format = 1\n[marks]\nforward = 2\nout = 5\n', "s.toml")
        marks, _ = self.graded(self.answers([[id_, *self.right(id_)] for id_ in IDS]),
                               options=("--scheme", scheme))
        self.assertEqual({line["marks"] for line in marks.values()}, {"9"})
        self.refuses("scheme.unknown", str(self.sheets),
                     self.file(self.answers([[IDS[0]]]), "a.csv"), "--scheme",
                     self.file("format = 1\n[marks]\nbackward = 2\n", "t.toml"))

    def refuses(self, error_id, *arguments):
        out = self.new_folder()
        message = self.refused(error_id, "grade", *arguments, "-o", str(out))
        self.assertFalse(out.exists())
        return message

    def test_what_cannot_be_marked_is_refused(self):
        answers = self.file(self.answers([[IDS[0], *self.right(IDS[0])]]), "a.csv")
        self.refuses("file.read", str(self.folder / "nowhere"), answers)
        self.refuses("file.read", str(self.sheets), str(self.folder / "none.csv"))
        self.refuses("answers.student", str(self.sheets),
                     self.file("name,forward/out\nx,1\n", "b.csv"))
        for name, change, error in (
                ("sheet.json", lambda text: "{", "class.sheet"),
                ("sheet.json", lambda text: "[1]", "class.sheet"),
                ("sheet.json", lambda text: text.replace('"version": 1', '"version": 2'),
                 "class.version"),
                ("sheet.json", lambda text: text.replace('"digest": "', '"digest": "0'),
                 "class.other"),
                ("class.jsonl", lambda text: "{}\n", "class.line"),
                ("class.jsonl", lambda text: text.replace('"blanks": [', '"blanks": [], "x": ['),
                 "class.givens")):
            with self.subTest(error):
                shutil.rmtree(self.folder / "copy", ignore_errors=True)
                shutil.copytree(self.sheets, self.folder / "copy")
                path = self.folder / "copy" / name
                path.write_text(change(path.read_text("utf-8")), "utf-8")
                self.refuses(error, str(self.folder / "copy"), answers)


if __name__ == "__main__":
    main()
