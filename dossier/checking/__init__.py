"""Prove the corpus: every passage stands in its article, every sentence is accounted for, both languages are in step.

`check_corpus` takes what reading gives and returns Proofs with all findings; it reads no files and alters nothing.
"""

from __future__ import annotations

from dossier.checking.corpus import check_corpus

__all__ = ["check_corpus"]
