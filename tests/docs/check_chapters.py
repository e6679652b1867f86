"""Every chapter has its Chinese page with as many sections as its prose: check_chapters.py FOLDER"""
import pathlib
import re
import sys

faults = []
for chapter in sorted(pathlib.Path(sys.argv[1]).glob("[0-9][0-9]_*")):
    english = re.findall(r"^\s*/// (#+) ", (chapter / "chapter.cpp").read_text(encoding="utf-8"), re.MULTILINE)
    page = chapter / "page.zh.md"
    chinese = re.findall(r"^(#+) ", page.read_text(encoding="utf-8"), re.MULTILINE) if page.exists() else []
    if english != chinese or not english:
        faults.append(f"{chapter.name}: {len(english)} headings in chapter.cpp, {len(chinese)} in page.zh.md")
sys.exit("\n".join(faults) or 0)
