"""References as CSL-JSON, the form that keeps most: the record's own item, and what is ours below `custom`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.publishing.exports.json import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence


def to_csl(items: Sequence[dict[str, Any]]) -> str:
    """Return the items as a CSL-JSON file."""
    return to_json(list(items))
