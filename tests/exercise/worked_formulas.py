"""The chapters and some problem files as formulas, for worked_sheets.py.

Written from the printed formulas; nothing here comes from Longhand. A step stands after those that
it speaks of; its id is that of the chapter. Steps that sheets never ask for are left out.
"""

from decimal import Decimal

from student import (Formula, as_formula, exchanged, exp, greatest, if_more, if_not_less, ln, names,
                     sigmoid, sqrt, tanh, wrong_formulas)


class Calculation:
    """The givens of an exercise and its steps in the order in which they are written.

    A given or a step is a number, a list or a list of rows; its elements have ids: w, w[1], W[1,2].
    """

    def __init__(self):
        self.givens = {}  # id: the ids of its elements, row by row
        self.fixed = {}  # element: its number, where no variant has another one
        self.formulas = {}  # element of a step: Formula
        self.quantity = {}  # element of a step: the id of the step
        self.transposed = {}  # element of a step: the formula with the other form of a matrix
        self.older = {}  # id of a step: {element: the element whose value it replaces}

    def given(self, name, *shape, fixed=""):
        elements = grid(name, shape)
        self.givens[name] = flat(elements)
        self.fixed |= zip(self.givens[name], map(Decimal, fixed.split()))
        return on_each(lambda each: Formula("value", data=each), elements)

    def step(self, name, formulas, old=None, transposed=None):
        elements = grid(name, shape_of(formulas))
        for element, formula in zip(flat(elements), flat(formulas), strict=True):
            self.formulas[element] = as_formula(formula)
            self.quantity[element] = name
        if old is not None:
            self.older[name] = {new: before.data for new, before
                                in zip(flat(elements), flat(old), strict=True)}
        if transposed is not None:
            self.transposed |= zip(flat(elements), flat(transposed), strict=True)
        return on_each(lambda each: Formula("value", data=each), elements)

    def wrong_methods(self, element):
        """(kind, formula) of each."""
        formula = self.formulas[element]
        yield from wrong_formulas(formula)
        if element in self.transposed:
            yield "matrix transposed", self.transposed[element]
        for quantity in sorted({self.quantity.get(name) for name in names(formula)} - {None}):
            if quantity in self.older:
                yield "old value", exchanged(formula, self.older[quantity])


def grid(name, shape):
    if not shape:
        return name
    if len(shape) == 1:
        return [f"{name}[{k}]" for k in range(1, shape[0] + 1)]
    return [[f"{name}[{r},{c}]" for c in range(1, shape[1] + 1)] for r in range(1, shape[0] + 1)]


def shape_of(values):
    if not isinstance(values, list):
        return ()
    return (len(values), *shape_of(values[0]))


def flat(values):
    if not isinstance(values, list):
        return [values]
    return [each for part in values for each in flat(part)]


def on_each(f, *values):
    """f of each element, or of the elements at the same place."""
    if not isinstance(values[0], list):
        return f(*values)
    return [on_each(f, *parts) for parts in zip(*values, strict=True)]


def transposed(matrix):
    return [list(column) for column in zip(*matrix, strict=True)]


def dot(a, b):
    products = [p * q for p, q in zip(a, b, strict=True)]
    return sum(products[1:], products[0])


def times(matrix, vector):
    return [dot(row, vector) for row in matrix]


def product(a, b):
    return [times(transposed(b), row) for row in a]


def outer(column, row):
    return [[p * q for q in row] for p in column]


def minus(a, b):
    return on_each(lambda p, q: p - q, a, b)


def affine(W, x, b, of=times):
    return on_each(lambda p, q: p + q, of(W, x), b)


def softmax(scores):
    powers = [exp(score) for score in scores]
    return [power / sum(powers[1:], powers[0]) for power in powers]


def own_slope(y):
    return y * (1 - y)


