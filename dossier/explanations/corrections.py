"""Findings about releases and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, NOTE, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "release-broken": Explanation(
        ERROR,
        "The file of a release cannot be read",
        "`dossier release` keeps what readers have seen in content/releases/. Without that file nobody can tell what "
        "was changed since. The file is never edited by hand; restore it from the history of the dossier.",
        "git checkout -- content/releases/1.0.json",
    ),
    "correction-missing": Explanation(
        WARNING,
        "Something published was changed without a reason",
        "Readers may have quoted what the newest release says. When a published passage, a version of a point, the date "
        "of an event or the record of a source changes or goes, the dossier says so openly: the page shows the old and "
        "the new words with the reason. Give the reason in content/corrections.yml, in each language of the dossier. "
        "What is new needs none.",
        "# content/corrections.yml\n2026-12-01-halt:\n  day: 2026-12-01\n  about:\n    - indopolitika#halt-confirmed\n"
        "    - point:arms-halt-raised\n  reason:\n    id: Kutipan semula terpotong sebelum keterangannya.\n"
        "    en: The quotation had been cut off before what qualifies it.",
    ),
    "correction-needless": Explanation(
        NOTE,
        "A correction is about something that has not changed",
        "The address stands in a correction, but what it names is as the newest release has it, or is not in it at all. "
        "Mostly the address is mistyped, the change was taken back, or no release had published it yet. Correct the "
        "address or remove it. Corrections that a release lists stay: they are the history of the dossier.",
        "about:\n  - kabar#two-planks      # a passage\n  - point:planks          # any version of a point\n"
        "  - event:closure         # its date\n  - source:kabar          # its record",
    ),
    "correction-late": Explanation(
        WARNING,
        "A correction is later than the last revision",
        "Every page says when the dossier was last revised, and a correction is a revision. Otherwise readers see a change "
        "that is dated after the page. Set the day of revision.",
        "# content/dossier.yml\nrevised: 2026-12-01",
    ),
    "draft-cited": Explanation(
        ERROR,
        "The dossier cites a draft that is not published",
        "A record with `draft: true` is published only when asked. What cites its passages would stand on the site without "
        "its evidence. Finish the record and remove `draft: true`, or cite something else.",
        "draft: true      # remove this line when the record is complete",
    ),
}
