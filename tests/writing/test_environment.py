"""Templates of pages write every value escaped, as the library of Jinja does it."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from dossier.writing.environment import PageEnvironment, environment


class Link:
    def __html__(self):
        return "<a>"

    def __str__(self):
        return "no link"


class Loud(str):
    """A text of a class of its own."""

    __slots__ = ()


VALUES = [
    "",
    "plain",
    "<b> & \"two\" 'one'",
    "naïve <é> 🦌",
    Markup("<b>safe</b>"),
    Link(),
    Loud("<i>"),
    7,
    None,
    ["<"],
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_is_written_as_the_library_escapes_it(value):
    assert PageEnvironment.escaped(value) == str(escape(value))
    assert environment().from_string("{{ value }}").render(value=value) == str(escape(value))


def test_templates_ask_for_it_and_macros_give_what_is_not_escaped_again(monkeypatch):
    asked = []
    plain = PageEnvironment.escaped
    monkeypatch.setattr(
        PageEnvironment, "escaped", staticmethod(lambda value: asked.append(value) or plain(value))
    )
    source = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(word) }} {{ word | safe }}"
    assert environment().from_string(source).render(word="<") == "<b>&lt;</b> <"
    assert asked == ["<", "<b>&lt;</b>", "<"]


def test_what_no_page_gives_is_an_error():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()
