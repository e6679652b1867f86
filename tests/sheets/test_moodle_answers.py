#!/usr/bin/env python3
"""Marking what Moodle's report "Responses" downloads.

    LONGHAND=build/default/longhand python3 tests/sheets/test_moodle_answers.py
"""

import xml.etree.ElementTree as xml

from class_files import SHORT, class_lines
from command_line import main
from marking import MarkingTest, csv_text

TWO = """format = 1
title = "Week"
[[exercise]]
source = "gradient_descent"
to = "forward/out"
[[exercise]]
source = "gradient_descent"
to = "forward/h[2]"
"""
ENGLISH = ["Last name", "First name", "Email address", "State", "Question 1", "Response 1"]
CHINESE = ["姓", "名", "电子邮件地址", "状态", "题目1", "回答1"]


def questions(folder):
    """What a learner reads of each question, by its idnumber."""
    found = {}
    for question in xml.parse(folder / "moodle.xml").iter("question"):
        if question.get("type") != "category":
            text = xml.fromstring(f"<div>{question.findtext('questiontext/text')}</div>")
            found[question.findtext("idnumber")] = " ".join(text.itertext())
    return found


def response(answers, part="part"):
    return "; ".join(f"{part} {k}: {answer}" for k, answer in enumerate(answers, 1))


class Downloads(MarkingTest):
    def made_for(self, *arguments):
        self.sheets = self.made(*arguments, "--copies", "4", "--format", "moodle")
        self.lines = class_lines(self.sheets)
        self.questions = questions(self.sheets)

    def right(self, line, exercise=0):
        return [blank["value"] for blank in self.lines[line]["exercises"][exercise]["blanks"]]

    def question(self, line, exercise=0):
        return self.questions[f"{self.lines[line]['code']}-{exercise + 1}"]

    def test_each_attempt_is_marked_by_its_own_variant(self):
        self.made_for(*SHORT)
        for heads, part in ((ENGLISH, "part"), (CHINESE, "部件")):
            rows = [["Li", "Hua", "li@example.org", "Finished", self.question(2),
                     response(self.right(2), part)],
                    ["Zhao", "Min", "zhao@example.org", "Finished", self.question(0),
                     response(self.right(2), part)],
                    ["Wang", "Ming", "wang@example.org", "Finished", self.question(2),
                     response([self.right(2)[0], "", ""], part)],
                    ["Bob", "B.", "bob@example.org", "Finished", self.question(1), "-"],
                    ["Overall average", "", "", "", "", ""]]
            with self.subTest(part):
                marks, _ = self.graded(csv_text([heads, *rows]))
                self.assertEqual(list(marks), [row[2] for row in rows[:4]])
                self.assertEqual([each["marks"] for each in marks.values()], ["3", "0", "1", "0"])
                self.assertEqual([each["code"] for each in marks.values()],
                                 [self.lines[k]["code"] for k in (2, 0, 2, 1)])

    def test_right_answers_beside_the_responses_are_nobodys_answers(self):
        self.made_for(*SHORT)
        heads = [*ENGLISH, "Right answer 1"]
        row = ["Li", "Hua", "li@example.org", "Finished", self.question(1), "-",
               response(self.right(1))]
        marks, _ = self.graded(csv_text([heads, row]))
        self.assertEqual(marks["li@example.org"]["marks"], "0")
        without = csv_text([heads[:-2] + heads[-1:], row[:-2] + row[-1:]])
        self.refused("answers.moodle", "grade", str(self.sheets), self.file(without, "a.csv"),
                     "-o", str(self.new_folder()))

    def test_questions_may_be_of_different_variants(self):
        self.made_for(self.file(TWO, "week.toml"))
        categories = [each.findtext("category/text") for each in
                      xml.parse(self.sheets / "moodle.xml").iter("question")
                      if each.get("type") == "category"]
        self.assertEqual(len(set(categories)), 2)  # a quiz draws from each
        heads = ["ID number", *ENGLISH[3:], "Question 2", "Response 2"]
        rows = [["17", "Finished", self.question(3, 1), response(self.right(3, 1)),
                 self.question(1, 0), response(self.right(1, 0))]]
        marks, folder = self.graded(csv_text([heads, *rows]), options=("--reveal", "key"))
        self.assertEqual(marks["17"]["marks"], "5")
        self.assertEqual(marks["17"]["code"],
                         f"{self.lines[1]['code']} {self.lines[3]['code']}")
        feedback = (folder / "feedback/17.md").read_text("utf-8")
        for line, exercise in ((1, 0), (3, 1)):
            for value in self.right(line, exercise):
                self.assertIn(value.lstrip("-"), feedback)

    def test_what_does_not_fit_is_said(self):
        self.made_for(*SHORT)
        rows = [["Li", "Hua", "li@example.org", "Finished", self.question(0), "0.3, 0.4"],
                ["Li", "Hua", "li@example.org", "Finished", self.question(1),
                 response(self.right(1))],
                ["Zhao", "Min", "zhao@example.org", "Finished", self.question(1),
                 response([*self.right(1), "7"])]]
        marks, _ = self.graded(csv_text([ENGLISH, *rows]),
                               remarks=["answers.response", "answers.twice", "answers.response"])
        self.assertEqual([each["marks"] for each in marks.values()], ["0", "3"])

    def test_twice_in_one_attempt_in_two_files_and_on_paper(self):
        self.made_for(*SHORT)
        row = ["Li", "Hua", "li@example.org", "Finished", self.question(0), response(self.right(0)),
               self.question(1), response(["9", "9", "9"])]
        twice = csv_text([[*ENGLISH, "Question 2", "Response 2"], row])
        again = csv_text([ENGLISH, [*row[:4], self.question(2), response(["9", "9", "9"])]])
        marks, _ = self.graded(twice, again, remarks=["answers.response", "answers.twice"])
        self.assertEqual([each["marks"] for each in marks.values()], ["3"])
        self.sheets = self.made(*SHORT, "--roster", self.file("id,name\n17,Li\n"), "--format",
                                "moodle")
        self.lines, self.questions = class_lines(self.sheets), questions(self.sheets)
        blanks = [blank["id"] for blank in self.lines[0]["exercises"][0]["blanks"]]
        paper = csv_text([["id", *blanks], ["17", *self.right(0)]])
        quiz = csv_text([["ID number", *ENGLISH[4:]],
                         ["17", self.question(0), response(["9", "9", "9"])]])
        for files in ((paper, quiz), (quiz, paper)):
            marks, _ = self.graded(*files, remarks=["answers.both"])
            self.assertEqual(marks["17"]["marks"], "3")

    def test_a_download_without_questions_is_refused(self):
        self.made_for(*SHORT)
        content = csv_text([[*ENGLISH[:4], "Response 1"],
                            ["Li", "Hua", "li@example.org", "Finished",
                             response(self.right(0))]])
        self.refused("answers.moodle", "grade", str(self.sheets), self.file(content, "a.csv"),
                     "-o", str(self.new_folder()))
        content = csv_text([ENGLISH[4:], [self.question(0), response(self.right(0))]])
        self.refused("answers.student", "grade", str(self.sheets), self.file(content, "a.csv"),
                     "-o", str(self.new_folder()))


if __name__ == "__main__":
    main()
