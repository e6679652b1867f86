"""What the project says to its readers, in each language.

Everything else in a file is masked by characters that no word contains; offsets stay, so that a place found
in the masked text is a line of the file. Pieces that belong together (the lines of a comment, a literal that
is written in several) are parted by blanks and line ends alone.
"""
import dataclasses
import pathlib
import re

MASK = "\0"
LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
LITERALS = rf"(?:{LITERAL}\s*)+"
CAPTION = re.compile(rf"\bcaption\(\s*(?P<en>{LITERALS}),\s*(?P<zh>{LITERALS})\)")
MESSAGE = re.compile(rf"\{{{LITERAL},\s*(?P<en>{LITERALS}),\s*(?P<zh>{LITERALS})\}}")
NAMED = re.compile(r'^(?:name|note)\.(?:en = "(?P<en>.*)"|zh = "(?P<zh>.*)")$', re.MULTILINE)
COMMENT = re.compile(r"(?:^[ \t]*///.*\n)+", re.MULTILINE)
MIRRORS = re.compile(rf"\bmirrors\(\s*{LITERAL}")
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
HEADINGS = re.compile(r"^\|(?: `\w+`)? \| \d{3} .*$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Text:
    """`chapter` is empty for what belongs to none; `prose` is where a chapter names a standard term."""
    path: str
    language: str
    content: str
    chapter: str = ""
    documents: frozenset = frozenset()
    prose: bool = False


def masked(source, pieces):
    """The source with everything but the pieces masked; a piece is a start and its text, blanks for the rest."""
    kept = [character if character == "\n" else MASK for character in source]
    for start, piece in pieces:
        kept[start:start + len(piece)] = piece
    return "".join(kept)


def between(text):
    """The words of literals: their quotes, and what is between two of them, become blanks."""
    blanks = ["\n" if character == "\n" else " " for character in text]
    for literal in re.finditer(LITERAL, text):
        blanks[literal.start(1):literal.end(1)] = literal[1]
    return "".join(blanks)


def literals(pattern, source, language):
    return masked(source, [(found.start(language), between(found[language])) for found in pattern.finditer(source)])


def comments(source):
    return masked(source, [(found.start(), found[0].replace("///", "   ")) for found in COMMENT.finditer(source)])


def without_quotations(source):
    """A fence holds what a program printed: a chapter's words, judged in the chapter; a row of the
    table of chapters holds headings of the documents."""
    for quotation in (FENCE, HEADINGS):
        source = quotation.sub(lambda found: re.sub(r"[^\n]", MASK, found[0]), source)
    return source


def index_texts(path, source):
    """The names and notes of an index; its titles are headings of a document."""
    return [Text(path, language, masked(source, [(found.start(language), found[language])
                                                 for found in NAMED.finditer(source) if found[language]]))
            for language in ("en", "zh")]


def chapter_texts(name, program, page, folder="chapters"):
    documents = frozenset(MIRRORS.findall(program))
    in_chapter = {"chapter": name, "documents": documents}
    source = f"{folder}/{name}/chapter.cpp"
    return [Text(source, "en", literals(CAPTION, program, "en"), **in_chapter),
            Text(source, "zh", literals(CAPTION, program, "zh"), **in_chapter),
            Text(source, "en", comments(program), prose=True, **in_chapter),
            Text(f"{folder}/{name}/page.zh.md", "zh", without_quotations(page), prose=True, **in_chapter)]


def project_texts(root):
    read = lambda path: (pathlib.Path(root) / path).read_text(encoding="utf-8")
    texts = []
    for folder in sorted((pathlib.Path(root) / "chapters").glob("[0-9][0-9]_*")):
        texts += chapter_texts(folder.name, read(folder / "chapter.cpp"), read(folder / "page.zh.md"))
    for index in sorted((pathlib.Path(root) / "chapters/documents").glob("*.toml")):
        path = f"chapters/documents/{index.name}"
        texts += index_texts(path, read(path))
    for path in ("src/longhand/text/labels.cpp", "src/longhand/text/errors.cpp"):
        texts += [Text(path, language, literals(MESSAGE, read(path), language)) for language in ("en", "zh")]
    for name in ("README", "CHANGELOG"):
        texts += [Text(f"{name}.md", "en", without_quotations(read(f"{name}.md"))),
                  Text(f"{name}.zh.md", "zh", without_quotations(read(f"{name}.zh.md")))]
    for language in ("en", "zh"):
        for page in sorted((pathlib.Path(root) / f"docs/site/pages/{language}").glob("*.md")):
            path = str(page.relative_to(root))
            texts.append(Text(path, language, without_quotations(read(path))))
    texts.append(Text("docs/site/contributing.zh.md", "zh", without_quotations(read("docs/site/contributing.zh.md"))))
    return texts
