"""`licences`: which packages the program consists of, in which versions and under which licences."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING

import click

from dossier.cli.shared import format_option
from dossier.report import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = "dossier"
# matches the name at the beginning of a requirement: "mkdocs" of "mkdocs==1.6.1; python_version >= '3.11'"
NAME_RE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
CLASSIFIER = "License :: OSI Approved :: "
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package."""

    name: str
    version: str
    licence: str
    """As the package states it; empty where it states none."""


@click.command()
@format_option
def licences(format: str) -> None:  # noqa: A002  # the word of the option
    """List every package that the program needs, with the version that is installed and its licence.

    Optional packages are listed where they are installed.
    """
    packages = sorted(find_packages(OWN), key=lambda package: package.name.lower())
    if format == "json":
        click.echo(json.dumps([asdict(package) for package in packages], indent=2))
        return
    widths = [max(len(getattr(package, field)) for package in packages) for field in ("name", "version")]
    for package in packages:
        licence = package.licence or "not stated"
        click.echo(escape(f"{package.name.ljust(widths[0])}  {package.version.ljust(widths[1])}  {licence}"))


def find_packages(name: str) -> Iterator[Package]:
    """Yield the package and all that it needs, each once; what is not installed is left out."""
    known: set[str] = set()
    waiting = [name]
    while waiting:
        wanted = waiting.pop()
        if _normal(wanted) in known:
            continue
        known.add(_normal(wanted))
        try:
            found = metadata.distribution(wanted)
        except metadata.PackageNotFoundError:
            continue  # for another system or version of Python, or an extra that nobody asked for
        waiting += _needed_by(found, with_extras=wanted == name)
        yield Package(found.metadata["Name"], found.version, _licence_of(found))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed_by(package: metadata.Distribution, *, with_extras: bool) -> Iterator[str]:
    for requirement in package.requires or ():
        name = NAME_RE.match(requirement)
        if name and (with_extras or "extra ==" not in requirement):
            yield name[0]


def _licence_of(package: metadata.Distribution) -> str:
    """Return the licence: the SPDX expression, else the classifiers, else the first line of the text."""
    named = [
        line.removeprefix(CLASSIFIER)
        for line in _stated(package, "Classifier")
        if line.startswith(CLASSIFIER)
    ]
    text = "".join(_stated(package, "License")).strip().splitlines()
    expression = "".join(_stated(package, "License-Expression"))
    return expression or "; ".join(named) or (text[0][:LONGEST] if text else "")


def _stated(package: metadata.Distribution, field: str) -> list[str]:
    return [str(value) for value in package.metadata.get_all(field) or ()]
