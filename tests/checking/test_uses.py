from __future__ import annotations

from dossier.checking.uses import collect_uses
from dossier.model.corpus import Use
from tests.build import dossier_from


def test_every_kind_of_place_is_a_use():
    corpus = dossier_from(
        {"a": "Satu."},
        passages={"a": {"p": "Satu"}},
        prose={"index": {"id": "Satu.[@a#p] Dua.[@dossier] Tiga.[@a#p; @a#p]"}},
        roles={"putin": {"id": "Presiden.[@a#p]"}},
        topics={"t": {"title": {}, "slug": {}, "summary": {}, "summary-passages": ["a#p"]}},
        points={"q": {"ask": {}, "topics": ["t"], "versions": [{"say": {}, "passages": ["a#p"]}]}},
        events={"e": {"label": {}, "edtf": "2025", "status": "said", "passages": ["a#p"]}},
        terms={"w": {"term": {}, "definition": {}, "example": "a#p"}},
    )
    assert collect_uses(corpus) == {
        "a#p": (
            Use("prose", "index", "id", 0),
            Use("prose", "index", "id", 2),
            Use("role", "putin", "id", 0),
            Use("summary", "t"),
            Use("point", "q", version=0),
            Use("event", "e"),
            Use("example", "w"),
        )
    }
