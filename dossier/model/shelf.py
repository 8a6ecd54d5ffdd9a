"""What steps keep for later builds of the same program: results of pure functions, by a digest of what these were given."""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

ValueT = TypeVar("ValueT")


class Shelf(Protocol):
    """Where a build finds what earlier ones have kept."""

    def find(self, name: str) -> bytes | None:
        """Return what an earlier build put there; None for nothing, and for what another hand has put there."""

    def put(self, name: str, content: bytes) -> None:
        """Keep the content under the name."""


def find_kept(shelf: Shelf | None, name: str) -> dict[Any, Any]:
    """Return what `put_kept` left under the name; nothing without a shelf."""
    written = None if shelf is None else shelf.find(name)
    return pickle.loads(written) if written else {}  # noqa: S301  # a shelf gives what this user's builds signed


def put_kept(shelf: Shelf, name: str, kept: dict[Any, Any]) -> None:
    """Keep the values under the name."""
    shelf.put(name, pickle.dumps(kept, protocol=5))


def digest_of_given(*given: object) -> bytes:
    """Return a digest of texts, numbers, and tuples and mappings of these."""
    return hashlib.sha256(repr(given).encode()).digest()


class Results:
    """Results of one function, of which only those stay that a build asks for."""

    def __init__(self, shelf: Shelf | None, name: str) -> None:
        """Take from the shelf what earlier builds found out.

        Arguments:
            shelf: entries of the same program; None makes everything anew.
            name: of the function.

        """
        self._shelf = shelf
        self._name = name
        self._earlier = find_kept(shelf, name)
        self._asked: dict[bytes, Any] = {}

    def of(self, make: Callable[[], ValueT], *given: object) -> ValueT:
        """Return the result for what is given: all that the function goes by, as `digest_of_given` takes it."""
        if self._shelf is None:
            return make()
        key = digest_of_given(*given)
        if key not in self._asked:
            self._asked[key] = self._earlier[key] if key in self._earlier else make()
        return self._asked[key]  # type: ignore[no-any-return]  # as it was made for these

    def put(self) -> None:
        """Put what was asked for on the shelf, if it is not what lies there."""
        if self._shelf is not None and self._asked.keys() != self._earlier.keys():
            put_kept(self._shelf, self._name, self._asked)
