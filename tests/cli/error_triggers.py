"""For every error id: what to type to see it, or that only a mistake in C++ or a file reaches it."""

import pathlib
import re

from problem_triggers import PROBLEMS

CLASS = pathlib.Path(__file__).resolve().parents[2] / "docs/examples/sheets/class.csv"
SOURCE = pathlib.Path(__file__).resolve().parents[2] / "src/longhand/text/errors.cpp"

FORWARD = "matrix_forward_pass"
DESCENT = "gradient_descent"
SOFTMAX = "softmax_backpropagation"

# id: arguments that report it. `{tmp}` is an empty folder.
TRIGGERS = {
    "chapter.unknown": ["run", "matrix_forward_path"],
    "command.unknown": ["rnu"],
    "file.write": ["run", FORWARD, "-o", "{tmp}/no such folder/log.txt"],
    "given.ambiguous": ["run", FORWARD, "--given", "i1=0.5"],
    "given.form": ["run", FORWARD, "--given", "w11"],
    "given.shape": ["run", FORWARD, "--given", "I=1"],
    "given.twice": ["run", FORWARD, "--given", "w11=1", "--given", "w11=2"],
    "given.unknown": ["run", FORWARD, "--given", "w13=1"],
    "grade.enter": ["grade", "{tmp}", "answers.csv", "--enter", "typed.csv"],
    "grade.files": ["grade", "{tmp}"],
    "grade.folder": ["grade", "{tmp}", "answers.csv"],
    "list.document": ["list", "--documents", "005"],
    "list.format": ["list", "--format", "markdown"],
    "number.range": ["run", FORWARD, "--given", "w11=1e999"],
    "number.text": ["run", FORWARD, "--given", "w11=0.5x"],
    "option.decimals": ["run", FORWARD, "--round", "x"],
    "option.digits": ["run", FORWARD, "--digits", "41"],
    "option.iterations": ["run", FORWARD, "--iterations", "3-1"],
    "option.missing": ["run", FORWARD, "--digits"],
    "option.passes": ["run", "gradient_descent", "--iterations", "11"],
    "option.surplus": ["list", FORWARD, "mcp_neuron"],
    "option.twice": ["run", FORWARD, "--digits", "3", "--digits", "4"],
    "option.unknown": ["run", FORWARD, "--digitz", "3"],
    "option.usage": ["run", FORWARD, "--help=3"],
    "option.value": ["run", FORWARD, "--detail", "loud"],
    "plot.none": ["plot", "mcp_neuron"],
    "plot.nothing": ["plot"],
    "plot.unknown": ["plot", "why_nonlinear", "band/plane"],
    "plot.which": ["plot", "why_nonlinear"],
    "practice.part": ["practice", "gradient_descent", "--part", "forward", "--to", "error"],
    "practice.source": ["practice"],
    "scan.draft": ["scan", "a.md", "b.md", "--draft"],
    "scan.no_calculation": ["scan", str(CLASS), "--draft"],
    "scan.nothing": ["scan"],
    "scan.outputs": ["scan", str(CLASS), "--draft", "--fix"],
    "run.given": ["run", "all", "--given", "w11=1"],
    "run.network": ["run", "mcp_neuron", "--format", "svg"],
    "run.nothing": ["run"],
    "run.pictures": ["run", "all", "--format", "svg"],
    "sheet.blank": ["sheet", DESCENT, "--from", "error", "--blanks", "forward/out"],
    "sheet.both": ["sheet", DESCENT, "--copies", "2", "--roster", str(CLASS), "-o", "{tmp}/out"],
    "sheet.copies": ["sheet", DESCENT, "--copies", "0"],
    "sheet.decision": ["sheet", DESCENT, "--to", "iteration[2]/h"],
    "sheet.digits": ["sheet", DESCENT, "--digits", "13"],
    "sheet.exists": ["sheet", DESCENT, "-o", "{tmp}"],
    "sheet.fade": ["sheet", DESCENT, "--fade", "5"],
    "sheet.folder": ["sheet", DESCENT, "--copies", "2"],
    "sheet.kind": ["sheet", DESCENT, "--kind", "essay"],
    "sheet.marks_number": ["sheet", DESCENT, "--marks", "0"],
    "sheet.nothing": ["sheet", "mcp_neuron", "--fade", "4"],
    "sheet.order": ["sheet", DESCENT, "--from", "error", "--to", "forward"],
    "sheet.seed": ["sheet", DESCENT, "--seed", "x"],
    "sheet.shard": ["sheet", DESCENT, "--copies", "3", "--shard", "2/4", "-o", "{tmp}/out"],
    "sheet.shard_or_join": ["sheet", DESCENT, "--copies", "3", "--shard", "1/3", "--join", "{tmp}",
                            "-o", "{tmp}/out"],
    "sheet.source": ["sheet"],
    "sheet.versions": ["sheet", DESCENT, "--versions", "1"],
    "value.logarithm": ["run", SOFTMAX, "--round", "0"],
    "value.overflow": ["run", FORWARD, "--given", "w11=-1e300"],
    "verify.nothing": ["verify", "mcp_neuron"],
    "verify.no_document": ["verify", "{tmp}/formula.verdict.toml", "--text", "{tmp}/claim.class.toml"],
    "verify.text": ["verify", "--text", "{tmp}/claim.class.toml"],
    "verify.unknown": ["verify", "005"],
    "verify.claim": ["verify", "--claim", "y=1"],
    "file.read": ["run", "{tmp}/none.toml"],
    "file.exists": ["new", "{tmp}"],
    "lint.nothing": ["lint"],
    "new.nothing": ["new"],
}
TRIGGERS |= {error_id: ["run", f"{{tmp}}/{error_id}.toml"] for error_id in PROBLEMS}
for judged in ("claim.statement", "formula.derivative", "formula.shape", "formula.verdict"):
    TRIGGERS[judged] = ["lint", f"{{tmp}}/{judged}.toml"]

