"""A small reader of QTI 2.1 items: checks their form, and runs their response processing.

The form is that of the information model and the XML binding of IMS QTI 2.1 and of MathML 2, as
far as items of numbers and text use them; an element that is not listed is a fault.
"""

import math
import re
import xml.etree.ElementTree as xml

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

ONE = "(and|or|not|isNull|gt|gte|lt|lte|equal|sum|subtract|product|divide|power|mathOperator" \
      "|variable|baseValue) "
RULE = "(setOutcomeValue|responseCondition) "
INLINE = "(a|b|br|em|i|math|span|strong|sub|sup|textEntryInteraction) "
BLOCK = "(blockquote|div|dl|h[1-6]|hr|math|ol|p|pre|table|ul) "

# element: required attributes, optional ones, children as a pattern of names, text allowed
FORM = {
    "assessmentItem": ("identifier title adaptive timeDependent",
                       f"label toolName toolVersion {XML}lang {XSI}schemaLocation",
                       "(responseDeclaration )*(outcomeDeclaration )*(itemBody )?"
                       "(responseProcessing )?", False),
    "responseDeclaration": ("identifier cardinality baseType", "", "(correctResponse )?", False),
    "outcomeDeclaration": ("identifier cardinality baseType", "", "(defaultValue )?", False),
    "correctResponse": ("", "", "(value )+", False),
    "defaultValue": ("", "", "(value )+", False),
    "value": ("", "", "", True),
    "itemBody": ("", "id class label", f"({BLOCK})*", False),
    "p": ("", "id class label", f"({INLINE})*", True),
    "h3": ("", "id class label", f"({INLINE})*", True),
    "strong": ("", "id class label", f"({INLINE})*", True),
    "table": ("", "id class label summary",
              "(caption )?(col )*(thead )?(tfoot )?(tbody )+", False),
    "tbody": ("", "id class label", "(tr )+", False),
    "tr": ("", "id class label", "(td |th )+", False),
    "td": ("", "id class label", f"({INLINE}|{BLOCK})*", True),
    "textEntryInteraction": ("responseIdentifier",
                             "expectedLength base stringIdentifier patternMask placeholderText",
                             "", False),
    "responseProcessing": ("", "template templateLocation", f"({RULE})*", False),
    "responseCondition": ("", "", "responseIf (responseElseIf )*(responseElse )?", False),
    "responseIf": ("", "", f"{ONE}({RULE})*", False),
    "responseElseIf": ("", "", f"{ONE}({RULE})*", False),
    "responseElse": ("", "", f"({RULE})*", False),
    "setOutcomeValue": ("identifier", "", ONE, False),
    "variable": ("identifier", "weightIdentifier", "", False),
    "baseValue": ("baseType", "", "", True),
    "mathOperator": ("name", "", f"({ONE})+", False),
    **dict.fromkeys(("not", "isNull"), ("", "", ONE, False)),
    **dict.fromkeys(("and", "or", "sum", "product"), ("", "", f"({ONE})+", False)),
    **dict.fromkeys(("gt", "gte", "lt", "lte", "subtract", "divide", "power"),
                    ("", "", ONE * 2, False)),
}
ANY = "(m[a-z]+ )*"
MATH_FORM = {
    "math": ("", "display class", ANY, False),
    "mrow": ("", "class", ANY, False),
    "msqrt": ("", "class", ANY, False),
    "mtd": ("", "class columnalign rowspan columnspan", ANY, False),
    "mo": ("", "form stretchy fence separator lspace rspace largeop accent class", "", True),
    **dict.fromkeys(("mi", "mn", "mtext"), ("", "mathvariant class", "", True)),
    "mspace": ("", "width height depth", "", False),
    "mtable": ("", "class columnalign rowspacing columnspacing displaystyle", "(mtr )+", False),
    "mtr": ("", "class", "(mtd )+", False),
    "mover": ("", "accent class", "(m[a-z]+ ){2}", False),
    **dict.fromkeys(("mfrac", "msub", "msup"), ("", "class", "(m[a-z]+ ){2}", False)),
    "msubsup": ("", "class", "(m[a-z]+ ){3}", False),
}
FUNCTIONS = {"exp": math.exp, "ln": math.log, "tanh": math.tanh, "sin": math.sin, "cos": math.cos}
ENUMERATED = {"cardinality": {"single"}, "baseType": {"float", "integer", "boolean"},
              "adaptive": {"false"}, "timeDependent": {"false"}, "name": set(FUNCTIONS)}


def split(element):
    space, _, name = element.tag.rpartition("}")
    return space + "}", name


