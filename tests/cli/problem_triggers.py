"""For every error that a problem file can have: a file that has it."""

HEAD = 'format = 1\ntitle = "t"\n'


def steps(*formulas):
    """A file with these steps, written as y1 = …."""
    listed = ", ".join(f'"y{k} = {formula}"' for k, formula in enumerate(formulas, 1))
    return f'{HEAD}step = [{listed}]\n[given]\nx = ["1", "2"]\nW = "1 2; 3 4"\na = "0"\nn = "-8"\n'


def formula(chain, **keys):
    """A file with this formula."""
    more = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return f'{HEAD}[[formula]]\nchain = "{chain}"\n{more}'


PROBLEMS = {
    "sheet.paper": 'format = 1\npaper = "a5"\n[[exercise]]\nsource = "gradient_descent"\n',
    "claim.class": f'{HEAD}[[remark]]\nclass = "wrnog"\nwhy = "x"\n',
    "claim.document": f'{steps("1")}[[claim]]\ndocument = "9"\nstep = "y1"\nprinted = "1"\n',
    "claim.number": f'{steps("1")}[[claim]]\nstep = "y1"\nprinted = 0.5\n',
    "claim.shape": f'{steps("1")}[[claim]]\nstep = "y1"\nprinted = ["1", "2"]\n',
    "claim.statement": f'{steps("1")}[[statement]]\nholds = "y1 + 1"\n',
    "claim.verdict": f'{steps("1")}[[claim]]\nstep = "y1"\nprinted = "1"\nverdict = "wrong"\n',
    "formula.arguments": steps("tanh(a, a)"),
    "formula.bracket": steps("(a + 1"),
    "formula.call": steps("a(1)"),
    "formula.chain": formula("x + x"),
    "formula.character": steps("a ? 1"),
    "formula.comparison": steps("(a > 1) + 1"),
    "formula.condition": steps("if(a, 1, 2)"),
    "formula.definition": f'{HEAD}step = ["a + 1"]\n',
    "formula.depth": steps("-" * 300 + "a"),
    "formula.derivative": formula("∂E/∂w = x"),
    "formula.each": steps("each(x, x)"),
    "formula.end": steps("a +"),
    "formula.function": steps("sigmid(a)"),
    "formula.independent": steps("a^2", "gradient(y1, n)"),
    "formula.index": steps("x[a]"),
    "formula.indices": steps("W[1]"),
    "formula.length": steps("a" * 5000),
    "formula.matrix": steps("softmax(a)"),
    "formula.name": steps("b + 1"),
    "formula.no_arguments": steps("sum + 1"),
    "formula.no_elements": steps("a[3]"),
    "formula.older": f'{HEAD}[given]\nw = "1"\n[[section]]\nid = "s"\n'
                     'step = ["E = w^2", "w = w - 1", "g = gradient(E, w)"]\n',
    "formula.operations": HEAD + "define = [\n" + ",\n".join(
        f'"f{k}(u) = f{k - 1}(u) + f{k - 1}(u + 1)"' if k else '"f0(u) = u*u"' for k in range(30)
    ) + '\n]\nstep = ["y = f29(1)"]\n',
    "formula.operator": steps("2a"),
    "formula.power": steps("W^2"),
    "formula.recursion": f'{HEAD}define = ["f(u) = f(u)"]\nstep = ["y = f(1)"]\n',
    "formula.rows": steps("[1, 2; 3]"),
    "formula.scalar": steps("if(x > 1, 1, 2)"),
    "formula.shape": formula("x = x", shapes="{ X = 2 }"),
    "formula.unexpected": steps("a * / 2"),
    "formula.variable": steps("gradient(a, a + 1)"),
    "formula.verdict": formula("x = x", verdict='"factor"'),
    "formula.where": formula("x = x", where='["x + 1"]'),
    "id.text": f'{HEAD}[given]\n"a b" = "1"\n',
    "id.twice": f'{HEAD}step = ["a = 1", "a = 2"]\n',
    "id.unknown": f'{HEAD}step = [{{ id = "b", formula = "1", updates = "c" }}]\n',
    "matrix.index": steps("x[3]"),
    "matrix.least_squares": steps("least_squares(W, W)"),
    "matrix.line": steps("softmax(W)"),
    "matrix.pairs": steps("squared_error(x, a)"),
    "matrix.shape": steps("x + W"),
    "network.choice": f'{HEAD}[network]\nloss = "entropy"\n',
    "network.samples": f'{HEAD}[network]\nloss = "squared_error"\ninput = "1"\n'
                       'target = [["1"], ["2"]]\n',
    "problem.before": steps("y2", "1"),
    "problem.comma": f'{HEAD}[given]\nx = "1,5"\n',
    "problem.order": f'{HEAD}[given]\nx = "1"\nstep = ["y = x"]\n',
    "problem.start": f'{HEAD}[[section]]\nid = "s"\nrepeat = 2\nstep = ["n = n + 1"]\n',
    "problem.element": steps("a", "1").replace('"y2 = 1"', '"x[1] = 5"'),
    "problem.number": f"{HEAD}[given]\nx = 0.10\n",
    "problem.repeat": f'{HEAD}[[section]]\nid = "s"\nrepeat = 2\nuntil = "y > 1"\nstep = ["y = 1"]\n',
    "problem.until": f'{HEAD}[[section]]\nid = "s"\nuntil = "y"\nstep = ["y = 1"]\n',
    "step.names": f'{HEAD}step = [{{ id = "b", formula = "(1, 2)", elements = "b1 b2 b3" }}]\n',
    "step.update": f'{HEAD}[given]\nw = "1, 2"\n[[section]]\nid = "s"\nstep = ["w = sum(w)"]\n',
    "toml.bare": f'{HEAD}step = ["y = 1"]\n[given]\nη = "1"\n',
    "toml.format": 'format = 2\ntitle = "t"\nstep = ["y = 1"]\n',
    "toml.key": f'{HEAD}setp = ["y = 1"]\n',
    "toml.missing": HEAD,
    "toml.quote": f'{HEAD}step = ["y = 1]\n',
    "toml.sign": f"{HEAD}step = [“y = 1”]\n",
    "toml.size": "#" * 1_000_001,
    "toml.syntax": f"{HEAD}step = [\n",
    "toml.twice": f'{HEAD}[section]\nid = "s"\n[section]\nid = "t"\n',
    "toml.type": f"{HEAD}step = 3\n",
    "value.division": steps("1/a"),
    "value.power": steps("n^0.5"),
    "value.angle": steps("sin(a + 1e30)"),
    "value.root": steps("sqrt(n)"),
    "value.tie": f'{HEAD}step = ["y = if(sqrt(2)*sqrt(2) > 2, 1, 0)"]\n',
}
