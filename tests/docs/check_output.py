"""A generated file is up to date: check_output.py FILE COMMAND... prints what FILE holds."""
import subprocess
import sys

path, *command = sys.argv[1:]
with open(path, "rb") as file:
    kept = file.read()
if subprocess.run(command, capture_output=True, check=True).stdout != kept:
    sys.exit(f"{path} is out of date; make it again with tools/errors.sh")
