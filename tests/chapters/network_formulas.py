"""As document_formulas.py, for the chapters on perceptrons, layers, updates, graphs and exercises."""

from decimal import Decimal

from document_formulas import (
    affine, cross_entropy, differences, dot, joined, minus, numbers, outer, product, rows, scaled,
    sigmoid, slope_from_output, slopes, softmax, times, transposed)

MOST_ROUNDS = 100


class Cancelled(Decimal):
    """A short number only because irrational parts cancel, which no calculation can show."""


NOTHING = Cancelled(0)


def plus(a, b):
    return minus(a, scaled(-1, b))


def hadamard(a, b):
    return [p * q for p, q in zip(a, b, strict=True)]


# ---- perceptrons: 002 L40 has no formula; the weights are chosen

INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]


def fires(s):
    return 1 if s > 0 else 0


def sums(w, b):
    return [dot(w, x) + b for x in INPUTS]


def logic_gate(weights, bias, truth_table):
    w, b = numbers(weights), Decimal(bias)
    s = sums(w, b)
    return ({"w": w, "b": b, "s": s, "y": [fires(each) for each in s]}, {"y": truth_table})


def perceptron():
    xor = [x ^ y for x, y in INPUTS]
    gates = {"and_gate": logic_gate("0.5 0.5", "-0.7", [x & y for x, y in INPUTS]),
             "nand_gate": logic_gate("-0.5 -0.5", "0.7", [1 - (x & y) for x, y in INPUTS]),
             "or_gate": logic_gate("0.5 0.5", "-0.2", [x | y for x, y in INPUTS])}
    p, q = gates["nand_gate"][0]["y"], gates["or_gate"][0]["y"]
    conjunction = gates["and_gate"][0]
    both = [fires(dot(conjunction["w"], pair) + conjunction["b"]) for pair in zip(p, q)]
    return joined({"": ({"X": INPUTS}, {}), **gates,
                   "xor_gate": ({"p": p, "q": q, "y": both}, {"y": xor}),
                   "one_layer": one_layer(xor), **learning()})


def one_layer(t):
    w, b = numbers("1 1"), Decimal("-0.5")
    s = sums(w, b)
    y = [fires(each) for each in s]
    e = minus(t, y)
    return ({"w": w, "b": b, "t": t, "s": s, "s_same": s[0] + s[3], "s_different": s[1] + s[2],
             "d": 0, "y": y, "e": e, "wrong": sum(map(abs, e))},
            {"s_same": sum(w) + 2 * b, "s_different": sum(w) + 2 * b})


def learning():
    """Rosenblatt's rule of 1958 (003 L41 in words): w ← w + (t − y)x, b ← b + (t − y)."""
    t = [x | y for x, y in INPUTS]
    w, b, passes = [0, 0], Decimal("-0.5"), {}
    for number in range(1, MOST_ROUNDS + 1):
        wrong = 0
        for k, x in enumerate(INPUTS):
            s = dot(w, x) + b
            e = t[k] - fires(s)
            w, b = plus(w, scaled(e, x)), b + e
            wrong += abs(e)
            passes[f"round[{number}]/pattern[{k + 1}]"] = (
                {"s": s, "y": fires(s), "e": e, "w": [w], "b": b}, {})
        passes[f"round[{number}]/answers"] = ({"wrong": wrong}, {})
        if wrong == 0:
            break
    return {"learning": ({"w": [[0, 0]], "b": Decimal("-0.5"), "t": t}, {}), **passes,
            "round": ({"passes": number}, {})}


# ---- neurons and layers; the numbers are chosen, but those of 000's three layers

def tanh(x):
    """003 L66."""
    return (x.exp() - (-x).exp()) / (x.exp() + (-x).exp())


