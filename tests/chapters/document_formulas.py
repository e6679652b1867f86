"""What the formulas of the lecture documents give for every given and every step of a chapter.

Nothing here comes from Longhand. `000 L383` is line 383 of document 000; a formula that is faulty
there stands here corrected. Numbers that no document prints are chosen. Values are fractions, or
decimals of 60 digits. A chapter has its values by id, and some of them a second time, worked out in
another way: above all derivatives, as central differences.
"""

from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
STEP = Decimal("1e-24")
MOST_PASSES = 100


def numbers(text, kind=Decimal):
    return [kind(each) for each in text.split()]


def rows(text):
    return [numbers(row) for row in text.split(";")]


def joined(sections):
    """The values, and those in another way, of all sections, by the ids of the chapter."""
    values, again = {}, {}
    for section, parts in sections.items():
        path = f"{section}/" if section else ""
        for whole, part in zip((values, again), parts, strict=True):
            whole |= {path + name: value for name, value in part.items()}
    return values, again


def differences(function, values):
    """The gradient, in the shape of the values: (f(v + h) − f(v − h)) / 2h for each number."""
    if not isinstance(values, list):
        return (function(values + STEP) - function(values - STEP)) / (2 * STEP)

    def along(k):
        before, after = values[:k], values[k + 1:]
        return differences(lambda each: function(before + [each] + after), values[k])

    return [along(k) for k in range(len(values))]


def slopes(function, inputs, corners=()):
    """Differences at each input, and None at a corner, where there is no derivative."""
    return [None if x in corners else differences(function, x) for x in inputs]


def jacobian_by_differences(function, values):
    """Element (r, c): how output c answers to value r."""
    outputs = range(len(function(values)))
    return transposed([differences(lambda v, c=c: function(v)[c], values) for c in outputs])


def dot(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))


def times(matrix, vector):
    return [dot(row, vector) for row in matrix]


def transposed(matrix):
    return [list(column) for column in zip(*matrix, strict=True)]


def product(a, b):
    """004 L8."""
    return [[dot(row, column) for column in transposed(b)] for row in a]


def outer(column, row):
    """001 L360."""
    return [[p * q for q in row] for p in column]


def ratios(a, b):
    return [p / q for p, q in zip(a, b, strict=True)]


def minus(a, b):
    if isinstance(a, list):
        return [minus(p, q) for p, q in zip(a, b, strict=True)]
    return a - b


def scaled(factor, values):
    if isinstance(values, list):
        return [scaled(factor, each) for each in values]
    return factor * values


def sigmoid(x):
    """001 L102, 002 L116, 003 L65."""
    return 1 / (1 + (-x).exp())


def sigmoid_slope(x):
    """000 L582, 004 L60."""
    return sigmoid(x) * (1 - sigmoid(x))


def slope_from_output(y):
    """002 L121."""
    return y * (1 - y)


def softmax(a, c=0):
    """002 L22, 001 L183; whatever c is, the result is the same."""
    return [(each + c).exp() / sum((other + c).exp() for other in a) for each in a]


def cross_entropy(y, t):
    """002 L60, 001 L212."""
    return -sum(target * output.ln() for output, target in zip(y, t, strict=True))


def mcp_neuron():
    """001 L53-69; all numbers are chosen."""
    X = [[0, 0], [0, 1], [1, 0], [1, 1]]
    s = [sum(row) for row in X]
    return joined({
        "": ({"X": X}, {}), "signal": ({"s": s}, {}),
        "and_gate": gate(1, s, [a & b for a, b in X]),
        "or_gate": gate(0, s, [a | b for a, b in X])})


def gate(theta, s, truth_table):
    b = -theta
    y = [1 if signal > theta else 0 for signal in s]
    shifted = [1 if signal - theta > 0 else 0 for signal in s]
    biased = [1 if signal + b > 0 else 0 for signal in s]
    return ({"theta": theta, "b": b, "y": y, "y_shifted": shifted, "y_bias": biased,
             "d_shifted": minus(y, shifted), "d_bias": minus(y, biased)},
            {"y": truth_table, "y_shifted": truth_table, "y_bias": truth_table})


