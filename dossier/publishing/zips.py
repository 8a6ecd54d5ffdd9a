"""Files in a ZIP archive that is the same wherever and whenever it is made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format can hold."""
UNIX = 3


def make_zip(files: Mapping[str, bytes], *, stored: Container[str] = ()) -> bytes:
    """Return the archive.

    Arguments:
        files: content by path, in the order in which they are to stand.
        stored: paths of those that are not compressed.

    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = UNIX  # whatever the machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
