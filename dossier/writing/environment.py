"""The Jinja environment of the page templates: everything escaped, nothing missing in silence."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.text.escape import escape_markdown

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

# matches three or more line ends in a row; written so that they are searched for as a string, many times faster
BLANK_LINES_RE = re.compile(r"\n\n\n+")

MARKS = ('"', "“", "”", "„", "«", "»")


@functools.cache
def environment() -> Environment:
    """Return the environment; plain strings are escaped for HTML, `md` escapes for Markdown."""
    found = Environment(
        loader=PackageLoader("dossier.writing"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        # The usual sign of a comment begins the id of a heading in Markdown.
        comment_start_string="<#",
        comment_end_string="#>",
    )
    found.filters["md"] = lambda text: Markup(escape_markdown(str(text)))  # noqa: S704  # escaped by the line itself
    found.tests["marked"] = has_marks
    return found


def render(template: str, **values: object) -> str:
    """Return the template filled with the values, without needless blank lines."""
    lines = environment().get_template(template).render(**values).split("\n")
    text = "\n".join([line.rstrip(" \t") for line in lines])
    return BLANK_LINES_RE.sub("\n\n", text).strip() + "\n"


def component(name: str, *values: object) -> Markup:
    """Return one of the components that several pages show, filled with the values."""
    found: Markup = getattr(_components(), name)(*values)
    return found


@functools.cache
def _components() -> TemplateModule:
    return environment().get_template("components.md.j2").module


def markdown(text: str) -> Markup:
    """Return text that is Markdown already as a value that templates leave as it is."""
    return Markup(text)  # noqa: S704  # what we wrote ourselves


def has_marks(text: str) -> bool:
    """Tell whether the words hold quotation marks of their own, beside which ours would be too many."""
    return any(mark in text for mark in MARKS)