def mcp_neuron():
    c = Calculation()
    X = c.given("X", 4, 2, fixed="0 0 0 1 1 0 1 1")
    s = c.step("signal/s", [row[0] + row[1] for row in X])
    for gate in ("and_gate", "or_gate"):
        theta = c.given(f"{gate}/theta")
        c.step(f"{gate}/y", [if_more(v, theta, 1, 0) for v in s])
        c.step(f"{gate}/y_shifted", [if_more(v - theta, 0, 1, 0) for v in s])
        b = c.step(f"{gate}/b", -theta)
        c.step(f"{gate}/y_bias", [if_more(v + b, 0, 1, 0) for v in s])
    return c


def activation_functions():
    c = Calculation()
    x = c.given("x", 4)
    a, b, theta = c.given("linear/c"), c.given("linear/d"), c.given("step/theta")
    c.step("linear/y", [a * v + b for v in x])
    c.step("step/u", [if_more(v, theta, 1, 0) for v in x])
    c.step("step/v", [if_not_less(v, theta, 1, 0) for v in x])
    zero, far = c.given("logistic/zero", fixed="0"), c.given("logistic/far")
    c.step("logistic/at_zero", sigmoid(zero))
    c.step("logistic/right", sigmoid(far))
    c.step("logistic/left", sigmoid(-far))
    s = c.step("logistic/s", on_each(sigmoid, x))
    c.step("logistic/p", [sigmoid(-v) for v in x])
    c.step("logistic/q", [1 - v for v in s])
    c.step("slope/at_zero", sigmoid(zero) * (1 - sigmoid(zero)))
    c.step("slope/s", on_each(own_slope, s))
    t = c.step("tanh/t", on_each(tanh, x))
    c.step("tanh/slope", [1 - v**2 for v in t])
    c.step("relu/r", [greatest(0, v) for v in x])
    c.step("relu/cases", [if_more(v, 0, v, 0) for v in x])
    c.step("relu/slope", [if_more(v, 0, 1, 0) for v in x])
    a = c.given("leaky_relu/a")
    c.step("leaky_relu/l", [greatest(a * v, v) for v in x])
    c.step("leaky_relu/slope", [if_more(v, 0, 1, a) for v in x])
    for section in ("maxout_relu", "maxout_leaky"):
        w, b = c.given(f"{section}/w", 2), c.given(f"{section}/b", 2)
        c.step(f"{section}/f", [w[0] * v + b[0] for v in x])
        c.step(f"{section}/g", [w[1] * v + b[1] for v in x])
    alpha = c.given("elu/alpha")
    c.step("elu/z", [if_not_less(v, 0, v, alpha * (exp(v) - 1)) for v in x])
    c.step("elu/slope", [if_not_less(v, 0, 1, alpha * exp(v)) for v in x])
    c.step("elu/backwards", [if_not_less(v, 0, 1, 0) + if_not_less(v, 0, 0, 1) * alpha * exp(v)
                             for v in x])
    return c


def matrix_forward_pass():
    c = Calculation()
    I, W = c.given("I", 2), c.given("W", 2, 2)
    for k in (0, 1):
        x = c.step(f"layer2/x[{k + 1}]", W[k][0] * I[0] + W[k][1] * I[1])
        c.step(f"layer2/y[{k + 1}]", sigmoid(x))
    X = c.step("matrix_form/X", times(W, I), transposed=times(transposed(W), I))
    c.step("matrix_form/O", on_each(sigmoid, X))
    O = c.given("three_layers/I", 3)
    for layer, weights in (("hidden", "input_hidden"), ("output", "hidden_output")):
        W = c.given(f"three_layers/W_{weights}", 3, 3)
        X = c.step(f"three_layers/{layer}/X_{layer}", times(W, O),
                   transposed=times(transposed(W), O))
        O = c.step(f"three_layers/{layer}/O_{layer}", on_each(sigmoid, X))
    A, B = c.given("product/A", 2, 2), c.given("product/B", 2, 2)
    c.step("product/C", product(A, B), transposed=product(transposed(A), B))
    return c


