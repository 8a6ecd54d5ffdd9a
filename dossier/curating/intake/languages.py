"""The language of an article: what its file names, beside what its words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.curating.intake.evidence import Evidence, RefusedError, Sureness
from dossier.curating.intake.libraries import load
from dossier.text.lemmas import is_known
from dossier.text.locale import is_known_language

if TYPE_CHECKING:
    from collections.abc import Sequence

# matches a language tag with an optional region: "id", "en-GB", "pt_BR"
TAG_RE = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<region>[A-Za-z]{2}|[A-Za-z]{4}))?(?:[-_].*)?")
OLD_CODES = {"in": "id", "iw": "he", "ji": "yi"}
# matches a word without digits
WORD_RE = re.compile(r"[^\W\d_]+")

SURE = 0.9
"""Probability from which on a language is likely."""
MORE_LIKELY = 0.6
ENOUGH_CHARACTERS = 200
"""Shorter texts are recognised by chance."""
LEAST_KNOWN = 0.55
LEAST_LEAD = 0.15


def normalise_tag(tag: str) -> str:
    """Return a tag of a language that Babel knows, such as 'id-ID'; empty if it is none."""
    match = TAG_RE.fullmatch(tag.strip())
    if match is None:
        return ""
    language = OLD_CODES.get(match["language"].lower(), match["language"].lower())
    region = match["region"] or ""
    region = region.upper() if len(region) == 2 else region.title()
    full = f"{language}-{region}" if region else language
    known = [code for code in (full, language) if is_known_language(code)]
    return known[0] if known else ""


def find_language(text: str, declared: Sequence[Evidence], candidates: Sequence[str]) -> tuple[Evidence, ...]:
    """Return what speaks for the language of the text, the best first.

    Arguments:
        text: the article.
        declared: what its file, its record or the curator say.
        candidates: languages of the dossier, by whose dictionaries words are looked up without the model.

    """
    named = tuple(
        Evidence(tag, found.basis, found.sureness)
        for found in declared
        if (tag := normalise_tag(found.value))
    )
    recognised = _recognise(text, candidates)
    if recognised and named:
        same = [found for found in named if _bare(found.value) == _bare(recognised.value)]
        if same and recognised.sureness is not Sureness.GUESS:
            basis = f"{same[0].basis}, and {recognised.basis}"
            return (Evidence(same[0].value, basis, Sureness.CERTAIN),)
    found = (*named, *((recognised,) if recognised else ()))
    order = list(Sureness)
    # What the words tell counts more than what a page claims, where both are equally sure.
    return tuple(sorted(found, key=lambda item: (order.index(item.sureness), item is not recognised)))


def _bare(tag: str) -> str:
    return tag.partition("-")[0]


def _recognise(text: str, candidates: Sequence[str]) -> Evidence | None:
    try:
        identify = load("identifying", "The language").identify
    except RefusedError:
        return _by_dictionaries(text, candidates)
    (best, probability), (second, _) = identify(text)
    language = normalise_tag(best)
    if not language:
        return None
    own = {_bare(candidate) for candidate in candidates}
    # Close languages, such as Indonesian and Malay, share most words: then the languages of the dossier decide.
    is_own = language in own and second not in own and probability >= MORE_LIKELY
    is_sure = (probability >= SURE or is_own) and len(text) >= ENOUGH_CHARACTERS
    basis = f"its words, {probability:.0%} sure by the statistics of py3langid"
    return Evidence(language, basis, Sureness.LIKELY if is_sure else Sureness.GUESS)


def _by_dictionaries(text: str, candidates: Sequence[str]) -> Evidence | None:
    """Return the language of the dossier whose dictionary knows most words, if it leads clearly."""
    words = [word.lower() for word in WORD_RE.findall(text)[:400]]
    if not words:
        return None
    codes = dict.fromkeys(code.partition("-")[0] for code in (*candidates, "en"))
    shares = sorted(
        ((sum(is_known(word, code) for word in words) / len(words), code) for code in codes), reverse=True
    )
    best, code = shares[0]
    lead = best - (shares[1][0] if len(shares) > 1 else 0)
    if best < LEAST_KNOWN or lead < LEAST_LEAD:
        return None
    basis = f"its words ({best:.0%} stand in the dictionary of '{code}')"
    return Evidence(code, basis, Sureness.LIKELY if len(text) >= ENOUGH_CHARACTERS else Sureness.GUESS)
