"""Builds the site and looks at it in a browser: run.py BUILD_FOLDER SITE NODE. Without what that needs: exit status 77."""
import os
import pathlib
import shutil
import subprocess
import sys

build, site, node = sys.argv[1:]
here = pathlib.Path(__file__).parent
chromium = shutil.which("chromium") or shutil.which("chromium-browser")
missing = [name for name in ("doxygen", "npm", "node", "woff2_compress") if not shutil.which(name)]
missing += [] if chromium else ["chromium"]
if missing:
    print("not there: " + ", ".join(missing))
    sys.exit(77)
subprocess.run(["cmake", "--build", build, "--target", "docs"], check=True)
tests = sorted(map(str, here.glob("*.test.mjs")))
environment = os.environ | {"SITE": site, "NODE": node, "CHROMIUM": chromium}
sys.exit(subprocess.run(["node", "--test", *tests], env=environment).returncode)
