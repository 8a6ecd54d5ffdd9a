"""No regular expression repeats a repetition, and none takes much longer where a text is twice as long."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from re import _constants as sre
from re import _parser as parser

import pytest

import dossier

REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
REVIEWED = {
    "dossier.checking.coverage.GLUED_WORD_RE": "each round begins with invisible characters, which are no part of words",
    "dossier.curating.fixing.FINAL_RE": "each round ends with a line end, which its spaces cannot match",
    "dossier.reading.prose.FRONT_MATTER_RE": "each round is one line",
    "dossier.text.page_html.TAG_RE": "the ways of a round begin with different signs",
    "dossier.writing.environment.BLANK_LINES_RE": "each round is one line",
}
"""Repetitions of which each text divides in one way only, although they do not begin with something fixed."""
MANY = 8
"""Repetitions of a repetition that are few enough to be tried out."""


def compiled_expressions():
    """Return all compiled expressions of the package by where they stand."""
    found = {}
    for module in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if module.name == "dossier.__main__":
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ImportError:
            continue  # an extra that is not installed
        for name, value in vars(loaded).items():
            for number, item in enumerate(value if isinstance(value, tuple | list) else [value]):
                each = getattr(item, "expression", item)
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    found[
                        f"{module.name}.{name}{f'[{number}]' if isinstance(value, tuple | list) else ''}"
                    ] = each
            if isinstance(value, dict):
                found.update(
                    (f"{module.name}.{name}[{key}]", each)
                    for key, each in value.items()
                    if isinstance(each, re.Pattern)
                )
    return found


EXPRESSIONS = compiled_expressions()


def parts_of(node):
    """Yield each element of a parsed expression with the parsed expressions inside it."""
    for operation, argument in node:
        inner = []
        if operation in REPEATS:
            inner = [argument[2]]
        elif operation is sre.SUBPATTERN:
            inner = [argument[3]]
        elif operation is sre.BRANCH:
            inner = argument[1]
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            inner = [argument[1]]
        elif operation is sre.GROUPREF_EXISTS:
            inner = [part for part in argument[1:] if part is not None]
        elif operation is getattr(sre, "ATOMIC_GROUP", None):
            inner = [argument]
        yield operation, argument, inner


def can_be_anything_long(node):
    """Tell whether the expression can match texts of any length."""
    return any(
        (operation in REPEATS and argument[1] > MANY) or any(map(can_be_anything_long, inner))
        for operation, argument, inner in parts_of(node)
    )


def begins_with_something_fixed(node):
    """Tell whether each round of a repetition begins with a sign of its own, so that a text divides in one way only."""
    for operation, _, inner in parts_of(node):
        if operation in (sre.LITERAL, sre.IN):
            return True
        if operation is sre.SUBPATTERN:
            return begins_with_something_fixed(inner[0])
        if operation in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            continue
        return False
    return False


def nested(node):
    """Return the repetitions whose rounds can have any length and do not begin with something fixed."""
    found = []
    for operation, argument, inner in parts_of(node):
        if (
            operation in REPEATS
            and argument[1] > MANY
            and can_be_anything_long(argument[2])
            and not begins_with_something_fixed(argument[2])
        ):
            found.append(str(argument[2]))
        found += [each for part in inner for each in nested(part)]
    return found


@pytest.mark.parametrize("name", sorted(EXPRESSIONS))
def test_expression_repeats_no_repetition(name):
    expression = EXPRESSIONS[name]
    found = nested(parser.parse(expression.pattern, expression.flags & ~re.DEBUG))
    assert found == [] or name in REVIEWED
    assert len(found) <= 1


@pytest.mark.parametrize(
    "bad", [r"(a+)+$", r"(\w*)*x", r"(?:a|b*)+c", r"([a-z]+\s?)*!", r"[A-Z](?:-?[A-Z]+)+!"]
)
def test_the_test_sees_nested_repetitions(bad):
    assert nested(parser.parse(bad))


@pytest.mark.parametrize("good", [r"(?:,\w+)*", r"(?:\n[ ]*)+", r"\w+(?:'\w+)*", r"(?:ab?){2}"])
def test_the_test_lets_others_pass(good):
    assert nested(parser.parse(good)) == []


SIGNS = (
    "a",
    "A ",
    "1",
    " ",
    "\n",
    "\t \n",
    '"',
    "'",
    "“",
    "[",
    "[@",
    "[[",
    "]",
    "(",
    "{#",
    "<",
    "<a ",
    "&#",
    "-",
    ".",
    ". ",
    "/",
    ",",
    "a-",
    "1/",
    "\\",
    "`",
    "~",
    "#",
    "a'",
    "a\n",
)
SIZE = 1_500


def seconds_of(expression, text):
    started = time.process_time()
    for _ in zip(range(500), expression.finditer(text), strict=False):
        pass
    expression.fullmatch(text)
    return time.process_time() - started


@pytest.mark.parametrize("name", sorted(EXPRESSIONS))
def test_expression_is_quick_on_slow_texts(name):
    """Quadratic growth is borne where lines are limited; what is worse would show by a factor of eight or more."""
    for sign in SIGNS:
        for end in ("", "!", "\x00"):
            text = (sign * SIZE)[:SIZE] + end
            once = seconds_of(EXPRESSIONS[name], text)
            if once > 0.05:
                twice = seconds_of(EXPRESSIONS[name], (sign * SIZE * 2)[: SIZE * 2] + end)
                assert twice < 8 * once, (sign, once, twice)
                assert once < 1, (sign, once)


def test_there_are_expressions():
    assert len(EXPRESSIONS) > 60