def activation_functions():
    """The inputs are chosen."""
    x = numbers("-2 -0.5 0 1")
    relu, leaky = rectified(x, 0), rectified(x, Decimal("0.1"))
    return joined({
        "": ({"x": x}, {}), "linear": line(x), "step": steps(x),
        "logistic": logistic(x), "slope": logistic_slope(x), "tanh": tanh(x),
        "relu": ({"r": relu["value"], "cases": [v if v > 0 else 0 for v in x],
                  "slope": relu["slope"]}, {"slope": relu["by_differences"]}),
        "leaky_relu": ({"a": Decimal("0.1"), "l": leaky["value"], "slope": leaky["slope"]},
                       {"slope": leaky["by_differences"]}),
        "maxout_relu": maxout(x, numbers("0 1"), numbers("0 0"), relu["value"]),
        "maxout_leaky": maxout(x, numbers("0.1 1"), numbers("0 0"), leaky["value"]),
        "elu": elu(x, Decimal(1))})


def line(x):
    """000 L238, with chosen constants."""
    c, d = numbers("2 1")
    return ({"c": c, "d": d, "y": [c * v + d for v in x], "slope": [c for _ in x]},
            {"slope": slopes(lambda v: c * v + d, x)})


def steps(x):
    """001 L57 is silent at the threshold; 000 L252 fires there. The threshold is chosen."""
    theta = Decimal(0)
    return ({"theta": theta, "u": [1 if v > theta else 0 for v in x],
             "v": [1 if v >= theta else 0 for v in x], "slope": [0 for _ in x]},
            {"slope": slopes(lambda v: Decimal(1 if v > theta else 0), x, [theta])})


def logistic(x):
    """001 L107 for σ(0); σ(−x) = 1 − σ(x) is well known. The inputs are chosen."""
    zero, far = numbers("0 20")
    s, left = [sigmoid(v) for v in x], [sigmoid(-v) for v in x]
    s_left = [1 - v for v in s]
    return ({"zero": zero, "far": far, "at_zero": Decimal("0.5"), "right": sigmoid(far),
             "left": sigmoid(-far), "s": s, "p": left, "q": s_left},
            {"at_zero": sigmoid(zero), "left": 1 - sigmoid(far), "p": s_left, "q": left})


def logistic_slope(x):
    zero = Decimal(0)
    by_differences = slopes(sigmoid, x)
    return ({"at_zero": sigmoid_slope(zero), "s": [slope_from_output(sigmoid(v)) for v in x],
             "backwards": [sigmoid_slope(v) for v in x]},
            {"at_zero": differences(sigmoid, zero), "s": by_differences,
             "backwards": by_differences})


def tanh(x):
    """003 L66; 2σ(2x) − 1 and the derivative 1 − tanh² are well known."""
    def by_powers(v):
        return (v.exp() - (-v).exp()) / (v.exp() + (-v).exp())

    t, stretched = [by_powers(v) for v in x], [2 * sigmoid(2 * v) - 1 for v in x]
    return ({"t": t, "by_powers": t, "by_logistic": stretched, "slope": [1 - v * v for v in t]},
            {"t": stretched, "by_logistic": t, "slope": slopes(by_powers, x)})


def rectified(x, a):
    """001 L495 with a = 0, L501 with a = 0.1. The corner counts as left, as in 002 L111."""
    return {"value": [max(a * v, v) for v in x], "slope": [1 if v > 0 else a for v in x],
            "by_differences": slopes(lambda v: max(a * v, v), x, corners=[0])}


def maxout(x, w, b, other):
    """001 L508 with one input, and by how much it is not the other function. The slope is the
    weight of the greater line, at a tie of the first. Weights and biases are chosen."""
    f, g = ([w[k] * v + b[k] for v in x] for k in (0, 1))
    m = [max(pair) for pair in zip(f, g)]
    ties = [v for v, p, q in zip(x, f, g) if p == q]
    return ({"w": w, "b": b, "f": f, "g": g, "m": m, "difference": minus(m, other),
             "slope": [w[0] if p >= q else w[1] for p, q in zip(f, g)]},
            {"slope": slopes(lambda v: max(w[0] * v + b[0], w[1] * v + b[1]), x, ties)})