TRIGGERS["sheet.paper"] = ["sheet", "{tmp}/sheet.paper.toml"]

# Warnings, seen in test_problems.py.
WARNINGS = {"lint.hides", "lint.until", "lint.unused", "lint.vary"}

# No command line reaches these: a wrong chapter or a wrong call does, or they are the reason that a
# report gives for a formula without meaning.
TESTED_IN_CPP = {
    "book.braces", "book.exercises", "book.formula", "book.matrix", "book.passage", "book.section", "book.title", "book.typed", "book.units",  # tests/book
    "formula.points", "formula.sides",
    "constant.digits", "constant.finite",
    "data.column", "data.file", "data.row", "given.draw",
    "id.element", "id.part",
    "index.line", "index.place", "index.twice",
    "loop.guard", "loop.state", "plot.colours",
    "matrix.elements",
    "plot.axis", "plot.ends", "plot.given", "plot.pairs", "plot.pass", "plot.range",
    "plot.same_given", "plot.text", "plot.value",
    "plot.nowhere", "plot.outside", "plot.program", "plot.program_missing",  # in test_plot.py
    "output.write",  # in test_output.py
    "program.fault", "program.memory",
    "record.full", "record.mixed", "record.nested", "record.none",
    "value.guard", "value.guard_rounded",
    "roster.column", "roster.fields", "roster.id", "roster.scientific", "roster.twice",
    "table.empty", "table.encoding", "table.quote", "table.size",
    "class.givens", "class.line", "sheet.few_variants", "wording.language", "wording.places",
    "wording.sign", "scheme.share",
    "sheet.join_changed", "sheet.join_lacks", "sheet.join_more", "sheet.join_other",
    "sheet.join_twice",  # in tests/sheets
    "class.other", "class.sheet", "class.version", "answers.column", "answers.comma",
    "answers.disagree", "answers.formula", "answers.missing", "answers.student", "answers.twice",
    "answers.unknown", "answers.unreadable", "marks.line",
    "scheme.unknown",  # in tests/sheets/test_grade.py
    "answers.moodle", "answers.response",  # in tests/sheets/test_moodle_answers.py
    "answers.changed", "answers.other_table",  # in tests/sheets/test_enter.py
    "answers.both", "answers.mismatch",  # in tests/sheets/test_moodle_answers.py, test_grade.py
    "practice.session",  # in tests/sheets/test_practice.py
    "sheet.empty", "sheet.indistinct", "sheet.no_mistake",
    "program.interrupted", "sheet.typst", "sheet.typst_missing",  # in tests/sheets
    "variant.fixed", "variant.none", "variant.range",
} | WARNINGS


def ids_in_the_table():
    """The ids of src/longhand/text/errors.cpp."""
    return set(re.findall(r'^\s*\{"([a-z0-9_]+\.[a-z0-9_.]+)",', SOURCE.read_text("utf-8"), re.M))
