"""A whole site through MkDocs, published at once: built beside the target, then put in its place.

A build that fails or is stopped leaves the old site as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.publishing.zips import make_zip
from dossier.saving import save

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFTS_VARIABLE = "DOSSIER_DRAFTS"
"""Environment variable by which drafts are asked for, `1` for yes: MkDocs knows no options of plugins."""


MADE_VARIABLE = "DOSSIER_MADE"
"""Environment variable that names a folder of files to publish, too: those that take long and were made before."""


def build_site(
    project: Path,
    target: Path,
    *,
    offline: bool,
    strict: bool,
    drafts: bool = False,
    made: Mapping[str, bytes] | None = None,
) -> None:
    """Build the site of the project into the target folder.

    Arguments:
        project: the folder of `mkdocs.yml`.
        target: the folder of the site; what it held is replaced.
        offline: link to files, for an edition that opens from disk.
        strict: let warnings stop the build.
        drafts: publish articles that nobody has curated yet, too.
        made: further files of the site, by path below it; the page of downloads names those that it knows.

    Raises:
        DossierError: MkDocs reported errors, or the target cannot be replaced.

    """
    config = project / "mkdocs.yml"
    if not config.is_file():
        raise DossierError(f"There is no mkdocs.yml in '{project}'.")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and any(target.iterdir()) and not (target / "404.html").is_file():
        raise DossierError(f"'{target}' holds files that are no site.", hint="Name an empty or a new folder.")
    fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        with tempfile.TemporaryDirectory() as beside:
            for name, content in (made or {}).items():
                save(Path(beside, name), content)
            _run_mkdocs(config, fresh, Path(beside), offline=offline, strict=strict, drafts=drafts)
        fresh.chmod(0o755)
        _put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def read_made() -> Mapping[str, bytes]:
    """Return the files that were made before this build, by path below the site; none where it was not asked for them."""
    folder = os.environ.get(MADE_VARIABLE, "")
    paths = sorted(path for path in Path(folder).rglob("*") if path.is_file()) if folder else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def pack_site(folder: Path, name: str) -> bytes:
    """Return the site in the folder as an archive, all of it below one folder of the name."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return make_zip({f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths})


def _run_mkdocs(
    config: Path, folder: Path, beside: Path, *, offline: bool, strict: bool, drafts: bool
) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--config-file",
        str(config),
        "--site-dir",
        str(folder),
    ]
    command += ["--no-directory-urls"] if offline else []
    command += ["--strict"] if strict else []
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", MADE_VARIABLE: str(beside)}
    environment |= {DRAFTS_VARIABLE: "1"} if drafts else {}
    if offline:
        # Files on a disk have no address.
        environment["SITE_URL"] = ""
    if subprocess.run(command, env=environment, check=False).returncode:  # noqa: S603  # our own command
        raise DossierError("The site was not built; the one before it, if any, is unchanged.")


def _put_in_place(fresh: Path, target: Path) -> None:
    try:
        if target.exists():
            old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-old-"))
            target.replace(old / "site")
            try:
                fresh.replace(target)
            except OSError:
                (old / "site").replace(target)
                raise
            finally:
                shutil.rmtree(old, ignore_errors=True)
        else:
            fresh.replace(target)
    except OSError as error:
        raise DossierError(f"'{target}' cannot be replaced: {error.strerror or error}.") from error
