"""Templates as an earlier build compiled them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from dossier.cache import digest_of

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from dossier.cache import Cache


class KeptTemplates(BytecodeCache):
    """The compiled templates of one program, or of one theme and configuration under it."""

    def __init__(self, cache: Cache, frame: str) -> None:
        """Keep templates in the cache.

        Arguments:
            cache: what is kept of the project, or for the user; its entries are signed, because they are run.
            frame: a digest of all that compiling depends on beside the template, which is not empty.

        """
        self._cache = cache
        self._frame = frame

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the template as it was compiled, if it was kept."""
        if found := self._cache.find(self._key(bucket)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template, and nothing that was not used for long."""
        self._cache.put(self._key(bucket), bucket.bytecode_to_string())
        self._cache.sweep()

    def _key(self, bucket: Bucket) -> str:
        return digest_of("template", self._frame, bucket.key, bucket.checksum)
