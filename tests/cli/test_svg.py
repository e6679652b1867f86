#!/usr/bin/env python3
"""The picture of a network: its parts, its values, its words.

    LONGHAND=build/default/longhand python3 tests/cli/test_svg.py
"""

import json
import math
import pathlib
import re
import tempfile
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
    "why_nonlinear": [[2, 2, 1], [2, 3, 1]],
    "from_hand_to_library": [[2, 2], [2, 4, 3]],
    str(EXAMPLES / "network.toml"): [[2, 2, 2]],
    str(EXAMPLES / "two_layers.toml"): [[2, 2, 2]],
    str(EXAMPLES / "mini_batch.toml"): [[2, 1]],
    str(EXAMPLES / "perceptron.toml"): [[2, 1]],
    str(EXAMPLES / "softmax_scores.toml"): [[3, 3]],
}

# Two matrices of the same kind: nothing says which has the samples.
TWO_MATRICES = """format = 1
title = "Two matrices"
[given]
A = [["1", "2"], ["3", "4"]]
B = [["0.5", "-1"], ["0.25", "2"]]
[[section]]
id = "forward"
title = "Forward"
step = ["Z = A·B", "H = σ(Z)"]
"""

# A bias for each neuron says it; what is decided after the loss is no output.
TWO_SAMPLES = """format = 1
title = "Two samples"
[given]
A = [["1", "2"], ["3", "4"]]
B = [["0.5", "-1"], ["0.25", "2"]]
c1 = "0.5"
c2 = "-0.5"
t = ["1", "0"]
[[section]]
id = "forward"
title = "Forward"
step = [
  "z = [A[1,1]·B[1,1] + A[1,2]·B[2,1] + c1, A[2,1]·B[1,1] + A[2,2]·B[2,1] + c1]",
  "u = [A[1,1]·B[1,2] + A[1,2]·B[2,2] + c2, A[2,1]·B[1,2] + A[2,2]·B[2,2] + c2]",
  "E = half_squared_error(u, t)",
  "k = step(u)",
]
"""


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
            with self.subTest(name=name):
                picture = self.picture(name)
                neurons = sum(sum(layers) for layers in networks)
                links = sum(a * b for layers in networks for a, b in zip(layers, layers[1:]))
                self.assertEqual(len(self.of_class(picture, "circle", "node")), neurons)
                self.assertEqual(len(self.of_class(picture, "line", "link")), links)
                self.assertEqual(len(self.of_class(picture, "text", "weight")), links)
                self.assertEqual(len(self.of_class(picture, "text", "value")), neurons)

    def neurons(self, name):
        """Of each network its nodes: symbol, value, {symbol: value} of sum and bias, and what comes
        in as (symbol of the source, symbol and value of the weight)."""
        networks, names = [], None
        said = self.picture(name, "--digits", "12s").find(SVG + "desc").text
        for node in filter(None, said.split(". ")):
            own, *links = node.split("; ")
            (symbol, value), *parts = [part.rsplit(" = ", 1) for part in own.split(", ")
                                       if "max(" not in part]
            incoming = [re.fullmatch(r"from (\S+) with the weight (\S+) = (\S+)", link).groups()
                        for link in links]
            if not incoming and (not networks or any(each[3] for each in networks[-1])):
                networks.append([])
            networks[-1].append((symbol, self.number(value),
                                 {part: self.number(its) for part, its in parts},
                                 [(source, weight, self.number(its)) for source, weight, its in incoming]))
        return networks

    @staticmethod
    def number(text):
        return float(text.replace("−", "-"))

    def test_each_sum_is_that_of_the_lines_that_lead_to_it(self):
        for name in NETWORKS:
            with self.subTest(name=name):
                for network in self.neurons(name):
                    values = {symbol: value for symbol, value, _, _ in network}
                    self.check_sums(network, values)

    def check_sums(self, network, values):
        for symbol, value, parts, incoming in network:
            if not incoming:
                continue
            total = sum(values[source] * weight for source, _, weight in incoming)
            # What stands below a neuron: its sum, where a function follows, and its bias.
            stated = list(parts.values())
            sums = [value] if len(stated) == 0 else [value, stated[0]]
            biases = [0] if len(stated) == 0 else [0, stated[-1]]
            self.assertTrue(any(math.isclose(total + bias, one, abs_tol=1e-9)
                                for one in sums for bias in biases), symbol)

    def test_weights_are_what_the_chapters_call_weights(self):
        band, first_pass = self.neurons("why_nonlinear")
        self.assertEqual([symbol for symbol, *_ in band],
                         ["X[1,1]", "X[1,2]", "H[1,1]", "H[1,2]", "o1"])
        self.assertEqual({weight for *_, links in band for _, weight, _ in links},
                         {f"W[{i},{j}]" for i in (1, 2) for j in (1, 2)} | {"V[1,1]", "V[2,1]"})
        self.assertEqual({weight for *_, links in first_pass for _, weight, _ in links},
                         {f"W[{i},{j}]" for i in (1, 2) for j in (1, 2, 3)} |
                         {f"V[{i},1]" for i in (1, 2, 3)})
        # The sample (0, 0), by hand.
        sigma = [1 / (1 + math.exp(3)), 1 / (1 + math.exp(9))]
        self.assertAlmostEqual(band[-1][1], sigma[0] - sigma[1], places=9)

    def test_outputs_are_what_the_loss_takes(self):
        small, trained = self.neurons("from_hand_to_library")
        scores = [0.5 * 0.4 - 1.2 * 0.1 + 0.2, 0.5 * -0.3 - 1.2 * 0.6 - 0.1]
        whole = sum(map(math.exp, scores))
        for (symbol, value, _, _), score, name in zip(small[2:], scores, ("y1", "y2")):
            self.assertEqual(symbol, name)
            self.assertAlmostEqual(value, math.exp(score) / whole, places=9)
        self.assertAlmostEqual(sum(value for _, value, _, links in trained
                                   if links and links[0][0].startswith("H")), 1, places=9)

    def test_what_nobody_can_tell_is_not_drawn(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "two.toml")
            path.write_text(TWO_MATRICES)
            self.refused("run.network", "run", str(path), "--format", "svg")
            path.write_text(TWO_SAMPLES)
            [network] = self.neurons(str(path))
            self.assertEqual([symbol for symbol, *_ in network], ["A[1,1]", "A[1,2]", "z[1,1]", "u[1,1]"])
            self.assertEqual([value for _, value, _, _ in network], [1, 2, 1.5, 2.5])
            picture = self.picture(str(path))
        self.assertIn("Forward (first sample)",
                      [self.words(each) for each in self.of_class(picture, "text", "layer")])

    def test_maxout_is_drawn_to_its_end(self):
        picture = self.picture("activation_functions")
        names = [self.words(each) for each in self.of_class(picture, "text", "name")]
        self.assertEqual(names.count("m1 = max(f1, g1)"), 2)
        self.assertEqual(len(self.of_class(picture, "line", "link")), 8)
        self.assertEqual(len(self.of_class(picture, "text", "weight")), 4)

    def test_no_label_covers_another_or_a_neuron(self):
        for name in (*NETWORKS, "activation_functions"):
            with self.subTest(name=name):
                picture = self.picture(name)
                boxes = [tuple(float(each.get(key)) for key in ("x", "y", "width", "height"))
                         for each in self.of_class(picture, "rect", "label")]
                boxes += [(float(each.get("cx")) - float(each.get("r")),
                           float(each.get("cy")) - float(each.get("r")),
                           2 * float(each.get("r")), 2 * float(each.get("r")))
                          for each in self.of_class(picture, "circle", "node")]
                for k, (x, y, width, height) in enumerate(boxes):
                    for u, v, wide, high in boxes[:k]:
                        across = min(x + width, u + wide) - max(x, u)
                        down = min(y + height, v + high) - max(y, v)
                        self.assertFalse(across > 4 and down > 4, (name, x, y, u, v))

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
        self.assertEqual(back[-1], "∂: the derivative of Error with respect to the weight above it")
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

    def test_what_has_no_network(self):
        for name in ("mcp_neuron", str(EXAMPLES / "newton.toml")):
            done = run("run", name, "--format", "svg")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn("error[run.network]", done.stderr.decode())


if __name__ == "__main__":
    main()
