"""What each finding code means, why it matters and how to mend it; data only, one module for each subject.

`report` takes the default severities from here, `dossier explain` the texts. Codes are stable: they stand in settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations import articles, corrections, files, languages, passages, prose, records, references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.explanations.entry import Explanation

EXPLANATIONS: Mapping[str, Explanation] = {
    code: explanation
    for subject in (files, articles, passages, references, languages, prose, records, corrections)
    for code, explanation in subject.EXPLANATIONS.items()
}
"""Every finding code, grouped by its subject."""
