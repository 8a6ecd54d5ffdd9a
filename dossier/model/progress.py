"""How far a long step is: whoever starts it gives a function that is told, and shows it or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias, TypeVar

ItemT = TypeVar("ItemT")

Tell: TypeAlias = Callable[[str, int, int], None]
"""Takes what is being done, how many are done, and how many there are."""


def nobody(what: str, done: int, total: int) -> None:
    """Take what is told and show nothing."""


def told(items: Collection[ItemT], what: str, tell: Tell) -> Iterator[ItemT]:
    """Return the items one by one, and tell before each how many are done."""
    for done, item in enumerate(items):
        tell(what, done, len(items))
        yield item
