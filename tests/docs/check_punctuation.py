"""Chinese prose has full-width punctuation, and a blank beside Latin letters and digits: check_punctuation.py FOLDER

Mathematics and code keep the half-width: what is judged stands beside a Chinese character.
"""
import re
import sys

import project_text

CHINESE = "[一-鿿]"
HALF_WIDTH = r"[,;:?!()\"']"
RULES = [
    ("half-width", re.compile(rf"{CHINESE}(?:{HALF_WIDTH}|\.(?!\w))|{HALF_WIDTH}{CHINESE}")),
    ("no blank between", re.compile(rf"{CHINESE}[A-Za-z0-9]|[A-Za-z0-9]{CHINESE}")),
    ("a blank between", re.compile(rf"{CHINESE} +{CHINESE}|{CHINESE} +[，。；：、？！]|[，。；：、？！] +{CHINESE}")),
]
# Code, and the target of a link.
CODE = re.compile(r"`[^`\n]*`|(?<=\])\([^)\n]*\)")


def faults(text):
    content = CODE.sub(lambda found: project_text.MASK * len(found[0]), text.content)
    for number, line in enumerate(content.split("\n"), 1):
        for what, rule in RULES:
            yield from (f"{text.path}:{number}: {what}: {found[0]}" for found in rule.finditer(line))


def self_test():
    def found(content):
        return [fault.split(": ", 1)[1] for fault in faults(project_text.Text("page", "zh", content))]

    assert found("权重w") == ["no blank between: 重w"]
    assert found("误差,即 t − o") == ["half-width: 差,"]
    assert found("误差 (见下)。\n目标值.") == ["half-width: (见", "half-width: 下)", "half-width: 值."]
    assert found("误差 与梯度") == ["a blank between: 差 与"]
    assert found("误差， 与梯度") == ["a blank between: ， 与"]
    assert found("点 (0, 0.5) 处，σ(0) = 0.5；见 `列表,`、[说明](a,b.md)。“x”") == []


if __name__ == "__main__":
    self_test()
    texts = [text for text in project_text.project_texts(sys.argv[1]) if text.language == "zh"]
    sys.exit("\n".join(fault for text in texts for fault in faults(text)) or 0)
