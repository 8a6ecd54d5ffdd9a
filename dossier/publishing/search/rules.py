"""What search knows of a language beside its dictionary: words that carry no search, and affixes a typed word may bear.

A language that is not listed is searched without either.
"""

from __future__ import annotations

from typing import NamedTuple


class SearchRules(NamedTuple):
    """The data of one language; the script in the browser gets the same."""

    stop_words: frozenset[str] = frozenset()
    """Words that stand nearly everywhere; they are neither indexed nor looked for."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """Pairs of what a word begins with and what its root begins with instead."""
    suffixes: tuple[tuple[str, str], ...] = ()
    """Pairs of what a word ends in and what its root ends in instead."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INDONESIAN = SearchRules(
    stop_words=_words(
        """
        yang dan di ke dari pada untuk dengan dalam ini itu adalah ialah oleh akan telah sudah juga atau bahwa karena
        sebagai tersebut ia dia mereka kami kita saya anda para tidak tak bukan belum agar jika maka saat ketika serta
        seperti tetapi tapi namun lebih masih dapat bisa hal secara antara yaitu sang si pun lagi dia nya terhadap
        """
    ),
    prefixes=(
        ("memper", ""), ("diper", ""), ("menge", ""), ("penge", ""), ("meng", "k"), ("meng", ""), ("meny", "s"), ("men", "t"),
        ("men", ""), ("mem", "p"), ("mem", ""), ("me", ""), ("peng", "k"), ("peng", ""), ("peny", "s"), ("pen", "t"), ("pen", ""),
        ("pem", "p"), ("pem", ""), ("per", ""), ("pe", ""), ("ber", ""), ("be", ""), ("ter", ""), ("di", ""), ("ke", ""), ("se", ""),
    ),
    suffixes=(
        ("nya", ""), ("lah", ""), ("kah", ""), ("pun", ""), ("ku", ""), ("mu", ""), ("kan", ""), ("an", ""), ("i", ""),
    ),
)  # fmt: skip

ENGLISH = SearchRules(
    stop_words=_words(
        """
        the a an of to in on at for by with from and or is are was were be been being has have had that this these those
        it its he she they his her their them him as not no but if into than then there which who whom whose what when
        where will would can could may might do does did so we you i me my our your us also such
        """
    ),
    suffixes=(
        ("ly", ""), ("ily", "y"), ("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
        ("bbed", "b"), ("dded", "d"), ("gged", "g"), ("lled", "l"), ("mmed", "m"), ("nned", "n"), ("pped", "p"), ("rred", "r"),
        ("tted", "t"), ("bbing", "b"), ("dding", "d"), ("gging", "g"), ("lling", "l"), ("mming", "m"), ("nning", "n"),
        ("pping", "p"), ("rring", "r"), ("tting", "t"),
    ),
)  # fmt: skip

RULES = {"id": INDONESIAN, "en": ENGLISH}
LAYERS = 4
"""How many affixes are taken off one after the other: *diberangkatkannya* bears four."""
SHORTEST_ROOT = 3


def rules_of(language: str) -> SearchRules:
    """Return the rules of the language; empty ones where it has none."""
    return RULES.get(language.partition("-")[0], SearchRules())


def possible_roots(word: str, rules: SearchRules) -> tuple[str, ...]:
    """Return what is left of a word when affixes are taken off in every way, fewest first, without the word itself."""
    found = {word: None}
    layer = [word]
    for _ in range(LAYERS):
        layer = [root for word in layer for root in _without_one(word, rules) if root not in found]
        found.update(dict.fromkeys(layer))
    return tuple(found)[1:]


def _without_one(word: str, rules: SearchRules) -> list[str]:
    heads = [new + word[len(old) :] for old, new in rules.prefixes if word.startswith(old)]
    tails = [word[: len(word) - len(old)] + new for old, new in rules.suffixes if word.endswith(old)]
    return [root for root in (*tails, *heads) if len(root) >= SHORTEST_ROOT]
