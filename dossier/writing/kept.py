"""Pages as an earlier build wrote them, taken again where everything that was looked at for them is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import crc32

from dossier.model.shelf import find_kept, put_kept
from dossier.writing.reads import Digester, EditionDigests, by_collection

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.model.shelf import Shelf
    from dossier.writing.edition import Edition
    from dossier.writing.reads import DossierDigests, Looks

ValueT = TypeVar("ValueT")

PARTS = 64


class _Entry(NamedTuple):
    """Something that was made, and what it was made from."""

    value: Any
    given: object
    looks: Looks
    digest: bytes


class Kept:
    """What is made for the pages of one edition."""

    def __init__(self, edition: Edition, shelf: Shelf | None, of_dossier: DossierDigests) -> None:
        """Take from the shelf what an earlier build made.

        Arguments:
            edition: the dossier in one language.
            shelf: entries of the same program; None makes everything anew.
            of_dossier: digests of what all editions share.

        """
        self.edition = edition if shelf is None else edition.watched()
        self._shelf = shelf
        # every page is told of the settings, and of what could not be read
        frame = (
            Digester().digest((edition.settings, sorted(edition.corpus.unread))).hex()
            if shelf is not None
            else ""
        )
        self._name = f"pages {edition.language} {frame}"
        self._digests = EditionDigests(self.edition, of_dossier)
        self._earlier: list[dict[str, _Entry]] = [find_kept(shelf, name) for name in self._parts()]
        self._made: list[dict[str, _Entry]] = [{} for _ in self._earlier]

    def _parts(self) -> list[str]:
        """Return what the parts are called in which entries are kept, so that few bytes change with a page."""
        return [f"{self._name} {number}" for number in range(PARTS)]

    def made(self, name: str, make: Callable[[Edition], ValueT], given: object = None) -> ValueT:
        """Return what is made, from an earlier build if what was given, and what was looked at for it, is the same."""
        if self._shelf is None:
            return make(self.edition)
        part = crc32(name.encode()) % PARTS
        found = self._earlier[part].get(name)
        if found is None or found.given != given or self._digests.of(found.looks) != found.digest:
            value, noted = self.edition.reads.follow(lambda: make(self.edition))
            looks = by_collection(noted)
            found = _Entry(value, given, looks, self._digests.of(looks))
        self._made[part][name] = found
        return found.value  # type: ignore[no-any-return]  # as it was made under this name

    def put(self) -> None:
        """Put everything that was asked for on the shelf, as far as anything of it is new."""
        for name, made, earlier in zip(self._parts(), self._made, self._earlier, strict=True):
            if self._shelf is not None and made != earlier:
                put_kept(self._shelf, name, made)
