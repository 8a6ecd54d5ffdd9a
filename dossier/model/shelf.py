"""What steps keep for later builds of the same program: results of pure functions, by a digest of what these were given."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import pickle
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar
from zlib import crc32

from dossier.model.language import Localized
from dossier.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

PARTS = 64
"""So many parts hold values of one kind."""

KeyT = TypeVar("KeyT")
RecordT = TypeVar("RecordT", bound="BaseModel")
ValueT = TypeVar("ValueT")


class Shelf(Protocol):
    """Where a build finds what earlier ones have kept."""

    def find(self, name: str) -> bytes | None:
        """Return what an earlier build put there; None for nothing, and for what another hand has put there."""

    def put(self, name: str, content: bytes) -> None:
        """Keep the content under the name."""


Held: TypeAlias = "dict[str, dict[bytes, Any]]"
"""Results that a run asked for, by function and key."""


class HoldingShelf:
    """A shelf of a program that goes on after a build: the next one need not read again what this one has read."""

    def __init__(self, shelf: Shelf, held: Held) -> None:
        """Begin a build.

        Arguments:
            shelf: where everything lies.
            held: what the build before has filled; this one does so for the next.

        """
        self.held = held
        self.find = shelf.find
        self.put = shelf.put


def find_kept(shelf: Shelf | None, name: str) -> dict[Any, Any]:
    """Return what `put_kept` left under the name; nothing without a shelf."""
    written = None if shelf is None else shelf.find(name)
    return pickle.loads(written) if written else {}  # noqa: S301  # a shelf gives what this user's builds signed


def put_kept(shelf: Shelf, name: str, kept: dict[Any, Any]) -> None:
    """Keep the values under the name."""
    shelf.put(name, written_down(kept))


class KeptParts(Generic[ValueT]):
    """Values by name, in parts of a shelf, so that few bytes change with one; only those stay that a build uses."""

    def __init__(self, shelf: Shelf | None, name: str) -> None:
        """Take from the shelf what an earlier build used; without one nothing is kept."""
        self._shelf = shelf
        self._names = [f"{name} {number}" for number in range(PARTS)]
        self._earlier: list[dict[str, ValueT]] = [find_kept(shelf, part) for part in self._names]
        self._used: list[dict[str, ValueT]] = [{} for _ in self._names]

    def find(self, name: str) -> ValueT | None:
        """Return the value that an earlier build used under the name."""
        return self._earlier[_part(name)].get(name)

    def use(self, name: str, value: ValueT) -> None:
        """Keep the value for the next build."""
        self._used[_part(name)][name] = value

    def put(self) -> None:
        """Put the values of this build on the shelf, as far as they are not what lies there."""
        for name, used, earlier in zip(self._names, self._used, self._earlier, strict=True):
            if self._shelf is not None and used != earlier:
                put_kept(self._shelf, name, used)


def _part(name: str) -> int:
    return crc32(name.encode()) % PARTS


def digest_of_given(*given: object) -> bytes:
    """Return a digest of texts, numbers and values that are shown with all their fields, and tuples and mappings of these."""
    found = hashlib.sha256()
    for part in given:
        # A text itself is quicker than what `repr` makes of it; the kind beside it keeps the two apart.
        text, kind = (part, b"text") if isinstance(part, str) else (repr(part), b"repr")
        content = text.encode(errors="surrogatepass")
        found.update(b"%s %d " % (kind, len(content)))
        found.update(content)
    return found.digest()


def written_down(value: object) -> bytes:
    """Return the value as `pickle` writes it, in half the time where it holds dataclasses or records."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content, protocol=5)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return content.getvalue()


class Reducers(dict[type, "Callable[[Any], Any]"]):
    """How `pickle` takes values apart, by their type; those of types that are not here know it themselves."""

    def __init__(self, reducer: Callable[[type], Callable[[Any], Any]]) -> None:
        """Take what gives for a type the function that takes its values apart; a KeyError where it knows none."""
        super().__init__()
        self._reducer = reducer

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        """Return, and remember, how values of the type are taken apart."""
        found = self[kind] = self._reducer(kind)
        return found


