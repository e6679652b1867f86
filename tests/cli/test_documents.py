#!/usr/bin/env python3
"""`longhand list --documents`: the lecture documents, section by section.

    LONGHAND=build/default/longhand python3 tests/cli/test_documents.py
"""

import re

from command_line import CommandLineTest, chapters, main, run

DOCUMENTS = ["000", "001", "002", "003", "004"]
SECTION = r"^  (?:lines (\d+)–(\d+)|第 (\d+)–(\d+) 行)  \S"
SYSTEM = r"^    (\d{3}-\d+[a-h]?)  "
LINE = r"^      (?:Lines?|第) (\d+)"


def parts(text):
    """The document of each section, its lines, and what stands below it."""
    document = ""
    for line in text.splitlines():
        if found := re.match(r"(\d{3})  \S", line):
            document = found[1]
        elif found := re.match(SECTION, line):
            first, last = (int(number) for number in found.groups() if number)
            yield document, first, last, []
        else:
            yield document, 0, 0, [line]


def sections(text):
    gathered = []
    for document, first, last, lines in parts(text):
        if first:
            gathered.append((document, first, last, []))
        elif gathered and gathered[-1][0] == document:
            gathered[-1][3].extend(lines)
    return gathered


class Documents(CommandLineTest):
    def test_all_documents_are_listed_in_order(self):
        for language in ("en", "zh"):
            text = self.printed("list", "--documents", "--lang", language)
            self.assertEqual(re.findall(r"^(\d{3})  \S", text, re.MULTILINE), DOCUMENTS)
            self.assertEqual(len(set(re.findall(SYSTEM, text, re.MULTILINE))), 100)

    def test_sections_follow_one_another_without_a_gap(self):
        found = sections(self.printed("list", "--documents"))
        self.assertGreater(len(found), 50)
        for before, after in zip(found, found[1:]):
            if before[0] == after[0]:
                self.assertEqual(before[2] + 1, after[1], (before[:3], after[:3]))

    def test_mistakes_stand_below_the_section_that_prints_them(self):
        for language in ("en", "zh"):
            for document, first, last, lines in sections(self.printed("list", "--documents", "--lang", language)):
                for line in lines:
                    if found := re.match(LINE, line):
                        self.assertTrue(first <= int(found[1]) <= last, (document, line))

    def test_every_mistake_with_a_name_is_told_once_a_place(self):
        index = self.printed("list", "--documents")
        report = run("verify").stdout.decode()
        named = r"Line (\d+) \((F\d{3}-\d+)\)"
        self.assertEqual(sorted(re.findall(named, index)), sorted(re.findall(named, report)))

    def test_as_many_numbers_are_counted_as_verify_checks(self):
        counts = re.findall(r"(\d+) printed: ", self.printed("list", "--documents"))
        checked = re.search(r"(\d+) printed numbers", run("verify").stdout.decode())[1]
        self.assertEqual(sum(map(int, counts)), int(checked))

    def test_every_chapter_that_is_named_can_be_listed(self):
        ids = re.findall(r"^      ([a-z_]+)(?:/\S*)? {2,}\S", self.printed("list", "--documents"), re.MULTILINE)
        self.assertGreater(len(ids), 100)
        self.assertEqual(set(ids) - set(chapters()), set())

    def test_the_fault_of_document_003_is_found_in_its_section(self):
        text = self.printed("list", "--documents", "003")
        exercises = text[text.index("Exercises in class"):text.index("The training, shown")]
        self.assertIn("Line 625: iteration[2]/P is printed as 0.28, 0.30, 0.42, 0.45. "
                      "It should be 0.35, 0.34, 0.52, 0.51.", exercises)

    def test_some_documents_alone_are_those_parts_of_all(self):
        for options in ([], ["--lang", "zh"], ["--format", "markdown"]):
            alone = [self.printed("list", "--documents", document, *options) for document in DOCUMENTS]
            self.assertEqual("".join(alone), self.printed("list", "--documents", *options))
            self.assertEqual(alone[1] + alone[3], self.printed("list", "--documents", "003", "001", *options))

    def test_chinese_has_the_same_ids_and_its_own_words(self):
        english, chinese = (self.printed("list", "--documents", "--lang", language) for language in ("en", "zh"))
        ids = r"^      ([a-z_]+(?:/\S+)?) {2,}"
        self.assertEqual(re.findall(ids, english, re.MULTILINE), re.findall(ids, chinese, re.MULTILINE))
        self.assertNotRegex(chinese, r"(?m)^ *([Ll]ines? \d|Errata|\d+ printed|formulas)")


if __name__ == "__main__":
    main()
