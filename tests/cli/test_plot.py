#!/usr/bin/env python3
"""Plots: every one of a chapter in both languages, what goes into the picture, problem files, and
what goes wrong.

    LONGHAND=build/default/longhand python3 tests/cli/test_plot.py
"""

import math
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

from command_line import CommandLineTest, chapters, main, run

EXAMPLES = pathlib.Path(__file__).parents[2] / "docs/examples"
SVG = "{http://www.w3.org/2000/svg}"
DESCENT = "losses_and_descent"
SEVERAL = "why_nonlinear"
WAYS = "large_rate/end/ways"
PENDULUM = str(EXAMPLES / "pendulum.toml")
AXES = {"en": r"^Across: (.*?); upwards: (.*?)\. ?", "zh": r"^横轴：(.*?)；纵轴：(.*?)。 ?"}
HAN = "[一-鿿]"
WITHOUT_GNUPLOT = {"PATH": "/nowhere"}


def plots(language="en"):
    """(chapter, id, title) of every plot, as `longhand list` has them."""
    found = []
    for chapter in chapters():
        text = run("list", chapter, "--lang", language).stdout.decode()
        parts = re.split(r"^(?:Plots|图)$", text, flags=re.M)
        for row in parts[1].splitlines() if len(parts) == 2 else []:
            if row.strip():
                found.append((chapter, *row.split(maxsplit=1)))
    return found


def texts(picture):
    return ["".join(each.itertext()).strip() for each in picture.iter(SVG + "text")]


