"""Writes what the search looks through: a script a language, with the words of every section and its place."""
import html
import html.parser
import json
import re

HIDDEN = {"script", "style", "nav", "annotation"}
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "area", "base", "wbr"}


class Sections(html.parser.HTMLParser):
    """The title of a page, and each of its sections: anchor, heading and words."""

    def __init__(self):
        super().__init__()
        self.title, self.sections = "", []
        self.open = []
        self.anchor = ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and attributes.get("class") == "anchor":
            self.anchor = attributes["id"]
        elif "memtitle" in attributes.get("class", ""):
            self.sections.append([self.anchor, "", ""])
        elif re.fullmatch("h[2-6]", tag):
            self.sections.append(["", "", ""])
        if tag not in VOID:
            self.open.append((tag, attributes.get("class") or "", attributes.get("id") or ""))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        tags = {tag for tag, _, _ in self.open}
        classes = {name for _, names, _ in self.open for name in names.split()}
        if "title" in classes:
            self.title += text
        elif "contents" not in classes or HIDDEN & tags or "toc" in classes:
            return
        elif {"h2", "h3", "h4", "h5", "h6", "memtitle"} & (tags | classes):
            self.sections[-1][0] = self.anchor
            self.sections[-1][1] += text
        else:
            if not self.sections:
                self.sections.append(["", "", ""])
            self.sections[-1][2] += text


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def entries(page, text):
    sections = Sections()
    sections.feed(text)
    title = words(sections.title)
    for anchor, heading, body in sections.sections:
        yield [f"{page}#{anchor}" if anchor else page, title, words(heading).removeprefix("◆ "), words(body)]


def index(site, *folders):
    return [entry for folder in folders for page in sorted((site / folder).glob("*.html"))
            for entry in entries(f"{folder}/{page.name}", page.read_text(encoding="utf-8")) if any(entry[2:])]


def main(site):
    for language, folders in {"en": ("en", "reference"), "zh": ("zh",)}.items():
        text = json.dumps(index(site, *folders), ensure_ascii=False, separators=(",", ":"))
        (site / f"search_{language}.js").write_text(f"searchIndex({text});\n", encoding="utf-8")
