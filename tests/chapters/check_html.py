#!/usr/bin/env python3
"""The pages of `longhand run --format html` are well-formed, whole in themselves, and say what the
JSON says.

    check_html.py PROGRAM [FILE]...     the pages of all chapters, and pages that are given
"""

import json
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as xml

HTML = "{http://www.w3.org/1999/xhtml}"
MATHML_CORE = {"math", "mrow", "mi", "mn", "mo", "mtext", "mfrac", "msub", "msup", "msubsup",
               "mover", "msqrt", "mtable", "mtr", "mtd"}
PAGE = {"html", "head", "meta", "title", "style", "body", "nav", "ol", "li", "a", "article", "h1",
        "h2", "h3", "h4", "h5", "h6", "section", "p", "div", "figure", "figcaption"}
CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2}


def output(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, timeout=120)
    if done.returncode or done.stderr:
        sys.exit(f"longhand {' '.join(arguments)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def expect(holds, message):
    if not holds:
        sys.exit(message)


def tag(element):
    return element.tag.removeprefix(HTML)


def check_page(page, name):
    """The tree of a page, with its elements by id."""
    tree = xml.fromstring(page)
    ids = {}
    for element in tree.iter():
        expect(tag(element) in MATHML_CORE | PAGE, f"{name}: <{tag(element)}>")
        expect(len(element) == CHILDREN.get(tag(element), len(element)), f"{name}: {tag(element)}")
        expect(not any(key.startswith("on") or key in ("src", "style") for key in element.keys()),
               f"{name}: {element.attrib}")
        if "id" in element.attrib:
            expect(element.get("id") not in ids, f"{name}: two of {element.get('id')}")
            ids[element.get("id")] = element
    for link in tree.iter(HTML + "a"):
        target = urllib.parse.unquote(link.get("href"))
        expect(target[0] == "#" and target[1:] in ids, f"{name}: {target} leads nowhere")
    for table in tree.iter(HTML + "mtable"):
        if table.get("class") == "matrix":
            expect(len({len(row) for row in table}) == 1, f"{name}: a matrix with ragged rows")
    style = "".join(element.text for element in tree.iter(HTML + "style"))
    expect(not re.search(r"url\(|@import|://", style), f"{name}: something from elsewhere")
    return ids


def numbers(value):
    """The numbers of a result, each with its sign and its power of ten."""
    return ["".join(cell.itertext()).replace("−", "-")
            for cell in list(value.iter(HTML + "mtd"))[1:] or [value]]


def check_results(ids, worksheets):
    """The result of each step, as the page draws it, is that of the JSON."""
    count = 0
    for worksheet in worksheets:
        for section in worksheet["sections"]:
            for step in section["steps"]:
                figure = ids[f"{worksheet['id']}/{step['id']}"]
                result = [row for row in figure.iter(HTML + "mtr") if row.get("class") == "result"]
                expect(len(result) == 1, f"{step['id']}: one result")
                shown = [element["lines"][-1]["text"] for element in step["elements"]]
                plain = [text.replace("−", "-").replace("^", "").replace("(", "").replace(")", "")
                         for text in shown]
                value = next(cell for cell in result[0] if cell.get("class") == "value")
                expect(numbers(value) == plain, f"{step['id']}: {numbers(value)} and not {plain}")
                relations = {element["lines"][-1]["relation"] for element in step["elements"]}
                expect(result[0][1][0].text == ("≈" if "≈" in relations else "="),
                       f"{step['id']}: the relation")
                count += len(shown)
    return count


def main():
    program, *files = sys.argv[1:]
    for name in files:
        with open(name, encoding="utf-8") as file:
            check_page(file.read(), name)
    for language in ("en", "zh"):
        options = ["--lang", language, "--detail", "full"]
        page = output(program, "run", "all", "--format", "html", *options)
        worksheets = json.loads(output(program, "run", "all", "--format", "json", *options))
        ids = check_page(page, language)
        count = check_results(ids, worksheets["worksheets"])
        expect(count > 50, "hardly anything is checked")
        print(f"{language}: {len(ids)} ids, {count} results")


if __name__ == "__main__":
    main()
