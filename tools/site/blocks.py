"""Fills the blocks of a page that show what the program prints, each made when the site is.

    ```output                      what a command prints, with the command above it; or the lines from the first
    longhand list problem.toml     that has a text to the next that has another; `report` instead of `output` where
    x1                             its lines are sentences, which may be broken
    y1
    ```

    ```dialogue                    a program that asks, and what somebody types, a line an answer
    longhand practice problem.toml
    0.65
    ```

    ```log The working             a log as mathematics, or the parts of it that are named by their ids; folded, if
    longhand run problem.toml      there are words to open it; `sheet` instead of `log` shows an exercise sheet
    forward/x1
    ```

    ```plot                        a plot of a problem file
    problem.toml plot
    ```

    ```picture                     a picture of the page's folder, with its own title and description
    gradient_descent-error.svg
    ```

    ```tape                        the operations of a problem file
    problem.toml
    ```

    ```file cpp                    a file of the repository, and its language if Doxygen knows it
    tests/install/guest/guest.cpp
    ```
"""
import html
import os
import pty
import re
import select
import subprocess
import textwrap

import markdown

MOST_SECONDS = 60  # that a program takes to say something

TAPE_HEAD = {
    "en": "| entry | operation | left | right | value | name |",
    "zh": "| 编号 | 运算 | 左 | 右 | 值 | 名称 |",
}


class Program:
    """The programs that blocks may run, in one language."""

    def __init__(self, longhand, tape, root, language):
        self.longhand, self.tape, self.root, self.language = longhand, tape, root, language

    def run(self, *command, codes=(0,)):
        done = subprocess.run(command, cwd=self.root, capture_output=True, encoding="utf-8")
        if done.returncode not in codes:
            raise SystemExit(f"{' '.join(map(str, command))}: exit status {done.returncode}\n{done.stderr}")
        return done.stdout

    def arguments(self, command, *options):
        name, *arguments = command.split()
        if name != "longhand":
            raise SystemExit(f"a block may run longhand only: {command}")
        return [self.longhand, *arguments, *options, "--lang", self.language]

    def output(self, command, *options, codes=(0,)):
        return self.run(*self.arguments(command, *options), codes=codes)

    def dialogue(self, command, answers):
        """What stands on a terminal at the end, the answers behind the prompts, which end with an equals sign."""
        ours, terminal = pty.openpty()
        shown, answers = b"", list(answers)
        with subprocess.Popen(self.arguments(command), cwd=self.root, stdin=terminal, stdout=terminal,
                              stderr=terminal) as program:
            os.close(terminal)
            while True:
                waits = not select.select([ours], [], [], MOST_SECONDS)[0]
                try:
                    shown += b"" if waits else os.read(ours, 4096)
                except OSError:  # the program has ended
                    break
                if waits or (shown.endswith(b" = ") and not answers):
                    program.kill()
                    raise SystemExit(f"{command} waits for more than the answers of the page:\n{shown.decode()}")
                if shown.endswith(b" = "):
                    os.write(ours, f"{answers.pop(0)}\n".encode())
        os.close(ours)
        if program.returncode or answers:
            raise SystemExit(f"{command} did not take all answers of the page:\n{shown.decode()}")
        return shown.decode().replace("\r\n", "\n")


def element(page, identifier):
    """The section or figure with this id."""
    start = re.search(rf'<(section|figure) id="{re.escape(html.escape(identifier))}"', page)
    if not start:
        raise SystemExit(f"the log has no {identifier}")
    depth = 0
    for tag in re.finditer(rf"<(/?){start[1]}\b", page[start.start():]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return page[start.start():start.start() + tag.end() + 1] + "\n"


def log(program, command, identifiers, prefix):
    """The log as a piece of HTML; ids get a prefix, since a page may have several logs."""
    page = program.output(command, "--format", "html")
    article = re.search(r"<article[^>]*>\n(?:<header>.*?</header>|<h1>.*?</h1>)\n(.*)</article>", page, re.DOTALL)[1]
    parts = "".join(element(article, identifier) for identifier in identifiers) or article
    return re.sub(r'\b(id="|href="#)', rf"\g<1>{prefix}-", parts)


def report(command, lines):
    lines = [f"$ {command}", "", *textwrap.dedent("\n".join(lines)).split("\n")]
    return '<div class="fragment report">' + "".join(
        f'<div class="line">{html.escape(line) or " "}</div>\n' for line in lines) + "</div>\n"


def picture(file):
    svg = file.read_text(encoding="utf-8")
    title, words = (re.search(f"<{name}>(.*?)</{name}>", svg, re.DOTALL)[1] for name in ("title", "desc"))
    return f'<figure class="plot"><img src="{file.name}" alt="{title} — {words}"/></figure>\n'


def part(lines, bounds):
    """The lines from the first that has the one text to the next that has the other."""
    if not bounds:
        return lines
    first, last = bounds
    start = next(place for place, line in enumerate(lines) if first in line)
    end = next(place for place, line in enumerate(lines) if place >= start and last in line)
    return lines[start:end + 1]


def filled(text, page, program, folder):
    """The page with its blocks filled; logs become files of the folder."""
    count = 0

    def fill(block):
        nonlocal count
        kind, _, more = block["kind"].partition(" ")
        first, *others = block["body"].strip().split("\n")
        if kind in ("output", "report"):
            lines = part(program.output(first, codes=(0, 1)).strip("\n").split("\n"), others)
            if kind == "report":
                count += 1
                name = f"{page}-report-{count}"
                (folder / f"{name}.html").write_text(report(first, lines), encoding="utf-8")
                return f"\\htmlinclude {name}.html"
            return "\n".join(["```text", f"$ {first}", "", *lines, "```"])
        if kind == "dialogue":
            return "\n".join(["```text", f"$ {first}", "", program.dialogue(first, others).strip("\n"), "```"])
        if kind == "file":
            mark = f"{{.{more}}}" if more else ""
            return f"```{mark}\n{(program.root / first).read_text(encoding='utf-8').rstrip()}\n```"
        if kind == "tape":
            return f"{TAPE_HEAD[program.language]}\n|---|---|---|---|---|---|\n{program.run(program.tape, first).rstrip()}"
        if kind in ("plot", "picture"):
            count += 1
            name = f"{page}-plot-{count}"
            file = folder / (first if kind == "picture" else f"{name}.svg")
            if kind == "plot":
                file.write_text(program.output(f"longhand plot {first}"), encoding="utf-8")
            (folder / f"{name}.html").write_text(picture(file), encoding="utf-8")
            return f"\\htmlinclude {name}.html"
        if kind in ("log", "sheet"):
            count += 1
            name = f"{page}-log-{count}"
            content = f'<div class="{kind}">\n{log(program, first, others, name)}</div>\n'
            if more:
                content = f"<details>\n<summary>{html.escape(more)}</summary>\n{content}</details>\n"
            (folder / f"{name}.html").write_text(content, encoding="utf-8")
            return f"\\htmlinclude {name}.html"
        return block[0]

    return markdown.FENCE.sub(fill, text)
