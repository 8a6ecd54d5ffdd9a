"""A whole site through MkDocs, published at once: built beside the target, which it replaces.

A build that fails or is stopped leaves the old site as it was. MkDocs runs in this process, so that everything is read
and checked once.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from dossier.errors import DossierError
from dossier.program import digest_tree
from dossier.publishing.folder import Earlier, replaced
from dossier.publishing.zips import make_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dossier.model.finding import Finding
    from dossier.settings import Settings

PLUGIN = "dossier"
"""Our name among the plugins of MkDocs."""


class Order(NamedTuple):
    """What a build is asked for beyond what `mkdocs.yml` says."""

    report: Callable[[Settings | None, tuple[Finding, ...]], None]
    """Shows what was found, and may end the run; called once, before anything is published."""
    drafts: bool = False
    """Publish articles that nobody has curated yet, too."""
    made: Mapping[str, bytes] = MappingProxyType({})
    """Further files of the site, by path below it; the page of downloads names those that it knows."""
    earlier: Earlier | None = None
    """The site that this one replaces."""


def build_site(project: Path, target: Path, order: Order, *, offline: bool, strict: bool) -> str:
    """Build the site of the project into the target folder, and return a digest of it.

    Arguments:
        project: the folder of `mkdocs.yml`.
        target: the folder of the site; what it held is replaced.
        order: what else is asked for.
        offline: link to files, for an edition that opens from disk.
        strict: let warnings stop the build.

    Raises:
        DossierError: MkDocs reported errors, the disk refuses, or the target cannot be replaced.

    """
    config = project / "mkdocs.yml"
    if not config.is_file():
        raise DossierError(f"There is no mkdocs.yml in '{project}'.")
    if target.exists() and any(target.iterdir()) and not (target / "404.html").is_file():
        raise DossierError(f"'{target}' holds files that are no site.", hint="Name an empty or a new folder.")
    try:
        with replaced(target) as fresh, _logged(), _environment(offline=offline):
            earlier = Earlier(target)
            _run_mkdocs(config, fresh, order._replace(earlier=earlier), offline=offline, strict=strict)
            return digest_tree(fresh, known=earlier.taken)
    except BrokenPipeError:  # whoever read our output went away; nothing is wrong with the site
        raise
    except (MkDocsException, OSError) as error:
        raise DossierError(
            f"The site was not built{_reason(error)}; the one before it, if any, is unchanged."
        ) from error


def _reason(error: Exception) -> str:
    """Return what the system says; what MkDocs says has been shown already."""
    if not isinstance(error, OSError):
        return ""
    where = f", '{error.filename}'" if error.filename else ""
    return f" ({error.strerror or error}{where})"


def pack_site(folder: Path, name: str) -> bytes:
    """Return the site in the folder as an archive, all of it below one folder of the name."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return make_zip({f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths})


def _run_mkdocs(config: Path, folder: Path, order: Order, *, offline: bool, strict: bool) -> None:
    settings = load_config(
        str(config),
        site_dir=str(folder),
        strict=strict or None,
        use_directory_urls=False if offline else None,
    )
    plugin = settings.plugins.get(PLUGIN)
    if plugin is None:
        raise DossierError(f"'{config}' lists no plugin '{PLUGIN}'.", hint="Add it below `plugins:`.")
    plugin.take(order)
    settings.plugins.on_startup(command="build", dirty=False)
    try:
        build(settings)
    finally:
        settings.plugins.on_shutdown()


@contextmanager
def _logged() -> Iterator[None]:
    """Show what MkDocs warns of."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def _environment(*, offline: bool) -> Iterator[None]:
    """Let Material keep its notices to itself; files on a disk have no address."""
    before = dict(os.environ)
    os.environ.update({"NO_MKDOCS_2_WARNING": "1", **({"SITE_URL": ""} if offline else {})})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
