"""The navigation of a page: docs/site/navigation.toml with the pages that there are, and the page's own sections."""
import html
import tomllib

MOST_SECTIONS = 20


def groups(path, language, titles, chapters):
    """[(title, [(page, title)])]: what stands in the navigation of a language."""
    found = []
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
        pages = [page for page in group["pages"] if page in titles]
        if "chapters" in pages:
            pages += chapters
        if pages:
            found.append((group["title"][language], [(page, titles[page].replace("`", "")) for page in pages]))
    return found


def entry(page, title, current, sections):
    if page != current:
        return f'<li><a href="{page}.html">{html.escape(title)}</a></li>'
    below = "".join(f'<li><a href="#{anchor}">{heading}</a></li>' for anchor, heading in sections)
    if below and len(sections) <= MOST_SECTIONS:
        below = f"<ul>{below}</ul>"
    else:
        below = ""
    return f'<li><a href="{page}.html" aria-current="page">{html.escape(title)}</a>{below}</li>'


def navigation(groups, current, sections):
    """`sections` has the anchor and the heading, as HTML, of each."""
    lines = []
    for title, pages in groups:
        entries = "".join(entry(page, name, current, sections) for page, name in pages)
        lines.append(f"<h2>{html.escape(title)}</h2><ul>{entries}</ul>")
    return "<nav>\n" + "\n".join(lines) + "\n</nav>"
