#!/usr/bin/env python3
"""The command line as a tired person types on it.

    LONGHAND=build/default/longhand python3 tests/cli/test_command_line.py
"""

import json
import re
import unittest

from command_line import CHAPTERS_FOLDER, CommandLineTest, chapters, main, run
from error_triggers import FORWARD

COMMANDS = ("list", "run")


class Names(CommandLineTest):
    def test_the_nearest_name_is_offered(self):
        for arguments, error_id, nearest in [
            (["rnu"], "command.unknown", "run"),
            (["lst"], "command.unknown", "list"),
            (["run", "mcp_neurone"], "chapter.unknown", "mcp_neuron"),
            (["run", "Matrix_Forward_Pass"], "chapter.unknown", FORWARD),
            (["list", "mcpneuron"], "chapter.unknown", "mcp_neuron"),
            (["run", FORWARD, "--digitz", "3"], "option.unknown", "--digits"),
            (["run", FORWARD, "--detial", "full"], "option.unknown", "--detail"),
            (["run", FORWARD, "--given", "W11=1"], "given.unknown", "w11"),
            (["run", FORWARD, "--given", "W_input_hiden=1"], "given.unknown", "W_input_hidden"),
        ]:
            with self.subTest(arguments):
                message = self.refused(error_id, *arguments).replace("[1,1]", "")
                self.assertIn(f"'{nearest}'", message)

    def test_an_option_is_never_guessed(self):
        self.refused("option.unknown", "run", FORWARD, "--digit", "3")

    def test_names_from_the_dark_are_only_names(self):
        for name in ("../../x", "/etc/passwd", "<script>alert(1)</script>", "=cmd()", "$(id)",
                     "%s%n", "{0}", "{", "}", "{}", "a b", "模型", "..", "-", "--x", "*", "\n"):
            with self.subTest(name):
                if name.startswith("-"):
                    continue
                self.assertEqual(run("run", name).returncode, 2)
                self.assertEqual(run("list", name).returncode, 2)
                self.assertEqual(run("run", FORWARD, "--given", f"{name}=1").returncode, 2)

    def test_an_empty_name_is_no_name(self):
        for arguments in ([""], ["run", ""], ["list", ""], ["run", FORWARD, "--given", ""],
                          ["run", FORWARD, "--given", "=1"], ["run", FORWARD, "-o", ""]):
            with self.subTest(arguments):
                self.assertEqual(run(*arguments).returncode, 2)


