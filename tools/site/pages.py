"""Makes the pages of the site in both languages, as Doxygen reads them.

They come from the guides in docs/, from the pages in docs/site/pages/, from the program, and from the folder of
woven pages, those of the chapters.
"""
import pathlib
import re
import shutil
import urllib.parse

import blocks
import examples
import markdown
import navigation

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh")


def read(path):
    return path.read_text(encoding="utf-8")


def write(path, text):
    path.write_text(markdown.for_doxygen(text), encoding="utf-8")


def project_pages(programs):
    """{page: {language: text}} of all that is not woven."""
    guides = (path.name.removesuffix(".zh.md") for path in sorted((ROOT / "docs").glob("*.zh.md")))
    pages = {name: {"en": read(ROOT / f"docs/{name}.md"), "zh": read(ROOT / f"docs/{name}.zh.md")} for name in guides}
    pages["contributing"] = {"en": read(ROOT / "CONTRIBUTING.md"), "zh": read(ROOT / "docs/site/contributing.zh.md")}
    for page in sorted((ROOT / "docs/site/pages/en").glob("*.md")):
        pages[page.stem] = {language: read(ROOT / f"docs/site/pages/{language}/{page.name}") for language in LANGUAGES}
    for language, program in programs.items():
        found = program.output("longhand verify", "--format", "markdown", codes=(0, 1))
        pages["errata"][language] += found.partition("\n")[2]
    pages["examples"] = {language: examples.page(ROOT, program) for language, program in programs.items()}
    return pages


def woven_pages(folder, names):
    return {name: {language: read(folder / f"{language}/{name}.md") for language in LANGUAGES} for name in names}


def woven_ids(folder, names):
    """{chapter: the ids of its sections and steps}"""
    return {name: {identifier for file in folder.glob(f"en/{name}-*.html")
                   for identifier in re.findall(r'\bid="([^"]*)"', read(file))} for name in names}


def with_steps(text, ids):
    """Ids that stand behind the link to a chapter lead to their place in it."""
    def link(found):
        chapter, step = found.groups()
        if step not in ids.get(chapter, ()):
            return found[0]
        return f"[{chapter}](@ref {chapter}) [{step}]({chapter}.html#{urllib.parse.quote(step, safe='/')})"

    return re.sub(r"\[(\w+)\]\(@ref \1\) `([^`]+)`", link, text)


def with_workings(text, ids):
    """A step that one chapter alone has leads to its place there; so does an element, or a part of its formula."""
    def link(found):
        step = place = re.sub(r"\\(.)", r"\1", found[0])
        while place:
            chapters = [chapter for chapter in ids if place in ids[chapter]]
            if len(chapters) == 1 and ("/" in place or "[" in place):
                return f"[{found[0]}]({chapters[0]}.html#{urllib.parse.quote(place, safe='/')})"
            outer = re.fullmatch(r"(.+)(?:\.\w+|\[[\d,]+\])", place)
            place = outer[1] if outer else ""
        return found[0]

    return re.sub(r"(?<![\w/])[A-Za-z](?:\w|/|\\[_\[\]]|,(?=\d)|\.(?=[a-z]))*", link, text)


# Pages that name steps of chapters.
TO_PLACES = {"documents": with_steps, "errata": with_workings}


def prepared(page, texts):
    """The two texts with ids behind their headings, and the ids by the words of the English ones."""
    texts = {language: markdown.with_formulas(markdown.without_switch(text)) for language, text in texts.items()}
    marks = {language: [heading[0] for heading in markdown.headings(text)] for language, text in texts.items()}
    if marks["en"] != marks["zh"]:
        raise SystemExit(f"the page {page} has other sections in one language than in the other")
    ids = markdown.section_ids(page, texts["en"])
    anchors = {name.removeprefix(f"{page}-"): name for name in ids}
    for text in texts.values():
        slugs = [markdown.slug(title) for _, title, _ in markdown.headings(text)[1:]]
        anchors |= {slug: name for slug, name in zip(slugs, ids) if slug}
    name = "mainpage" if page == "index" else page
    return {language: markdown.with_ids(text, [name, *ids]) for language, text in texts.items()}, anchors


def main(program, tape, woven, output):
    """Writes the pages to OUTPUT/LANGUAGE and returns each language's navigation."""
    programs = {language: blocks.Program(program, tape, ROOT, language) for language in LANGUAGES}
    order = [line for line in programs["en"].output("longhand list").split("\n") if line and not line.startswith(" ")]
    chapters, ids = woven_pages(woven, ["chapters", *order]), woven_ids(woven, order)
    texts, anchors, navigations = {}, {}, {}
    for page, both in project_pages(programs).items():
        texts[page], anchors[page] = prepared(page, both)
    pages = texts.keys() | chapters.keys()
    for language, program in programs.items():
        folder = output / language
        folder.mkdir(parents=True)
        for page, both in texts.items():
            text = markdown.linked(both[language], pages, anchors)
            text = TO_PLACES.get(page, lambda own, _: own)(text, ids)
            text = blocks.filled(text, page, program, folder)
            write(folder / f"{page}.md", text)
        for page, both in chapters.items():
            for file in sorted(woven.glob(f"{language}/{page}-*")):
                shutil.copy(file, folder)
            text = markdown.linked(both[language], pages, anchors)
            write(folder / f"{page}.md", blocks.filled(text, page, program, folder))
        titles = {page: markdown.headings(both[language])[0][1] for page, both in (texts | chapters).items()}
        navigations[language] = navigation.groups(ROOT / "docs/site/navigation.toml", language, titles, order)
    return navigations