def error_splitting():
    c = Calculation()
    e, [[w11, w21]] = c.given("one_output/e"), c.given("one_output/W", 1, 2)
    c.step("one_output/half", e / 2)
    r11 = c.step("one_output/r[1,1]", w11 / (w11 + w21))
    r21 = c.step("one_output/r[2,1]", w21 / (w11 + w21))
    c.step("one_output/whole", c.step("one_output/e[1,1]", e * r11)
           + c.step("one_output/e[2,1]", e * r21))
    [w] = c.given("n_links/W", 1, 4)
    total = c.step("n_links/sum", w[0] + w[1] + w[2] + w[3])
    r = c.step("n_links/r", [v / total for v in w])
    c.step("n_links/parts", [e * v for v in r])
    e = e1, e2 = c.given("outputs/e", 2)
    W = (w11, w21), (w12, w22) = c.given("outputs/W_hidden_output", 2, 2)
    s11 = c.step("outputs/s[1,1]", e1 * w11 / (w11 + w21))
    s21 = c.step("outputs/s[2,1]", e1 * w21 / (w11 + w21))
    s12 = c.step("outputs/s[1,2]", e2 * w12 / (w12 + w22))
    s22 = c.step("outputs/s[2,2]", e2 * w22 / (w12 + w22))
    c.step("hidden/e_hidden[1]", s11 + s12)
    c.step("hidden/e_hidden[2]", s21 + s22)
    c.step("hidden/equal", e1 / 2 + e2 / 2)
    N, split = errors_before(c, "matrix_form", W, e)
    errors_before(c, "further_back", c.given("further_back/W_input_hidden", 2, 2), split)
    heuristic_and_gradient(c, W, N)
    return c


def errors_before(c, section, W, e):
    (w11, w21), (w12, w22) = W
    N = c.step(f"{section}/N", [[w11 / (w11 + w21), w12 / (w12 + w22)],
                                [w21 / (w21 + w11), w22 / (w12 + w22)]])
    split = c.step(f"{section}/split", times(N, e), transposed=times(transposed(N), e))
    plain = c.step(f"{section}/plain", times(transposed(W), e), transposed=times(W, e))
    c.step(f"{section}/ratio", [p / q for p, q in zip(plain, split)])
    return N, split


def heuristic_and_gradient(c, W, N):
    """The derivative is written as it comes out backwards through the operations."""
    o_hidden, t = c.given("gradient/o_hidden", 2), c.given("gradient/t", 2)
    x = c.step("gradient/x", times(W, o_hidden), transposed=times(transposed(W), o_hidden))
    o = c.step("gradient/o", on_each(sigmoid, x))
    e = c.step("gradient/e", minus(t, o))
    c.step("gradient/E", e[0]**2 + e[1]**2)

    def back(k, weight):
        return 2 * e[k] * o[k] / (1 + exp(-x[k])) * exp(-x[k]) * weight

    dE = c.step("gradient/dE", [-(back(1, W[1][j]) + back(0, W[0][j])) for j in (0, 1)])
    g = c.step("gradient/g", [Decimal("-0.5") * v for v in dE])
    s = c.step("gradient/s", on_each(own_slope, o))
    c.step("gradient/by_formula", times(transposed(W), [p * q for p, q in zip(e, s)]))
    split = c.step("gradient/split", times(N, e), transposed=times(transposed(N), e))
    p = c.step("gradient/p", times(transposed(W), e), transposed=times(W, e))
    c.step("gradient/ratio_split", [a / b for a, b in zip(g, split)])
    c.step("gradient/ratio", [a / b for a, b in zip(g, p)])


