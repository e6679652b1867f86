"""As document_formulas.py, for the chapter from hand to library, with its penguins."""

import csv
import math
from decimal import Decimal
from fractions import Fraction
from operator import mul
from pathlib import Path

from classifier_formulas import floats, six_digits
from document_formulas import (
    cross_entropy, differences, joined, minus, numbers, outer, rows, sigmoid, softmax, transposed)
from network_formulas import NOTHING, row_affine

CHAPTER = Path(__file__).parents[2] / "chapters" / "16_from_hand_to_library"
SPECIES = ("Adelie", "Gentoo", "Chinstrap")
PUBLISHED = {  # palmerpenguins of Horst, Hill and Gorman (2020): count, mean length and mean depth
    "Adelie": (151, "38.79", "18.35"), "Gentoo": (123, "47.50", "14.98"),
    "Chinstrap": (68, "48.83", "18.42")}
PASSES, KEPT, STEP = 1000, 20, 1e-5


def from_hand_to_library():
    """000 L617-619 has the titles; 002 L22, L60 and the Affine layer the formulas. Numbers are
    chosen, and the penguins were measured."""
    return joined({**one_layer(), **penguins()})


def one_layer():
    x, W, b, t = numbers("0.5 -1.2"), rows("0.4 -0.3; 0.1 0.6"), numbers("0.2 -0.1"), numbers("1 0")

    def loss(weights):
        return cross_entropy(softmax(row_affine(x, weights, b)), t)

    z = row_affine(x, W, b)
    y = softmax(z)
    d = minus(y, t)
    G, again = outer(x, d), differences(loss, W)
    nothing = [[NOTHING] * 2] * 2

    def one_by_one(name, values):
        return {f"{name}{k}": value for k, value in enumerate(values, 1)}

    def by_weight(matrix):
        return {f"dw{i}{j}": value for i, row in enumerate(matrix, 1)
                for j, value in enumerate(row, 1)}

    return {
        "by_elements": ({"x": [x], "W": W, "b": [b], "t": [t], **one_by_one("z", z),
                         **one_by_one("p", [each.exp() for each in z]), **one_by_one("y", y),
                         "L": loss(W), **one_by_one("d", d), **by_weight(G)}, by_weight(again)),
        "by_matrices": ({"z": [z], "y": [y], "D": [d], "G": G}, {"G": again}),
        "by_library": ({"z": [z], "G": G, "z_difference": [[0, 0]], "G_difference": nothing},
                       {"G": again}),
        "by_sweep": ({"G": G, "G_difference": nothing}, {"G": again})}


# ---- penguins

def expect(holds, message):
    if not holds:
        raise ValueError(message)


