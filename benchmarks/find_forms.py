"""What finding terms and names costs: 5,000 forms in all articles of the dossier that the first argument names."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.words import THINGS, animal_name, place_name
from dossier.text.find import PhraseFinder

FORMS = 5000


def forms() -> dict[str, tuple[str, ...]]:
    """Return the things of the fable in small letters, then its animals and places, most of which no article names."""
    found = dict.fromkeys(thing.id for thing in THINGS)
    number = 0
    while len(found) < FORMS:
        found |= dict.fromkeys((animal_name(number).id, place_name(number).id))
        number += 1
    return {form: (form,) for form in list(found)[:FORMS]}


def main() -> None:
    """Find the forms, paragraph by paragraph, and say how many there are in how much text."""
    finder = PhraseFinder(forms(), "id")
    count = size = 0
    for path in sorted((Path(sys.argv[1]) / "seeds").glob("*.txt")):
        text = path.read_bytes().decode()
        size += len(text)
        count += sum(len(finder.find(paragraph)) for paragraph in text.split("\n"))
    print(f"{count:,} mentions in {size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
