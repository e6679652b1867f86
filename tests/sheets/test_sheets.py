#!/usr/bin/env python3
"""Who gets which numbers, and what the files of a class hold.

    LONGHAND=build/default/longhand python3 tests/sheets/test_sheets.py
"""

import json
import zipfile

from class_files import ALL, CLASS, KINDS, SHORT, SheetTest, class_lines, files, table, wide
from command_line import main


class Variants(SheetTest):
    def of_class(self, content=table(), seed="1", formats="markdown,html"):
        """(files, class line) of each student by id."""
        folder = self.made(*SHORT, "--roster", self.file(content), "--seed", seed,
                           "--format", formats)
        return {line["id"]: ([(folder / f"students/{line['id']}.{end}").read_bytes()
                              for end in ("md", "html")], line) for line in class_lines(folder)}

    def test_seed_and_id_alone_decide(self):
        usual = self.of_class()
        self.assertEqual(set(usual), {row[0] for row in CLASS})
        newcomer = ("2024999", "New", "B")
        crossed = [(group, "x", id_, "y", name) for id_, name, group in CLASS]
        latin = ("Student ID", "Name", "Class")
        for what, content in {
            "one more": table((newcomer, *CLASS)),
            "one less": table(CLASS[1:]),
            "sorted": table(CLASS[::-1]),
            "other columns": table(crossed, ("班级", "a", "学号", "b", "姓名")),
            "other headings": table(headings=latin),
            "semicolons": table(separator=";"),
            "tabs": table(separator="\t"),
            "other ends of lines": table(end="\r\n"),
            "a mark of UTF-8": table().encode("utf-8-sig"),
            "UTF-16": table().encode("utf-16"),
            "GB18030": table().encode("gb18030"),
            "full-width ids": table([(wide(id_), *rest) for id_, *rest in CLASS]),
            "blanks around ids": table([(f"  {id_}\u3000", *rest) for id_, *rest in CLASS]),
        }.items():
            with self.subTest(what):
                other = self.of_class(content)
                more = {"one more": 1, "one less": -1}.get(what, 0)
                self.assertEqual(len(other), len(CLASS) + more)
                for id_ in usual.keys() & other.keys():
                    self.assertEqual(usual[id_], other[id_], id_)
        with self.subTest("other formats beside them"):
            self.assertEqual(usual, self.of_class(formats=f"qti,moodle,typst,{ALL}"))

    def test_another_seed_and_another_id_give_other_givens(self):
        one, other = self.of_class(), self.of_class(seed="2")
        self.assertEqual(one.keys(), other.keys())
        givens = [each[id_][1]["exercises"][0]["givens"] for each in (one, other) for id_ in each]
        self.assertEqual(len({json.dumps(each) for each in givens}), 2 * len(CLASS))

    def test_two_runs_make_the_same_bytes(self):
        roster = self.file(table())
        for kind in KINDS:
            with self.subTest(kind):
                command = (*SHORT, "--roster", roster, "--kind", kind, "--format", ALL)
                elsewhere = {"TZ": "Asia/Shanghai", "LC_ALL": "C", "HOME": "/nowhere"}
                self.assertEqual(files(self.made(*command)),
                                 files(self.made(*command, environment=elsewhere)))

    def test_each_line_of_the_class_file_is_one_student(self):
        folder = self.made(*SHORT, "--roster", self.file(table()))
        lines = (folder / "class.jsonl").read_text("utf-8").splitlines()
        self.assertEqual([json.loads(line or "{}").get("id") for line in lines],
                         [row[0] for row in CLASS])

    def test_names_stand_on_sheets_and_keys_alone(self):
        folder = self.made(*SHORT, "--roster", self.file(table()), "--format", ALL)
        with zipfile.ZipFile(folder / "qti.zip") as package:
            package.extractall(folder / "qti")
        for id_, name, _ in CLASS:
            found = {place for place, content in files(folder).items() if name.encode() in content}
            own = {f"students/{id_}.md", f"students/{id_}.html"}
            self.assertLessEqual(own, found)
            self.assertLessEqual(found - own, {"keys.md", "keys.html", "marking.html",
                                               "typst/sheets.json", "typst/keys.json",
                                               "typst/marking.json"})

    def test_versions_go_round(self):
        roster = self.file(table([*CLASS, ("2025007", "七", "")]))
        folder = self.made(*SHORT, "--roster", roster, "--versions", "3")
        codes = [line["code"] for line in class_lines(folder)]
        self.assertEqual(len(codes), 7)
        self.assertEqual(len(set(codes)), 3)
        for one, next_ in zip(codes, codes[1:]):
            self.assertNotEqual(one, next_)
        for line, (id_, name, _) in zip(class_lines(folder), CLASS):
            sheet = (folder / f"students/{id_}.md").read_text("utf-8")
            self.assertEqual(line["id"], id_)
            for word in (line["code"], id_, name):
                self.assertIn(word, sheet)

    def test_copies_differ(self):
        folder = self.made(*SHORT, "--copies", "5")
        codes = {line["code"] for line in class_lines(folder)}
        self.assertEqual(len(codes), 5)
        self.assertEqual({path.stem for path in (folder / "students").iterdir()}, codes)

    def test_a_code_has_one_key(self):
        """Copies are called by their codes, so another mistake in the same givens has another."""
        for kind in ("number", "find_mistake"):
            with self.subTest(kind):
                folder = self.made("mcp_neuron", "--copies", "6", "--kind", kind)
                by_code = {}
                for line in class_lines(folder):
                    answers = json.dumps(line["exercises"])
                    self.assertEqual(by_code.setdefault(line["code"], answers), answers)


if __name__ == "__main__":
    main()