def gradient_descent():
    c = Calculation()
    i, W, w = c.given("i", 1, 2), c.given("W", 2, 2), c.given("w", 2)
    actual, eta = c.given("actual"), c.given("eta")
    [[i1, i2]], [[w1, w3], [w2, w4]], [w5, w6] = i, W, w
    h1 = c.step("forward/h[1]", i1 * w1 + i2 * w2)
    h2 = c.step("forward/h[2]", i1 * w3 + i2 * w4)
    out = c.step("forward/out", h1 * w5 + h2 * w6)
    Delta = c.step("error/Delta", out - actual)
    c.step("error/Error", Decimal("0.5") * (out - actual)**2)
    gradients = {6: Delta * h2, 5: Delta * h1, 4: Delta * w6 * i2, 3: Delta * w6 * i1,
                 2: Delta * w5 * i2, 1: Delta * w5 * i1}
    slopes = {k: c.step(f"gradients/dError_dw[{k}]", formula) for k, formula in gradients.items()}
    weights = {6: w6, 5: w5, 4: w4, 3: w3, 2: w2, 1: w1}
    for k, weight in weights.items():
        c.step(f"update/w[{k}]", weight - eta * slopes[k])
    [h] = c.step("iteration[1]/h", product(i, W), transposed=product(i, transposed(W)))
    out = c.step("iteration[1]/out", dot(h, w))
    c.step("iteration[1]/Error", Decimal("0.5") * (out - actual)**2)
    Delta = c.step("iteration[1]/Delta", out - actual)
    factor = c.step("iteration[1]/c", -eta * Delta)
    P = c.step("iteration[1]/P", outer(i[0], w), transposed=transposed(outer(i[0], w)))
    c.step("iteration[1]/w", [a + factor * b for a, b in zip(w, h)], old=w)
    c.step("iteration[1]/W", on_each(lambda a, b: a + factor * b, W, P), old=W)
    return c


