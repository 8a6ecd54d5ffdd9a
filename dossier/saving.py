"""Bytes to a file at once: whoever reads it, and whatever stops the run, finds it old or new, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PLAIN_MODE = 0o644


def save(path: Path, content: bytes) -> None:
    """Write the content through a temporary file beside the path, and make missing folders.

    Arguments:
        path: where the file is to be; an earlier one is replaced and keeps its permissions.
        content: all of its bytes.

    Raises:
        OSError: the folder or the disk refuses; an earlier file is as it was.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else PLAIN_MODE
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".dossier-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
