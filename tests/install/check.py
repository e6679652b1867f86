"""The installed copy: a chapter of somebody else's builds against it, and the packages hold what
they should. check.py BUILD_FOLDER CXX"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1]).resolve()
COMPILER = sys.argv[2]
GUEST = pathlib.Path(__file__).resolve().parent / "guest"

# By hand: z = (2·0.5 + 4·(−0.25), 1·0.5 + 8·(−0.25)) = (0, −1.5); y = 0 + σ(0) = 0.5.
EXPECTED = ["Two units", "x = (0.5, −0.25)", "⎣−1.5⎦", "= 0.5"]


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_library(folder):
    prefix = folder / "prefix"
    run("cmake", "--install", BUILD, "--prefix", prefix)
    run("cmake", "-S", GUEST, "-B", folder / "guest", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DCMAKE_CXX_FLAGS={os.environ.get('CXXFLAGS', '')}")
    run("cmake", "--build", folder / "guest")
    log = run(folder / "guest" / "guest")
    missing = [text for text in EXPECTED if text not in log]
    if missing:
        raise SystemExit(f"the guest's log lacks {missing}:\n{log}")
    for file in prefix.rglob("*.cmake"):
        if str(BUILD) in file.read_text():
            raise SystemExit(f"{file.name} speaks of the build folder")
    return prefix


def check_program(root):
    """The program, its manual pages and its completion under `root`, without the build folder."""
    program = root / "bin/longhand"
    names = [line for line in run(program, "list").splitlines() if line and line[0] != " "]
    for language, place, word in (("en", "man1", "EXIT STATUS"), ("zh", "zh_CN/man1", "退出状态")):
        page = (root / "share/man" / place / "longhand.1").read_text("utf-8")
        for text in (word, "\\-\\-iterations", ".SS run"):
            if text not in page:
                raise SystemExit(f"the manual page ({language}) lacks {text}")
    script = (root / "share/bash-completion/completions/longhand").as_posix()

    def completed(*words):
        line = " ".join(f"'{word}'" for word in words)
        return run("bash", "-c", f"PATH='{program.parent}':$PATH; . '{script}'; COMP_WORDS=({line}); "
                   f"COMP_CWORD={len(words) - 1}; _longhand; printf '%s\\n' \"${{COMPREPLY[@]}}\""
                   ).split()

    for words, expected in ((("longhand", ""), {"list", "run"}),
                            (("longhand", "run", ""), {*names, "all"}),
                            (("longhand", "run", names[0][:3]), {names[0]}),
                            (("longhand", "run", "--iter"), {"--iterations"}),
                            (("longhand", "run", names[0], "--lang", ""), {"en", "zh"}),
                            (("longhand", "run", "--detail", "f"), {"full"})):
        if not expected <= set(completed(*words)):
            raise SystemExit(f"completion of {words}: {completed(*words)}, not {expected}")


def check_packages(folder):
    if not shutil.which("dpkg-shlibdeps"):
        raise SystemExit("dpkg-shlibdeps is missing (package dpkg-dev)")
    run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder / "packages")
    packages = {file.name.split("_")[0]: file for file in (folder / "packages").glob("*.deb")}
    if sorted(packages) != ["longhand", "longhand-dev"]:
        raise SystemExit(f"packages: {sorted(packages)}")
    run("dpkg-deb", "-x", packages["longhand"], folder / "root")
    if "libc6" not in run("dpkg-deb", "-f", packages["longhand"], "Depends"):
        raise SystemExit("the package names no library that it needs")
    check_program(folder / "root/usr")
    if "usr/include/longhand/chapter.hpp" not in run("dpkg-deb", "-c", packages["longhand-dev"]):
        raise SystemExit("longhand-dev holds no headers")


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    check_program(check_library(folder))
    check_packages(folder)
