#!/usr/bin/env python3
"""The examples of problem files run, in both languages, and are what the schema says.

    check_examples.py PROGRAM SCHEMA LOG_SCHEMA FOLDER GUIDE...

The TOML of each GUIDE is run too: what a page shows works. A block that begins with `# error:` and
an id must be refused with that error.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

FEWEST = 10


def run(program, file, *options):
    return subprocess.run([program, "run", file, *options], capture_output=True, timeout=60, encoding="utf-8")


def printed(program, file, *options):
    done = run(program, file, *options)
    if done.returncode or done.stderr:
        sys.exit(f"{file}: {done.stderr}")
    return done.stdout


def check(program, file, text, schema, log_schema):
    refused = re.match(r"# error: (\S+)", text)
    if refused:
        done = run(program, file)
        if done.returncode != 2 or done.stdout or not done.stderr.startswith(f"error[{refused[1]}] {file}:"):
            sys.exit(f"{file}: not {refused[1]} but: {done.stderr}")
        return
    schema.validate(tomllib.loads(text))
    for language in ("en", "zh"):
        printed(program, file, "--lang", language)
    for options in ([], ["--digits", "12", "--detail", "full"]):
        log_schema.validate(json.loads(printed(program, file, "--format", "json", *options)))
    for kind in ("markdown", "latex", "html"):
        printed(program, file, "--format", kind)


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def main():
    program, schema, log_schema, folder, *guides = sys.argv[1:]
    schemas = validator(schema), validator(log_schema)
    examples = sorted(pathlib.Path(folder).glob("*.toml"))
    if len(examples) < FEWEST:
        sys.exit(f"{len(examples)} examples; there were {FEWEST}")
    for example in examples:
        check(program, str(example), example.read_text("utf-8"), *schemas)
        if not re.search("[一-鿿]", printed(program, str(example), "--lang", "zh").split("\n", 1)[0]):
            sys.exit(f"{example}: no Chinese title")
    for changed in ({"format": 2}, {"title": 3}, {"titel": "x"}, {"step": [{"id": "y"}]},
                    {"given": {"1x": "1"}}, {"given": {"x": 0.5}}, {"step": "y = 1"},
                    {"section": [{"id": "s", "repeat": 1, "until": "x < 1"}]}):
        if schemas[0].is_valid({"format": 1, "title": "t", "step": ["y = 1"]} | changed):
            sys.exit(f"the schema holds for {changed}")
    with tempfile.TemporaryDirectory() as temporary:
        for guide in guides:
            blocks = re.findall(r"```toml\n(.*?)```", pathlib.Path(guide).read_text("utf-8"), re.S)
            if not blocks:
                sys.exit(f"{guide}: shows no problem file")
            for number, block in enumerate(blocks, 1):
                file = pathlib.Path(temporary) / f"{pathlib.Path(guide).stem}_{number}.toml"
                file.write_text(block, "utf-8")
                check(program, str(file), block, *schemas)
    print(f"{len(examples)} examples")


if __name__ == "__main__":
    main()
