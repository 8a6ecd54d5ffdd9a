from __future__ import annotations

import pytest

from dossier.checking.languages import check_languages, compare
from tests.build import dossier_from, message, prose_from, settings_from

INDONESIAN = """Dek.[@a#p]

- Satu.[@a#p]
- Dua.[@a#q]

## Apa? {#what}

Satu. Dua.[@a#p; @a#q]
"""


def differences(english):
    first = prose_from(INDONESIAN, "content/topics/t.id.md", "id")
    return compare("The page 'topics/t'", first, prose_from(english, "content/topics/t.en.md", "en"))


def test_same_structure_and_citations_are_in_step_however_sentences_are_cut():
    english = (
        "Deck.[@a#p]\n\n- One.[@a#p]\n- Two.[@a#q]\n\n## What? {#what}\n\nTwo.[@a#q] One.[@a#p] More.[@a#p]\n"
    )
    assert differences(english) == ()


@pytest.mark.parametrize(
    ("english", "said", "context"),
    [
        (
            "Deck.[@a#p]\n\n- One.[@a#p]\n- Two.[@a#q]\n\n## What? {#why}\n\nOne.[@a#p; @a#q]\n",
            "is built differently in 'id' (content/topics/t.id.md:6:1) and 'en' (content/topics/t.en.md:6:1).",
            (
                ("id", "a heading of level 2 with the id 'what'"),
                ("en", "a heading of level 2 with the id 'why'"),
            ),
        ),
        (
            "Deck.[@a#p]\n\n- One.[@a#p]\n",
            "is built differently in 'id' (content/topics/t.id.md:3:1) and 'en' (content/topics/t.en.md:3:1).",
            (("id", "a list of 2 items"), ("en", "a list of 1 items")),
        ),
        (
            "Deck.[@a#p]\n\n- One.[@a#p]\n- Two.[@a#q]\n\n## What? {#what}\n\nOne.[@a#p; @a#r]\n",
            "cites different passages in 'id' (content/topics/t.id.md:8:1) and 'en' (content/topics/t.en.md:8:1).",
            (("only id", "a#q"), ("only en", "a#r")),
        ),
    ],
)
def test_first_difference_is_shown_with_its_place_in_both_files(english, said, context):
    (finding,) = differences(english)
    assert finding.message == f"The page 'topics/t' {said}"
    assert finding.context == context


def test_language_that_goes_on_is_reported_where_it_does():
    english = "Deck.[@a#p]\n\n- One.[@a#p]\n- Two.[@a#q]\n\n## What? {#what}\n"
    (finding,) = differences(english)
    assert (
        finding.message == "The page 'topics/t' goes on in 'id' (content/topics/t.id.md:8:1) after 'en' ends."
    )
    assert finding.hint == "Add to 'content/topics/t.en.md' what is missing: a paragraph."


def test_pages_are_wanted_in_each_language():
    topic = {"title": {}, "slug": {}, "summary": {}}
    corpus = dossier_from(
        topics={"t": topic},
        prose={
            "index": {"id": "Satu.", "en": "One."},
            "method": {"id": "Satu.", "en": "One."},
            "topics/t": {"id": "Satu."},
        },
    )
    findings = check_languages(corpus, settings_from())
    assert message(findings, "page-missing") == "The page 'topics/t' is missing in 'en'."
    assert str(findings[0].location) == "content/topics/t.en.md"


def test_roles_are_compared_too():
    corpus = dossier_from(
        prose={"index": {"id": "Satu."}, "method": {"id": "Satu."}},
        roles={"putin": {"id": "Satu.[@a#p]", "en": "One.[@a#q]"}},
    )
    findings = check_languages(corpus, settings_from())
    assert message(findings, "languages-out-of-step").startswith(
        "The role of name 'putin' cites different passages in 'id'"
    )


def test_dossier_of_one_language_is_never_out_of_step():
    corpus = dossier_from(prose={"index": {"id": "Satu."}, "method": {"id": "Satu."}})
    assert check_languages(corpus, settings_from(("id",))) == ()