def softmax_backpropagation():
    c = Calculation()
    x, y = c.given("x", 2), c.given("y", 2, fixed="1 0")
    theta = {"W1": c.given("W1", 3, 2), "b1": c.given("b1", 3),
             "W2": c.given("W2", 2, 3), "b2": c.given("b2", 2)}
    x1 = c.step("input/x1", x)
    x2, p, L = forward(c, "forward", x1, y, **theta)
    dy = c.step("loss/dL_dy_hat", [-y[0] / p[0], -y[1] / p[1]])
    jacobian = c.step("loss/jacobian", [[p[0] * p[1], -p[0] * p[1]], [-p[0] * p[1], p[0] * p[1]]])
    c.step("loss/dL_dz3_by_jacobian", times(jacobian, dy),
           transposed=times(transposed(jacobian), dy))
    dz3 = c.step("loss/dL_dz3", minus(p, y))
    db2 = c.step("output_layer/dL_db2", dz3)
    c.step("output_layer/dL_dW2_one_by_one", outer(dz3, x2))
    dW2 = c.step("output_layer/dL_dW2", outer(dz3, x2))
    dx2 = c.step("output_layer/dL_dx2", times(transposed(theta["W2"]), dz3))
    s = c.step("hidden_layer/slopes", on_each(own_slope, x2))
    diagonal = c.step("hidden_layer/dx2_dz2", [[s[0], 0, 0], [0, s[1], 0], [0, 0, s[2]]])
    c.step("hidden_layer/dL_dz2_by_jacobian", times(diagonal, dx2))
    dz2 = c.step("hidden_layer/dL_dz2", [a * b for a, b in zip(s, dx2)])
    db1 = c.step("hidden_layer/dL_db1", dz2)
    dW1 = c.step("hidden_layer/dL_dW1", outer(dz2, x1))
    eta, slopes = c.given("descent/eta"), {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    new = {name: c.step(f"descent/{name}", on_each(lambda a, b: a - eta * b, before, slopes[name]),
                        old=before) for name, before in theta.items()}
    _, _, new_L = forward(c, "after", x1, y, **new, old_loss=L)
    c.step("after/change", new_L - L)
    a, t = c.given("softmax_with_loss/a", 3), c.given("softmax_with_loss/t", 3, fixed="0 1 0")
    out = c.step("softmax_with_loss/y", softmax(a))
    c.step("softmax_with_loss/E", -dot(t, on_each(ln, out)))
    c.step("softmax_with_loss/dE_da", minus(out, t))
    return c


def forward(c, section, x1, y, W1, b1, W2, b2, old_loss=None):
    z2 = c.step(f"{section}/z2", affine(W1, x1, b1))
    x2 = c.step(f"{section}/x2", on_each(sigmoid, z2))
    z3 = c.step(f"{section}/z3", affine(W2, x2, b2))
    p = c.step(f"{section}/y_hat", softmax(z3))
    L = c.step(f"{section}/L", -y[0] * ln(p[0]) - y[1] * ln(p[1]), old=old_loss)
    return x2, p, L


def compound_interest():
    c = Calculation()
    K, r, n = c.given("K"), c.given("r"), c.given("n")
    q = c.step("q", 1 + r)
    worth = c.step("worth", K * q**n)
    c.step("doubling", ln(2) / ln(q))
    c.step("interest", worth - K)
    return c


def newton():
    c = Calculation()
    x = c.given("x")
    slope = c.step("iteration[1]/slope", 2 * x)
    c.step("iteration[1]/d", (x**2 - 2) / slope)
    return c


def projectile():
    c = Calculation()
    v, g = c.given("v"), c.given("g", fixed="9.81")
    rise = c.step("rise", v / g)
    c.step("height", v * rise - g * rise**2 / 2)
    c.step("by_energy", v**2 / (2 * g))
    c.step("back", 2 * rise)
    return c


FILES = {"neuron": """format = 1
title = "A neuron with two inputs"
step = ["z = w1·i1 + w2·i2 + b", "y = σ(z)", "E = (y − t)²", "dw = gradient(E, w)",
        "db = gradient(E, b)"]
[given]
i = { value = "0.5, 0.8", vary = { from = "0.1", to = "1.5", step = "0.1" } }
w = { value = "0.4, -0.3", vary = { from = "-0.9", to = "0.9", step = "0.1" } }
b = { value = "0.1", vary = { from = "-0.5", to = "0.5", step = "0.1" } }
t = { value = "0.9", vary = { from = "0.05", to = "0.95", step = "0.05" } }
""", "matrices": """format = 1
title = "Products of matrices"
step = ["C = A·B", "D = Aᵀ·C"]
[given]
A = { value = "1.5 -2; 3 0.5", vary = { from = "-6", to = "6", step = "0.5" } }
B = { value = "4 1; -2.5 2", vary = { from = "-6", to = "6", step = "0.5" } }
""", "triangle": """format = 1
title = "A right triangle"
step = ["c = sqrt(a² + b²)", "h = a·b/c", "p = a²/c", "t = tanh(h − p)"]
[given]
a = { value = "3.0", vary = { from = "1", to = "9", step = "0.1" } }
b = { value = "4.1", vary = { from = "1", to = "9", step = "0.1" } }
"""}


def neuron():
    c = Calculation()
    i, w, b, t = c.given("i", 2), c.given("w", 2), c.given("b"), c.given("t")
    z = c.step("z", w[0] * i[0] + w[1] * i[1] + b)
    y = c.step("y", sigmoid(z))
    c.step("E", (y - t)**2)
    slope = 2 * (y - t) * y / (1 + exp(-z)) * exp(-z)
    c.step("dw", [slope * v for v in i])
    c.step("db", slope)
    return c


def matrices():
    c = Calculation()
    A, B = c.given("A", 2, 2), c.given("B", 2, 2)
    C = c.step("C", product(A, B), transposed=product(transposed(A), B))
    c.step("D", product(transposed(A), C), transposed=product(A, C))
    return c


def triangle():
    c = Calculation()
    a, b = c.given("a"), c.given("b")
    long = c.step("c", sqrt(a**2 + b**2))
    h, p = c.step("h", a * b / long), c.step("p", a**2 / long)
    c.step("t", tanh(h - p))
    return c
