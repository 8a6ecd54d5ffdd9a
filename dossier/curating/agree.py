"""Keep the paragraphs as they are now as those on which all languages agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dossier.checking.agreed import paragraph_digests
from dossier.reading.agreed import AGREED_FILE
from dossier.saving import save

if TYPE_CHECKING:
    from dossier.model.corpus import Corpus
    from dossier.settings import Settings


def agree(corpus: Corpus, settings: Settings) -> str:
    """Write the digests of all paragraphs beside the content, and return the path of the file from the project root."""
    state = {
        "after": corpus.releases[-1].name if corpus.releases else "",
        "paragraphs": paragraph_digests(corpus),
    }
    path = settings.content / AGREED_FILE
    text = json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    save(settings.project / path, text.encode())
    return path.as_posix()
