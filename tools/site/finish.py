"""What Doxygen's pages lack: navigation, the way to the other language, headings of the right level, room for tables."""
import re

import navigation

WORDS = {
    "en": {"language": "en", "other_language": "zh-Hans", "switch": "中文", "search": "Search", "contents": "Contents",
           "here": "Link to this section"},
    "zh": {"language": "zh-Hans", "other_language": "en", "switch": "English", "search": "搜索", "contents": "目录",
           "here": "本节地址"},
}
SECTION = re.compile(r'<h2><a class="anchor" id="([^"]*)"></a>\s*(.*?)</h2>', re.DOTALL)


def outline(text):
    """Doxygen's title is no heading, its sections begin at the first level, and a place in a file is none of a page."""
    text = re.sub(r'<a class="anchor" id="md_[^"]*"></a>\s*', "", text)
    text = re.sub(r"<(/?)h([1-5])\b", lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", text)
    return re.sub(r'<div class="title">(.*?)\s*</div>', r'<h1 class="title">\1</h1>', text, count=1, flags=re.DOTALL)


def with_links_to_sections(text):
    """Whoever points at a heading gets the address of its section."""
    return re.sub(r'(<h[2-5]>)<a class="anchor" id="([^"]*)"></a>',
                  r'\1<a class="anchor" id="\2" href="#\2" aria-label="@here@"></a>', text)


def framed(text):
    """Wide tables scroll by themselves, not with the page."""
    return re.sub(r'<table class="markdownTable">.*?</table>', r'<div class="wide">\g<0></div>', text, flags=re.DOTALL)


def with_sure_links(text):
    """Doxygen takes a name in code for whatever has it in the library; a chapter sees `longhand` alone."""
    def sure(link):
        kind, address, name = link.groups()
        place = address.split("/")[-1].partition("#")[0]
        is_seen = re.fullmatch(r"namespacelonghand\.html|(class|struct)longhand_1_1[A-Za-z]+\.html|\w+_8hpp\.html", place)
        return link[0] if is_seen and kind != " hl_enumvalueRef" else name
    return re.sub(r'<a class="code(?:Ref)?( hl_\w+)?" href="([^"]*)">(.*?)</a>', sure, text)


def with_main(text):
    return text.replace("</div><!-- top -->", "</div><!-- top -->\n<main>", 1).replace("</body>", "</main>\n</body>")


def finished(text, language, name, groups):
    text = with_main(framed(outline(with_sure_links(text))))
    other = "zh" if language == "en" else "en"
    sections = SECTION.findall(text)
    texts = WORDS[language] | {"same_page": f"../{other}/{name}",
                               "navigation": navigation.navigation(groups, name.removesuffix(".html"), sections)}
    return re.sub("@(" + "|".join(texts) + ")@", lambda found: texts[found[1]], with_links_to_sections(text))


def without_dead_links(text):
    """Doxygen leads to sections that a class with private parts alone does not have, and takes file:3:5 for an address."""
    text = re.sub(r'<a [^>]*href="file:[^"]*">([^<]*)</a>', r"\1", text)
    return re.sub(r'<a href="#([\w-]+)">[^<]*</a>(?: &#124;\n)?',
                  lambda link: link[0] if f'id="{link[1]}"' in text else "", text)


def reference_title(text):
    """All of it is in one namespace, which need not be said."""
    return re.sub(r'(<div class="title">|<title>)longhand::', r"\1", text)


def main(site, navigations):
    for language, groups in navigations.items():
        for page in sorted((site / language).glob("*.html")):
            text = page.read_text(encoding="utf-8")
            page.write_text(finished(text, language, page.name, groups), encoding="utf-8")
    for page in sorted((site / "reference").glob("*.html")):
        text = reference_title(without_dead_links(page.read_text(encoding="utf-8")))
        page.write_text(text, encoding="utf-8")
