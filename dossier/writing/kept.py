"""Pages as an earlier build wrote them, taken again where everything that was looked at for them is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dossier.model.shelf import KeptParts
from dossier.writing.reads import Digester, EditionDigests, by_collection

if TYPE_CHECKING:
    from collections.abc import Callable

    from dossier.model.shelf import Shelf
    from dossier.writing.edition import Edition
    from dossier.writing.reads import DossierDigests, Looks

ValueT = TypeVar("ValueT")


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
        self._digests = EditionDigests(self.edition, of_dossier)
        self._entries = KeptParts[_Entry](shelf, f"pages {edition.language} {frame}")

    def made(self, name: str, make: Callable[[Edition], ValueT], given: object = None) -> ValueT:
        """Return what is made, from an earlier build if what was given, and what was looked at for it, is the same."""
        if self._shelf is None:
            return make(self.edition)
        found = self._entries.find(name)
        if found is None or found.given != given or self._digests.of(found.looks) != found.digest:
            value, noted = self.edition.reads.follow(lambda: make(self.edition))
            looks = by_collection(noted)
            found = _Entry(value, given, looks, self._digests.of(looks))
        self._entries.use(name, found)
        return found.value  # type: ignore[no-any-return]  # as it was made under this name

    def put(self) -> None:
        """Put everything that was asked for on the shelf, as far as anything of it is new."""
        self._entries.put()