def elu(x, alpha):
    """001 L513; α is chosen."""
    def value(v):
        return v if v >= 0 else alpha * (v.exp() - 1)

    slope, by_differences = [1 if v >= 0 else alpha * v.exp() for v in x], slopes(value, x)
    return ({"alpha": alpha, "z": [value(v) for v in x], "slope": slope, "backwards": slope},
            {"slope": by_differences, "backwards": by_differences})


def matrix_forward_pass():
    """000 L306-446; 004 L8."""
    I = numbers("1.0 0.5")
    w11, w12, w21, w22 = numbers("0.9 0.2 0.3 0.8")
    W = [[w11, w21], [w12, w22]]
    x1, x2 = I[0] * w11 + I[1] * w21, I[0] * w12 + I[1] * w22
    X = times(W, I)
    A, B = rows("1 2; 3 4"), rows("5 6; 7 8")
    return joined({
        "": ({"I": I, "W": W}, {}),
        "layer2": ({"x[1]": x1, "y[1]": sigmoid(x1), "x[2]": x2, "y[2]": sigmoid(x2)},
                   {"x[1]": Decimal("1.05"), "x[2]": Decimal("0.6")}),
        "matrix_form": ({"X": X, "O": [sigmoid(x) for x in X]}, {"X": [x1, x2]}),
        "three_layers": (three_layers(), {}),
        "product": ({"A": A, "B": B, "C": product(A, B)}, {"C": [[19, 22], [43, 50]]})})


def three_layers():
    I = numbers("0.9 0.1 0.8")
    W_input_hidden = rows("0.9 0.3 0.4; 0.2 0.8 0.2; 0.1 0.5 0.6")
    W_hidden_output = rows("0.3 0.7 0.5; 0.6 0.5 0.2; 0.8 0.1 0.9")
    X_hidden = times(W_input_hidden, I)
    O_hidden = [sigmoid(x) for x in X_hidden]
    X_output = times(W_hidden_output, O_hidden)
    return {"I": I, "W_input_hidden": W_input_hidden, "W_hidden_output": W_hidden_output,
            "hidden/X_hidden": X_hidden, "hidden/O_hidden": O_hidden,
            "output/X_output": X_output, "output/O_output": [sigmoid(x) for x in X_output]}


def error_splitting():
    """Numbers of two outputs as in figures.md; the weights of the layer further back are chosen."""
    e_output, weights, weights_before = "0.8 0.5", "2.0 3.0 1.0 4.0", "3.0 2.0 1.0 7.0"
    e1, e2 = e = numbers(e_output, Fraction)
    w11, w21, w12, w22 = w = numbers(weights, Fraction)
    v11, v21, v12, v22 = v = numbers(weights_before, Fraction)
    s11, s21 = e1 * w11 / (w11 + w21), e1 * w21 / (w11 + w21)
    s12, s22 = e2 * w12 / (w12 + w22), e2 * w22 / (w12 + w22)
    return joined({
        "one_output": one_output(), "n_links": n_links(),
        "outputs": ({"e": e, "W_hidden_output": [[w11, w21], [w12, w22]],
                     "s[1,1]": s11, "s[2,1]": s21, "s[1,2]": s12, "s[2,2]": s22}, {}),
        "hidden": ({"e_hidden[1]": s11 + s12, "e_hidden[2]": s21 + s22, "equal": e1 / 2 + e2 / 2},
                   {"e_hidden[1]": Fraction("0.42"), "e_hidden[2]": Fraction("0.88")}),
        "matrix_form": errors_before(e, *w),
        "further_back": errors_before([s11 + s12, s21 + s22], *v),
        "": ({"further_back/W_input_hidden": [[v11, v21], [v12, v22]]}, {}),
        "gradient": heuristic_and_gradient(*numbers(weights))})


