"""The site of a preview, which stays where it is from run to run: only what changed is written, and what is gone is removed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path


class Standing(NamedTuple):
    """What the last run left in the folder that this one writes into."""

    digests: Mapping[str, str]
    """The SHA-256 of files, by path below the site."""

    def take(self, uri: str, digest: str, _target: str) -> bool:
        """Tell whether the file at the path holds what it has to hold."""
        return self.digests.get(uri) == digest


class PreviewSite:
    """Keeps the site from being emptied, as long as each run completes it."""

    def __init__(self) -> None:
        self._digests: Mapping[str, str] = {}
        self._uris: AbstractSet[str] = set()
        self._aside: Path | None = None

    def put_aside(self, site: Path) -> None:
        """Put what the last run completed where MkDocs does not empty it."""
        self.forget()
        aside = site.with_name(f"{site.name}-aside")
        try:
            if self._digests:
                site.rename(aside)
                self._aside = aside
        except OSError:  # this run makes everything anew
            return

    def bring_back(self, site: Path) -> Standing | None:
        """Put the site back, and return what stands there; None where everything is to be made anew.

        A run that does not complete it leaves nothing that the next one could trust.
        """
        digests, self._digests = self._digests, {}
        try:
            if self._aside is None:
                return None
            if site.exists():
                site.rmdir()
            self._aside.rename(site)
        except OSError:
            return None
        self._aside = None
        return Standing(digests)

    def complete(self, site: Path, digests: Mapping[str, str], uris: AbstractSet[str]) -> None:
        """Remove what is gone, and remember what stands there.

        Arguments:
            site: the folder.
            digests: the SHA-256 of those files that are known, by path below the site.
            uris: the paths of all files.

        """
        for uri in self._uris - uris:
            (site / uri).unlink(missing_ok=True)
        self._digests, self._uris = digests, uris

    def forget(self) -> None:
        """Remove what was put aside and not brought back."""
        if self._aside:
            shutil.rmtree(self._aside, ignore_errors=True)
        self._aside = None
