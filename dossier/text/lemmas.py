"""The dictionary form of a word, by which words of one family find each other: *pengiriman* and *dikirim* both give *kirim*.

With `dictionaries` the only module that touches simplemma. Where a derived word has left its root behind in meaning (*tahanan*, a prisoner,
beside *tahan*, to hold), `WORDS_APART` keeps it and its own forms to themselves.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dossier.text.affixes import inflect
from dossier.text.dictionaries import load_dictionary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

CLITICS = {"id": ("nya", "lah", "kah", "pun", "ku", "mu")}
"""By language: what is written on to a word without changing what it means."""

# Each line is a family of its own, named after its first word. `tahu` alone takes `ke-` between prefix and root.
WORDS_APART = {
    "id": """
        angkatan
        berhasil keberhasilan
        kebijakan
        kepentingan
        kesempatan
        kementerian menteri
        menekankan ditekankan tekankan
        menemukan ditemukan temukan penemuan
        mengumumkan diumumkan umumkan pengumuman
        menurut
        menunjukkan ditunjukkan tunjukkan
        pemerintah pemerintahan
        penduduk kependudukan
        penengah menengahi ditengahi tengahi
        pengadilan peradilan
        perangkat
        perjanjian
        pertahanan mempertahankan dipertahankan pertahankan
        perusahaan
        tahanan
        tahu ketahui mengetahui diketahui pengetahuan
        terakhir
        ternyata kenyataan
    """,
    "en": """
        anything
        business
        during
        evening
        everything
        hardly
        lately
        likely unlikely
        morning
        nearly
        nothing
        something
    """,
}

SHORTEST = 3
"""Shorter words have no forms worth telling apart."""


@functools.cache
def lemma(word: str, language: str) -> str:
    """Return the dictionary form of a word in small letters; the word itself where the language has no dictionary."""
    bare = without_clitic(word, language)
    for own in (word, bare):
        if own in _apart(language):
            return _apart(language)[own]
    if len(word) < SHORTEST or not word.isalpha() or not _dictionary(language):
        return word
    found = _lemmatizer().lemmatize(word, lang=language).lower()
    if found == word != bare and (word.endswith("nya") or is_known(bare, language)):
        return lemma(bare, language)
    root = FALLBACKS[language](found, word) if language in FALLBACKS else ""
    # Once more: *meetings* gives *meeting*, and that *meet*.
    return _lemmatizer().lemmatize(root or found, lang=language).lower()


def _indonesian_root(found: str, word: str) -> str:
    """Return the known root that gives what the dictionary found, or the likelier one where two give the word."""
    if twin := _indonesian_twin(found, word):
        return twin
    for suffix in ("", "kan", "an", "i"):
        stem = found.removesuffix(suffix)
        if not found.endswith(suffix):
            continue
        for length in range(2, 7):
            for sound in ("", "k", "t", "s", "p"):
                root = sound + stem[length:]
                if len(root) >= SHORTEST and is_known(root, "id") and _gives(root, suffix, found):
                    return root
    return ""


def _indonesian_twin(found: str, word: str) -> str:
    """Return another root that gives the word, if it has far more forms: *berubah* is of *ubah*, not of *rubah*.

    Prefixes swallow or lend a sound before a vowel, and the dictionary sometimes takes the wrong one of two roots.
    """
    if found == word or not TWIN_RE.match(found):
        return ""
    rest = found[1:] if found[0] in TWIN_SOUNDS else found
    suffixes = [suffix for suffix in ("", "kan", "an", "i") if word.endswith(suffix)]
    most, likelier = FAR_MORE * len(dictionary_forms(found, "id")), ""
    for twin in (rest, *(sound + rest for sound in TWIN_SOUNDS)):
        forms = len(dictionary_forms(twin, "id"))
        if twin != found and forms > most and any(_gives(twin, suffix, word) for suffix in suffixes):
            most, likelier = forms, twin
    return likelier


def _gives(root: str, suffix: str, word: str) -> bool:
    prefixes = (*PREFIXES, *(("per", "ke") if suffix == "an" else ("per",) if suffix else ()))
    return any(inflect(root, f"{prefix}-{suffix}") == word for prefix in prefixes)


def _english_root(found: str, word: str) -> str:
    """Return the adjective of an adverb or a quality, or the verb of a word in -ing that the dictionary takes for a noun."""
    for ending, instead in QUALITIES:
        root = found.removesuffix(ending) + instead
        if (
            word.endswith(ending)
            and root != word
            and len(root) >= SHORTEST_ADJECTIVE
            and is_known(root, "en")
        ):
            return root
    stem = found.removesuffix("ing")
    if stem == found:
        return ""
    roots = (stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else "")
    return next((root for root in roots if len(root) >= SHORTEST and root in _verbs()), "")


FORM_IN_S, OTHER_FORM = 1, 2
"""Points of a word for each of its forms. It has one form in -s at most, so an odd sum tells that it has one."""
POINTS_OF_VERB = FORM_IN_S + 2 * OTHER_FORM
QUALITIES = (
    *(("ly", ""), ("ically", "ic"), ("ably", "able"), ("ibly", "ible"), ("ully", "ull"), ("ily", "y")),
    *(("iness", "y"), ("ness", ""), ("ainty", "ain"), ("ability", "able"), ("ibility", "ible")),
)
"""What adverbs and nouns of quality end in, and what the adjective ends in instead."""
SHORTEST_ADJECTIVE = 4
TWIN_SOUNDS = "rkptmn"
# matches a root before which a prefix may have changed: "rubah", "aku", not "tulis" with its vowel after the t
TWIN_RE = re.compile(r"[rkptmn]?[aiueo]")
FAR_MORE = 1.5
FALLBACKS = {"id": _indonesian_root, "en": _english_root}
PREFIXES = ("meN", "peN", "ber", "ter", "di", "pe", "memper", "diper")
"""Those that alone tell a derived word; `per-` and `ke-` do so with a suffix, and `se-` stands before too much else."""


def dictionary_forms(base: str, language: str) -> tuple[str, ...]:
    """Return the forms that the dictionary of the language knows of a word in its dictionary form, sorted."""
    return tuple(sorted(set(_forms_by_base(language).get(base, "").lower().splitlines())))


def forms_of(bases: Collection[str], language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each of the words with what `dictionary_forms` says of it, for one walk through the dictionary."""
    found = dict.fromkeys(bases, "")
    for base, form in _bases_and_forms(language) if found else ():
        if base in found:
            found[base] += f"{form}\n"
    yield from ((base, tuple(sorted(forms.splitlines()))) for base, forms in found.items())


