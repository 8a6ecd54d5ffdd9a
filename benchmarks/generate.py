"""Make a dossier of any size: `python -m benchmarks.generate FOLDER --pages 500`.

All of it is of a realistic size: articles of some 350 words, sixteen passages each, topics with prose in two
languages, points, events, names and terms. It is a fable and says so. The same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.words import THINGS, Fact, Pair, animal_name, day_words, place_name, tell

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("id", "en")
PAGES_BESIDE = 10
"""Pages of a language that are neither a topic's nor a source's."""
PROMOTION = "Baca Juga: Cara menjemur ikan pada musim hujan"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a dossier is."""

    articles: int
    topics: int
    passages: int = 16
    """Of each article."""
    sentences: int = 24
    """Of each article."""

    @classmethod
    def of_pages(cls, pages: int) -> Size:
        """Return the size that gives about so many pages: two sources for each topic."""
        topics = max((pages // 2 - PAGES_BESIDE) // 3, 1)
        return cls(articles=max(pages // 2 - PAGES_BESIDE - topics, 2), topics=topics)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted sentence of an article."""

    address: str
    fact: Fact


@dataclass(slots=True)
class Content:
    """Files of the dossier by path, and records that stand in one file each."""

    files: dict[str, str] = field(default_factory=dict)
    events: dict[str, Any] = field(default_factory=dict)
    topics: dict[str, Any] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, Any] = field(default_factory=dict)


def generate(folder: Path, size: Size) -> None:
    """Write the dossier with an `mkdocs.yml` into the folder, which is emptied first."""
    content = make_content(size)
    if folder.exists():
        shutil.rmtree(folder)
    for path, text in content.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def make_content(size: Size) -> Content:
    """Return all files of the dossier."""
    content = Content()
    shares = _shares(size)
    for number, (first, last) in enumerate(shares):
        random = Random(f"topic {number}")  # noqa: S311  # the same words in each run
        animals = [number * 2 // 3 + step for step in range(4)]
        places = [number * 3 // 4 + step for step in range(5)]
        quoted = [
            passage
            for article in range(first, last)
            for passage in _add_article(content, article, size, random, animals, places)
        ]
        _add_topic(content, number, len(shares), quoted)
        _add_entries(content, quoted)
    _add_pages(content)
    for name in ("events", "topics", "names"):
        content.files[f"content/{name}.yml"] = _yaml(getattr(content, name))
    content.files["content/glossary.yml"] = _yaml(content.terms)
    content.files["content/dossier.yml"] = _yaml(_settings())
    content.files["mkdocs.yml"] = mkdocs_config("plugins:\n  - dossier\n", "content")
    return content


def _shares(size: Size) -> list[tuple[int, int]]:
    """Return for each topic the first of its articles and the one after its last."""
    return [
        (size.articles * number // size.topics, size.articles * (number + 1) // size.topics)
        for number in range(size.topics)
    ]


def _settings() -> dict[str, Any]:
    return {
        "title": {"id": "Fabel sungai: dosir rekaan", "en": "A river fable: a made-up dossier"},
        "languages": list(LANGUAGES),
        "revised": "2026-01-01",
        "made-by": {"id": "pengarang fabel ini", "en": "the writers of this fable"},
        "licence": "CC-BY-4.0",
        "limits": {"quoted-share": 1, "content-bytes": 1_000_000_000},
    }


def _add_article(
    content: Content, number: int, size: Size, random: Random, animals: list[int], places: list[int]
) -> list[Passage]:
    """Add an article with its record and return its passages."""
    facts = _facts(size.sentences, random, animals, places)
    source, file = f"warta-{number}", f"{number:06}_warta.txt"
    headline = f"Kabar ke-{number + 1} dari {place_name(places[0]).id}"
    quoted, rest = facts[: size.passages], facts[size.passages :]
    rest_paragraphs = [
        " ".join(f"{fact.words.id}." for fact in rest[start : start + 8]) for start in range(0, len(rest), 8)
    ]
    paragraphs = [f"{a.words.id}. {b.words.id}." for a, b in zip(quoted[::2], quoted[1::2], strict=False)]
    if len(quoted) % 2:
        paragraphs.append(f"{quoted[-1].words.id}.")
    text = "\n\n".join((headline, *paragraphs, PROMOTION, *rest_paragraphs)) + "\n"
    content.files[f"seeds/{file}"] = text
    passages = {
        "headline": {
            "part": "headline",
            "exact": headline,
            "translation": {"en": f"Report {number + 1} from {place_name(places[0]).en}"},
        }
    }
    passages |= {f"p{place}": _passage(fact, place) for place, fact in enumerate(quoted)}
    content.files[f"content/sources/{source}.yml"] = _yaml(
        {
            "article": file,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "name": f"Warta Rimba {number + 1}",
            "letters": _letters(number),
            "csl": {
                "type": "article-newspaper",
                "language": "id-ID",
                "title": headline,
                "container-title": "Warta Rimba",
            },
            "unknown": {"author": "not-in-text", "issued": "not-in-text", "URL": "not-in-text"},
            "note": {
                "id": "Sebuah fabel; surat kabarnya tidak ada.",
                "en": "A fable; the newspaper does not exist.",
            },
            "passages": passages,
            "set-aside": [
                {"exact": PROMOTION, "reason": "related-link"},
                *({"exact": paragraph, "reason": "house-text"} for paragraph in rest_paragraphs),
            ],
        }
    )
    return [Passage(f"{source}#headline", quoted[0])] + [
        Passage(f"{source}#p{place}", fact) for place, fact in enumerate(quoted)
    ]


def _letters(number: int) -> str:
    """Return three letters that no other article of a dossier has, up to 17,576 of them."""
    return "".join(chr(ord("A") + number // 26**place % 26) for place in (2, 1, 0))


def _facts(count: int, random: Random, animals: list[int], places: list[int]) -> list[Fact]:
    """Return so many facts of which none says the same as another."""
    facts: dict[str, Fact] = {}
    while len(facts) < count:
        fact = tell(random, animals, places)
        facts.setdefault(fact.words.id, fact)
    return list(facts.values())


def _passage(fact: Fact, place: int) -> dict[str, Any]:
    speaks = animal_name(fact.animal).id in fact.words.id and place % 3 == 0
    return {
        "exact": fact.words.id,
        **({"voice": f"animal-{fact.animal}"} if speaks else {}),
        "translation": {"en": fact.words.en},
    }


def _add_topic(content: Content, number: int, topics: int, quoted: list[Passage]) -> None:
    """Add a topic whose prose, points and events use all the passages."""
    topic, thing, place = f"topic-{number}", THINGS[quoted[1].fact.thing], place_name(quoted[1].fact.place)
    title = Pair(
        f"Perkara {number + 1}: {thing.id} di {place.id}", f"Matter {number + 1}: {thing.en} at {place.en}"
    )
    first = quoted[1]
    content.topics[topic] = {
        "title": title._asdict(),
        "slug": {"id": f"perkara-{number + 1}", "en": f"matter-{number + 1}"},
        "summary": {"id": f"{first.fact.words.id}.", "en": f"{first.fact.words.en}."},
        "summary-passages": [first.address],
        "words": {"id": [place.id]},
        "terms": [f"thing-{first.fact.thing}"],
        "related": [f"topic-{(number + 1) % topics}"] if topics > 1 else [],
    }
    for language, name in enumerate(LANGUAGES):
        content.files[f"content/topics/{topic}.{name}.md"] = _prose(quoted, language)
    _add_points(content, topic, quoted)
    for step, passage in enumerate(quoted[2::17]):
        content.events[f"event-{number}-{step}"] = {
            "label": {"id": f"{passage.fact.words.id}.", "en": f"{passage.fact.words.en}."},
            "edtf": passage.fact.day.isoformat(),
            "status": "happened",
            **({"main": "true"} if number < 4 and not step else {}),
            "topics": [topic],
            "passages": [passage.address],
        }


def _prose(quoted: list[Passage], language: int) -> str:
    """Return the prose of a topic: deck, three key facts, and sections that cite every passage."""
    sentences = [
        f"{one.fact.words[language]}.[@{'; @'.join(passage.address for passage in (one, *more))}]"
        for one, *more in (quoted[start : start + 2] for start in range(0, len(quoted), 2))
    ]
    lines = [sentences[0], "", *(f"- {sentence}" for sentence in sentences[1:4])]
    ask = Pair("Apa yang dicatat dewan?", "What did the council record?")[language]
    for number, start in enumerate(range(4, len(sentences), 4)):
        lines += ["", f"## {ask} ({number + 1}) {{#section-{number + 1}}}", "", *sentences[start : start + 4]]
    return "\n".join(lines) + "\n"


def _add_points(content: Content, topic: str, quoted: list[Passage]) -> None:
    points = {}
    by_source: dict[str, list[Passage]] = {}
    for passage in quoted:
        by_source.setdefault(passage.address.partition("#")[0], []).append(passage)
    sources = list(by_source)
    for number in range(3):
        speaking = [by_source[source][1 + number] for source in sources[:2]]
        thing = THINGS[speaking[0].fact.thing]
        points[f"{topic}-point-{number}"] = {
            "ask": {
                "id": f"Bagaimana keadaan {thing.id} pada laporan ke-{number + 1}?",
                "en": f"In what state are the {thing.en} in report {number + 1}?",
            },
            "topics": [topic],
            **({"relation": ("conflict", "add", "wording")[number]} if len(speaking) > 1 else {}),
            "versions": [_version(passage, step) for step, passage in enumerate(speaking)],
        }
    content.files[f"content/points/{topic}.yml"] = _yaml({"concerns": sources, "points": points})


def _version(passage: Passage, step: int) -> dict[str, Any]:
    day = day_words(passage.fact.day)
    return {
        "short": {"id": f"laporan {step + 1}, {day.id}", "en": f"report {step + 1}, {day.en}"},
        "say": {"id": f"{passage.fact.words.id}.", "en": f"{passage.fact.words.en}."},
        "passages": [passage.address],
    }


def _add_entries(content: Content, quoted: list[Passage]) -> None:
    """Add the names and terms that the passages hold and no earlier ones held."""
    for passage in quoted:
        fact = passage.fact
        if passage.address.endswith("#headline"):
            continue
        animal, place, thing = animal_name(fact.animal), place_name(fact.place), THINGS[fact.thing]
        if animal.id in fact.words.id:
            role = Pair("Satwa yang bersuara dalam fabel ini.", "An animal that speaks in this fable.")
            content.names.setdefault(f"animal-{fact.animal}", _name("person", animal, role, passage.address))
        role = Pair("Sebuah tempat di tepi sungai.", "A place by the river.")
        content.names.setdefault(f"place-{fact.place}", _name("place", place, role, passage.address))
        content.terms.setdefault(
            f"thing-{fact.thing}",
            {
                "term": thing._asdict(),
                "definition": {"id": "Benda dalam fabel ini.", "en": "A thing of this fable."},
                "example": passage.address,
                "link": "true",
            },
        )


def _name(kind: str, label: Pair, role: Pair, address: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": label._asdict(),
        "spellings": {"id": [label.id], "en": [label.en]},
        "role": {"id": f"{role.id}[@{address}]", "en": f"{role.en}[@{address}]"},
    }


def _add_pages(content: Content) -> None:
    texts = Pair(
        "Semua ini fabel yang dikarang untuk mengukur kecepatan.[@dossier]\n\n## Dasarnya {#basis}\n\n"
        "Tidak ada artikel, satwa, atau tempat di dalamnya yang nyata.[@dossier]\n",
        "All of this is a fable made up to measure speed.[@dossier]\n\n## What it rests on {#basis}\n\n"
        "No article, animal or place in it is real.[@dossier]\n",
    )
    for language, name in enumerate(LANGUAGES):
        for page in ("index", "method"):
            content.files[f"content/{page}.{name}.md"] = texts[language]


def mkdocs_config(plugins: str, docs: str, more: str = "", *, with_theme: bool = True) -> str:
    """Return the text of an `mkdocs.yml` as the repository's own, with other plugins."""
    own = f"  custom_dir: {(ROOT / 'theme').as_posix()}\n" if with_theme else ""
    return (
        f'site_name: Fable\nsite_url: !ENV [SITE_URL, ""]\ndocs_dir: {docs}\n'
        f"theme:\n  name: material\n{own}  font: false\n  language: en\n{plugins}"
        "markdown_extensions:\n  - attr_list\n  - md_in_html\n"
        '  - toc:\n      permalink: "#"\n      permalink_title: Permanent link\n'
        "validation:\n  nav:\n    omitted_files: ignore\n  links:\n    not_found: warn\n    anchors: warn\n"
        f"    absolute_links: warn\n    unrecognized_links: warn\n{more}"
    )


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # chosen at run time
    """Writes repeated lists in full: the content folder has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the signature PyYAML calls
        return True


def _yaml(value: Any) -> str:
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=False
    )


def main() -> None:
    """Read the options and write the dossier."""
    parser = argparse.ArgumentParser(description="Make a dossier to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=500, help="about so many pages of the site")
    parser.add_argument("--articles", type=int, help="exactly so many articles, instead of --pages")
    parser.add_argument("--topics", type=int, help="with --articles: so many topics (half as many by itself)")
    parser.add_argument("--passages", type=int, default=16, help="of each article")
    parser.add_argument("--sentences", type=int, default=24, help="of each article")
    options = parser.parse_args()
    size = Size.of_pages(options.pages)
    if options.articles:
        topics = options.topics or max(options.articles // 2, 1)
        size = Size(options.articles, topics, options.passages, options.sentences)
    generate(options.folder, size)


if __name__ == "__main__":
    main()
