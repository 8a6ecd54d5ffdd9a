"""What is looked at while a page is written, so that a later build knows whether it would write the same.

Each look at a record, a proof or a link is noted with a digest of what was there: the verifying traces of A. Mokhov,
N. Mitchell and S. Peyton Jones, "Build systems à la carte", 2018. Whatever several pages share is worked out once, and
each of them depends on all that was looked at for it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from pydantic import BaseModel

from dossier.model.article import Article
from dossier.model.record import Record
from dossier.model.shelf import Reducers, find_kept, put_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import DataclassInstance

    from dossier.model.shelf import Shelf
    from dossier.writing.edition import Edition

ALL, KEYS, LENGTH = "\0all", "\0keys", "\0length"
"""Looks at a whole collection, at its keys and at their number; no id and no file name holds the first sign of these."""

Read: TypeAlias = tuple[str, str]
"""The collection, as an edition has it (`corpus.topics`), and a key of it or one of the words above."""

Looks: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"
"""Collections, each with the keys."""

ValueT = TypeVar("ValueT")
HolderT = TypeVar("HolderT", bound="DataclassInstance")


class Reads:
    """What has been looked at so far, by the page that is being written or for something that pages share."""

    def __init__(self, *, is_noting: bool = False) -> None:
        """Begin; without noting, what is shared is worked out once and nothing else happens."""
        self.noted: set[Read] = set()
        self._is_noting = is_noting
        self._shared: dict[object, tuple[Any, frozenset[Read]]] = {}

    def follow(self, make: Callable[[], ValueT]) -> tuple[ValueT, frozenset[Read]]:
        """Return what is made, and what was looked at for it."""
        outer, self.noted = self.noted, set()
        try:
            return make(), frozenset(self.noted)
        finally:
            self.noted = outer

    def shared(self, key: object, make: Callable[[], ValueT]) -> ValueT:
        """Return the value with the key, made once; whoever asks depends on what was looked at for it."""
        if key not in self._shared:
            self._shared[key] = self.follow(make)
        value, noted = self._shared[key]
        self.noted |= noted
        return value  # type: ignore[no-any-return]  # as it was made under this key

    def of_all(self, name: str, make: Callable[[], Mapping[str, ValueT]]) -> Mapping[str, ValueT]:
        """Return a mapping made of the whole dossier; whoever looks something up in it depends on this entry alone."""
        values, _ = self.follow(make)
        return WatchedMap(name, values, self) if self._is_noting else values


class WatchedMap(Mapping[str, ValueT]):
    """A mapping that notes who looks at which of its values."""

    __slots__ = ("_name", "_reads", "_values")

    def __init__(self, name: str, values: Mapping[str, ValueT], reads: Reads) -> None:
        self._name = name
        self._values = values
        self._reads = reads

    def __getitem__(self, key: str) -> ValueT:
        """Return the value, noting the look at it, whether it is there or not."""
        self._reads.noted.add((self._name, key))
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value, or the default where there is none."""
        self._reads.noted.add((self._name, key))
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Tell whether the key is there."""
        self._reads.noted.add((self._name, str(key)))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        self._reads.noted.add((self._name, KEYS))
        return iter(self._values)

    def __len__(self) -> int:
        """Count the values."""
        self._reads.noted.add((self._name, LENGTH))
        return len(self._values)

    def items(self) -> Any:
        """Return keys and values, a look at all."""
        self._reads.noted.add((self._name, ALL))
        return self._values.items()

    def values(self) -> Any:
        """Return the values, a look at all."""
        self._reads.noted.add((self._name, ALL))
        return self._values.values()

    def names(self) -> list[str]:
        """Return the keys, which is not noted as a look."""
        return [*self._values]

    def told(self, key: str) -> object:
        """Return what a look with the key was told; a look at all is told by looks at each."""
        match key:
            case "\0keys":
                return [*self._values]
            case "\0length":
                return len(self._values)
        return _with_path(self._values[key]) if key in self._values else ()


def _with_path(value: object) -> tuple[object, ...]:
    """Return the value, and the file of a record, which is no field of it."""
    return (value, value.place().path) if isinstance(value, Record) else (value,)


class WatchedRow(Sequence[ValueT]):
    """A tuple any look at which is a look at all of it."""

    __slots__ = ("_name", "_reads", "_values")

    def __init__(self, name: str, values: Sequence[ValueT], reads: Reads) -> None:
        self._name = name
        self._values = values
        self._reads = reads

    def __getitem__(self, place: Any) -> Any:
        """Return a value or some."""
        self._reads.noted.add((self._name, ALL))
        return self._values[place]

    def __len__(self) -> int:
        """Count the values."""
        self._reads.noted.add((self._name, ALL))
        return len(self._values)

    def told(self, _: str) -> object:
        """Return what any look was told."""
        return self._values


def watched(holder: HolderT, name: str, reads: Reads) -> HolderT:
    """Return the value with every mapping and tuple in its fields watched, named as `corpus.topics`."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(holder):
        value = getattr(holder, field.name)
        if isinstance(value, Mapping):
            found[field.name] = WatchedMap(f"{name}.{field.name}", value, reads)
        elif isinstance(value, tuple):
            found[field.name] = WatchedRow(f"{name}.{field.name}", value, reads)
    return dataclasses.replace(holder, **found)


