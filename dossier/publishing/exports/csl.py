"""References as CSL-JSON, the form that keeps most: the record's own item, and what is ours below `custom`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def to_csl(items: Sequence[dict[str, Any]]) -> str:
    """Return the items as a CSL-JSON file."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"
