#!/usr/bin/env python3
"""Where results go: files, pipes, terminals, full disks.

    LONGHAND=build/default/longhand python3 tests/cli/test_output.py
"""

import os
import pathlib
import pty
import re
import resource
import signal
import stat
import subprocess
import tempfile
import unittest

from command_line import PROGRAM, SECONDS, CommandLineTest, main, run
from error_triggers import FORWARD

ESCAPE = "\x1b["


class Files(CommandLineTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.file = self.folder / "log.txt"

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_a_file_holds_what_would_have_been_printed(self):
        plain = self.printed("run", FORWARD)
        for option in (["-o", str(self.file)], [f"-o{self.file}"], ["--output", str(self.file)],
                       [f"--output={self.file}"]):
            self.assertEqual(self.printed("run", FORWARD, *option), "")
            self.assertEqual(self.file.read_text("utf-8"), plain)
        self.assertEqual(self.left(), ["log.txt"])
        self.file.write_text("old\n" * 9999)
        self.printed("run", FORWARD, "-o", str(self.file))
        self.assertEqual(self.file.read_text("utf-8"), plain)

    def test_a_place_that_cannot_be_written_is_refused(self):
        (self.folder / "file").write_text("")
        for place in (self.folder, self.folder / "none" / "log.txt",
                      self.folder / "file" / "log.txt", "/proc/longhand.txt", "/proc", "/",
                      self.folder / ("x" * 300),
                      f"{self.file}/", "."):
            with self.subTest(str(place)):
                self.refused("file.write", "run", FORWARD, "-o", str(place))
        self.assertEqual(self.left(), ["file"])

    def test_a_long_name_that_the_file_system_takes_is_taken(self):
        self.printed("run", FORWARD, "-o", str(self.folder / ("x" * 255)))

    def test_a_failed_run_keeps_the_old_file(self):
        self.file.write_text("old")
        for arguments in ([FORWARD, "--given", "w11=-1e300"], [FORWARD, "--given", "w11=x"],
                          ["nothing"], [FORWARD, "nothing"], [FORWARD, "--digits", "41"]):
            with self.subTest(arguments):
                self.assertEqual(run("run", *arguments, "-o", str(self.file)).returncode, 2)
                self.assertEqual(self.file.read_text(), "old")
                self.assertEqual(self.left(), ["log.txt"])

    def test_a_full_disk_keeps_the_old_file(self):
        def no_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

        self.file.write_text("old")
        self.refused("file.write", "run", FORWARD, "-o", str(self.file), preexec_fn=no_room,
                     stdout=subprocess.DEVNULL)
        self.assertEqual(self.file.read_text(), "old")
        self.assertEqual(self.left(), ["log.txt"])

    def test_what_is_no_file_is_not_replaced_by_one(self):
        # As root, `-o /dev/null` must not turn the device into a file; a pipe shows the same.
        os.mkfifo(self.file)
        reader = os.open(self.file, os.O_RDONLY | os.O_NONBLOCK)
        self.addCleanup(os.close, reader)
        run("run", FORWARD, "-o", str(self.file))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.file).st_mode))
        self.assertEqual(self.left(), ["log.txt"])

    def test_a_link_stays_a_link(self):
        target = self.folder / "target.txt"
        target.write_text("old")
        self.file.symlink_to(target)
        self.printed("run", FORWARD, "-o", str(self.file))
        self.assertTrue(self.file.is_symlink())
        self.assertEqual(target.read_text("utf-8"), self.printed("run", FORWARD))

    def test_a_file_keeps_who_may_read_it(self):
        self.file.write_text("old")
        self.file.chmod(0o600)
        self.printed("run", FORWARD, "-o", str(self.file))
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o600)


@unittest.skipUnless(os.path.exists("/dev/full") and stat.S_ISCHR(os.stat("/dev/full").st_mode),
                     "no /dev/full here")
class FullDevice(CommandLineTest):
    def test_a_full_standard_output_is_an_error(self):
        for arguments in (["run", FORWARD], ["run", "all"], ["list"], ["list", FORWARD], [],
                          ["--version"], ["run", "--help"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                message = self.refused("output.write", *arguments, stdout=full)
                self.assertNotIn("'-'", message)  # nobody typed it

    def test_a_closed_standard_output_is_an_error(self):
        self.refused("output.write", "list", stdout=None, preexec_fn=lambda: os.close(1))


class Terminal(CommandLineTest):
    def on_terminal(self, **environment):
        """What arrives at a terminal."""
        master, slave = pty.openpty()
        inherited = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
        running = subprocess.Popen([PROGRAM, "run", FORWARD], stdin=subprocess.DEVNULL,
                                   stdout=slave, stderr=slave, env=inherited | environment)
        os.close(slave)
        pieces = []
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not piece:
                break
            pieces.append(piece)
        os.close(master)
        self.assertEqual(running.wait(SECONDS), 0)
        return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")

    def test_colours_stand_on_a_terminal_and_nowhere_else(self):
        coloured = self.on_terminal(TERM="xterm-256color")
        plain = self.printed("run", FORWARD, environment={"TERM": "xterm-256color"})
        self.assertIn(ESCAPE, coloured)
        self.assertNotIn("\x1b", plain)
        self.assertEqual(coloured.count(ESCAPE) % 2, 0)
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", coloured), plain)

    def test_no_color_is_respected(self):
        self.assertNotIn("\x1b", self.on_terminal(TERM="xterm", NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_terminal(TERM="dumb"))
        self.assertNotIn("\x1b", self.on_terminal())
        self.assertIn(ESCAPE, self.on_terminal(TERM="xterm", NO_COLOR=""))

    def test_errors_have_no_escape_sequences(self):
        self.assertNotIn("\x1b", self.refused("run.nothing", "run", environment={"TERM": "xterm"}))


if __name__ == "__main__":
    main()
