"""What all records of the content folder share: strict keys, frozen values, and the place of each key in its file."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    model_validator,
)

from dossier.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

# matches "arms-pause", "call-3-july"
ID_RE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@lru_cache(10_000)
def check_id(value: str) -> str:
    """Return the value if it is an id of the dossier."""
    if not ID_RE.fullmatch(value):
        raise ValueError(f"'{value}' is not an id: small letters a-z, digits and hyphens, at most 64")
    return value


Id: TypeAlias = Annotated[str, AfterValidator(check_id)]
"""Small letters, digits and hyphens; unique among its kind."""


def check_address(value: str) -> str:
    """Return the value if it is the address of a passage, `source#passage`."""
    source, separator, passage = value.partition("#")
    if not separator:
        raise ValueError(f"'{value}' is not the address of a passage: write source#passage")
    check_id(source)
    check_id(passage)
    return value


Address: TypeAlias = Annotated[str, AfterValidator(check_address)]
"""`source#passage`."""


Position: TypeAlias = tuple[int, int]
"""Line and column, from 1."""


class Places(NamedTuple):
    """Where a mapping of a YAML file and each of its values stand, which hardly anybody asks."""

    path: str = ""
    own: Position = (0, 0)
    values: Mapping[str, Position] = MappingProxyType({})

    def at(self, key: str = "") -> Location:
        """Return where the value of the key stands, or where the mapping does."""
        return Location(self.path, *self.values.get(key, self.own))


NOWHERE = Places()


class PlacedMap(dict[str, Any]):
    """A mapping read from YAML that remembers its places; whoever makes one gives it these."""

    __slots__ = ("places",)  # a fifth of the memory of an attribute

    places: Places


class PlacedList(list[Any]):
    """A list read from YAML that remembers where each of its items stands."""

    path: str = ""
    positions: tuple[Position, ...] = ()


def to_kebab(name: str) -> str:
    """Spell a field name as the YAML files do."""
    return name.replace("_", "-")


class Record(BaseModel):
    """A frozen record of the content folder that knows its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_kebab, populate_by_name=True)

    _places: ClassVar[Places] = NOWHERE
    """A record from a file has its own beside its fields: a private attribute of pydantic takes ten times as long."""

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if isinstance(data, PlacedMap):
            record.__dict__["_places"] = data.places
        return record

    def place(self, key: str = "") -> Location:
        """Return where the value of the key stands in its file, or where the record does."""
        return self._places.at(key)
