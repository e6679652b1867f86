"""Every text uses the terms of docs/terms.toml: check_terms.py FOLDER

An avoided word is refused everywhere. A document's variant is refused in what does not mirror the document;
a chapter that uses one names the standard term as well, in its prose of the same language.
"""
import pathlib
import re
import sys
import tomllib

import project_text

LANGUAGES = ("en", "zh")
KEYS = {"id", "en", "zh", "avoid", "documents"}


def pattern(word, language):
    """Finds the word across the end of a line; an English one also with the endings of a plural or a verb."""
    blank = r"[ \t]*\n?[ \t]*"
    if language == "zh":
        # A Latin word inside stays whole; blanks around it are a matter of setting.
        pieces = re.findall(r"[A-Za-z]+|[^A-Za-z\s]", word)
        return re.compile(blank.join(map(re.escape, pieces)), re.IGNORECASE)
    words = rf"(?:[ \t]{blank}|\n{blank})".join(map(re.escape, word.split()))
    return re.compile(rf"(?<![\w-]){words}(?:s|es|d|ed|ing)?(?!\w)", re.IGNORECASE)


def places(word, text):
    for found in pattern(word, text.language).finditer(text.content):
        yield f"{text.path}:{text.content.count(chr(10), 0, found.start()) + 1}"


def file_faults(terms):
    """What is wrong with the list itself."""
    meanings = {}
    for term in terms:
        name = term.get("id", "a term without id")
        if unknown := term.keys() - KEYS:
            yield f"terms.toml: {name}: unknown keys {sorted(unknown)}"
        if missing := [key for key in ("id", *LANGUAGES) if not term.get(key)]:
            yield f"terms.toml: {name}: {missing} missing"
            continue
        if ("id", name) in meanings:
            yield f"terms.toml: the id {name} stands twice"
        meanings["id", name] = name
        for language in LANGUAGES:
            words = [term[language], *term.get("avoid", {}).get(language, [])]
            words += {word for names in term.get("documents", {}).values() for word in names.get(language, [])}
            for word in words:
                if (language, word.lower()) in meanings:
                    yield f"terms.toml: '{word}' stands twice: {meanings[language, word.lower()]} and {name}"
                meanings[language, word.lower()] = name


def variant_faults(term, language, texts):
    documents_of = {}
    for document, names in term.get("documents", {}).items():
        for word in names.get(language, []):
            documents_of.setdefault(word, set()).add(document)
    named = {text.chapter for text in texts if text.prose and any(places(term[language], text))}
    for word, documents in documents_of.items():
        for text in texts:
            for place in places(word, text):
                if not documents & text.documents:
                    yield f"{place}: '{word}' is a word of {sorted(documents)}; write '{term[language]}'"
                elif text.chapter not in named:
                    named.add(text.chapter)  # said once
                    yield f"{place}: '{word}' is used; name the standard '{term[language]}' once in the prose"


def text_faults(terms, texts):
    for term in terms:
        for language in LANGUAGES:
            own = [text for text in texts if text.language == language]
            for word in term.get("avoid", {}).get(language, []):
                for text in own:
                    for place in places(word, text):
                        yield f"{place}: '{word}' is avoided; write '{term[language]}'"
            yield from variant_faults(term, language, own)
            if not any(any(places(term[language], text)) for text in own):
                yield f"terms.toml: {term['id']}: nothing uses '{term[language]}'"


def self_test():
    term = {"id": "activation", "en": "activation function", "zh": "激活函数",
            "avoid": {"en": ["squashing function"], "zh": ["激励函数"]},
            "documents": {"003": {"zh": ["传导函数"], "en": ["transfer function"]}}}
    program = ('/// The activation\n/// function.\nvoid f() {\n    sheet.mirrors("003", caption("One", "一"));\n'
               '    step("squashing function", caption("of a squashing "\n        "function", "激活"\n    "函数"));\n}\n')
    page = "用传导\n函数，即激活函数。\n\n```text\n激励函数\n```\n"

    def found(program, page, others=()):
        return list(text_faults([term], [*project_text.chapter_texts("01_a", program, page), *others]))

    avoided = "chapters/01_a/chapter.cpp:5: 'squashing function' is avoided; write 'activation function'"
    assert found(program, page) == [avoided], found(program, page)
    clean = program.replace("squashing", "softer")
    assert found(clean, page) == []
    on_page = "chapters/01_a/page.zh.md:1: '传导函数' is "
    assert found(clean.replace("003", "001"), page) == [on_page + "a word of ['003']; write '激活函数'"]
    # The caption alone does not name it to a reader of the page.
    assert found(clean, page.replace("激活函数", "σ")) == [
        on_page + "used; name the standard '激活函数' once in the prose"]
    assert found(clean.replace("softer", "transfer").replace("The activation", "An"), page)[0].startswith(
        "chapters/01_a/chapter.cpp:5: 'transfer function' is used")
    message = '{"a.b", "Two transfer "\n "functions", "两个激励" "函数"},'
    errors = [project_text.Text("errors.cpp", language, project_text.literals(project_text.MESSAGE, message, language))
              for language in LANGUAGES]
    assert [fault.split(";")[0] for fault in found(clean, page, errors)] == [
        "errors.cpp:1: 'transfer function' is a word of ['003']", "errors.cpp:2: '激励函数' is avoided"]
    assert len(list(text_faults([term], []))) == 2  # used in neither language
    assert list(file_faults([term])) == []
    assert list(file_faults([term, term]))[0] == "terms.toml: the id activation stands twice"
    assert list(file_faults([term | {"zh": "激励函数"}])) == [
        "terms.toml: '激励函数' stands twice: activation and activation"]
    assert list(file_faults([term | {"see": "x"}, {"id": "b", "en": "b"}])) == [
        "terms.toml: activation: unknown keys ['see']", "terms.toml: b: ['zh'] missing"]


if __name__ == "__main__":
    self_test()
    root = pathlib.Path(sys.argv[1])
    table = tomllib.loads((root / "docs/terms.toml").read_text(encoding="utf-8"))
    if table.keys() != {"format", "term"} or table["format"] != 1:
        sys.exit("terms.toml: needs format = 1 and [[term]], and nothing else")
    faults = list(file_faults(table["term"]))
    texts = project_text.project_texts(root)
    sys.exit("\n".join(faults or text_faults(table["term"], texts)) or 0)