class Numbers(CommandLineTest):
    def log(self, *givens):
        options = [part for given in givens for part in ("--given", given)]
        return self.printed("run", FORWARD, *options)

    def test_a_number_may_be_typed_in_many_ways(self):
        plain = self.log("w11=-0.5")
        for typed in ("w11=−0.5", "w11=－０.５", "w11=－０．５", "w11＝-0.5", "w11= -0.5",
                      "w11 =-0.5", "w11=-0.5 ", " w11=-0.5", "w11 = －０.５", "w11=(-0.5)",
                      "W[1,1]=-0.5"):
            with self.subTest(typed):
                self.assertEqual(self.log(typed), plain)

    def test_a_matrix_may_be_typed_in_many_ways(self):
        plain = self.log("W=0.1 0.2; 0.3 0.4")
        for typed in ("W=0.1 0.2;0.3 0.4", "W=0.1,0.2;0.3,0.4", "W＝0.1　0.2；0.3，0.4",
                      "W=[0.1 0.2; 0.3 0.4]", "W=(0.1, 0.2; 0.3, 0.4)", "W= 0.1  0.2 ; 0.3  0.4 "):
            with self.subTest(typed):
                self.assertEqual(self.log(typed), plain)
        whole = self.log("W=0.1 0.2; 0.3 0.4", "I=1,2")
        self.assertEqual(self.log("w11=0.1", "w12=0.3", "w21=0.2", "w22=0.4", "I[1]=1", "I[2]=2"),
                         whole)

    def test_what_is_no_number_is_refused(self):
        for typed in ("0.5x", "nan", "inf", "-inf", "0x10", "1/2", "50%", ".", "", " ", "1e", "e5",
                      "--1", "1.2.3", "∞", "½", "one", "0,5x", "1_000", "1'000", "true"):
            with self.subTest(typed):
                message = self.refused("number.text", "run", FORWARD, "--given", f"w11={typed}")
                self.assertIn("0.25", message)

    def test_numbers_out_of_range_are_refused(self):
        for typed in ("1e999", "-1e999", "1e-999", "1e999999999999999999999", "9" * 101,
                      "0." + "1" * 5000):
            with self.subTest(typed[:20]):
                message = self.refused("number.range", "run", FORWARD, "--given", f"w11={typed}")
                self.assertLess(len(message), 400)

    def test_a_wrong_count_names_the_count_that_is_right(self):
        for given, right, wrong in [("I=1", "2 × 1", "1 × 1"), ("I=1,2,3", "2 × 1", "1 × 3"),
                                    ("W=1 2; 3", "2 × 2", "2 × (2, 1)"),
                                    ("W=1 2 3 4", "2 × 2", "1 × 4"), ("w11=1 2", "1 × 1", "1 × 2"),
                                    ("W=1", "2 × 2", "1 × 1"),
                                    ("three_layers/I=1,2", "3 × 1", "1 × 2")]:
            with self.subTest(given):
                message = self.refused("given.shape", "run", FORWARD, "--given", given)
                self.assertIn(f"in the shape {right} (rows × columns), but {wrong} was", message)

    def test_a_decimal_comma_is_explained(self):
        for given in ("w11=0,5", "I=1,0,0,5", "W=0,9 0,3; 0,2 0,8"):
            with self.subTest(given):
                done = run("run", FORWARD, "--given", given)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertRegex(done.stderr.decode(), r"point|0\.5|comma")

    def test_repeated_givens_are_refused(self):
        for first, second in [("w11=1", "w11=1"), ("w11=1", "W=1 2; 3 4"), ("W=1 2; 3 4", "w22=1"),
                              ("I=1,2", "I[2]=3")]:
            with self.subTest((first, second)):
                self.refused("given.twice", "run", FORWARD, "--given", first, "--given", second)

    def test_a_whole_id_wins_and_a_shared_name_is_ambiguous(self):
        log = self.log("I=0.3, 0.4")
        self.assertIn("I = (0.3, 0.4)", log)
        self.assertIn("I = (0.9, 0.1, 0.8)", log)
        self.assertIn("I = (0.3, 0.4, 0.5)", self.log("three_layers/I=0.3, 0.4, 0.5"))
        message = self.refused("given.ambiguous", "run", FORWARD, "--given", "i1=0.5")
        self.assertIn("I[1]", message)
        self.assertIn("three_layers/I[1]", message)
        message = self.refused("given.ambiguous", "run", "mcp_neuron", "--given", "θ=1.5")
        self.assertIn("and_gate/theta, or_gate/theta", message)

    def test_an_element_of_the_given_that_was_named_must_exist(self):
        # The top-level I has two elements; its name must not silently mean three_layers/I.
        for given in ("I[3]=5", "I[0]=5", "W[3,3]=1", "W[0,1]=1", "I[1,2]=3"):
            with self.subTest(given):
                self.assertEqual(run("run", FORWARD, "--given", given).returncode, 2)

    def test_givens_belong_to_one_chapter(self):
        self.refused("run.given", "run", "all", "--given", "w11=1")
        self.refused("run.given", "run", FORWARD, "mcp_neuron", "--given", "w11=1")

    def test_huge_and_tiny_numbers_give_a_log_or_the_place_of_the_overflow(self):
        for given in ("w11=1e300", "w11=1e30", "w11=1e-300", "w11=-700", "w11=-1e5", "w11=-1e8",
                      "w11=-1e300", "W=1e300 1e300; 1e300 1e300", "I=1e300, 1e300",
                      "product/A=1e300 1; 1 1e300"):
            with self.subTest(given):
                done = run("run", FORWARD, "--given", given)
                message = done.stderr.decode()
                if done.returncode:
                    self.assertEqual((done.returncode, done.stdout), (2, b""))
                    self.assertRegex(message, r"^error\[value\.overflow\] \S+: ")
                else:
                    self.assertNotRegex(done.stdout.decode().lower(), r"nan|inf\b")


class Options(CommandLineTest):
    def test_wrong_counts_of_digits_are_refused(self):
        for typed in ("41", "-1", "abc", "", "s", "0s", "41s", "-3s", "3.5", "1e1", "3S", "+3",
                      "99999999999999999999", " 3", "0x3", "nan"):
            with self.subTest(typed):
                self.refused("option.digits", "run", FORWARD, "--digits", typed)
        for typed in ("x", "41", "-1", "", "3s", "2.5", "99999999999999999999"):
            with self.subTest(typed):
                self.refused("option.decimals", "run", FORWARD, "--round", typed)

    def test_right_counts_of_digits_are_taken(self):
        for typed, result in [("4", "0.7408"), ("40", "0.7407748991821539937908956270642884081198"),
                              ("3s", "0.741"), ("1s", "0.7"), ("007", "0.7407749")]:
            with self.subTest(typed):
                log = self.printed("run", FORWARD, "--digits", typed)
                self.assertRegex(log, rf"(?m)^     ≈ {re.escape(result)}( |$)")
        self.printed("run", FORWARD, "--digits", "0")
        self.assertIn("≈ 0.741 ", self.printed("run", FORWARD, "--round", "3"))

    def test_words_are_chosen_from_a_list(self):
        self.assertIn("brief, steps, full",
                      self.refused("option.value", "run", FORWARD, "--detail", "loud"))
        for arguments in (["run", FORWARD, "--lang", "fr"], ["--lang", "fr"], ["--lang=fr"],
                          ["--lang", "fr", "list"], ["list", "--lang", "FR"]):
            with self.subTest(arguments):
                self.assertIn("en, zh", self.refused("option.value", *arguments))

    def test_a_missing_repeated_or_needless_value_is_refused(self):
        for error_id, *arguments in [
            ("option.missing", "run", FORWARD, "--digits"),
            ("option.missing", "run", FORWARD, "--given"),
            ("option.missing", "run", FORWARD, "-o"),
            ("option.missing", "run", FORWARD, "--lang"),
            ("option.missing", "--lang"),
            ("option.twice", "run", FORWARD, "--digits", "3", "--digits", "4"),
            ("option.twice", "run", FORWARD, "--lang", "en", "--lang", "zh"),
            ("option.twice", "--lang", "en", "run", FORWARD, "--lang", "zh"),
            ("option.surplus", "list", "mcp_neuron", FORWARD),
            ("option.usage", "run", FORWARD, "--help=3"),
        ]:
            with self.subTest(arguments):
                message = self.refused(error_id, *arguments)
                named = arguments[-1] if error_id in ("option.missing", "option.surplus") else "--"
                self.assertIn(named.replace("-o", "--output"), message)

    def test_an_option_that_only_begins_like_lang_is_unknown(self):
        message = self.refused("option.unknown", "--language", "zh", "list")
        self.assertIn("--lang", message)

    def test_a_misspelt_option_before_the_command_is_no_command(self):
        self.assertIn("'-x'", run("-x").stderr.decode())
        self.assertEqual(run("-x").returncode, 2)


