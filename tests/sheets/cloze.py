"""The gaps of a Moodle cloze question, read and graded as Moodle reads and grades them.

Facts from Moodle's question types multianswer and numerical: alternatives are tried in their order,
the first whose interval holds the number decides; a feedback ends at the first ~ or } without a
backslash before it, and of all backslashes only those before } and # are taken away again.
"""

import html
import re
from dataclasses import dataclass

NUMBER = r"-?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?"
BEGIN = re.compile(r"\{(\d*):(NUMERICAL|NM):")
PRECISION = 1e-14  # of PHP, which widens every interval by so much


@dataclass(frozen=True)
class Alternative:
    answer: str
    tolerance: str
    percent: float
    feedback: str

    def fits(self, number):
        middle = float(self.answer)
        room = float(self.tolerance) + PRECISION * max(1, abs(middle))
        return middle - room <= number <= middle + room


@dataclass(frozen=True)
class Gap:
    marks: int
    alternatives: tuple

    def grade(self, typed):
        """Percent and feedback for what is typed into it."""
        for alternative in self.alternatives:
            if alternative.fits(float(typed)):
                return alternative.percent, alternative.feedback
        return 0, ""


def shown(feedback):
    return html.unescape(feedback).replace("\\}", "}").replace("\\#", "#")


def alternative(text):
    parts = re.fullmatch(rf"(=|%(-?\d+(?:[.,]\d*)?)%)?({NUMBER})(?::({NUMBER}))?(?:#(.*))?", text,
                         re.DOTALL)
    if not parts:
        raise ValueError(f"no alternative of a numerical gap: {text!r}")
    sign, percent, answer, tolerance, feedback = parts.groups()
    return Alternative(answer, tolerance or "0", 100 if sign == "=" else float(percent or 0),
                       shown(feedback or ""))


def gaps(text):
    """All gaps of a question's text. Expects that nothing else looks like one: what Moodle cannot
    read stands there as it is, without a word."""
    result, rest = [], text
    while begin := BEGIN.search(rest):
        end = re.compile(r"(?<!\\)\}").search(rest, begin.end())
        if not end:
            raise ValueError(f"a gap without an end: {rest[begin.start():][:80]!r}")
        inside = rest[begin.end():end.start()]
        result.append(Gap(int(begin[1] or 1),
                          tuple(alternative(each) for each in re.split(r"(?<!\\)~", inside))))
        rest = rest[:begin.start()] + rest[end.end():]
    if lost := re.search(r"\{\d*:\w*:", rest):
        raise ValueError(f"lost: {rest[lost.start():][:80]!r}")
    return result
