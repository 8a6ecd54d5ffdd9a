"""Build Indonesian word forms from a root and a pattern of affixes, with the changes of sound between them.

`inflect("henti", "meN-kan")` gives *menghentikan*. A pattern is a prefix, a hyphen where the root goes, and suffixes; either
side may be empty. The capital N stands for the nasal that the first sound of the root decides.
"""

from __future__ import annotations

import re

PREFIXES = ("meN", "peN", "ber", "per", "di", "ter", "ke", "se", "pe", "memper", "diper")
SUFFIXES = ("kan", "an", "i", "nya", "lah", "kah", "pun", "ku", "mu")

# matches the suffixes of a pattern, one after the other: "kan", "annya", ""
SUFFIXES_RE = re.compile(r"(?:kan|an|i)?(?:ku|mu|nya)?(?:lah|kah|pun)?")
# matches a root of one syllable: "bom", "cek", "sah"
ONE_SYLLABLE_RE = re.compile(r"[^aiueo]*[aiueo][^aiueo]*")
# matches the first sound of a root that melts into the nasal: the "k" of "kirim", not that of "kritik"
MELTING_RE = re.compile(r"[kpts](?=[aiueo])")

IRREGULAR = {
    ("ber", "ajar"): "belajar",
    ("per", "ajar"): "pelajar",
    ("meN", "kaji"): "mengkaji",
    ("peN", "kaji"): "pengkaji",
    ("meN", "punya"): "mempunya",
    ("ter", "percaya"): "tepercaya",
}
# roots before which "ber" and "per" lose their r
LOSES_R = frozenset({"kerja", "pergi", "serta", "terbang", "ternak"})

# the nasal that a first letter asks for; all vowels, g and h take "ng", all others none
NASALS = {
    **dict.fromkeys("bfpv", "m"),
    **dict.fromkeys("cdjtz", "n"),
    **dict.fromkeys("aeioughkq", "ng"),
    **dict.fromkeys("lrmnwyx", ""),
}


def inflect(root: str, pattern: str) -> str:
    """Return the form of the root that the pattern describes.

    Raises:
        ValueError: a side of the pattern is no affix; the message names those that are known.

    """
    prefix, _, suffix = pattern.partition("-")
    if prefix and prefix not in PREFIXES:
        raise ValueError(
            f"'{prefix}-' in '{pattern}' is not a known prefix; known are {_listed(PREFIXES, before=True)}"
        )
    if not SUFFIXES_RE.fullmatch(suffix):
        raise ValueError(f"'-{suffix}' in '{pattern}' is not a known suffix; known are {_listed(SUFFIXES)}")
    return _prefixed(prefix, root) + suffix


def is_pattern(word: str, *, has_root: bool = True) -> bool:
    """Tell whether a word with a hyphen is meant as a pattern: an affix, or nothing, stands on a side of the hyphen.

    Where there is no root, only what can be nothing else counts, so that *per-capita* stays a word.
    """
    prefix, hyphen, suffix = word.partition("-")
    if not hyphen or "-" in suffix or any(char.isdigit() for char in word):
        return False
    if not has_root:
        return not prefix or not suffix or prefix in ("meN", "peN")
    return not prefix or not suffix or prefix in PREFIXES or bool(SUFFIXES_RE.fullmatch(suffix))


def _listed(affixes: tuple[str, ...], *, before: bool = False) -> str:
    return ", ".join(f"{affix}-" if before else f"-{affix}" for affix in affixes)


def _prefixed(prefix: str, root: str) -> str:
    if (prefix, root) in IRREGULAR:
        return IRREGULAR[prefix, root]
    if prefix.endswith("N"):
        return _nasalised(prefix[:-1], root)
    if prefix in ("ber", "per", "ter") and (root.startswith("r") or (prefix != "ter" and root in LOSES_R)):
        return prefix[:-1] + root
    return prefix + root


def _nasalised(prefix: str, root: str) -> str:
    """Put "me" or "pe" and the nasal before the root."""
    if ONE_SYLLABLE_RE.fullmatch(root):
        return f"{prefix}nge{root}"
    rest = root[1:] if MELTING_RE.match(root) else root
    if root.startswith("s"):
        return f"{prefix}{'n' if rest == root else 'ny'}{rest}"
    return f"{prefix}{NASALS.get(root[:1].lower(), '')}{rest}"