class Help(CommandLineTest):
    def test_each_command_explains_itself_in_both_languages(self):
        for command in COMMANDS:
            for asked in (["--help"], ["-h"], [FORWARD, "--help"]):
                for language in ("en", "zh"):
                    with self.subTest((command, asked, language)):
                        text = self.printed(command, *asked, "--lang", language)
                        self.assertTrue(text.startswith(f"longhand {command} "))
                        self.assertIn("--lang", text)
                        self.assertEqual(language == "zh", bool(re.search("[一-鿿]", text)))

    def test_every_option_of_run_is_explained(self):
        text = self.printed("run", "--help")
        for option in ("--given", "--detail", "--digits", "--round", "--output", "-o", "--lang"):
            self.assertIn(option, text)

    def test_the_overview_names_every_command(self):
        for arguments in ([], ["--help"], ["-h"], ["help"]):
            for language in ([], ["--lang", "zh"], ["--lang=zh"]):
                with self.subTest((language, arguments)):
                    text = self.printed(*language, *arguments)
                    for command in COMMANDS:
                        self.assertIn(f"longhand {command}", text)
                    self.assertEqual(bool(language), bool(re.search("[一-鿿]", text)))

    def test_the_version_is_told(self):
        self.assertRegex(self.printed("--version"), r"^longhand \d+\.\d+\.\d+\n$")


class Chapters(CommandLineTest):
    def test_the_program_of_a_chapter_prints_what_run_prints(self):
        for chapter in chapters():
            program = CHAPTERS_FOLDER / chapter
            for options in ([], ["--lang", "zh"], ["--detail", "full", "--digits", "9"]):
                with self.subTest((chapter, options)):
                    self.assertEqual(self.printed(*options, program=program),
                                     self.printed("run", chapter, *options))
            self.refused("option.unknown", "--digitz", program=program)
            self.refused("option.digits", "--digits", "41", program=program)

    def test_all_is_each_chapter_in_the_order_of_the_list(self):
        logs = [self.printed("run", chapter) for chapter in chapters()]
        self.assertEqual(self.printed("run", "all"), "\n\n".join(logs))
        self.assertEqual(self.printed("run", *chapters()), "\n\n".join(logs))

    def as_typed(self, chapter, name, shown):
        """All numbers of a given, of which `shown` has the first and the last."""
        givens = json.loads(self.printed("run", chapter, "--format", "json"))["worksheets"][0]["givens"]
        given = next(given for given in givens if given["id"] == name)
        rows, columns = (given["shape"] + [1])[:2]
        values, row_end = given["values"], "; " if len(given["shape"]) == 2 else ", "
        lines = [" ".join(values[k * columns:(k + 1) * columns]) for k in range(rows)]
        before, after = re.split(f"{row_end}…{row_end}", shown.replace("−", "-"))
        self.assertTrue(row_end.join(lines).startswith(before + row_end))
        self.assertEqual(after, lines[-1])
        return row_end.join(lines)

    def test_each_chapter_can_be_listed_and_its_givens_given_back(self):
        for chapter in chapters():
            text = self.printed("list", chapter)
            self.assertIn(chapter, text)
            self.assertNotEqual(text, self.printed("list", chapter, "--lang", "zh"))
            rows = re.search(r"\nGiven\n((?:  .+\n)*)", text)[1].splitlines()
            for row in rows:
                name, values = re.split(r" {2,}", row.strip())[:2]
                if "…" in values:  # a long one is listed by its beginning and its end
                    values = self.as_typed(chapter, name, values)
                with self.subTest((chapter, name)):
                    again = self.printed("run", chapter, "--given", f"{name}={values}")
                    plain = self.printed("run", chapter)
                    cut = re.compile(r"(?: {3,}|; )(document|the rounded).*")
                    self.assertEqual(cut.sub("", again), cut.sub("", plain))


if __name__ == "__main__":
    main()