def neurons_and_layers():
    x, omega, b = numbers("1 0.5 -1"), numbers("0.4 -0.2 0.1"), Decimal("0.2")
    z = sum(w * v for w, v in zip(omega, x)) + b
    W1, b1 = rows("0.2 -0.1 0.4; 0.5 0.3 -0.2; -0.3 0.1 0.6"), numbers("0.1 -0.2 0.3")
    W2, b2 = rows("0.7 -0.4 0.5"), numbers("-0.1")
    a2 = [sigmoid(value) for value in affine(W1, x, b1)]
    a3 = [sigmoid(value) for value in affine(W2, a2, b2)]
    V1, V2 = ([row + [bias] for row, bias in zip(W, biases)] for W, biases in ((W1, b1), (W2, b2)))
    u1, u2 = x + [1], a2 + [1]
    return joined({
        "neuron": ({"x": x, "omega": omega, "b": b, "z": z, "y_hat": sigmoid(z), "h": tanh(z),
                    "y": sigmoid(sum(x))},
                   {"h": 2 * sigmoid(2 * z) - 1}),
        "elements": ({"W1": W1, "b1": b1, "W2": W2, "b2": b2,
                      **{f"a[{k}]": value for k, value in enumerate(a2, 1)}, "h": a3[0]}, {}),
        "matrix_form": ({"a2": a2, "a3": a3}, {}),
        "augmented": ({"V1": V1, "u1": u1, "v2": a2, "V2": V2, "u2": u2, "v3": a3,
                       "d_elements": NOTHING, "d_matrix": NOTHING},
                      {"v2": [sigmoid(value) for value in times(V1, u1)],
                       "v3": [sigmoid(value) for value in times(V2, u2)]}),
        "one_expression": one_expression()})


THREE_LAYERS = {"I": "0.9 0.1 0.8",
                "W_input_hidden": "0.9 0.3 0.4; 0.2 0.8 0.2; 0.1 0.5 0.6",
                "W_hidden_output": "0.3 0.7 0.5; 0.6 0.5 0.2; 0.8 0.1 0.9"}  # 000 L410-437


def three_layers():
    return (numbers(THREE_LAYERS["I"]), rows(THREE_LAYERS["W_input_hidden"]),
            rows(THREE_LAYERS["W_hidden_output"]))


def outputs(W_hidden_output, W_input_hidden, I):
    """000 L412-446."""
    hidden = [sigmoid(x) for x in times(W_input_hidden, I)]
    return [sigmoid(x) for x in times(W_hidden_output, hidden)]


def one_expression():
    """000 L555, with the brace that is missing."""
    I, W, V = three_layers()
    o = [1 / (1 + (-sum(V[k][j] / (1 + (-sum(W[j][i] * I[i] for i in range(3))).exp())
                        for j in range(3))).exp()) for k in range(3)]
    return ({"I": I, "W_input_hidden": W, "W_hidden_output": V, "O": outputs(V, W, I),
             "d": [NOTHING] * 3, **{f"o[{k}]": value for k, value in enumerate(o, 1)}},
            {"O": o})


# ---- weight updates: 000 L560-605, 004 L30-81

def weight_update():
    o_j, w, t, alpha = numbers("0.4 0.5"), numbers("2.0 3.0"), Decimal("0.5"), Decimal("0.1")
    h = Decimal("0.01")

    def output(weights):
        return sigmoid(dot(weights, o_j))

    def squared(weights):
        return (t - output(weights)) ** 2

    x, o, E = dot(w, o_j), output(w), squared(w)
    slope = slope_from_output(o)
    dE_dw = -2 * (t - o) * slope * o_j[0]
    dE_again = differences(squared, w)[0]
    up, down = squared([w[0] + h, w[1]]), squared([w[0] - h, w[1]])
    return joined({
        "output": ({"o_j": o_j, "w": w, "t": t, "x": x, "o_k": o, "E": E}, {}),
        "derivation": ({"expanded": t * t - 2 * t * o + o * o, "dE_do_expanded": -2 * t + 2 * o,
                        "dE_do": -2 * (t - o), "do_dx": slope, "dx_dw": o_j[0], "dE_dw": dE_dw},
                       {"expanded": E, "dE_do_expanded": differences(lambda v: (t - v) ** 2, o),
                        "do_dx": slopes(sigmoid, [x])[0], "dE_dw": dE_again}),
        "factor": ({"E_half": E / 2, "dE_half_dw": dE_dw / 2, "ratio": Cancelled(2)},
                   {"dE_half_dw": dE_again / 2}),
        "check": ({"h": h, "backwards": dE_dw, "E_up": up, "E_down": down,
                   "by_differences": (up - down) / (2 * h)}, {"backwards": dE_again}),
        "example": worked_update("0.8", x, o_j[0], w[0], alpha, True),
        "first_edition": worked_update("1.5", x, o_j[0], w[0], alpha, False),
        **training_step(alpha)})


