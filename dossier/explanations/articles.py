"""Findings about articles and their hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, NOTE, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "article-missing": Explanation(
        ERROR,
        "The article of a record is not in seeds/",
        "The record names a file that is not there or could not be read, so none of its passages can be proved. Put "
        "the article back, or correct the file name.",
        "article: 002_82c7879158ee271c.txt",
    ),
    "article-changed": Explanation(
        ERROR,
        "An article is not the one that was recorded",
        "The SHA-256 of the file differs from the record's. Articles are evidence and are never edited; an editor or "
        "git may have changed line ends. Restore the file. Only if another archived text is meant, record its new "
        "SHA-256 and read every passage again.",
        "git checkout -- seeds/002_82c7879158ee271c.txt",
    ),
    "original-missing": Explanation(
        ERROR,
        "The file that an article was taken from is gone",
        "The record names an original, such as a saved page, from which the text in seeds/ was taken. Passages rest on "
        "the text, but only the original shows where the text comes from. Put the file back into seeds/originals/, or "
        "correct its name.",
        "original:\n  file: harian-muara.html",
    ),
    "original-changed": Explanation(
        ERROR,
        "The file that an article was taken from is not the one that was recorded",
        "The SHA-256 of the file in seeds/originals/ differs from the record's. Originals are evidence and are never "
        "edited; an editor or git may have changed line ends. Restore the file as it was archived.",
        "git checkout -- seeds/originals/harian-muara.html",
    ),
    "record-draft": Explanation(
        NOTE,
        "The record is still a draft",
        "A record with `draft: true` is being written: its passages are proved, but sentences that nothing accounts "
        "for, unused passages, missing translations and texts are not reported one by one, and it is published only "
        "when asked. Read what was proposed, mend it, then remove the line `draft: true`.",
        "draft: true      # remove this line when the record is complete",
    ),
    "article-taken": Explanation(
        ERROR,
        "Two records name the same article",
        "One article has one record; otherwise it would count as two sources. Remove one record, or correct its file "
        "name.",
        "article: 003_c75a26120ef4de30.txt, in one file of content/sources/ only",
    ),
}
