"""How one line of a step follows from the one before: the same formula, with numbers put in or
parts worked out."""

import ast

from formula_text import COMPARISONS, EULER, Formula, Matrix, Number, Symbol, both
from hand_arithmetic import CONSTANTS, Grid, shown
from meanings import Cell, Wrong, of_cells, texts, typed


class OtherForm(Exception):
    """A line does not have the form of the one that it should follow from."""


class Follower:
    """Finds for each number of a line what it must be, from the line that it follows from."""

    def __init__(self, names, functions, digits, remembered):
        self.names, self.functions = names, functions
        self.digits, self.remembered = digits, remembered
        self.numbers = 0
        self.meant = {}
        self.ages = set()  # of the meanings that were put in
        self.older = set()  # symbols that stand for an older meaning than the newest

    # What symbols stand for.
    def cell(self, leaf):
        """The value of a symbol or number in a formula."""
        if leaf.cell is None:
            if isinstance(leaf, Number):
                leaf.cell = typed(leaf.text)
            else:
                leaf.cell = self.meaning(leaf.name)
        return leaf.cell

    def meaning(self, symbol):
        """What is not put in belongs to what is, or else is the newest."""
        if symbol not in self.remembered:
            for place, (age, value) in enumerate(self.names.candidates(symbol)):
                if age in self.ages:
                    self.remembered[symbol] = place
                    return value
        return self.names.meaning(symbol, self.remembered.get(symbol, 0))

    def stands_for(self, symbol, printed):
        """The newest meaning of the symbol that is printed so."""
        newest = None
        for place, (age, value) in enumerate(self.names.candidates(symbol.name)):
            newest = newest or (age, value)
            if texts(value) == printed:
                if self.meant.setdefault(symbol.name, value) != value:
                    raise Wrong(f"{symbol.name} stands for two values in one formula")
                symbol.cell = value
                self.remembered[symbol.name] = place
                self.ages.add(age)
                if age > newest[0]:
                    self.older.add(symbol.name)
                return value
        raise Wrong(f"{symbol.name} is put in as {printed}, but is {texts(newest[1])}")

    def own(self, formula):
        return formula.evaluate(lambda leaf: of_cells(self.cell(leaf), lambda c: c.own),
                                self.functions)

    # One line after the other.
    def attempt(self, before, after):
        """follow(), which leaves nothing behind where it fails."""
        leaves = [(leaf, leaf.cell) for leaf in before.all_leaves()
                  if isinstance(leaf, (Symbol, Number))]
        state = dict(self.meant), set(self.ages), dict(self.remembered), self.numbers
        try:
            self.follow(before, after)
        except (OtherForm, Wrong):
            for leaf, cell in leaves:
                leaf.cell = cell
            self.meant, self.ages, remembered, self.numbers = state
            self.remembered.clear()
            self.remembered.update(remembered)
            raise

    def follow(self, before, after):
        """Sets the cell of every number in `after`; raises where it does not follow."""
        target = after.leaf(after.tree)
        if isinstance(before.tree, ast.IfExp):
            self.follow_condition(before, after)
        elif isinstance(target, Number):
            target.cell = self.number(before, target)
            self.numbers += 1
        elif isinstance(target, Matrix):
            self.follow_matrix(before, after)
        else:
            self.follow_operation(before, after)

    def follow_condition(self, before, after):
        if isinstance(after.tree, ast.IfExp):
            try:
                self.follow_operation(before, after)
                return
            except (OtherForm, Wrong) as error:
                reason = error
            try:  # the arm that is taken may be a condition itself
                self.follow(before.sub(self.chosen_arm(before)), after)
            except OtherForm:
                raise reason from None
        else:
            self.follow(before.sub(self.chosen_arm(before)), after)

    def number(self, before, target):
        source = before.leaf(before.tree)
        if isinstance(source, Symbol) and isinstance(self.cell(source), Cell):
            return self.of_symbol(source, target)
        if isinstance(source, Number):
            cell = self.cell(source)
            if cell.text == target.text:
                return cell
            if cell.text in CONSTANTS and shown(cell.own, self.digits) == (target.text, False):
                return Cell(cell.own, target.text, False)
            # A result is not written as its one operand was typed: 2.0 becomes 2.
            if shown(cell.own, self.digits) != (target.text, True):
                raise Wrong(f"{cell.text} becomes {target.text}")
            return Cell(cell.own, target.text, True)
        if isinstance(source, Matrix):
            raise OtherForm("a matrix becomes a number")
        signed = self.with_sign(before, target)
        if signed:
            return signed
        own = self.own(before)
        if isinstance(own, Grid):
            raise OtherForm("a matrix becomes a number")
        text, is_exact = shown(own, self.digits)
        if text != target.text:
            raise Wrong(f"{target.text} is printed for {own.decimal}, which is {text}")
        return Cell(own, text, is_exact)

    def of_symbol(self, source, target):
        """A symbol becomes what it stands for, as printed there; a result is written anew."""
        try:
            return self.stands_for(source, target.text)
        except Wrong:
            text, is_exact = shown(self.cell(source).own, self.digits)
            if text != target.text:
                raise
            return Cell(self.cell(source).own, text, is_exact)

    def of_matrix_symbol(self, source, printed):
        try:
            return self.stands_for(source, printed)
        except Wrong:
            anew = of_cells(self.cell(source),
                            lambda cell: Cell(cell.own, *shown(cell.own, self.digits)))
            if texts(anew) != printed:
                raise
            return anew

    def with_sign(self, before, target):
        """−θ with θ = 0.50, as typed, is −0.50; −(−0) is −0, its operand worked out."""
        tree = before.tree
        is_negation = isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub)
        if not is_negation or not target.text.startswith("−"):
            return None
        try:
            cell = self.number(before.sub(tree.operand), Number(target.text[1:]))
        except (Wrong, OtherForm):
            return None
        return Cell(-cell.own, target.text, cell.is_exact)

    def follow_matrix(self, before, after):
        source, target = before.leaf(before.tree), after.leaf(after.tree)
        if isinstance(source, Symbol):
            if not all(isinstance(cell.leaf(cell.tree), Number) for row in target.rows
                       for cell in row):
                raise OtherForm("a symbol becomes formulas")
            grid = Grid.of(target.rows)
            printed = grid.map(lambda cell: cell.leaf(cell.tree).text)
            value = self.of_matrix_symbol(source, printed)
            if isinstance(value, Grid):
                grid.zip(value, lambda cell, known: setattr(cell.leaf(cell.tree), "cell", known))
            self.numbers += len(target.rows) * len(target.rows[0])
            return
        if isinstance(before.tree, ast.Attribute):
            # Which of a given's layouts is meant shows in what is put in, transposed or not.
            self.follow_matrix(before.sub(before.tree.value), transposed(after))
            return
        expanded = self.expand(before)
        if not isinstance(expanded, Grid):
            raise OtherForm("a number becomes a matrix")
        if expanded.shape != Grid.of(target.rows).shape:
            raise OtherForm("the shapes differ")
        expanded.zip(Grid.of(target.rows), self.follow)

    def follow_operation(self, before, after):
        a, b = before.tree, after.tree
        if is_square(before, after):
            for side in (a.left, a.right):
                self.follow(before.sub(side), after.sub(b.left))
            return None
        if type(a) is not type(b):
            raise OtherForm(f"{type(a).__name__} becomes {type(b).__name__}")
        if isinstance(a, ast.Name):
            if a.id != b.id or a.id != EULER:
                raise OtherForm("a name stays")
            return None
        if isinstance(a, ast.Call):
            if before.leaf(a.func) != after.leaf(b.func) or len(a.args) != len(b.args):
                raise OtherForm("another function")
            pairs = list(zip(a.args, b.args))
        else:
            if any(type(x) is not type(y) for x, y in zip(signs(a), signs(b))):
                raise OtherForm("another operation")
            pairs = list(zip(operands(a), operands(b)))
        for x, y in pairs:
            self.follow(before.sub(x), after.sub(y))
        return None

    def chosen_arm(self, formula):
        test = formula.tree.test
        own = [self.own(formula.sub(side)) for side in (test.left, test.comparators[0])]
        holds = own[0].compare(own[1], COMPARISONS[type(test.ops[0])])
        return formula.tree.body if holds else formula.tree.orelse


    def expand(self, formula):
        """A formula of matrices as a matrix of formulas, by the rules of the operations."""
        node, leaf = formula.tree, formula.leaf(formula.tree)
        if isinstance(leaf, Matrix):
            return Grid.of(leaf.rows)
        if isinstance(leaf, Symbol):
            value = self.cell(leaf)
            return value.map(number_formula) if isinstance(value, Grid) else formula
        if isinstance(node, ast.BinOp):
            return self.expand_operation(formula)
        if isinstance(node, ast.UnaryOp):
            inner = self.expand(formula.sub(node.operand))
            return of_cells(inner, lambda x: Formula(ast.UnaryOp(node.op, x.tree), x.leaves))
        if isinstance(node, ast.Attribute):
            return self.expand(formula.sub(node.value)).transposed()
        if isinstance(node, ast.Call) and self.functions[formula.leaf(node.func).name].of_matrix:
            value = self.own(formula)
            return value.map(lambda own: number_formula(Cell(own, *shown(own, self.digits)))
                             ) if isinstance(value, Grid) else formula
        if isinstance(node, ast.Call) and len(node.args) == 1:
            inner = self.expand(formula.sub(node.args[0]))
            return of_cells(inner, lambda x: Formula(ast.Call(node.func, [x.tree], []),
                                                     x.leaves | formula.leaves))
        return formula

    def expand_operation(self, formula):
        node = formula.tree
        if isinstance(node.left, ast.Name) and node.left.id == EULER:
            inner = self.expand(formula.sub(node.right))
            return of_cells(inner, lambda x: Formula(ast.BinOp(node.left, node.op, x.tree),
                                                     x.leaves))
        a, b = self.expand(formula.sub(node.left)), self.expand(formula.sub(node.right))
        if isinstance(node.op, ast.Mult) and isinstance(a, Grid) and isinstance(b, Grid):
            return a.product(b, combined(ast.Mult()), combined(ast.Add()))
        operation = ast.Mult() if isinstance(node.op, ast.MatMult) else node.op
        return both(a, b, combined(operation))


def transposed(formula):
    """A printed matrix with its rows as columns; the numbers in it are the same objects."""
    rows = formula.leaf(formula.tree).rows
    return Formula(formula.tree, {formula.tree.id: Matrix([list(row) for row in zip(*rows)])})


def combined(operation):
    return lambda a, b: Formula(ast.BinOp(a.tree, operation, b.tree), a.leaves | b.leaves)


def number_formula(cell):
    formula = Formula.parse("0", {}, {})
    leaf = formula.leaf(formula.tree)
    leaf.text, leaf.cell = cell.text, cell
    return formula


def is_square(before, after):
    """x·x is printed as x²."""
    a, b = before.tree, after.tree
    if not (isinstance(a, ast.BinOp) and isinstance(a.op, ast.Mult)):
        return False
    return isinstance(b, ast.BinOp) and isinstance(b.op, ast.Pow) and not (
        isinstance(b.left, ast.Name) and b.left.id == EULER)


def signs(node):
    return [getattr(node, "op", None)] + list(getattr(node, "ops", []))


def operands(node):
    return [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