def worked_update(error, x, o_j, w1, alpha, is_first):
    """000 L605 with the numbers of figures.md; there the values to three and five decimals."""
    e1, S = Decimal(error), sigmoid(x)
    gradient = -e1 * slope_from_output(S) * o_j
    own = {"alpha": alpha, "sum": x} if is_first else {}
    return ({"e1": e1, "S": S, "slope": slope_from_output(S), "gradient": gradient,
             "w1": w1 - alpha * gradient, **own}, {})


def training_step(alpha):
    """000 L593-595 and 004 L68-81, corrected; the target is chosen. E = ½ Σ (t − O)²."""
    I, W, V = three_layers()
    t, h = numbers("0.9 0.1 0.1"), Decimal("0.01")
    D = [[h, 0, 0], [0, 0, 0], [0, 0, 0]]

    def half_squares(O):
        return sum((target - value) ** 2 for target, value in zip(t, O)) / 2

    def error(output_weights, hidden_weights):
        return half_squares(outputs(output_weights, hidden_weights, I))

    O_hidden, O = [sigmoid(x) for x in times(W, I)], outputs(V, W, I)
    e = minus(t, O)
    delta = hadamard(e, [slope_from_output(o) for o in O])
    back = times(transposed(V), delta)
    bend = [slope_from_output(o) for o in O_hidden]
    delta_hidden = hadamard(back, bend)
    dV, dW = scaled(alpha, outer(delta, O_hidden)), scaled(alpha, outer(delta_hidden, I))
    e_hidden = times(transposed(V), e)
    H = scaled(alpha, outer(hadamard(e_hidden, bend), I))
    by_V = differences(lambda values: error(values, W), V)
    by_W = differences(lambda values: error(V, values), W)
    new_V, new_W, with_H = plus(V, dV), plus(W, dW), plus(W, H)
    E, new_E, E_H = error(V, W), error(new_V, new_W), error(new_V, with_H)
    up, down = plus(W, D), minus(W, D)
    return {
        "network": ({"I": I, "W_input_hidden": W, "W_hidden_output": V, "t": t,
                     "O_hidden": O_hidden, "O": O, "E": E}, {}),
        "output_layer": ({"e": e, "delta": delta, "dW": dV}, {"dW": scaled(-alpha, by_V)}),
        "hidden_layer": ({"back": back, "delta": delta_hidden, "dW": dW, "D": D,
                          "O_up": outputs(V, up, I), "E_up": error(V, up),
                          "O_down": outputs(V, down, I), "E_down": error(V, down),
                          "by_differences": -alpha * (error(V, up) - error(V, down)) / (2 * h)},
                         {"dW": scaled(-alpha, by_W)}),
        "heuristic": ({"e_hidden": e_hidden, "H": H,
                       "ratio": [H[k][0] / dW[k][0] for k in range(3)],
                       "O_heuristic": outputs(new_V, with_H, I), "E": E_H, "change": E_H - E},
                      {"ratio": [p / q for p, q in zip(e_hidden, back)]}),
        "after": ({"W_hidden_output": new_V, "W_input_hidden": new_W,
                   "O": outputs(new_V, new_W, I), "E": new_E, "change": new_E - E}, {})}


# ---- computational graphs: 002 L84-168, with rows; the numbers are chosen

def row_affine(x, W, b):
    return plus(times(transposed(W), x), b)


def computational_graphs():
    x, W, b = numbers("1 2"), rows("0.1 -0.2 0.3; 0.4 0.2 -0.1"), numbers("0.1 0.2 -0.3")
    return joined({"nodes": nodes(), **function_nodes(), **affine_layers(x, W, b), **classifier(x)})


def nodes():
    a, b, c, h = numbers("2 -3 4 0.01")
    q = a + b
    da, db, dc = differences(lambda v: (v[0] + v[1]) * v[2], [a, b, c])
    return ({"a": a, "b": b, "c": c, "h": h, "df_df": 1, "q": q, "f": q * c, "df_dq": c, "df_dc": q,
             "df_da": c, "df_db": c, "check": c}, {"df_da": da, "df_db": db, "df_dc": dc})


def function_nodes():
    x, g = numbers("1.5 -0.5 0 2"), numbers("0.2 0.3 -0.1 -0.4")
    y = [sigmoid(v) for v in x]
    back = [d * slope_from_output(v) for d, v in zip(g, y)]
    v = (-x[0]).exp()
    w = 1 + v
    dw = -g[0] / w ** 2
    again = [d * slope for d, slope in zip(g, slopes(sigmoid, x))]
    return {"relu": ({"x": [x], "g": [g], "y": [[max(each, 0) for each in x]],
                      "dL_dx": [[d if each > 0 else 0 for d, each in zip(g, x)]]}, {}),
            "sigmoid": ({"y": [y], "dL_dx": [back], "u": -x[0], "v": v, "w": w, "r": 1 / w,
                         "dL_dw": dw, "dL_dv": dw, "dL_du": dw * v, "dL_dx1": -dw * v},
                        {"dL_dx": [again], "dL_dx1": again[0], "r": y[0]})}


