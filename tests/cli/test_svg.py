#!/usr/bin/env python3
"""The picture of a network: its parts, its values, its words.

    LONGHAND=build/default/longhand python3 tests/cli/test_svg.py
"""

import json
import pathlib
import re
import xml.etree.ElementTree as xml

from command_line import CommandLineTest, chapters, main, run

EXAMPLES = pathlib.Path(__file__).parents[2] / "docs/examples"
SVG = "{http://www.w3.org/2000/svg}"

# The sizes of the layers of each network, counted in the documents and chapters.
NETWORKS = {
    "gradient_descent": [[2, 2, 1]],
    "matrix_forward_pass": [[2, 2], [3, 3, 3]],
    "softmax_backpropagation": [[2, 3, 2]],
    "neurons_and_layers": [[3, 1], [3, 3, 1]],
    "weight_update": [[2, 1], [3, 3, 3]],
    "computational_graphs": [[2, 3], [2, 3, 2, 3]],
    "class_exercises": [[2, 2, 1], [2, 2, 1]],
    "perceptron": [[2, 1]] * 5,
    str(EXAMPLES / "network.toml"): [[2, 2, 2]],
    str(EXAMPLES / "two_layers.toml"): None,
}


class Picture(CommandLineTest):
    def picture(self, name, *options):
        return xml.fromstring(self.printed("run", name, "--format", "svg", *options))

    @staticmethod
    def of_class(picture, tag, kind):
        return [each for each in picture.iter(SVG + tag)
                if kind in each.get("class", "").split()]

    @staticmethod
    def words(element):
        return "".join(element.itertext())

    def test_of_every_chapter_there_is_a_picture_or_a_reason(self):
        for chapter in chapters():
            if chapter in NETWORKS:
                self.picture(chapter)
            elif run("run", chapter, "--format", "svg").returncode != 0:
                self.refused("run.network", "run", chapter, "--format", "svg")

    def test_neurons_and_connections(self):
        for name, networks in NETWORKS.items():
            if networks is None:
                continue
            with self.subTest(name=name):
                picture = self.picture(name)
                neurons = sum(sum(layers) for layers in networks)
                links = sum(a * b for layers in networks for a, b in zip(layers, layers[1:]))
                self.assertEqual(len(self.of_class(picture, "circle", "node")), neurons)
                self.assertEqual(len(self.of_class(picture, "line", "link")), links)
                self.assertEqual(len(self.of_class(picture, "text", "weight")), links)
                self.assertEqual(len(self.of_class(picture, "text", "value")), neurons)

    def test_values_are_those_of_the_log(self):
        log = json.loads(self.printed("run", "gradient_descent", "--format", "json"))
        [sheet] = log["worksheets"]
        given = {symbol: value for each in sheet["givens"]
                 for symbol, value in zip(each["symbols"], each["values"])}
        derivatives = {element["id"]: element["lines"][-1]["text"]
                       for section in sheet["sections"] if section["id"] == "gradients"
                       for step in section["steps"] for element in step["elements"]}
        picture = self.picture("gradient_descent")
        weights = [self.words(each) for each in self.of_class(picture, "text", "weight")]
        self.assertEqual(sorted(weights), sorted(f"w{k} = {given[f'w{k}']}" for k in range(1, 7)))
        back = [self.words(each) for each in self.of_class(picture, "text", "back")]
        self.assertEqual(sorted(back[:-1]), sorted(f"∂ {text}" for text in derivatives.values()))
        self.assertEqual(back[-1], "∂: the derivative of Error by the weight above it")
        self.assertEqual([self.words(each) for each in self.of_class(picture, "text", "value")],
                         ["2", "3", "0.85", "0.48", "0.191"])

    def test_derivatives_stand_with_their_own_network(self):
        picture = self.picture("computational_graphs")
        middle = min(float(each.get("y")) for each in self.of_class(picture, "text", "layer")
                     if self.words(each) == "Three layers, forward")
        named = [(self.words(each), float(each.get("y")))
                 for each in self.of_class(picture, "text", "back")]
        of_inputs = [(words, y) for words, y in named if words.startswith("∂L/∂x")]
        self.assertEqual(len(of_inputs), 4)  # two of the Affine layer, two of the three layers
        self.assertEqual(sum(y < middle for _, y in of_inputs), 2)

    def test_other_givens_and_digits(self):
        picture = self.picture("gradient_descent", "--given", "w1=-0.5", "--digits", "2")
        self.assertEqual(len(self.of_class(picture, "line", "negative")), 1)
        self.assertEqual([self.words(each) for each in self.of_class(picture, "text", "value")],
                         ["2", "3", "−0.37", "0.48", "0.02"])

    def test_it_can_be_read_aloud_and_in_the_dark(self):
        for language, layer in (("en", "hidden layer"), ("zh", "隐藏层")):
            text = self.printed("run", "softmax_backpropagation", "--format", "svg", "--lang", language)
            picture = xml.fromstring(text)
            self.assertEqual(picture.get("role"), "img")
            self.assertTrue(picture.get("lang").startswith(language))
            description = picture.find(SVG + "desc").text
            for value in ("x1⁽²⁾ = 0.6457", "W32⁽¹⁾ = 0.4", "ŷ2 = 0.3747"):
                self.assertIn(value, description)
            self.assertIn(layer, [self.words(each) for each in self.of_class(picture, "text", "layer")])
            self.assertIn("prefers-color-scheme: dark", text)
            self.assertEqual(re.findall(r"(?:href|src|url)\s*[=(]|@import|<script", text), [])

    def test_symbols_of_any_kind(self):
        picture = self.picture(str(EXAMPLES / "two_layers.toml"))
        self.assertTrue(self.of_class(picture, "circle", "node"))

    def test_what_has_no_network(self):
        for name in ("mcp_neuron", str(EXAMPLES / "newton.toml")):
            done = run("run", name, "--format", "svg")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn("error[run.network]", done.stderr.decode())


if __name__ == "__main__":
    main()
