"""Fills the blocks of a page that show what the program prints, each made when the site is.

    ```output                      what a command prints, with the command above it
    longhand list problem.toml
    ```

    ```log                         a log as mathematics, or the parts of it that are named by their ids
    longhand run problem.toml
    forward/x1
    ```

    ```file                        a file of the repository
    docs/examples/newton.toml
    ```
"""
import html
import re
import subprocess

import markdown


class Program:
    def __init__(self, path, root, language):
        self.path, self.root, self.language = path, root, language

    def output(self, command, *options, codes=(0,)):
        name, *arguments = command.split()
        if name != "longhand":
            raise SystemExit(f"a block may run longhand only: {command}")
        done = subprocess.run([self.path, *arguments, *options, "--lang", self.language], cwd=self.root,
                              capture_output=True, encoding="utf-8")
        if done.returncode not in codes:
            raise SystemExit(f"{command}: exit status {done.returncode}\n{done.stderr}")
        return done.stdout


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
    article = re.search(r"<article[^>]*>\n<h1>.*?</h1>\n(.*)</article>", page, re.DOTALL)[1]
    parts = "".join(element(article, identifier) for identifier in identifiers) or article
    parts = re.sub(r'\b(id="|href="#)', rf"\g<1>{prefix}-", parts)
    return f'<div class="log">\n{parts}</div>\n'


def filled(text, page, program, folder):
    """The page with its blocks filled; the logs become files of the folder."""
    count = 0

    def fill(block):
        nonlocal count
        first, *others = block["body"].strip().split("\n")
        if block["kind"] == "output":
            return f"```text\n$ {first}\n\n{program.output(first, codes=(0, 1)).strip(chr(10))}\n```"
        if block["kind"] == "file":
            return f"```text\n{(program.root / first).read_text(encoding='utf-8').rstrip()}\n```"
        if block["kind"] == "log":
            count += 1
            name = f"{page}-log-{count}"
            (folder / f"{name}.html").write_text(log(program, first, others, name), encoding="utf-8")
            return f"\\htmlinclude {name}.html"
        return block[0]

    return markdown.FENCE.sub(fill, text)
