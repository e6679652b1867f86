#!/usr/bin/env python3
"""Measures what scanning texts costs and adds it to docs/bench.md.

scanning.py LONGHAND FILE.md en|zh MEASURED.json: measures unless MEASURED.json has the numbers already.
"""

import json
import os
import pathlib
import sys
import tempfile

EXAMPLE = pathlib.Path(__file__).parents[2] / "docs/examples/scan/notes.md"
MEGABYTES = (1, 10, 40)
TEXT = {
    "en": ("## Scanning", "`longhand scan` of docs/examples/scan/notes.md, which is nearly all "
           "arithmetic,\nagain and again; the same with a wrong digit in every hundredth copy.",
           ["text", "all sound", "with faults", "largest memory"], "{} MB"),
    "zh": ("## 扫描", "`longhand scan` 检查重复多次的 docs/examples/scan/notes.md（几乎全是算式）；以及每一百份中错一个数字的同一文本。",
           ["文本", "全部正确", "有错误", "内存峰值"], "{} MB"),
}


def measured(program, text):
    """(processor time in s, largest memory in MB) of one run."""
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        child = os.posix_spawn(program, [program, "scan", file.name], os.environ,
                               file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
        _, status, used = os.wait4(child, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def texts(megabytes):
    """A sound text of that size, and one with faults."""
    sound = EXAMPLE.read_text("utf-8")
    faulty = sound.replace("= 0.9 + 0.15 = 1.05", "= 0.9 + 0.15 = 1.06")
    assert faulty != sound
    copies = megabytes * 1_000_000 // len(sound.encode())
    return sound * copies, (sound * 99 + faulty) * (copies // 100)


def main(program, page, language, file):
    path = pathlib.Path(file)
    if not path.exists():
        path.write_text(json.dumps([[size, *(measured(program, text) for text in texts(size))]
                                    for size in MEGABYTES]))
    title, intro, heads, size_text = TEXT[language]
    with open(page, "a", encoding="utf-8") as out:
        print(f"\n{title}\n\n{intro}\n", file=out)
        for row in (heads, ["---"] * len(heads),
                    *([size_text.format(size), f"{size / sound[0]:.1f} MB/s",
                       f"{size / faulty[0]:.1f} MB/s", f"{max(sound[1], faulty[1]):.0f} MB"]
                      for size, sound, faulty in json.loads(path.read_text()))):
            print("| " + " | ".join(row) + " |", file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])