class PlotTest(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


@unittest.skipUnless(shutil.which("gnuplot"), "gnuplot is not installed")
class Pictures(PlotTest):
    def test_every_plot_in_both_languages(self):
        self.assertGreater(len(plots()), 9)
        for language in ("en", "zh"):
            for chapter, plot, title in plots(language):
                with self.subTest(plot=plot, language=language):
                    text = self.printed("plot", chapter, plot, "--lang", language)
                    picture = xml.fromstring(text)
                    self.assertEqual(picture.find(SVG + "title").text, title)
                    description = picture.find(SVG + "desc").text
                    across, upwards = re.match(AXES[language], description).groups()
                    for words in (title, across, upwards):
                        self.assertIn(words, texts(picture))
                    self.assertEqual(language == "zh", bool(re.search(HAN, text)))
                    self.assertNotIn("{{", text)
                    self.assertNotIn("gnuplot ", text.lower().replace("gnuplot_", ""))
                    self.check_it_stands_alone(picture, text)

    def check_it_stands_alone(self, picture, text):
        """Nothing is loaded, nothing runs."""
        self.assertEqual(set(re.findall(r"\w+://[^/\"']+", text)), {"http://www.w3.org"})
        self.assertNotRegex(text, r"(?i)<script|@import|javascript:|<foreignObject|\son\w+\s*=")
        for element in picture.iter():
            for key, value in element.attrib.items():
                if key.endswith("href"):
                    self.assertTrue(value.startswith("#"), value)

    def test_a_line_without_a_label_is_described_by_its_axis(self):
        for language in ("en", "zh"):
            for chapter, plot, _ in plots(language):
                with self.subTest(plot=plot, language=language):
                    picture = xml.fromstring(self.printed("plot", chapter, plot, "--lang", language))
                    description = picture.find(SVG + "desc").text
                    self.assertNotRegex(description, r"(^|[.。] ?)[:：]")

    # x0 shrinks by 1 − 2·η at each step and x1 by 1 − 4·η, from (3, 2).
    def test_points_are_those_of_the_calculation_and_givens_change_them(self):
        def way(*options):
            picture = xml.fromstring(self.printed("plot", DESCENT, *options))
            description = picture.find(SVG + "desc").text.replace("−", "-")
            numbers = re.search(r"η = 0\.(?:6|25):((?: \([^)]*\))*)", description).group(1)
            return [tuple(map(float, pair)) for pair in re.findall(r"\(([^,]*), ([^)]*)\)", numbers)]

        self.assertEqual(way(), [(3, 2), (-0.6, -2.8), (0.12, 3.92), (-0.024, -5.488)])
        self.assertEqual(way("--given", "large_rate/eta=0.25"),
                         [(3, 2), (1.5, 0), (0.75, 0), (0.375, 0)])
        self.assertNotEqual(self.printed("plot", DESCENT),
                            self.printed("plot", DESCENT, "--given", "large_rate/eta=0.25"))

    # T = 2π·√(0.80/9.81) = 1.79428; φ = 0.15·cos(2π·t/T) is −0.15 at T/2 and 3T/2.
    def test_a_problem_file_has_plots_too(self):
        listed = self.printed("list", PENDULUM)
        self.assertIn("\nPlots\n  swing  Two swings of 1.79428 s\n", listed)
        for options in ([PENDULUM], [PENDULUM, "swing"]):
            picture = xml.fromstring(self.printed("plot", *options))
            self.assertEqual(picture.find(SVG + "title").text, "Two swings of 1.79428 s")
            description = picture.find(SVG + "desc").text.replace("−", "-")
            ends = re.search(r"angle, rad: from \((.*?), (.*?)\) to \((.*?), (.*?)\); "
                             r"least at \((.*?), (.*?)\), greatest at \((.*?), (.*?)\)\.", description)
            t0, y0, t1, y1, t_least, least, _, greatest = map(float, ends.groups())
            self.assertEqual((t0, y0, t1, greatest), (0, 0.15, 3.6, 0.15))
            period = 2 * math.pi * math.sqrt(0.8 / 9.81)
            for at, value in ((t1, y1), (t_least, least)):
                self.assertAlmostEqual(value, 0.15 * math.cos(2 * math.pi * at / period), places=5)
            self.assertLess(min(abs(t_least - period / 2), abs(t_least - 1.5 * period)), 0.01)
            self.assertIn("after 0.5 s: (0.5, ", description)
        longer = xml.fromstring(self.printed("plot", PENDULUM, "--given", "l=1.00", "--lang", "zh"))
        self.assertEqual(longer.find(SVG + "title").text, "两个周期，每个 2.00607 s")

    def test_a_long_loop_has_a_point_of_every_pass(self):
        file = self.folder / "loop.toml"
        file.write_text('format = 1\ntitle = "t"\n[given]\nn = "0"\n[[section]]\nid = "s"\n'
                        'repeat = 250\nstep = ["n = n + 2", "m = n/2"]\n[[plot]]\nid = "p"\n'
                        'title = "t"\nx = { label = "x" }\ny = { label = "y" }\n'
                        'points = [{ x = "s[*]/m", y = "s[*]/n", joined = true }]\n')
        script = self.printed("plot", str(file), "--format", "gnuplot")
        points = re.search(r"\$data1 << END\n(.*?)END\n", script, re.S)[1].splitlines()
        self.assertEqual(points, [f"{k} {2 * k}" for k in range(1, 251)])
        self.printed("run", str(file))

    def problem(self, formula, x, y="", title="t", u="0.5"):
        file = self.folder / "one.toml"
        file.write_text(f'format = 1\ntitle = "t"\n[given]\nu = "{u}"\n[[step]]\nid = "f"\n'
                        f'formula = "{formula}"\n[[plot]]\nid = "p"\ntitle = "{title}"\n'
                        f'x = {{ label = "x", {x} }}\ny = {{ label = "y"{y} }}\n'
                        'curve = [{ x = "u", y = "f" }]\n')
        return str(file)

    def test_very_small_and_very_large_numbers(self):
        for formula, power in (("u^2", 2), ("1/u", -1)):
            file = self.problem(formula, 'from = "1e-100", to = "1", logarithmic = true',
                                ", logarithmic = true")
            self.assertTrue(self.printed("plot", file).startswith("<?xml"))
            script = self.printed("plot", file, "--format", "gnuplot")
            points = re.search(r"\$data1 << END\n(.*?)END\n", script, re.S)[1].splitlines()
            self.assertEqual(len(points), 201)
            for k, point in enumerate(points):
                x, y = map(float, point.split())
                exponent = -100 + k / 2
                self.assertAlmostEqual(math.log10(x), exponent, places=4)
                self.assertAlmostEqual(math.log10(y), power * exponent, places=4)

    def test_a_pass_beyond_the_hundredth(self):
        file = self.folder / "loop.toml"
        file.write_text('format = 1\ntitle = "t"\n[given]\nn = "0"\n[[section]]\nid = "s"\n'
                        'repeat = 250\nstep = ["n = n + 2", "m = n/2"]\n[[plot]]\nid = "p"\n'
                        'title = "{{s[150]/n}}"\nx = { label = "x" }\ny = { label = "y" }\n'
                        'points = [{ x = "s[150]/m", y = "s[150]/n" }]\n')
        self.assertIn("set title '300'", self.printed("plot", str(file), "--format", "gnuplot"))
        self.assertIn("\n  p  300\n", self.printed("list", str(file)))
        for command in ("run", "lint"):
            self.printed(command, str(file))

    def test_what_has_nothing_to_draw(self):
        for language, words in (("en", "no value anywhere"), ("zh", "处处没有值")):
            for formula, x, y in (("ln(1 − u)", 'from = "2", to = "3"', ""),
                                  ("u − 10", 'from = "0", to = "1"', ", logarithmic = true")):
                file = self.problem(formula, x, y)
                message = self.refused("plot.nowhere", "plot", file, "--lang", language)
                self.assertIn(words, message)
                self.assertRegex(message, r"one\.toml:13:\d+ \(p\)")
        # What is undefined in places only, is drawn.
        self.printed("plot", self.problem("ln(1 − u)", 'from = "0", to = "3"'))

    def test_what_lies_beyond_the_ends(self):
        ends = ', from = "0", to = "1"'
        for formula in ("u + 5", "u − 2.5"):
            file = self.problem(formula, 'from = "0", to = "1"', ends)
            for language in ("en", "zh"):
                message = self.refused("plot.outside", "plot", file, "--lang", language)
                self.assertRegex(message, r"one\.toml:13:\d+ \(p\)")
        self.assertIn("upwards from −2.5 to −1.5", self.refused("plot.outside", "plot", file))
        # What touches an end, or lies beyond it in places only, is drawn.
        for formula in ("u + 1", "3·u"):
            self.printed("plot", self.problem(formula, 'from = "0", to = "1"', ends))

    def test_the_script_draws_the_picture(self):
        for chapter, plot, _ in plots("zh"):
            with self.subTest(plot):
                script = self.printed("plot", chapter, plot, "--format", "gnuplot", "--lang", "zh",
                                      environment=WITHOUT_GNUPLOT)
                (self.folder / "plot.gp").write_text(script, "utf-8")
                drawn = subprocess.run(["gnuplot", "-d", "plot.gp"], cwd=self.folder, check=True,
                                       capture_output=True, timeout=30)
                self.assertEqual(drawn.stderr, b"")
                parts = [re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", text, flags=re.S)
                         for text in (drawn.stdout.decode(),
                                      self.printed("plot", chapter, plot, "--lang", "zh"))]
                self.assertTrue(parts[0] == parts[1])
                self.assertEqual([file.name for file in self.folder.iterdir()], ["plot.gp"])

    def test_into_a_file(self):
        file = self.folder / "ways.svg"
        self.assertEqual(self.printed("plot", DESCENT, "-o", str(file)), "")
        self.assertEqual(file.read_text("utf-8"), self.printed("plot", DESCENT))
        self.assertEqual([each.name for each in self.folder.iterdir()], ["ways.svg"])

    def test_the_only_plot_needs_no_name(self):
        self.assertEqual(self.printed("plot", DESCENT), self.printed("plot", DESCENT, WAYS))

    def test_the_same_bytes_at_every_run_and_everywhere(self):
        home = self.folder / "home"
        home.mkdir()
        (home / ".gnuplot").write_text("set grid\nset label 'home' at graph 0.5, 0.5\n")
        for chapter, plot in ((DESCENT, WAYS), (SEVERAL, "vanishing/depth")):
            picture = self.printed("plot", chapter, plot)
            for environment in ({}, {"LANG": "de_DE.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"},
                                {"LC_ALL": "C"}, {"LC_NUMERIC": "de_DE.UTF-8"},
                                {"TZ": "Asia/Shanghai"}, {"TZ": "America/New_York"},
                                {"GNUTERM": "dumb"}, {"COLUMNS": "20"}, {"HOME": str(home)}):
                with self.subTest(plot=plot, environment=environment):
                    again = self.printed("plot", chapter, plot, environment=environment)
                    self.assertTrue(picture == again)

    def test_nothing_is_left_behind(self):
        for environment in ({}, WITHOUT_GNUPLOT):
            run("plot", DESCENT, environment={"TMPDIR": str(self.folder)} | environment)
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_folder_for_temporary_files_that_there_is_not(self):
        done = run("plot", DESCENT, environment={"TMPDIR": str(self.folder / "none")})
        self.assertNotIn("program.fault", done.stderr.decode())
        self.assertEqual(done.returncode == 0, done.stdout.decode() == self.printed("plot", DESCENT))


class Refusals(PlotTest):
    def test_without_gnuplot(self):
        file = self.folder / "ways.svg"
        for language in ("en", "zh"):
            message = self.refused("plot.program_missing", "plot", DESCENT, "-o", str(file),
                                   "--lang", language, environment=WITHOUT_GNUPLOT)
            self.assertIn("gnuplot-nox", message)
            self.assertIn("--format gnuplot", message)
        self.refused("plot.program_missing", "plot", DESCENT, environment=WITHOUT_GNUPLOT)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_the_script_needs_no_gnuplot(self):
        script = self.printed("plot", DESCENT, "--format", "gnuplot", environment=WITHOUT_GNUPLOT)
        self.assertIn("set title 'Three paths from the same place'\n", script)
        self.assertTrue(script.startswith("set encoding utf8\n"))
        self.assertRegex(script, r"\nplot \$data\d")
        chinese = self.printed("plot", DESCENT, "--format", "gnuplot", "--lang", "zh",
                               environment=WITHOUT_GNUPLOT)
        self.assertIn("set title '从同一点出发的三条路径'\n", chinese)

    def test_a_gnuplot_that_fails(self):
        programs, temporary = self.folder / "bin", self.folder / "tmp"
        programs.mkdir()
        temporary.mkdir()
        for script in ("echo unknown terminal >&2; exit 1", "echo half a picture; kill -9 $$"):
            (programs / "gnuplot").write_text(f"#!/bin/sh\n{script}\n")
            os.chmod(programs / "gnuplot", 0o755)
            file = self.folder / "ways.svg"
            message = self.refused("plot.program", "plot", DESCENT, "-o", str(file), environment={
                "PATH": str(programs), "TMPDIR": str(temporary)})
            self.assertEqual("unknown terminal" in message, "unknown" in script)
            self.assertFalse(file.exists())
            self.assertEqual(list(temporary.iterdir()), [])

    def test_names(self):
        several = self.refused("plot.which", "plot", SEVERAL)
        unknown = self.refused("plot.unknown", "plot", SEVERAL, "band/plane")
        for chapter, plot, _ in plots():
            if chapter == SEVERAL:
                self.assertIn(plot, several)
                self.assertIn(plot, unknown)
        self.refused("plot.unknown", "plot", DESCENT, "ways")
        self.refused("plot.nothing", "plot")
        self.refused("option.surplus", "plot", DESCENT, WAYS, "more")
        self.refused("plot.none", "plot", "mcp_neuron")
        self.refused("plot.none", "plot", str(EXAMPLES / "newton.toml"))
        self.refused("plot.unknown", "plot", PENDULUM, "swings")
        self.refused("chapter.unknown", "plot", "losses_and_decent")

    def test_options(self):
        self.refused("option.value", "plot", DESCENT, "--format", "png")
        self.refused("given.unknown", "plot", DESCENT, "--given", "no/eta=1")
        self.refused("file.write", "plot", DESCENT, "--format", "gnuplot", "-o",
                     str(self.folder / "none" / "ways.gp"))


if __name__ == "__main__":
    main()
