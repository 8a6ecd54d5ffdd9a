"""Pages as an earlier build wrote them, taken again where everything that was looked at for them is the same."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from dossier.writing.reads import Digests, Read, digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.writing.edition import Edition

ValueT = TypeVar("ValueT")


class Shelf(Protocol):
    """Where a build keeps what it has made for later builds of the same program."""

    def find(self, name: str) -> bytes | None:
        """Return what an earlier build put there; None for nothing, and for what another hand has put there."""

    def put(self, name: str, content: bytes) -> None:
        """Keep the content under the name."""


class _Entry(NamedTuple):
    """Something that was made, and what it was made from."""

    value: Any
    given: object
    reads: tuple[Read, ...]
    digest: bytes


class Kept:
    """What is made for the pages of one edition."""

    def __init__(self, edition: Edition, shelf: Shelf | None, of_dossier: dict[Read, bytes]) -> None:
        """Take from the shelf what an earlier build made.

        Arguments:
            edition: the dossier in one language.
            shelf: entries of the same program; None makes everything anew.
            of_dossier: digests of what all editions share, as far as these are known; more are added.

        """
        self.edition = edition if shelf is None else edition.watched()
        self._shelf = shelf
        # every page is told of the settings, and of what could not be read
        frame = digest((edition.settings, sorted(edition.corpus.unread))).hex() if shelf is not None else ""
        self._name = f"pages {edition.language} {frame}"
        self._digests = Digests(self.edition, of_dossier)
        self._earlier = self._find()
        self._made: dict[str, _Entry] = {}

    def _find(self) -> dict[str, _Entry]:
        written = self._shelf.find(self._name) if self._shelf is not None else None
        return pickle.loads(written) if written else {}  # noqa: S301  # signed by this user's builds

    def made(self, name: str, make: Callable[[Edition], ValueT], given: object = None) -> ValueT:
        """Return what is made, from an earlier build if what was given, and what was looked at for it, is the same."""
        if self._shelf is None:
            return make(self.edition)
        found = self._earlier.get(name)
        if found is None or found.given != given or self._digests.of(found.reads) != found.digest:
            value, noted = self.edition.reads.follow(lambda: make(self.edition))
            reads = tuple(sorted(noted))
            found = _Entry(value, given, reads, self._digests.of(reads))
        self._made[name] = found
        return found.value  # type: ignore[no-any-return]  # as it was made under this name

    def put(self) -> None:
        """Put everything that was asked for on the shelf, if anything of it is new."""
        if self._shelf is not None and self._made != self._earlier:
            self._shelf.put(self._name, pickle.dumps(self._made, protocol=5))