def one_output():
    """000 L462 and L470; the error is chosen."""
    e, w11, w21 = numbers("0.8 3.0 1.0", Fraction)
    r11, r21 = w11 / (w11 + w21), w21 / (w11 + w21)
    return ({"e": e, "W": [[w11, w21]], "half": e / 2, "r[1,1]": r11, "r[2,1]": r21,
             "e[1,1]": e * r11, "e[2,1]": e * r21, "whole": e * r11 + e * r21},
            {"r[1,1]": Fraction(3, 4), "r[2,1]": Fraction(1, 4), "whole": e})


def n_links():
    """000 L476: the same error over n links. Their weights are chosen."""
    e, w = Fraction("0.8"), numbers("3.0 1.0 2.0 4.0", Fraction)
    shares = [each / sum(w) for each in w]
    return {"W": [w], "sum": sum(w), "r": shares, "parts": scaled(e, shares)}, {}


def errors_before(e, w11, w21, w12, w22):
    """004 L17-26, 000 L525-544: the shares N, N·e, and the errors without denominators."""
    e1, e2 = e
    N = [[w11 / (w11 + w21), w12 / (w12 + w22)], [w21 / (w21 + w11), w22 / (w12 + w22)]]
    split, plain = times(N, e), times(transposed([[w11, w21], [w12, w22]]), e)
    return ({"N": N, "split": split, "plain": plain, "ratio": ratios(plain, split)},
            {"split": [e1 * w11 / (w11 + w21) + e2 * w12 / (w12 + w22),
                       e1 * w21 / (w21 + w11) + e2 * w22 / (w12 + w22)],
             "plain": [e1 * w11 + e2 * w12, e1 * w21 + e2 * w22]})


def heuristic_and_gradient(w11, w21, w12, w22):
    """E of 000 L570, whose derivative by o_j is −2 Σ_k w_jk (t_k − o_k) o_k (1 − o_k)."""
    o_hidden, t = numbers("0.9 0.1"), numbers("0.5 0.99")  # chosen
    W = [[w11, w21], [w12, w22]]

    def output(hidden):
        return [sigmoid(x) for x in times(W, hidden)]

    def squared_error(hidden):
        return sum(error ** 2 for error in minus(t, output(hidden)))

    x, o = times(W, o_hidden), output(o_hidden)
    e, s = minus(t, o), [slope_from_output(v) for v in o]
    g = [sum(w * error * slope for w, error, slope in zip(row, e, s)) for row in transposed(W)]
    errors, _ = errors_before(e, w11, w21, w12, w22)
    dE = differences(squared_error, o_hidden)
    return ({"o_hidden": o_hidden, "t": t, "x": x, "o": o, "e": e, "E": squared_error(o_hidden),
             "dE": scaled(-2, g), "g": g, "s": s, "by_formula": g, "split": errors["split"],
             "p": errors["plain"], "ratio_split": ratios(g, errors["split"]),
             "ratio": ratios(g, errors["plain"])},
            {"dE": dE, "g": scaled(Decimal("-0.5"), dE), "by_formula": scaled(Decimal("-0.5"), dE),
             "s": slopes(sigmoid, x)})