def _reducer(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, Record | Localized):
        return lambda value: (_restore, (kind, value.__dict__, value.__pydantic_fields_set__))
    if issubclass(kind, tuple):
        return lambda value: (_new_tuple, (kind, tuple(value)))
    if dataclasses.is_dataclass(kind) and all(field.init for field in dataclasses.fields(kind)):
        # Python's own way asks a frozen dataclass for its fields anew at each value.
        fields = attrgetter("__class__", *(field.name for field in dataclasses.fields(kind)))
        return lambda value: (kind, fields(value)[1:])
    raise KeyError(kind)


def _restore(kind: type[RecordT], values: dict[str, Any], given: set[str]) -> RecordT:
    """Return a record that was valid when it was written down, with its places."""
    record = kind.__new__(kind)
    record.__setstate__(
        {
            "__dict__": values,
            "__pydantic_fields_set__": given,
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return record


_new_tuple = tuple.__new__
"""Makes a named tuple in half the time of its own class, which is asked for nothing else."""
_REDUCERS = Reducers(_reducer)


class Results:
    """Results of one function, of which only those stay that a build asks for; each is written down by itself."""

    def __init__(self, shelf: Shelf | None, name: str) -> None:
        """Take from the shelf what earlier builds found out.

        Arguments:
            shelf: entries of the same program; None makes everything anew.
            name: of the function.

        """
        self._shelf = shelf
        self._name = name
        self._earlier: dict[bytes, bytes] = find_kept(shelf, name)
        self._asked: dict[bytes, bytes] = {}
        self._held: dict[bytes, Any] = shelf.held.get(name, {}) if isinstance(shelf, HoldingShelf) else {}
        self._values: dict[bytes, Any] = {}

    def key(self, *given: object) -> bytes:
        """Return a digest of what is given; nothing without a shelf, where nobody asks for it."""
        return b"" if self._shelf is None else digest_of_given(*given)

    def of(self, make: Callable[[], ValueT], *given: object) -> ValueT:
        """Return the result for what is given: all that the function goes by, as `digest_of_given` takes it."""
        return self.with_key(self.key(*given), make)

    def with_key(self, key: bytes, make: Callable[[], ValueT]) -> ValueT:
        """Return the result with the key, which `key` gave; an empty one stands for nothing that can be kept."""
        if not key:
            return make()
        written = self._earlier.get(key) or self._asked.get(key)
        value = self._find(key, written, make)
        self._asked[key] = written or written_down(value)
        if isinstance(self._shelf, HoldingShelf):
            self._values[key] = value
        return value

    def _find(self, key: bytes, written: bytes | None, make: Callable[[], ValueT]) -> ValueT:
        """Return the value from memory, from the shelf, or made now."""
        if key in self._held:
            held: ValueT = self._held[key]
            return held
        return pickle.loads(written) if written else make()  # noqa: S301  # a shelf gives what is signed

    def put(self) -> None:
        """Put what was asked for on the shelf, if it is not what lies there."""
        if self._shelf is not None and self._asked.keys() != self._earlier.keys():
            put_kept(self._shelf, self._name, self._asked)
        if isinstance(self._shelf, HoldingShelf):
            self._shelf.held[self._name] = self._values


class Answers(dict[KeyT, ValueT], Generic[KeyT, ValueT]):
    """Small plain answers of one function by its questions, of which only those stay that a build asks for."""

    def __init__(
        self, shelf: Shelf | None, name: str, make: Callable[[KeyT], ValueT], *given: object
    ) -> None:
        """Take from the shelf what earlier builds were answered.

        Arguments:
            shelf: entries of the same program; None asks everything anew.
            name: of the function.
            make: the function.
            given: all that it goes by beside the question, as `digest_of_given` takes it.

        """
        super().__init__()
        self._shelf = shelf
        self._name = name
        self._make = make
        self._given = b"" if shelf is None else digest_of_given(*given)
        self._earlier: dict[KeyT, ValueT] = find_kept(shelf, name).get(self._given, {})

    def __missing__(self, question: KeyT) -> ValueT:
        """Return, and remember, the answer."""
        answer = self._earlier[question] if question in self._earlier else self._make(question)
        self[question] = answer
        return answer

    def put(self) -> None:
        """Put the answers on the shelf, if they are not what lies there."""
        if self._shelf is not None and self.keys() != self._earlier.keys():
            put_kept(self._shelf, self._name, {self._given: dict(self)})
