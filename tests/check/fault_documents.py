"""What a document prints of a small calculation: by somebody careful, or with one slip in it."""

import dataclasses
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from plain_calculation import Array, rounded, value

POSITIVE = ("t", "η")


@dataclasses.dataclass(frozen=True)
class Slip:
    """A wrong formula of one step; or, with digits, a number of it that is mistyped."""
    step: str
    formula: str = ""
    element: int | None = None  # the only one that is wrong
    digits: str = ""
    is_carried_on: bool = True


def random_givens(family, chance):
    def number(is_positive):
        sign = 1 if is_positive else chance.choice((1, 1, -1))
        return Decimal(chance.randint(11, 99)) / 100 * sign

    def given(name, shape):
        if not shape:
            return number(name in POSITIVE)
        return Array([number(name in POSITIVE) for _ in range(shape[1])] for _ in range(shape[0]))

    return {name: given(name, shape) for name, shape in family.givens.items()}


def passes(family):
    """Each pass of each section: its id in the ids of steps, and the section."""
    for section in family.sections:
        for number in range(1, section.repeat + 1):
            name = f"{section.id}[{number}]" if section.repeat > 1 else section.id
            yield (f"{name}/" if name else ""), section


def numbers_of(quantity):
    return quantity.elements() if isinstance(quantity, Array) else [quantity]


def with_numbers(quantity, numbers):
    if not isinstance(quantity, Array):
        return numbers[0]
    rest = iter(numbers)
    return quantity.map(lambda _: next(rest))


def in_one_element(right, wrong, element):
    numbers = numbers_of(right)
    numbers[element] = numbers_of(wrong)[element]
    return with_numbers(right, numbers)


def mistyped(printed, slip):
    numbers = numbers_of(printed)
    numbers[slip.element] = Decimal(slip.digits)
    return with_numbers(printed, numbers)


def with_slip(right, values, slip):
    """The result of a step with a wrong formula, in all elements or in one."""
    if not slip or not slip.formula:
        return right
    wrong = value(slip.formula, values)
    return wrong if slip.element is None else in_one_element(right, wrong, slip.element)


def printed_numbers(family, givens, decimals, slip=None, chance=None):
    """What a document prints: each step from the rounded numbers before it.

    With `chance`, by the habits of somebody careful: more decimals on the way, half to even."""
    first = family.sections[0].id
    values = {**givens, **{f"{first}_{name}": given for name, given in givens.items()},
              "R": lambda number: rounded(number, decimals)}
    printed = {}
    for path, section in passes(family):
        for step in section.steps:
            own = slip if slip and slip.step == path + step.id else None
            result = with_slip(value(step.formula, values), values, own)
            how = chance.choice((ROUND_HALF_UP, ROUND_HALF_EVEN)) if chance else ROUND_HALF_UP
            kept = rounded(result, decimals + (chance.randint(0, 3) if chance else 0), how)
            text = rounded(kept, decimals, how)
            if own and own.digits:
                text = mistyped(text, own)
                kept = text if own.is_carried_on else kept
            printed[path + step.id] = text
            values[f"{step.id}_old"] = values.get(step.id)
            values[step.id] = values[f"{section.id}_{step.id}"] = kept
    return printed


def as_text(quantity):
    if not isinstance(quantity, Array):
        return f'"{quantity}"'
    rows = [[f'"{number}"' for number in row] for row in quantity.rows]
    if quantity.shape[1] == 1:
        return "[" + ", ".join(row[0] for row in rows) + "]"
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]"


def givens_text(heading, givens):
    return [heading] + [f'"{name}" = {as_text(given)}' for name, given in givens.items()]


def section_text(section):
    lines = ["[[section]]", f'id = "{section.id}"'] if section.id else []
    lines += [f"repeat = {section.repeat}"] if section.repeat > 1 else []
    steps = [f'"{step.id} = {step.formula.replace("column(", "(")}",' for step in section.steps]
    return [*lines, "step = [", *steps, "]"]


def problem(family, givens, printed):
    """The problem file: the calculation as it should be, and what is printed of it."""
    lines = ["format = 1", f'title = "{family.name}"']
    first, *others = family.sections
    if first.repeat > 1:
        lines += givens_text("[given]", givens) + section_text(first)
    else:
        lines += section_text(first)
        lines += givens_text("[section.given]" if first.id else "[given]", givens)
    for section in others:
        lines += section_text(section)
    for step, quantity in printed.items():
        lines += ["[[claim]]", f'step = "{step}"', f"printed = {as_text(quantity)}"]
    return "\n".join(lines) + "\n"


def changed_digits(text, kind, chance):
    """A printed number with two neighbouring digits exchanged, or one mistyped; None if it has
    no such digits."""
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    signs = list(text)
    if kind == "wrong_digit":
        place = chance.choice(places)
        signs[place] = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    else:
        pairs = [(a, b) for a, b in zip(places, places[1:]) if text[a] != text[b]]
        if not pairs:
            return None
        a, b = chance.choice(pairs)
        signs[a], signs[b] = signs[b], signs[a]
    changed = "".join(signs)
    return changed if changed == str(Decimal(changed)) else None


def differences(sound, printed):
    """Which numbers of a step are other ones."""
    return [a != b for a, b in zip(numbers_of(sound), numbers_of(printed))]


def indices(quantity):
    """The elements of a step, as ids have them."""
    if not isinstance(quantity, Array):
        return [""]
    rows, columns = quantity.shape
    return [f"[{row},{column}]" if columns > 1 else f"[{row}]"
            for row in range(1, rows + 1) for column in range(1, columns + 1)]
