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

from dossier.errors import DossierError


def build_site(project: Path, target: Path, *, offline: bool, strict: bool) -> None:
    """Build the site of the project into the target folder.

    Arguments:
        project: the folder of `mkdocs.yml`.
        target: the folder of the site; what it held is replaced.
        offline: link to files, for an edition that opens from disk.
        strict: let warnings stop the build.

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
        _run_mkdocs(config, fresh, offline=offline, strict=strict)
        fresh.chmod(0o755)
        _put_in_place(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _run_mkdocs(config: Path, folder: Path, *, offline: bool, strict: bool) -> None:
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
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
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
            fresh.replace(target)
            shutil.rmtree(old, ignore_errors=True)
        else:
            fresh.replace(target)
    except OSError as error:
        raise DossierError(f"'{target}' cannot be replaced: {error.strerror or error}.") from error
