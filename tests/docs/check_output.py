"""A generated file is up to date: check_output.py SCRIPT FILE COMMAND... prints what FILE holds; SCRIPT makes it."""
import subprocess
import sys

script, path, *command = sys.argv[1:]
with open(path, "rb") as file:
    kept = file.read()
if subprocess.run(command, capture_output=True, check=True).stdout != kept:
    sys.exit(f"{path} is out of date; make it again with {script}")
