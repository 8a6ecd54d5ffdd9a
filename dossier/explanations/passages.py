"""Findings about passages, set-aside parts and coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "quote-not-found": Explanation(
        ERROR,
        "The words of a passage do not stand in the article",
        "A passage is copied from the article letter by letter, typing errors included. Only the shape of quotation "
        "marks and dashes and the kind of space may differ. The nearest real words are shown with the differing ones "
        "in brackets. Copy them; `dossier quote` prints the YAML. If the article says something else, change what "
        "cites the passage, too.",
        "wrong  exact: the halt of all arms deliveries\nright  exact: the halt of some arms deliveries",
    ),
    "quote-ambiguous": Explanation(
        ERROR,
        "The words of a passage stand more than once in the article",
        "A proof leads to one place. Say which is meant by the words just before or after, or quote more.",
        "exact: Putin said\nprefix: On Thursday\nsuffix: in Moscow",
    ),
    "quote-clipped": Explanation(
        ERROR,
        "A passage begins or ends inside a word or number",
        "Half a word can mean something else: 'possible' stands in 'impossible', and '100' in '1,100'. Let the passage "
        "begin and end at whole words.",
        "wrong  exact: possible to agree\nright  exact: impossible to agree",
    ),
    "quote-spans-paragraphs": Explanation(
        ERROR,
        "A passage runs over the end of a paragraph",
        "A passage is one stretch of one paragraph, so that readers find it at one place. Make it two passages and "
        "cite both.",
        "The talks ended without a date.[@bbn#talks-ended; @bbn#no-date]",
    ),
    "quote-after-negation": Explanation(
        WARNING,
        "A passage is cut just after a negation",
        "Without the word before it ('not', 'tidak', 'bukan') the quotation says the opposite of the article. Take the "
        "negation into the passage.",
        "wrong  exact: membahas gencatan senjata\nright  exact: tidak membahas gencatan senjata",
    ),
    "attribution-not-found": Explanation(
        ERROR,
        "The words of an attribution do not stand in the article",
        "The attribution proves who speaks, so it is quoted letter by letter like the passage itself. Copy it from the "
        "article.",
        "attribution: Wakil Menteri Luar Negeri Rusia Sergei Ryabkov menyatakan",
    ),
    "set-aside-not-found": Explanation(
        ERROR,
        "The words of a set-aside or credit do not stand in the article",
        "What the dossier leaves out is named by its exact words, so that anyone can check what was left out. Copy "
        "them from the article.",
        "- exact: Rekomendasi untuk Anda\n  reason: navigation",
    ),
    "set-aside-ambiguous": Explanation(
        ERROR,
        "The words of a set-aside or credit stand more than once",
        "It is not clear which place is left out. Say it by the words just before or after.",
        "- exact: Baca Juga\n  suffix: Trump\n  reason: related-link",
    ),
    "set-aside-clipped": Explanation(
        ERROR,
        "A set-aside or credit begins or ends inside a word",
        "Half a word cannot be left out. Only where a page has glued two words together, the second with a capital "
        "letter, may the first be set aside alone.",
        "exact: INDOPOLITIKA, out of 'INDOPOLITIKAPresiden'",
    ),
    "set-aside-overlap": Explanation(
        WARNING,
        "The same words are quoted and set aside",
        "What is set aside is not used, so it cannot be a passage as well. Shorten one of the two.",
        "a caption that is quoted as a passage is no longer set aside",
    ),
    "sentence-uncovered": Explanation(
        WARNING,
        "A sentence of an article is not accounted for",
        "Each sentence of an article is either cited or set aside with a reason; otherwise readers cannot know what "
        "was left out. Quote it and use the passage, or set it aside. `dossier coverage --missing` lists all of them.",
        "set-aside:\n  - exact: Baca berita lainnya di sini\n    reason: promotion",
    ),
    "sentence-partly-covered": Explanation(
        WARNING,
        "Words of a sentence are left over",
        "A passage lies in the sentence, but words that may state a fact are neither quoted nor set aside. Make the "
        "passage longer, or quote the rest in another one.",
        "left over: 'on Thursday' beside the passage 'the two leaders spoke for an hour'",
    ),
    "passage-unused": Explanation(
        WARNING,
        "A passage is used nowhere",
        "A passage counts only where the dossier uses it: in prose, a summary, a point, an event, a role or as the "
        "example of a term. Cite it, or remove it.",
        "The talks ended.[@bbn#talks-ended]",
    ),
    "share-exceeded": Explanation(
        WARNING,
        "More of an article is quoted than the limit allows",
        "The right to quote has limits, and the article belongs to its owner. Quote less, or say in the record why "
        "more is needed; the page of the source shows the reason.",
        "quoted-share-reason:\n  en: The article is short, and nearly every sentence reports a separate fact.",
    ),
}
