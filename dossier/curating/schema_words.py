"""What editors say of each key: a description where the model has none, and an example for all of them.

By model and key as the files spell them. A key that is missing here fails a test, so that none stays unexplained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "Credit": {"note": "What the credit is, for readers."},
    "DossierFile": {
        "title": "The title of the dossier, in each language.",
        "made-by": "Who makes the dossier, in each language.",
        "contact": "How readers reach those who made it: an address of the web or of mail.",
        "limits": "What may not be exceeded.",
    },
    "Event": {
        "label": "What happens, as a sentence in each language.",
        "edtf": "When, as EDTF: a day, a month, a year, `~` for about, `A/B` for a stretch, `[A..B]` for one day within.",
        "status": "Whether it happened, was planned, or is only said to have happened.",
        "passages": "Addresses of the passages that carry it; at least one.",
        "topics": "The topics on whose pages it is shown.",
        "names": "The names by which readers filter the time line.",
        "part-of-month": "With a month that is about right: early, mid or late.",
    },
    "KnownDate": {
        "edtf": "The date, as EDTF; `[2025-07-03..]` for that day or later.",
        "basis": "What the date rests on, in each language.",
    },
    "Name": {
        "kind": "A person, an organisation, a place, or somebody who stays unnamed.",
        "label": "How the dossier writes the name, in each language.",
        "role": "How the articles describe it; each sentence cites passages.",
    },
    "Point": {
        "ask": "The question of fact, in each language.",
        "versions": "The answers; one where all who speak agree.",
        "note": "What readers should know beside the versions, such as who is silent.",
    },
    "PointFile": {"points": "The points, by id; ids are unique over all files."},
    "SetAside": {"reason": "Why the dossier does not use these words."},
    "Source": {
        "credits": "Bylines, desks and origins as they are printed.",
        "rights": "What of the article is shown: nothing, its quotations, or all of it.",
        "set-aside": "Words of the article that the dossier does not use, each with the reason.",
    },
    "Term": {
        "term": "The term itself, in each language.",
        "definition": "What it means here, in our own words.",
        "part-of-speech": "What kind of word it is.",
        "example": "Address of a passage that uses it.",
        "see": "Near-synonyms and false friends, by id.",
        "note": "How it is told apart from those.",
    },
    "Topic": {
        "title": "The title of its page, in each language.",
        "slug": "The last part of its address, in each language; small letters, digits and hyphens.",
        "summary": "One line for its card on the home page, true to the passages named below it.",
        "related": "Other topics, beside those found by shared passages.",
    },
    "Version": {
        "say": "The answer as a sentence, in each language, with who says it.",
        "passages": "Addresses of the passages that carry it; at least one.",
    },
}

_HALT = {"id": "Penghentian sementara pengiriman senjata", "en": "The arms pause"}

EXAMPLES: Mapping[str, Mapping[str, Any]] = {
    "Correction": {
        "day": "2026-12-01",
        "about": ["indopolitika#halt-confirmed", "point:arms-halt-raised"],
        "reason": {"en": "The passage had been cut short before its last words."},
    },
    "Credit": {
        "exact": "(Tribunnews.com/Farra)",
        "prefix": "perang di Ukraina.",
        "suffix": "Baca juga",
        "note": {"en": "The outlet and a writer's name at the end of the article."},
    },
    "DossierFile": {
        "title": {"id": "Telepon Trump–Putin 2025", "en": "The Trump–Putin calls, 2025"},
        "languages": ["id", "en"],
        "revised": "2026-11-22",
        "made-by": {"id": "Redaksi dosir", "en": "The dossier editors"},
        "contact": "mailto:editors@example.org",
        "licence": "CC-BY-4.0",
        "limits": {"quoted-share": 0.5},
        "severities": {"sentence-uncovered": "error"},
    },
    "Event": {
        "label": {"id": "Trump dan Putin berbicara lewat telepon.", "en": "Trump and Putin speak by telephone."},
        "edtf": "2025-07-03",
        "status": "happened",
        "passages": ["tribunnews#call-date"],
        "topics": ["call-3-july"],
        "names": ["trump", "putin"],
        "main": True,
        "part-of-month": "mid",
        "reported": "2025-07-06",
        "derived": {"en": "The article of 6 July says 'last Thursday'."},
    },
    "KnownDate": {
        "edtf": "[2025-07-03..]",
        "basis": {"id": "peristiwa terakhir yang disebut", "en": "the latest event named"},
    },
    "Limits": {
        "quoted-share": 0.5,
        "article-bytes": 1000000,
        "original-bytes": 50000000,
        "original-pages": 300,
        "content-bytes": 5000000,
        "prose-bytes": 200000,
        "line-characters": 20000,
        "paragraphs": 10000,
        "passages": 1000,
        "files": 20000,
    },
    "Name": {
        "kind": "person",
        "label": {"id": "Yuri Ushakov", "en": "Yuri Ushakov"},
        "spellings": {"id": ["Yuri Ushakov", "Ushakov", "Uskaov"], "en": ["Yuri Ushakov", "Ushakov"]},
        "role": {"en": "Described as a Kremlin aide.[@indopolitika#aide-title]"},
        "wikidata": "Q7747",
    },
    "Original": {"file": "page.html", "sha256": "6df9b1e5438966169f4e8ba58528ddc37452a2d8ef0592bb25da3f2693904223"},
    "Passage": {
        "exact": "dua putaran pembicaraan langsung di Istanbul tahun ini, pada 16 Mei dan 2 Juni",
        "prefix": "telah menggelar",
        "suffix": "tetapi belum ada kemajuan",
        "translation": {"en": "two rounds of direct talks in Istanbul this year, on 16 May and 2 June"},
        "voice": "ushakov",
        "attribution": "kata ajudan Kremlin Yuri Ushakov kepada wartawan",
        "part": "headline",
    },
    "Point": {
        "ask": {"id": "Apakah penghentian itu dibicarakan?", "en": "Was the halt discussed?"},
        "topics": ["arms-pause", "call-3-july"],
        "versions": [
            {
                "say": {"en": "According to the Kremlin aide, it was not mentioned."},
                "passages": ["indopolitika#arms-not-raised", "bbn#arms-not-raised"],
            }
        ],
        "relation": "conflict",
        "concerns": ["indopolitika", "bbn"],
        "note": {"en": "None of the articles carries an account from the US side."},
    },
    "PointFile": {
        "concerns": ["indopolitika", "bbn", "tribunnews"],
        "points": {"arms-halt-raised": {"ask": {"en": "Was the halt discussed?"}, "topics": ["arms-pause"]}},
    },
    "SetAside": {
        "exact": "Rekomendasi untuk Anda",
        "prefix": "di sini.",
        "suffix": "Baca juga",
        "reason": "navigation",
    },
    "Source": {
        "draft": True,
        "article": "002_82c7879158ee271c.txt",
        "sha256": "6df9b1e5438966169f4e8ba58528ddc37452a2d8ef0592bb25da3f2693904223",
        "original": {"file": "page.html", "sha256": "6df9b1e5438966169f4e8ba58528ddc37452a2d8ef0592bb25da3f2693904223"},
        "name": "Tribunnews",
        "letters": "TN",
        "csl": {"type": "article-newspaper", "language": "id-ID", "container-title": "Tribunnews.com"},
        "unknown": {"issued": "not-in-text", "URL": "not-in-text"},
        "credits": [{"exact": "(Tribunnews.com/Farra)"}],
        "dates": {"page-date": {"edtf": "2025-10-06", "basis": {"en": "printed at the top of the page"}}},
        "rights": "quotes",
        "quoted-share-reason": {"en": "The article is short, and nearly every sentence reports a separate fact."},
        "note": {"en": "The stored text has no headline."},
        "passages": {"call-date": {"exact": "pada Kamis (3/7/2025)"}},
        "set-aside": [{"exact": "Rekomendasi untuk Anda", "reason": "navigation"}],
    },
    "Term": {
        "term": {"id": "penghentian", "en": "halt"},
        "definition": {"id": "Keadaan tidak diteruskannya sesuatu.", "en": "The state in which something does not go on."},
        "part-of-speech": "noun",
        "root": {"id": "henti"},
        "forms": {"id": ["meN-kan", "di-kan", "peN-an"], "en": ["halts", "halted"]},
        "example": "indopolitika#halt-confirmed",
        "link": True,
        "see": ["ceasefire"],
        "note": {"en": "A halt may be temporary; an end is not."},
    },
    "Topic": {
        "title": _HALT,
        "slug": {"id": "penghentian-sementara-senjata", "en": "arms-pause"},
        "summary": {"en": "According to Indopolitika, the Pentagon confirmed a halt to some deliveries."},
        "summary-passages": ["indopolitika#halt-confirmed"],
        "words": {"id": ["pengiriman senjata", "pasokan senjata"]},
        "terms": ["arms-delivery"],
        "names": ["pentagon"],
        "related": ["call-3-july"],
    },
    "Version": {
        "say": {"id": "Menurut ajudan Kremlin, hal itu tidak disinggung.", "en": "According to the Kremlin aide, it was not mentioned."},
        "passages": ["indopolitika#arms-not-raised"],
        "short": {"id": "tidak disinggung", "en": "not mentioned"},
    },
}  # fmt: skip
