"""Templates of the theme as an earlier build compiled them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from dossier.publishing.cache import digest_of

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from dossier.publishing.cache import Cache


class KeptTemplates(BytecodeCache):
    """The compiled templates of one theme, configuration and program."""

    def __init__(self, cache: Cache, frame: str) -> None:
        """Keep templates in the cache.

        Arguments:
            cache: what is kept of the project; its entries are signed, because they are run.
            frame: a digest of theme, configuration and program, which is not empty.

        """
        self._cache = cache
        self._frame = frame

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the template as it was compiled, if it was kept."""
        if found := self._cache.find(self._key(bucket)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template."""
        self._cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return digest_of("template", self._frame, bucket.key, bucket.checksum)
