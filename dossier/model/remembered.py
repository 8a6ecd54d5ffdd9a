"""What was worked out before, under a key that holds everything it depends on but the program itself.

Whoever keeps it between runs forgets it when the program changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping


def recalled(remembered: MutableMapping[str, str], key: str, make: Callable[[], str]) -> str:
    """Return what is remembered under the key, made now if nothing is."""
    if (written := remembered.get(key)) is None:
        written = remembered[key] = make()
    return written