def affine_layers(x, W, b):
    d = numbers("0.5 -1 0.2")
    X, D = rows("1 2; -1 3"), rows("0.5 -1 0.2; 0.1 0.3 -0.4")

    def one(v):
        return dot(row_affine(v[0], v[1], v[2]), d)

    def batch(v):
        return sum(dot(row_affine(row, v[1], v[2]), by) for row, by in zip(v[0], D))

    of_one, of_batch = differences(one, [x, W, b]), differences(batch, [X, W, b])
    return {"affine": ({"x": [x], "W": W, "b": [b], "dL_dy": [d], "y": [row_affine(x, W, b)],
                        "dL_dx": [times(W, d)], "dL_dW": outer(x, d), "dL_db": [d]},
                       {"dL_dx": [of_one[0]], "dL_dW": of_one[1], "dL_db": [of_one[2]]}),
            "batch": ({"X": X, "dL_dY": D, "Y": [row_affine(row, W, b) for row in X],
                       "dL_dX": product(D, transposed(W)), "dL_dW": product(transposed(X), D),
                       "dL_db": [[sum(column) for column in transposed(D)]]},
                      {"dL_dX": of_batch[0], "dL_dW": of_batch[1], "dL_db": [of_batch[2]]})}


NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")


def classifier(x):
    t, eta = numbers("0 1 0"), Decimal("0.5")
    theta = [rows("0.1 0.4 -0.2; 0.3 -0.5 0.2"), numbers("0.1 0.2 0.1"),
             rows("0.2 -0.3; 0.5 0.1; -0.4 0.6"), numbers("0.1 -0.1"),
             rows("0.4 -0.2 0.1; -0.3 0.5 0.2"), numbers("0 0.1 -0.1")]

    def forward(v, parameters=theta):
        W1, b1, W2, b2, W3, b3 = parameters
        a1 = row_affine(v, W1, b1)
        z1 = [max(each, 0) for each in a1]
        a2 = row_affine(z1, W2, b2)
        z2 = [sigmoid(each) for each in a2]
        a3 = row_affine(z2, W3, b3)
        y = softmax(a3)
        return {"a1": [a1], "z1": [z1], "a2": [a2], "z2": [z2], "a3": [a3], "y": [y],
                "L": cross_entropy(y, t)}

    values = forward(x)
    [a1], [z1], [z2], [y] = (values[name] for name in ("a1", "z1", "z2", "y"))
    W1, _, W2, _, W3, _ = theta
    da3 = minus(y, t)
    dz2 = times(W3, da3)
    da2 = hadamard(dz2, [slope_from_output(each) for each in z2])
    dz1 = times(W2, da2)
    da1 = [d if each > 0 else 0 for d, each in zip(dz1, a1)]
    gradient = [outer(x, da1), da1, outer(z1, da2), da2, outer(z2, da3), da3]
    again = differences(lambda parameters: forward(x, parameters)["L"], theta)
    new = [minus(old, scaled(eta, by)) for old, by in zip(theta, gradient)]
    after = forward(x, new)
    [scores] = after["a3"]

    def shown(parameters):
        return {name: [value] if name[0] == "b" else value
                for name, value in zip(NAMES, parameters)}

    return {
        "forward": ({**shown(theta), "t": [t], **values}, {}),
        "backward": ({"dL_da3": [da3], "dL_dz2": [dz2], "dL_da2": [da2], "dL_dz1": [dz1],
                      "dL_da1": [da1], "dL_dx": [times(W1, da1)],
                      **{f"dL_d{name}": by for name, by in shown(gradient).items()}},
                     {"dL_dx": [differences(lambda v: forward(v)["L"], x)],
                      **{f"dL_d{name}": by for name, by in shown(again).items()}}),
        "learning": ({"eta": eta, **shown(new)}, {}),
        "again": ({**after, "change": after["L"] - values["L"]}, {}),
        "inference": ({name: scores.index(max(scores)) + 1 for name in ("by_scores", "by_softmax")},
                      {})}


