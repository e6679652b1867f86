"""What the tests of marking have in common: tables of answers, and marks."""

import csv
import io
import json
import pathlib

import jsonschema

from class_files import SheetTest
from command_line import run

SCHEMA = pathlib.Path(__file__).parents[2] / "docs/schemas/longhand-marks.schema.json"
LINE = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def csv_text(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


class MarkingTest(SheetTest):
    sheets = None  # the folder of the sheets that are marked

    def graded(self, *contents, options=(), remarks=(), folder=None):
        """(marks by id, the folder) of a run that remarks on this."""
        names = [self.file(content, f"answers{k}.csv") for k, content in enumerate(contents)]
        out = folder or self.new_folder()
        done = run("grade", str(self.sheets), *names, "-o", str(out), *options)
        said = done.stderr.decode().splitlines()
        self.assertEqual([line.split("]")[0].split("[")[1] for line in said], list(remarks), said)
        self.assertEqual(done.returncode, 1 if remarks else 0)
        lines = [json.loads(line) for line in
                 (out / "marks.jsonl").read_text("utf-8").splitlines() if line]
        for line in lines:
            LINE.validate(line)
        return {line["id"]: line for line in lines}, out