def rows_of_file():
    """By species, in the order of the file."""
    found = {species: [] for species in SPECIES}
    with open(CHAPTER / "penguins.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["species"]].append([row["bill_length_mm"], row["bill_depth_mm"]])
    return found


def measured(table):
    """Two penguins have no numbers."""
    return [[Decimal(each) for each in row] for row in table if "NA" not in row]


def every_second_pair(table):
    """Of the rows of the file, measured or not; and the rows of the other pairs."""
    pairs = [table[k:k + 2] for k in range(0, len(table), 2)]
    return measured(sum(pairs[::2], [])), measured(sum(pairs[1::2], []))


def check_published(table):
    for species, (count, *means) in PUBLISHED.items():
        bills = measured(table[species])
        rounded = [str(round(sum(each) / len(each), 2)) for each in transposed(bills)]
        expect((len(bills), rounded) == (count, means),
               f"{species}: {len(bills)} penguins with means {rounded}")


def penguins():
    table = rows_of_file()
    check_published(table)
    learnt, tested = ({species: every_second_pair(table[species])[part] for species in SPECIES}
                      for part in (0, 1))
    centre, spread, eta = numbers("44 17"), numbers("5 2"), Decimal(1)
    net = (rows("0.5 -0.5 0.3 -0.2; 0.2 0.4 -0.6 -0.3"), numbers("0.1 -0.1 0.2 0"),
           rows("0.3 -0.2 0.1; -0.4 0.2 0.1; 0.1 0.3 -0.3; -0.2 0.1 0.2"), numbers("0 0 0"))
    learning, test = (Samples(part, centre, spread) for part in (learnt, tested))
    check_derivatives(net, learning)
    trained, passes, losses, test_losses = training(net, learning, test, eta)
    V1, c1, V2, c2 = (six_digits(each) for each in trained)
    told = test.told_rightly(trained)
    q = numbers("45.2 16.4")
    expect(q in tested["Gentoo"], "the bill is that of no Gentoo of the test")
    u = [(v - m) / s for v, m, s in zip(q, centre, spread)]
    H = [sigmoid(each) for each in row_affine(u, V1, c1)]
    scores = row_affine(H, V2, c2)
    return {
        "penguins": ({"centre": [centre], "spread": [spread],
                      **{species.lower(): learnt[species] for species in SPECIES},
                      **{f"{species.lower()}_test": tested[species] for species in SPECIES}}, {}),
        "training": ({"eta": eta, "V1": net[0], "c1": [net[1]], "V2": net[2], "c2": [net[3]],
                      "passes": passes, "losses": six_digits(losses),
                      "test_losses": six_digits(test_losses),
                      "W1": V1, "b1": [c1], "W2": V2, "b2": [c2]}, {}),
        "learned": ({"told": told, "count": test.count, "share": Fraction(told, test.count),
                     "q": [q], "u": [u], "H": [H], "scores": [scores], "p": [softmax(scores)]},
                    {})}


class Samples:
    """Plain numbers, a list an input: lengths, depths, and for each class a 1 where it is right."""

    def __init__(self, species, centre, spread):
        (m1, m2), (s1, s2) = floats([centre, spread])
        bills_of_all = floats(sum(species.values(), []))
        self.count = len(bills_of_all)
        self.lengths = [(length - m1) / s1 for length, _ in bills_of_all]
        self.depths = [(depth - m2) / s2 for _, depth in bills_of_all]
        self.classes = [k for k, each in enumerate(species.values()) for _ in each]
        self.targets = [[float(k == which) for k in self.classes] for which in range(len(species))]

    def forward(self, net):
        """What each hidden neuron gives for all samples, and each output."""
        V1, c1, V2, c2 = net
        exp, hidden = math.exp, []
        for v, w, bias in zip(*V1, c1):
            hidden.append([1 / (1 + exp(-(v * p + w * q + bias)))
                           for p, q in zip(self.lengths, self.depths)])
        powers = []
        for (a, b, c, d), bias in zip(zip(*V2), c2):
            powers.append([exp(a * h + b * i + c * j + d * k + bias) for h, i, j, k in zip(*hidden)])
        totals = [sum(each) for each in zip(*powers)]
        return hidden, [[power / total for power, total in zip(row, totals)] for row in powers]

    def loss(self, net):
        _, outputs = self.forward(net)
        return -math.fsum(math.log(outputs[k][n])
                          for n, k in enumerate(self.classes)) / self.count

    def told_rightly(self, net):
        _, outputs = self.forward(net)
        return sum(max(y) == y[k] for y, k in zip(zip(*outputs), self.classes))

    def derivatives(self, net):
        """By the chain rule; each in the shape of its parameters."""
        hidden, outputs = self.forward(net)
        errors = [[(y - t) / self.count for y, t in zip(*pair)]
                  for pair in zip(outputs, self.targets)]
        inputs = (self.lengths, self.depths)
        back = []
        for row, (a, b, c) in zip(hidden, net[2]):
            back.append([h * (1 - h) * (a * d + b * e + c * f)
                         for h, d, e, f in zip(row, *errors)])
        return ([[sum(map(mul, v, s)) for s in back] for v in inputs], [sum(s) for s in back],
                [[sum(map(mul, h, d)) for d in errors] for h in hidden], [sum(d) for d in errors])


def flat(values):
    return sum(map(flat, values), []) if isinstance(values, (list, tuple)) else [values]


def shaped(like, numbers_left):
    if isinstance(like, (list, tuple)):
        return [shaped(each, numbers_left) for each in like]
    return next(numbers_left)


def check_derivatives(net, samples):
    """The derivatives at the start, against central differences of the loss."""
    start = flat(floats(net))

    def loss(k, step):
        return samples.loss(shaped(net, iter(start[:k] + [start[k] + step] + start[k + 1:])))

    for k, slope in enumerate(flat(samples.derivatives(floats(net)))):
        again = (loss(k, STEP) - loss(k, -STEP)) / (2 * STEP)
        expect(abs(slope - again) < 1e-9, f"derivative {k}: {slope}, by differences {again}")


def training(net, learning, test, eta):
    """All passes; the losses after each so many."""
    net, eta = floats(net), float(eta)
    passes, losses, test_losses = [], [], []
    for number in range(1, PASSES + 1):
        slopes = flat(learning.derivatives(net))
        net = shaped(net, iter([v - eta * slope for v, slope in zip(flat(net), slopes)]))
        if number % KEPT == 0:
            passes.append(number)
            losses.append(learning.loss(net))
            test_losses.append(test.loss(net))
    return net, passes, losses, test_losses


CHAPTERS = {"from_hand_to_library": from_hand_to_library}
