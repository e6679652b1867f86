#!/usr/bin/env python3
"""Names, ids and words that would break a format.

    LONGHAND=build/default/longhand python3 tests/sheets/test_attacks.py
"""

import html
import json
import re
import xml.etree.ElementTree as xml

from class_files import ALL, SHORT, SheetTest, blanks_of, class_lines, table
from command_line import main, run
import cloze

ATTACKS = ("../../x", "/etc/passwd", "\\input{/etc/passwd}", "=cmd()", "<script>alert(1)</script>",
           '#read("/etc/passwd")', "$x$", "]]>", "{1:NUMERICAL:=5}", "'single' and \"double\"",
           "*bold*", "_low_", "`code`", "[a](http://b.example)", "@ref", "&amp;", "<!--", "~a~",
           "# heading", "\\", "n" * 300, "😀👩‍🎓", "\u202egnp.exe", "two\nlines",
           "two\n\n# paragraphs", "a\0b", "\x1b[31mred")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # in Markdown
CONTROLS = re.compile(r"[\0-\x1f\x7f]")


class Attacks(SheetTest):
    def attempt(self, id_, name, group):
        """What a roster with this student gives: a folder, or None for a clean refusal."""
        inside = self.folder / f"inside{len(list(self.folder.iterdir()))}"
        inside.mkdir()
        roster = self.file(table([(id_, name, group), ("7", "Bob", "B")]))
        folder = inside / "class"
        done = run("sheet", *SHORT, "--roster", roster, "--format", ALL, "-o", str(folder))
        self.assertIn(done.returncode, (0, 2), done.stderr)
        self.assertEqual([path.name for path in inside.iterdir()],
                         ["class"] if done.returncode == 0 else [])
        if done.returncode:
            self.assertRegex(done.stderr.decode(), r"\Aerror\[[\w.]+\]")
            self.assertEqual(CONTROLS.findall(done.stderr.decode().replace("\n", "")), [])
            return None
        self.assertEqual(done.stderr, b"")
        return folder

    def check_files(self, folder):
        for path in folder.rglob("*"):
            self.assertRegex(path.name, r"\A[\w-]+(\.\w+)?\Z")
            self.assertFalse(path.is_symlink())
            if path.suffix in (".html", ".xml"):
                tree = xml.fromstring(path.read_bytes())
                for element in tree.iter():
                    self.assertNotRegex(element.tag.lower(), r"script$|img$|iframe$|object$")
                    self.assertEqual([key for key in element.keys() if key.startswith("on")], [])
            if path.suffix == ".json":
                json.loads(path.read_text("utf-8"))
        questions = xml.parse(folder / "moodle.xml").iter("questiontext")
        gaps = [gap for question in questions for gap in cloze.gaps(question.findtext("text"))]
        self.assertEqual(len(gaps), sum(len(blanks_of(line)) for line in class_lines(folder)))

    def test_in_ids(self):
        plain = self.attempt("2025001", "Ada", "B")
        made = 0
        for attack in ATTACKS:
            with self.subTest(attack):
                folder = self.attempt(attack, "Ada", "B")
                if not folder:
                    continue
                made += 1
                self.check_files(folder)
                sheets = [path for path in (folder / "students").glob("*.md") if path.stem != "7"]
                self.assertEqual(len(sheets), 1)
                for end in ("md", "html"):
                    before = (plain / f"students/2025001.{end}").read_text("utf-8").splitlines()
                    after = sheets[0].with_suffix("." + end).read_text("utf-8").splitlines()
                    self.assertEqual(len(before), len(after))
                self.assertEqual(class_lines(folder)[0]["id"], attack)
        self.assertGreater(made, len(ATTACKS) / 2)

    def test_in_names_and_groups(self):
        plain = self.attempt("2025001", "Ada", "B")
        made = 0
        for attack in ATTACKS:
            with self.subTest(attack):
                folder = self.attempt("2025001", attack, attack)
                if not folder:
                    continue
                made += 1
                self.check_files(folder)
                for end in ("md", "html"):
                    self.check_the_rest(plain, folder, f"students/2025001.{end}", attack)
                papers = json.loads((folder / "typst/sheets.json").read_text("utf-8"))["papers"]
                self.assertEqual((papers[0]["name"], papers[0]["group"]), (attack, attack))
                for name in ("class.jsonl", "moodle.xml", "sheet.json"):
                    self.assertEqual((folder / name).read_bytes(), (plain / name).read_bytes())
        self.assertGreater(made, len(ATTACKS) / 2)

    def check_the_rest(self, plain, folder, name, attack):
        """All of a file is as it is for a harmless name, but for the line that shows the name."""
        before = (plain / name).read_text("utf-8").splitlines()
        after = (folder / name).read_text("utf-8").split("\n")[:-1]
        changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        self.assertEqual(len(changed), 1, name)
        if CONTROLS.search(attack):
            self.assertEqual(CONTROLS.findall(changed[0][1]), [])
        elif name.endswith(".html"):
            self.assertEqual("".join(xml.fromstring(changed[0][1]).itertext()).count(attack), 2)
        else:
            found = re.search(r" · Name (.*) · Student id 2025001 · Class (.*)$", changed[0][1])
            for shown in found.groups():
                bare = ESCAPED.sub("", shown)
                self.assertEqual(re.findall(r"[*_`<\[$~|&]", bare), [], "Markdown reads it")
                read = html.unescape(ESCAPED.sub(lambda sign: f"&#{ord(sign[1])};", shown))
                self.assertEqual(read, attack)

    def test_in_the_words_of_a_sheet_file(self):
        for attack in (each for each in ATTACKS if len(each) < 99):
            with self.subTest(attack):
                word = json.dumps(attack)
                source = self.file("format = 1\n" + "".join(
                    f"{key} = {word}\n" for key in ("title", "course", "instructions")) +
                    '[[exercise]]\nsource = "gradient_descent"\nto = "forward/out"\n' + "".join(
                    f"{key} = {word}\n" for key in ("title", "text", "question")), "week.toml")
                folder = self.new_folder()
                done = run("sheet", source, "--copies", "2", "--format", ALL, "-o", str(folder))
                self.assertIn(done.returncode, (0, 2), done.stderr)
                if done.returncode == 0:
                    self.check_files(folder)


if __name__ == "__main__":
    main()