def by_collection(noted: Iterable[Read]) -> Looks:
    """Return the looks in a fixed order, each collection once."""
    groups = groupby(sorted(noted), key=itemgetter(0))
    return tuple((name, tuple([key for _, key in looks])) for name, looks in groups)


class CollectionDigests(dict[str, bytes]):
    """Digests of what looks at one collection are told, by key."""

    def __init__(self, values: Any, digester: Digester) -> None:
        """Take the collection, which is watched, and what digests its answers."""
        super().__init__()
        self._values = values
        self._digester = digester

    def __missing__(self, key: str) -> bytes:
        """Digest what the look is told."""
        if key == ALL and isinstance(self._values, WatchedMap):
            told: object = [(each, self[each]) for each in self._values.names()]
        else:
            told = self._values.told(key)
        found = self[key] = self._digester.digest(told)
        return found


class Digests(dict[str, CollectionDigests]):
    """What looks at an edition are told now, as digests, by collection."""

    def __init__(self, edition: Edition) -> None:
        """Begin with an edition that is watched."""
        super().__init__()
        self._edition = edition
        self._digester = Digester()

    def __missing__(self, name: str) -> CollectionDigests:
        """Begin with the collection."""
        found = self[name] = CollectionDigests(attrgetter(name)(self._edition), self._digester)
        return found

    def of(self, looks: Looks) -> bytes:
        """Return one digest of what all these looks are told."""
        found = chain.from_iterable(map(self[name].__getitem__, keys) for name, keys in looks)
        return hashlib.sha256(b"".join(found)).digest()


class DossierDigests(Digests):
    """Digests of what all editions share, the fields of corpus, proofs and links.

    They are on the shelf where it is known what the values were made from.
    """

    def __init__(self, edition: Edition, shelf: Shelf | None) -> None:
        """Take from the shelf what is the same as before; the edition is one that is not watched."""
        super().__init__(edition.watched())
        self._shelf = shelf
        self._made_from = dict(_made_from(edition))
        self._earlier: dict[str, dict[str, tuple[bytes, bytes]]] = find_kept(shelf, "digests")
        for name, kept in self._earlier.items():
            now = self._made_from.get(name, {})
            self[name].update(
                (key, found) for key, (made_from, found) in kept.items() if now.get(key) == made_from
            )

    def put(self) -> None:
        """Put the digests on the shelf, if they are not what lies there."""
        kept = {
            name: {
                key: (made_from, self[name][key]) for key, made_from in digests.items() if key in self[name]
            }
            for name, digests in self._made_from.items()
        }
        if self._shelf is not None and kept != self._earlier:
            put_kept(self._shelf, "digests", kept)


def _made_from(edition: Edition) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield by collection what values of the dossier were made from, as far as that is known."""
    for holder_name in ("corpus", "proofs", "links"):
        holder = getattr(edition, holder_name)
        for name, digests in holder.made_from.items():
            values = getattr(holder, name)
            yield f"{holder_name}.{name}", {key: found for key, found in digests.items() if key in values}


class EditionDigests(Digests):
    """Digests of an edition, beside those that all editions share."""

    def __init__(self, edition: Edition, of_dossier: DossierDigests) -> None:
        """Begin with an edition that is watched."""
        super().__init__(edition)
        self._of_dossier = of_dossier

    def __missing__(self, name: str) -> CollectionDigests:
        """Begin with the collection."""
        if "." not in name:
            return super().__missing__(name)
        found = self[name] = self._of_dossier[name]
        return found


class Digester:
    """Digests values one after the other."""

    def __init__(self) -> None:
        """Make ready what many small values share."""
        self._written = io.BytesIO()
        self._pickler = pickle.Pickler(self._written, protocol=5)
        self._pickler.dispatch_table = _REDUCERS
        # the same value gives the same bytes, whether its parts are one object or several alike
        self._pickler.fast = True
        # `pickle` has met this before it begins
        self._pickler.memo = {id(_named): (0, _named)}

    def digest(self, value: object) -> bytes:
        """Return a digest of everything that pages can see of the value."""
        self._written.seek(0)
        self._written.truncate()
        self._pickler.dump(value)
        return hashlib.sha256(self._written.getvalue()).digest()


def _reducer(kind: type) -> Callable[[Any], Any]:
    """Return what is written down of values of the type: not what follows from the rest, nor lines that no page names."""
    if issubclass(kind, type):  # a class itself is known by its name
        return attrgetter("__qualname__")
    name = f"{kind.__module__}.{kind.__qualname__}"
    if issubclass(kind, Article):
        return lambda value: (_named, (name, (value.file, value.path, value.sha256, value.language)))
    if issubclass(kind, tuple):
        return lambda value: (_named, (name, tuple(value)))
    if issubclass(kind, BaseModel):
        names = tuple(kind.model_fields)
    elif dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
    else:
        return lambda value: value.__reduce_ex__(5)
    fields = attrgetter("__class__", *names)
    return lambda value: (_named, (name, fields(value)[1:]))


def _named(name: str, fields: tuple[object, ...]) -> None:
    """Stand for every class, which is given by its name: `pickle` would look each up anew at each value."""


_REDUCERS = Reducers(_reducer)
