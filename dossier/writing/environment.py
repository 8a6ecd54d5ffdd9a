"""The Jinja environment of the page templates: everything escaped, nothing missing in silence."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import markupsafe
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from dossier.cache import user_cache
from dossier.program import digest_program
from dossier.text.escape import escape_markdown
from dossier.writing.kept_templates import KeptTemplates

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

# matches three or more line ends in a row; written so that they are searched for as a string, many times faster
BLANK_LINES_RE = re.compile(r"\n\n\n+")

MARKS = ('"', "“", "”", "„", "«", "»")


_escape_text = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` does to plain text, without an object of `Markup` around each result, which takes longer than escaping."""


class PageCode(CodeGenerator):
    """Jinja's compiler, except that templates escape by `PageEnvironment.escaped`."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class PageEnvironment(Environment):
    """Jinja's environment, where a fifth of the time that pages take went into escaping."""

    code_generator_class = PageCode

    @staticmethod
    def escaped(value: object) -> str:
        """Return the value as `markupsafe.escape` writes it; all of it is joined to a page at once."""
        if type(value) is Markup:
            return value
        text: str = _escape_text(value) if type(value) is str else escape(value)
        return text


@functools.cache
def environment() -> Environment:
    """Return the environment; plain strings are escaped for HTML, `md` escapes for Markdown.

    Compiled templates are kept for the user, as Python keeps compiled modules.
    """
    found = PageEnvironment(
        loader=PackageLoader("dossier.writing"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=KeptTemplates(user_cache(), digest_program()),
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
