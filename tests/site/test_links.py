#!/usr/bin/env python3
"""Where links in the sources of the site's pages lead: python3 tests/site/test_links.py"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools/site"))
import markdown  # noqa: E402
import pages  # noqa: E402

ANCHORS = {"checking": {"verdicts": "checking-verdicts"}}
IDS = {"one": {"forward/h", "w", "pass[2]/W"}, "two": {"forward/out", "w"}, "three": {"forward/out"}}


class Links(unittest.TestCase):
    def test_a_section_is_led_to(self):
        self.assertEqual(markdown.linked("[v](checking.zh.md#verdicts)", {"checking"}, ANCHORS), "[v](@ref checking-verdicts)")
        self.assertEqual(markdown.linked("[v](checking.md)", {"checking"}, ANCHORS), "[v](@ref checking)")

    def test_a_section_that_is_not_there_is_refused(self):
        for target in ("checking.md#verdict", "start.md#verdicts"):
            with self.assertRaisesRegex(SystemExit, target):
                markdown.linked(f"[v]({target})", {"checking", "start"}, ANCHORS)

    def test_a_step_leads_to_the_chapter_that_has_it(self):
        for step, place in ((r"forward/h", "one.html#forward/h"), (r"forward/h\[1\]", "one.html#forward/h"),
                            (r"pass\[2\]/W\[1,2\].term\[2\]", "one.html#pass%5B2%5D/W")):
            self.assertEqual(pages.with_workings(f"0.3 ({step}) is", IDS), f"0.3 ([{step}]({place})) is")

    def test_what_several_chapters_have_and_words_stay(self):
        for text in ("0.3 (forward/out) is", "w is and/or 3", "[forward](x/forward/h)"):
            self.assertEqual(pages.with_workings(text, IDS), text)


if __name__ == "__main__":
    unittest.main()