def faults_of(element):
    """What is wrong with the form of an element and of all in it."""
    space, name = split(element)
    form = {QTI: FORM, MATHML: MATH_FORM}.get(space, {}).get(name)
    if not form:
        return [f"<{element.tag}> is unknown"]
    required, optional, children, has_text = form
    faults = [f"<{name}> without {each}" for each in required.split() if each not in element.keys()]
    for key, value in element.items():
        if key not in (required + " " + optional).split():
            faults.append(f"<{name}> with {key}")
        if value not in ENUMERATED.get(key, {value}):
            faults.append(f"<{name}> with {key}={value!r}")
        is_name = re.fullmatch(r"[A-Za-z_][\w.-]*", value)
        if key in ("identifier", "responseIdentifier") and not is_name:
            faults.append(f"<{name}>: {value!r} is no identifier")
    found = "".join(split(child)[1] + " " for child in element)
    if not re.fullmatch(children, found):
        faults.append(f"<{name}> with children: {found}")
    words = (element.text or "") + "".join(child.tail or "" for child in element)
    if words.strip() and not has_text:
        faults.append(f"<{name}> with text: {words.strip()[:40]}")
    return faults + [fault for child in element for fault in faults_of(child)]


class Item:
    """One assessment item."""

    def __init__(self, content):
        self.root = xml.fromstring(content)
        self.identifier = self.root.get("identifier")
        self.title = self.root.get("title")
        self.responses = {each.get("identifier"): each.findtext(f"{QTI}correctResponse/{QTI}value")
                          for each in self.root.iter(QTI + "responseDeclaration")}
        self.defaults = {each.get("identifier"):
                         float(each.findtext(f"{QTI}defaultValue/{QTI}value", "0"))
                         for each in self.root.iter(QTI + "outcomeDeclaration")}
        self.interactions = [each.get("responseIdentifier")
                             for each in self.root.iter(QTI + "textEntryInteraction")]

    def faults(self):
        faults = faults_of(self.root)
        declared = [each.get("identifier") for kind in ("response", "outcome")
                    for each in self.root.iter(f"{QTI}{kind}Declaration")]
        if len(set(declared)) != len(declared):
            faults.append("declared twice")
        used = [each.get("identifier") for kind in ("variable", "setOutcomeValue")
                for each in self.root.iter(QTI + kind)]
        faults += [f"{each} is not declared" for each in used + self.interactions
                   if each not in declared]
        if sorted(self.interactions) != sorted(self.responses):
            faults.append(f"interactions {self.interactions} for {list(self.responses)}")
        return faults

    def text(self):
        return "".join(self.root.find(QTI + "itemBody").itertext())

    def score(self, answers):
        """SCORE after these answers by identifiers; one that is not there is empty."""
        values = dict(self.defaults)
        values.update({each: None for each in self.responses})
        values.update({each: float(typed) for each, typed in answers.items()})
        processing = self.root.find(QTI + "responseProcessing")
        for rule in processing if processing is not None else ():
            run(rule, values)
        return values["SCORE"]


def run(rule, values):
    _, name = split(rule)
    if name == "setOutcomeValue":
        values[rule.get("identifier")] = evaluated(rule[0], values)
        return
    for branch in rule:
        is_else = split(branch)[1] == "responseElse"
        if is_else or evaluated(branch[0], values) is True:
            for each in branch if is_else else branch[1:]:
                run(each, values)
            return


def evaluated(expression, values):
    """A number, a truth, or None for NULL."""
    _, name = split(expression)
    if name == "variable":
        return values[expression.get("identifier")]
    if name == "baseValue":
        return float(expression.text)
    parts = [evaluated(child, values) for child in expression]
    if name == "isNull":
        return parts[0] is None
    if name in ("and", "or"):
        decisive = name == "or"
        return decisive if decisive in parts else None if None in parts else not decisive
    if None in parts:
        return None
    return calculated(name, expression, parts)


def calculated(name, expression, parts):
    try:
        return {
            "not": lambda: not parts[0],
            "gt": lambda: parts[0] > parts[1],
            "gte": lambda: parts[0] >= parts[1],
            "lt": lambda: parts[0] < parts[1],
            "lte": lambda: parts[0] <= parts[1],
            "sum": lambda: sum(parts),
            "subtract": lambda: parts[0] - parts[1],
            "product": lambda: math.prod(parts),
            "divide": lambda: parts[0] / parts[1],
            "power": lambda: math.pow(*parts),
            "mathOperator": lambda: FUNCTIONS[expression.get("name")](parts[0]),
        }[name]()
    except (ArithmeticError, ValueError):
        return None  # the specification has NULL for what has no value
