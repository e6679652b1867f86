"""Builds the site, one folder. It is made beside the output folder and takes its place when all of it is there."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import finish
import pages
import search_index

ROOT = pages.ROOT
SITE = ROOT / "docs/site"
AWESOME = pathlib.Path("/usr/share/doxygen-awesome-css")
LICENCE = pathlib.Path("/usr/share/texmf/doc/fonts/lm-math/GUST-FONT-LICENSE.txt")


def doxygen(**settings):
    lines = ["@INCLUDE = docs/site/Doxyfile", *(f"{name} = {value}" for name, value in settings.items())]
    subprocess.run(["doxygen", "-"], input="\n".join(lines), encoding="utf-8", cwd=ROOT, check=True)


def reference(site, work):
    doxygen(INPUT="docs/site/reference.md src/longhand", OUTPUT_DIRECTORY=site / "reference",
            LAYOUT_FILE="docs/site/reference_layout.xml", GENERATE_TAGFILE=work / "reference.tag",
            HTML_HEADER="docs/site/reference_header.html", VERBATIM_HEADERS="NO", CLASS_GRAPH="TEXT", DISABLE_INDEX="NO", GENERATE_TREEVIEW="YES",
            HTML_EXTRA_STYLESHEET=" ".join(map(str, (AWESOME / "doxygen-awesome.css",
                                                     AWESOME / "doxygen-awesome-sidebar-only.css",
                                                     SITE / "site.css"))))


def book(site, work, language):
    """The pages of a language; what serves Doxygen's own navigation is not kept."""
    doxygen(INPUT=work / language, EXAMPLE_PATH=work / language, OUTPUT_DIRECTORY=site / language,
            OUTPUT_LANGUAGE={"en": "English", "zh": "Chinese"}[language],
            PROJECT_NAME={"en": "Longhand", "zh": "Longhand（手算）"}[language],
            TAGFILES=f"{work / 'reference.tag'}=../reference", AUTOLINK_SUPPORT="NO", SHOW_FILES="NO")
    for file in (site / language).iterdir():
        if file.suffix in (".js", ".png", ".svg") or re.match(r"pages\.html|dir_", file.name):
            file.unlink()


def copy_files(site, work, font):
    """What pages show and Doxygen does not know of."""
    for name in ("index.html", "search.js", "page.js"):
        shutil.copy(SITE / name, site)
    shutil.copytree(ROOT / "docs/schemas", site / "schemas")
    for language in pages.LANGUAGES:
        for file in sorted((work / language).glob("*.svg")):
            shutil.copy(file, site / language)
    (site / "fonts").mkdir()
    for file in (font, LICENCE):
        shutil.copy(file, site / "fonts")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    for name, what in {"--longhand": "the program", "--tape": "the program that prints tapes",
                       "--node": "the folder with the packages of Node",
                       "--woven": "the chapters' pages, a folder a language; without them the site has its others",
                       "--font": "the font of mathematics, compressed",
                       "--output": "the folder of the site"}.items():
        parser.add_argument(name, type=lambda path: pathlib.Path(path).resolve(), required=True, help=what)
    return parser.parse_args()


def main(given):
    site, work = given.output.with_name("site.new"), given.output.with_name("site.work")
    for folder in (site, work):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    navigations = pages.main(given.longhand, given.tape, given.woven, work)
    reference(site, work)
    for language in pages.LANGUAGES:
        book(site, work, language)
    subprocess.run(["node", ROOT / "tools/site/formulas.mjs", given.node,
                    *(site / language for language in pages.LANGUAGES)], check=True)
    copy_files(site, work, given.font)
    finish.main(site, navigations)
    search_index.main(site)
    shutil.rmtree(given.output, ignore_errors=True)
    site.rename(given.output)


if __name__ == "__main__":
    main(arguments())
