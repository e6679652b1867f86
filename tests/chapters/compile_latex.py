#!/usr/bin/env python3
"""The documents of `longhand run --format latex` compile with XeLaTeX, and no character is lost.

    compile_latex.py PROGRAM [FILE]...   all chapters in both languages, and documents given

Exit code 77 (skipped) where there is no XeLaTeX, or no ctex for Chinese documents.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77


def has_package(name):
    found = subprocess.run(["kpsewhich", name], capture_output=True, timeout=60)
    return found.returncode == 0


def compile_document(name, text, folder):
    (folder / f"{name}.tex").write_text(text, encoding="utf-8")
    done = subprocess.run(["xelatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape",
                           f"{name}.tex"], cwd=folder, capture_output=True, timeout=300)
    log = (folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    if done.returncode:
        sys.exit(f"{name}: {log[log.find('!'):][:2000]}")
    for fault in ("Missing character", "Overfull \\hbox", "undefined"):
        lines = [line for line in log.splitlines() if fault in line]
        if lines:
            sys.exit(f"{name}: {lines[0]}")
    if not (folder / f"{name}.pdf").stat().st_size:
        sys.exit(f"{name}: no pages")
    print(f"{name}: compiled")


def main():
    program, *files = sys.argv[1:]
    if not shutil.which("xelatex"):
        print("skipped: there is no xelatex")
        sys.exit(SKIPPED)
    with_chinese = has_package("ctex.sty")
    documents = {}
    for name in files:
        path = pathlib.Path(name)
        documents[path.stem.replace(".", "_")] = path.read_text(encoding="utf-8")
    for language in ("en", "zh"):
        for detail in ("steps", "full"):
            done = subprocess.run([program, "run", "all", "--format", "latex", "--lang", language,
                                   "--detail", detail], capture_output=True, check=True, timeout=120)
            documents[f"all_{language}_{detail}"] = done.stdout.decode("utf-8")
    skipped = False
    for name, text in documents.items():
        if "{ctex}" in text and not with_chinese:
            print(f"{name}: skipped, there is no ctex")
            skipped = True
            continue
        with tempfile.TemporaryDirectory() as folder:
            compile_document(name, text, pathlib.Path(folder))
    sys.exit(SKIPPED if skipped else 0)


if __name__ == "__main__":
    main()
