"""Writes what the search looks through: a script a language, with the words of every section and its place."""
import html.parser
import json
import pathlib
import re
import tomllib

HIDDEN = ("script", "style", "memproto", "permalink", "groupheader")
# Lists of names, which lead to what is indexed itself.
LISTS = re.compile(r"(dir_|functions|namespacemembers|annotated|files|namespaces|hierarchy).*|.*(-members|_8hpp|_8md)")
DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
LATE = tomllib.loads((DOCS / "site/navigation.toml").read_text(encoding="utf-8"))["lists"]
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "area", "base", "wbr"}


class Sections(html.parser.HTMLParser):
    """The title of a page, and each of its sections: anchor, heading and words."""

    def __init__(self):
        super().__init__()
        self.title, self.sections = "", []
        self.open = []  # (tag, the names and classes of it and of all around it)
        self.anchor = ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and "id" in attributes and self.within("contents"):
            self.anchor = attributes["id"]
        elif re.fullmatch("h[2-6]", tag) and not self.within("log", "sheet"):
            self.sections.append([self.anchor, "", ""])
        if tag not in VOID:
            around = self.open[-1][1] if self.open else frozenset()
            self.open.append((tag, around | {tag, *(attributes.get("class") or "").split()}))

    def handle_endtag(self, tag):
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def within(self, *names):
        return bool(self.open) and not self.open[-1][1].isdisjoint(names)

    def handle_data(self, text):
        if self.within("headertitle"):
            self.title += text
        elif not self.within("contents") or self.within(*HIDDEN):
            return
        elif self.within("h2", "h3", "h4", "h5", "h6") and not self.within("log", "sheet"):
            self.sections[-1][1] += text
            # Doxygen puts the anchor of a section into its heading.
            self.sections[-1][0] = self.anchor
        else:
            if not self.sections:
                self.sections.append(["", "", ""])
            self.sections[-1][2] += text


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def without_tags(text):
    return re.sub(r"<[^>]*>", "", text)


def entries(page, text):
    sections = Sections()
    # Most tags of a page are those of its mathematics, of which the signs alone are looked for.
    sections.feed(re.sub(r"<math\b.*?</math>", lambda math: without_tags(math[0]), text, flags=re.DOTALL))
    title, name = words(sections.title), pathlib.PurePosixPath(page).stem
    # A page is found by its name, too, which is that of a command's argument.
    also = name.replace("_", " ")
    for anchor, heading, body in sections.sections:
        if heading.strip() or body.strip():
            yield [f"{page}#{anchor}" if anchor else page, title, words(heading), words(body), also, int(name in LATE)]
            also = ""


def synonyms(language):
    """{word that is avoided or a document's: the standard term}"""
    found = {}
    for term in tomllib.loads((DOCS / "terms.toml").read_text(encoding="utf-8"))["term"]:
        others = list(term.get("avoid", {}).get(language, ()))
        for of_document in term.get("documents", {}).values():
            others += of_document.get(language, ())
        found |= {other: term[language] for other in others}
    return found


def index(site, *folders):
    return [entry for folder in folders for page in sorted((site / folder).glob("*.html")) if not LISTS.fullmatch(page.stem)
            for entry in entries(f"{folder}/{page.name}", page.read_text(encoding="utf-8"))]


def main(site):
    for language, folders in {"en": ("en", "reference"), "zh": ("zh", "reference")}.items():
        parts = (json.dumps(part, ensure_ascii=False, separators=(",", ":"))
                 for part in (index(site, *folders), synonyms(language)))
        (site / f"search_{language}.js").write_text(f"searchIndex({', '.join(parts)});\n", encoding="utf-8")
