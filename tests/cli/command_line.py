"""Running the program in the tests of its command line."""

import os
import pathlib
import re
import subprocess
import unittest

PROGRAM = os.path.abspath(os.environ.get("LONGHAND", "build/default/longhand"))
CHAPTERS_FOLDER = pathlib.Path(PROGRAM).parent / "chapters"
SECONDS = 30


def run(*arguments, program=PROGRAM, environment=None, **options):
    """The finished run; a crash or a hang is an exception or a negative exit code."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LONGHAND")}
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          timeout=SECONDS, env=inherited | (environment or {}), **options)


def chapters():
    return re.findall(r"^\S+$", run("list").stdout.decode(), re.MULTILINE)


class CommandLineTest(unittest.TestCase):
    maxDiff = None

    def printed(self, *arguments, **options):
        """What a right command prints; nothing on standard error."""
        done = run(*arguments, **options)
        self.assertEqual(done.stderr.decode(), "", arguments)
        self.assertEqual(done.returncode, 0, arguments)
        return done.stdout.decode("utf-8")

    def refused(self, error_id, *arguments, **options):
        """The message of a wrong command: exit 2, one message (of a file, with the line that it is
        about), nothing on standard output."""
        done = run(*arguments, **options)
        message = done.stderr.decode("utf-8")
        self.assertEqual(done.returncode, 2, (arguments, message))
        self.assertIn(done.stdout, (b"", None), arguments)
        self.assertRegex(message, r"^(error|错误)\[" + re.escape(error_id) + r"\]", arguments)
        lines = message.splitlines()
        self.assertEqual([line for line in lines[1:] if not line.startswith("    ")], [], message)
        self.assertIn(len(lines), (1, 3), message)
        return message


def main():
    if not os.access(PROGRAM, os.X_OK):
        raise SystemExit(f"no program at {PROGRAM}; set LONGHAND")
    unittest.main()