def gradient_descent():
    """003 L177-228 and L376-407; η is that of L449, the threshold chosen."""
    i1, i2, actual, eta, threshold = numbers("2 3 1.0 0.05 0.01")
    w1, w2, w3, w4, w5, w6 = weights = numbers("0.11 0.21 0.12 0.08 0.14 0.15")
    i, W, w = [i1, i2], [[w1, w3], [w2, w4]], [w5, w6]

    def half_square(w):
        prediction = (i1 * w[0] + i2 * w[1]) * w[4] + (i1 * w[2] + i2 * w[3]) * w[5]
        return (prediction - actual) ** 2 / 2

    h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
    out = h1 * w5 + h2 * w6
    Delta = out - actual
    gradient = [Delta * w5 * i1, Delta * w5 * i2, Delta * w6 * i1, Delta * w6 * i2,
                Delta * h1, Delta * h2]
    by_differences = differences(half_square, weights)
    return joined({
        "": ({"i": [i], "W": W, "w": w, "actual": actual, "eta": eta, "threshold": threshold}, {}),
        "forward": ({"h[1]": h1, "h[2]": h2, "out": out}, {}),
        "error": ({"Delta": Delta, "Error": Delta ** 2 / 2}, {"Error": half_square(weights)}),
        "gradients": (by_weight("dError_dw", gradient), by_weight("dError_dw", by_differences)),
        "update": (by_weight("w", minus(weights, scaled(eta, gradient))),
                   by_weight("w", minus(weights, scaled(eta, by_differences)))),
        **iterations(i, W, w, actual, eta, threshold)})


def by_weight(name, values):
    return {f"{name}[{k}]": value for k, value in enumerate(values, 1)}


def iterations(i, W, w, actual, eta, threshold):
    """003 L199, L211 and L405-407, until the error is below the threshold. A list of all passes."""
    def half_square(parameters):
        hidden_weights, output_weights = parameters
        return (dot(times(transposed(hidden_weights), i), output_weights) - actual) ** 2 / 2

    passes = {}
    for number in range(1, MOST_PASSES + 1):
        h = times(transposed(W), i)
        out = dot(h, w)
        Delta, Error = out - actual, half_square([W, w])
        values = {"h": [h], "out": out, "Error": Error}
        if Error < threshold:
            passes[f"iteration[{number}]"] = values | {"passes": number}, {}
            break
        P = outer(i, w)
        dW, dw = differences(half_square, [W, w])
        again = {"W": minus(W, scaled(eta, dW)), "w": minus(w, scaled(eta, dw))}
        W, w = minus(W, scaled(eta * Delta, P)), minus(w, scaled(eta * Delta, h))
        values |= {"Delta": Delta, "c": -eta * Delta, "P": P, "w": w, "W": W}
        passes[f"iteration[{number}]"] = values, again
    return passes | {"iteration": ({"passes": number}, {})}


def softmax_backpropagation():
    """All numbers of the network are chosen; the update is 001 L233."""
    x, y, eta = numbers("1 2"), numbers("1 0"), Decimal("0.5")
    theta = {"W1": rows("0.1 0.2; 0.3 -0.1; -0.2 0.4"), "b1": numbers("0.1 -0.1 0.2"),
             "W2": rows("0.5 -0.3 0.2; -0.4 0.1 0.3"), "b2": numbers("0.1 -0.1")}
    before = forward(x, y, **theta)
    gradient = backward(x, y, theta["W2"], before["x2"], before["y_hat"])
    by_differences = backward_by_differences(x, y, theta, before)
    layer = {"W1": "hidden_layer", "b1": "hidden_layer", "W2": "output_layer", "b2": "output_layer"}
    new, new_again = (
        {name: minus(old, scaled(eta, derivatives[f"{layer[name]}/dL_d{name}"]))
         for name, old in theta.items()} for derivatives in (gradient, by_differences))
    after = forward(x, y, **new)
    return joined({
        "": ({"x": x, "y": y, "input/x1": x, **theta, **gradient}, by_differences),
        "forward": (before, {}), "descent": ({"eta": eta, **new}, new_again),
        "after": ({**after, "change": after["L"] - before["L"]}, {}),
        "softmax_with_loss": softmax_with_loss()})


def affine(W, x, b):
    """001 L144 and L172."""
    return [dot(row, x) + bias for row, bias in zip(W, b, strict=True)]


def forward(x, y, W1, b1, W2, b2):
    """001 L195-212, the output by softmax as in L183."""
    z2 = affine(W1, x, b1)
    x2 = [sigmoid(z) for z in z2]
    z3 = affine(W2, x2, b2)
    y_hat = softmax(z3)
    return {"z2": z2, "x2": x2, "z3": z3, "y_hat": y_hat, "L": cross_entropy(y_hat, y)}


