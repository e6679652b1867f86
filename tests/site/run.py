"""Builds the site and looks at it in a browser: run.py BUILD_FOLDER. Without what that needs: exit status 77."""
import os
import pathlib
import shutil
import subprocess
import sys

build = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent
node = build / "site_node"


def built(target):
    return subprocess.run(["cmake", "--build", build, "--target", target]).returncode == 0


chromium = shutil.which("chromium") or shutil.which("chromium-browser")
missing = [name for name in ("doxygen", "npm", "node", "woff2_compress") if not shutil.which(name)]
missing += [] if chromium else ["chromium"]
# Where the packages of Node are, whatever fails is a fault; where they are not, a network may be missing.
if not missing and not (node / "node_modules/.package-lock.json").exists() and not built("site_node"):
    missing += ["the packages of Node, which npm gets from the network"]
if missing:
    print("not there: " + ", ".join(missing))
    sys.exit(77)
if not built("docs"):
    sys.exit(1)
tests = sorted(map(str, here.glob("*.test.mjs")))
environment = os.environ | {"SITE": str(build / "site"), "NODE": str(node), "CHROMIUM": chromium}
sys.exit(subprocess.run(["node", "--test", *tests], env=environment).returncode)