@functools.cache
def _verbs() -> frozenset[str]:
    """Return what has the forms of verbs: the root, one in -s, and at least one more.

    Forms are counted, not kept: all of them would take as much memory as the dictionary.
    """
    points: dict[str, int] = {}
    for base, form in _bases_and_forms("en"):
        points[base] = points.get(base, 0) + (FORM_IN_S if form == f"{base}s" else OTHER_FORM)
    return frozenset(base for base, found in points.items() if found % 2 and found >= POINTS_OF_VERB)


def _bases_and_forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield each base of the dictionary with each of its forms, once in small letters."""
    words = _words(language)
    capitals = set()
    for key, value in words.items():
        written, base = key.decode(), value.decode().lower()
        form = written.lower()
        if written != form:
            if (base, form) in capitals or words.get(form.encode(), b"").decode().lower() == base:
                continue
            capitals.add((base, form))
        yield base, form


@functools.cache
def _forms_by_base(language: str) -> dict[str, str]:
    """Return the dictionary the other way round, forms as lines; this walks all of it, so a run that need not ask does not."""
    found: dict[str, str] = {}
    for written, value in _words(language).items():
        form, base = written.decode(), value.decode().lower()
        found[base] = f"{found[base]}\n{form}" if base in found else form
    return found


@functools.cache
def is_known(word: str, language: str) -> bool:
    """Tell whether the dictionary of the language holds the word."""
    return bool(_dictionary(language)) and _lookup().get_lemma(word, language) is not None


@functools.cache
def without_clitic(word: str, language: str) -> str:
    """Return the word without a particle or pronoun that is written on to it."""
    ending = next((end for end in CLITICS.get(language, ()) if word.endswith(end)), "")
    return word.removesuffix(ending) if len(word) - len(ending) >= SHORTEST else word


@functools.cache
def _apart(language: str) -> dict[str, str]:
    lines = (line.split() for line in WORDS_APART.get(language, "").splitlines())
    return {word: words[0] for words in lines for word in words}


@functools.cache
def _words(language: str) -> dict[bytes, bytes]:
    """Return the base of each form in UTF-8, which goes at once when it is forgotten."""
    return load_dictionary(language)


@functools.cache
def _dictionary(language: str) -> Mapping[str, str]:
    """Return the base of each form; nothing for a language without dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415  # takes long to load
        MappingStrToByteString,
    )

    return MappingStrToByteString(_words(language))


class _Dictionaries:
    """Where simplemma looks for a dictionary."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary that is kept here."""
        return _dictionary(lang)


@functools.cache
def _lookup() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415  # takes long to load

    return DictionaryLookupStrategy(_Dictionaries())


@functools.cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer  # noqa: PLC0415  # takes long to load
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415  # takes long to load

    # `lemma` remembers what was asked.
    return Lemmatizer(0, lemmatization_strategy=DefaultStrategy(dictionary_factory=_Dictionaries()))


def forget_dictionaries() -> None:
    """Give back the memory that dictionaries take; whoever asks for a word later loads them again."""
    for kept in (lemma, is_known, _forms_by_base, _verbs, _dictionary, _words):
        kept.cache_clear()