# ---- exercises: 003 L257-355 and L541-670, 001 L566

def class_exercises():
    i, actual, h = numbers("2 3"), Decimal(1), Decimal("0.1")
    w1, w2, w3, w4, w5, w6 = weights = numbers("0.11 0.21 0.12 0.08 0.14 0.15")

    def half_square(w):
        prediction = dot(i, w[:2]) * w[4] + dot(i, w[2:4]) * w[5]
        return (prediction - actual) ** 2 / 2

    h1, h2 = dot(i, [w1, w2]), dot(i, [w3, w4])
    prediction = h1 * w5 + h2 * w6
    Delta = prediction - actual
    by = differences(half_square, weights)

    def moved(k, step):
        return half_square(weights[:k - 1] + [weights[k - 1] + step] + weights[k:])

    def checks(*which):
        result = {}
        for k in which:
            result |= {f"E{k}_up": moved(k, h), f"E{k}_down": moved(k, -h), f"check{k}": by[k - 1]}
        return result

    return joined({
        "": ({"i": [i], "W": [[w1, w3], [w2, w4]], "w": [w5, w6], "actual": actual}, {}),
        "forward": ({"h[1]": h1, "h[2]": h2, "prediction": prediction, "Error": Delta ** 2 / 2,
                     "Delta": Delta}, {}),
        "exercise1": ({"h": h, "dError_dprediction": Delta, "dprediction_dw5": h1,
                       "dError_dw5": Delta * h1, **checks(5)}, {"dError_dw5": by[4]}),
        "exercise2": ({"dprediction_dh1": w5, "dprediction_dh2": w6, "dh1_dw2": i[1],
                       "dh2_dw3": i[0], "dh2_dw4": i[1], "dError_dw2": Delta * w5 * i[1],
                       "dError_dw3": Delta * w6 * i[0], "dError_dw4": Delta * w6 * i[1],
                       **checks(2, 3, 4)},
                      {"dError_dw2": by[1], "dError_dw3": by[2], "dError_dw4": by[3]}),
        **second_iteration(i, actual), **why_nonlinear()})


def second_iteration(i, actual):
    W, w, eta = rows("0.12 0.13; 0.23 0.10"), numbers("0.1744 0.1694"), Decimal("0.05")

    def forward(hidden, output):
        h = times(transposed(hidden), i)
        out = dot(h, output)
        return {"h": [h], "out": out, "Error": (out - actual) ** 2 / 2}

    def error(parameters):
        return forward(*parameters)["Error"]

    values = forward(W, w)
    Delta, P = values["out"] - actual, outer(i, w)
    new_w = minus(w, scaled(eta * Delta, values["h"][0]))
    new_W = minus(W, scaled(eta * Delta, P))
    dW, dw = differences(error, [W, w])
    return {"exercise3": ({"eta": eta, "W": W, "w": w, "Delta": Delta, "P": P, **values}, {}),
            "exercise3_after": ({"w": new_w, "W": new_W, **forward(new_W, new_w)},
                                {"w": minus(w, scaled(eta, dw)), "W": minus(W, scaled(eta, dW))})}


def why_nonlinear():
    x, W1, b1 = numbers("1 -2"), rows("2 1; 0 -1; 3 2"), numbers("1 0 -2")
    W2, b2 = rows("1 -1 2; 0 3 1"), numbers("0 4")
    W, b = product(W2, W1), affine(W2, b1, b2)
    two, one = affine(W2, affine(W1, x, b1), b2), affine(W, x, b)
    plus_x, minus_x, at_0 = (
        affine(W2, [sigmoid(z) for z in affine(W1, scaled(sign, x), b1)], b2)
        for sign in (Decimal(1), Decimal(-1), Decimal(0)))
    mean = scaled(Decimal("0.5"), plus(plus_x, minus_x))
    return {"nonlinear": ({"x": x, "W1": W1, "b1": b1, "W2": W2, "b2": b2, "y_two": two, "W": W,
                           "b": b, "y_one": one, "difference": [0, 0]}, {"y_two": one}),
            "bent": ({"y_plus": plus_x, "y_minus": minus_x, "y_zero": at_0, "y_mean": mean,
                      "difference_bent": minus(mean, at_0)}, {})}


CHAPTERS = {chapter.__name__: chapter for chapter in (
    perceptron, neurons_and_layers, weight_update, computational_graphs, class_exercises)}
