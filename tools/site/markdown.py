"""Ordinary Markdown made into Markdown that Doxygen reads as it was meant."""
import pathlib
import re

FENCE = re.compile(r"^ *(?P<fence>`{3,})(?P<kind>.*)\n(?P<body>(?:.*\n)*?) *(?P=fence)$", re.MULTILINE)
HEADING = re.compile(r"^(#+) (.*?)(?: \{#([\w-]+)\})?$")
# Code, and formulas as Doxygen has them.
CODE_SPAN = re.compile(r"(``.*?``|`[^`]*`|\\f\$.*?\\f\$|\\f\[.*?\\f\])", re.DOTALL)
LINK = re.compile(r"(?<!!)\[((?:[^\[\]`]|`[^`]*`)*)\]\(((?:@ref )?[^()\s]*)\)")
SWITCH = re.compile(r"^\[(?:中文|English|中文说明)\]\([\w.]+\)\n\n?", re.MULTILINE)


def outside_fences(text, change):
    """The text with `change` applied to what stands between its fences."""
    pieces, end = [], 0
    for fence in FENCE.finditer(text):
        pieces += [change(text[end:fence.start()]), fence[0]]
        end = fence.end()
    return "".join(pieces) + change(text[end:])


def outside_code(text, change):
    """The same, with code in a line and formulas left alone as well."""
    def prose(piece):
        parts = CODE_SPAN.split(piece)
        return "".join(part if place % 2 else change(part) for place, part in enumerate(parts))

    return outside_fences(text, prose)


def with_formulas(text):
    """The text with its formulas, `$…$`, as Doxygen has them."""
    return outside_code(text, lambda piece: re.sub(r"(?<!\\)\$([^$]+)\$", r"\\f$\1\\f$", piece))


def headings(text):
    """(marks, title, id or None) of each heading."""
    found = []
    outside_fences(text, lambda piece: [found.append(heading.groups()) for line in piece.split("\n")
                                        if (heading := HEADING.match(line))] and piece or piece)
    return found


def slug(title):
    return re.sub(r"[^a-z0-9_]+", "-", title.lower()).strip("-")


def section_ids(page, text):
    """An id for each heading below the title: its words where they are Latin, else its number."""
    ids, used = [], set()
    for number, (_, title, given) in enumerate(headings(text)[1:], 1):
        words = slug(title) if title.isascii() else ""
        name = given or f"{page}-{words if words and words not in used else number}"
        used.add(words)
        ids.append(name)
    return ids


def with_ids(text, ids):
    """The text with an id behind each heading; Doxygen knows no code in headings."""
    waiting = iter(ids)

    def line(text):
        heading = HEADING.match(text)
        return f"{heading[1]} {heading[2].replace('`', '')} {{#{next(waiting)}}}" if heading else text

    return outside_fences(text, lambda piece: "\n".join(map(line, piece.split("\n"))))


def emphasised(text):
    """Doxygen sees no emphasis beside a Chinese character: tags are seen everywhere."""
    def tags(piece):
        piece = re.sub(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", r"<b>\1</b>", piece, flags=re.DOTALL)
        return re.sub(r"(?<![*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*(?!\*)", r"<em>\1</em>", piece)

    return outside_code(text, tags)


def for_doxygen(text):
    return with_folds(joined(emphasised(unescaped(text))))


def joined(text):
    """A line end is no blank between Chinese characters, nor before a full-width sign that opens; behind a full-width
    sign there is none at all."""
    wide = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]"
    line = r"[^\s#>|*+\d\\<-]|<(?:b|em)>|`|\d+[^\d.]"  # goes on, and begins no list, table or heading
    ends = rf"(?<={wide})\n *(?={wide})|(?<=[，。；：、！？）」》])\n *(?={line})|(?<=[^\s|])\n *(?=[（「《])"
    blanks = r"([，。；：、！？）」》](?:</(?:b|em)>)?) +(?=[^\s|])"
    return outside_fences(text, lambda piece: re.sub(blanks, r"\1", re.sub(ends, "", piece)))


def with_folds(text):
    """Doxygen closes what is folded at the end of a paragraph: the tags go past it."""
    tag = re.compile(r"^</?details\b.*$", re.MULTILINE)
    return outside_fences(text, lambda piece: tag.sub(r"\\htmlonly[block]\n\g<0>\n\\endhtmlonly", piece))


def linked(text, pages, anchors):
    """Links to what is on the site lead there; of other files of the repository the name is left.

    `anchors` has the ids of each page by the words of its headings.
    """
    def address(target):
        path, _, fragment = target.partition("#")
        name = pathlib.PurePosixPath(path).name
        if re.match(r"https?:|@ref |\.\./reference/", target):
            return target
        if name.endswith(".schema.json"):
            return f"../schemas/{name}"
        page = re.sub(r"(?:\.zh)?\.md$", "", name)
        if page == name:  # a folder, or an example
            page = re.sub(r"^.*chapters/\d\d_(\w+)/?$|^(?:docs/)?(examples)$", r"\1\2", path)
            example = re.fullmatch(r"(?:docs/)?examples/(\w+)\.toml", path)
            page, fragment = ("examples", example[1]) if example else (page, fragment)
        page = page.lower()
        if page not in pages:
            return ""
        if fragment and fragment not in anchors.get(page, {}):
            raise SystemExit(f"a link leads to {target}, but the page {page} has no such section")
        return f"@ref {anchors[page][fragment] if fragment else page}"

    def link(found):
        words, target = found.groups()
        target = address(target)
        if target.startswith("@ref"):
            words = words.replace("`", "")  # Doxygen shows no code there
        return f"[{words}]({target})" if target else words

    return outside_fences(text, lambda piece: LINK.sub(link, piece))


def without_switch(text):
    return SWITCH.sub("", text, count=1)


def unescaped(text):
    """Doxygen knows few escapes of Markdown, and makes a dash of two hyphens."""
    def prose(piece):
        piece = re.sub(r"\\([{}()!+.=|~'])", r"\1", piece)
        return re.sub(r"(?<![-\\])--(?!-)", r"\\--", piece)

    return quoted(outside_code(text, prose))


def quoted(text):
    """For Doxygen, a code span with an apostrophe ends there unless it stands between two backquotes."""
    def code(span):
        return f"`{span[0]}`" if "'" in span[0] and not span[0].startswith("``") else span[0]

    return outside_fences(text, lambda piece: re.sub(r"``.*?``|`[^`]*`", code, piece, flags=re.DOTALL))