def backward(x, y, W2, x2, y_hat):
    """001 L260-460, the summary's missing ∂L/∂x⁽²⁾ as in L384."""
    p1, p2 = y_hat
    jacobian = [[p1 * p2, -p1 * p2], [-p1 * p2, p1 * p2]]
    dL_dy_hat = [-target / p for target, p in zip(y, y_hat)]
    dL_dz3 = minus(y_hat, y)
    dL_dx2 = times(transposed(W2), dL_dz3)
    s1, s2, s3 = slope = [slope_from_output(v) for v in x2]
    diagonal = [[s1, 0, 0], [0, s2, 0], [0, 0, s3]]
    dL_dz2 = [p * q for p, q in zip(slope, dL_dx2)]
    return {
        "loss/dL_dy_hat": dL_dy_hat, "loss/jacobian": jacobian, "loss/dL_dz3": dL_dz3,
        "loss/dL_dz3_by_jacobian": times(jacobian, dL_dy_hat),
        "output_layer/dL_db2": dL_dz3, "output_layer/dL_dx2": dL_dx2,
        "output_layer/dL_dW2_one_by_one": [[d * v for v in x2] for d in dL_dz3],
        "output_layer/dL_dW2": outer(dL_dz3, x2), "hidden_layer/slopes": slope,
        "hidden_layer/dx2_dz2": diagonal, "hidden_layer/dL_dz2": dL_dz2,
        "hidden_layer/dL_dz2_by_jacobian": times(diagonal, dL_dx2),
        "hidden_layer/dL_db1": dL_dz2, "hidden_layer/dL_dW1": outer(dL_dz2, x)}


def backward_by_differences(x, y, theta, network):
    """Each derivative of `backward` from the forward pass alone."""
    def hidden(z2):
        return [sigmoid(z) for z in z2]

    def loss_of_z3(z3):
        return cross_entropy(softmax(z3), y)

    def loss_of_x2(x2):
        return loss_of_z3(affine(theta["W2"], x2, theta["b2"]))

    z2, z3 = network["z2"], network["z3"]
    dL_dz3 = differences(loss_of_z3, z3)
    dL_dz2 = differences(lambda z: loss_of_x2(hidden(z)), z2)
    W1, b1, W2, b2 = differences(lambda values: forward(x, y, *values)["L"], list(theta.values()))
    return {
        "loss/dL_dy_hat": differences(lambda p: cross_entropy(p, y), network["y_hat"]),
        "loss/jacobian": jacobian_by_differences(softmax, z3), "loss/dL_dz3": dL_dz3,
        "loss/dL_dz3_by_jacobian": dL_dz3,
        "output_layer/dL_db2": b2, "output_layer/dL_dx2": differences(loss_of_x2, network["x2"]),
        "output_layer/dL_dW2_one_by_one": W2, "output_layer/dL_dW2": W2,
        "hidden_layer/slopes": slopes(sigmoid, z2),
        "hidden_layer/dx2_dz2": jacobian_by_differences(hidden, z2), "hidden_layer/dL_dz2": dL_dz2,
        "hidden_layer/dL_dz2_by_jacobian": dL_dz2,
        "hidden_layer/dL_db1": b1, "hidden_layer/dL_dW1": W1}


def softmax_with_loss():
    """002 L146-150; the scores are ln 3, ln 2 and ln 5 with five decimals (chosen)."""
    a, t = [round(Decimal(k).ln(), 5) for k in (3, 2, 5)], numbers("0 1 0")
    y = softmax(a)
    return ({"a": a, "t": t, "y": y, "E": cross_entropy(y, t), "dE_da": minus(y, t)},
            {"y": softmax(a, c=-max(a)),
             "dE_da": differences(lambda v: cross_entropy(softmax(v), t), a)})


CHAPTERS = {chapter.__name__: chapter for chapter in (
    mcp_neuron, activation_functions, matrix_forward_pass, error_splitting, gradient_descent,
    softmax_backpropagation)}
