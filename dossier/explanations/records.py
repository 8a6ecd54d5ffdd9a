"""Findings about dates, points and other records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, NOTE, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "weekday-conflict": Explanation(
        ERROR,
        "A weekday does not belong to its date",
        "One of the two is wrong, or day and month have changed places. Look at the article, and correct our text.",
        "wrong  Friday, 3 July 2025\nright  Thursday, 3 July 2025",
    ),
    "article-weekday-conflict": Explanation(
        NOTE,
        "An article gives a weekday that does not belong to its date",
        "The article stays as it is. Rest nothing on that date without saying so.",
        "an article of 2025 that says 'Jumat (3/7)'",
    ),
    "date-conflict": Explanation(
        ERROR,
        "Two dates cannot both be right",
        "An event was reported, or told of by an article, before it can have happened, or a page is dated before its "
        "article was published. One of the dates is wrong, or the event was only planned. Correct a date, or the status.",
        "edtf: 2025-07-03\nreported: 2025-07-06",
    ),
    "comparison-missing": Explanation(
        WARNING,
        "A point compares nothing",
        "A point needs two sources that speak, or one that contradicts itself. What a single source reports belongs "
        "into the prose.",
        "passages: [indopolitika#arms-not-raised, bbn#arms-not-raised]",
    ),
    "short-missing": Explanation(
        WARNING,
        "A version has no short words",
        "Where a point has several versions, the matrix shows a few words of each. Write them.",
        "short:\n  id: tidak disinggung\n  en: not mentioned",
    ),
    "relation-missing": Explanation(
        WARNING,
        "A point does not say how its versions relate",
        "Readers must see whether versions contradict each other, add detail, or differ in wording only.",
        "relation: conflict    # or add, or wording",
    ),
    "relation-needless": Explanation(
        WARNING,
        "A point with one version says how versions relate",
        "One version relates to nothing. Remove the key, or write the other versions.",
        "versions: one, and no key 'relation'",
    ),
    "concerns-missing": Explanation(
        WARNING,
        "A source speaks on a point that is said not to concern it",
        "`concerns` lists the sources whose silence means something. One that speaks is always among them. Add it.",
        "concerns: [indopolitika, bbn, tribunnews]",
    ),
    "csl-invalid": Explanation(
        ERROR,
        "The bibliographic record is not valid CSL",
        "Citation programs read `csl` as it stands. A field is unknown to CSL, or its value is of the wrong kind; or "
        "`unknown` names a field that CSL does not have. Names and dates have a structure of their own.",
        "issued:\n  date-parts: [[2025, 7, 4]]",
    ),
    "csl-language-missing": Explanation(
        ERROR,
        "The record does not say which language the article is in",
        "Without it sentences cannot be found, and citation styles capitalise the headline as if it were English.",
        "csl:\n  language: id-ID",
    ),
    "unknown-conflict": Explanation(
        ERROR,
        "A field is given and called unknown",
        "Either the text proves it or it does not. Remove it from one of the two places.",
        "unknown:\n  URL: not-in-text     # and no URL under csl",
    ),
    "form-unknown": Explanation(
        ERROR,
        "A pattern of a term cannot be filled",
        "The pattern has an affix that is not known, or the entry gives no root for it, so its forms would not be "
        "found in any text. docs/content-format.md lists the affixes.",
        "root:\n  id: henti\nforms:\n  id: [meN-kan, di-kan, peN-an]",
    ),
    "term-undefined": Explanation(
        WARNING,
        "An acronym is explained nowhere",
        "Readers meet it in our own text and cannot look it up, because no name, term or topic has it among its forms. "
        "Add it to the entry that it belongs to, write an entry, or write the words out.",
        "iaea:\n  term:\n    en: International Atomic Energy Agency\n  forms:\n    en: [IAEA]",
    ),
    "evidence-missing": Explanation(
        ERROR,
        "A version or event rests on no passage",
        "Whatever the dossier states is carried by words of an article. Without a passage it is left out of the site. "
        "`dossier quote` finds the words; name the passage, or remove the statement.",
        "passages: [indopolitika#arms-not-raised]",
    ),
}
