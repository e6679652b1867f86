"""Prints the page of the lecture documents, with links to the chapters: document_page.py PROGRAM en|zh"""
import pathlib
import re
import subprocess
import sys

HEADS = {
    "en": """# The lecture documents, section by section

Look a section up by its title or its lines: below it stands what it explains, where that is worked out, how many
of its numbers were checked, and what is wrong in it. `longhand run CHAPTER` works a chapter out, `longhand list
CHAPTER` has its sections and steps, `longhand verify 000` says more of a document's numbers. This page is
generated: it is what `longhand list --documents` prints.
""",
    "zh": """# 各份讲义逐节对照表

按标题或行号找到小节：下面列出它讲了什么、在哪里演算、核对了多少个数、有哪些错误。`longhand run 章名` 演算一章，
`longhand list 章名` 列出它的小节和步骤，`longhand verify 000` 说明一份讲义中各数的判定。
本页由程序生成，内容与 `longhand list --documents --lang zh` 相同。
""",
}


def page(program, language):
    printed = subprocess.run([program, "list", "--documents", "--format", "markdown", "--lang", language],
                             capture_output=True, check=True).stdout.decode("utf-8")
    folders = (pathlib.Path(__file__).parent.parent / "chapters").glob("[0-9][0-9]_*")
    folder_of = {folder.name[3:]: folder.name for folder in folders}

    def linked(found):
        chapter = found[1]
        return f"  - [`{chapter}`](../chapters/{folder_of[chapter]}/){found[2] and f' `{found[2]}`'}"

    return HEADS[language] + "\n" + re.sub(r"^  - `(\w+)/?([^`]*)`", linked, printed, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print(page(*sys.argv[1:]).rstrip())
