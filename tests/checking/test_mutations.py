"""Whatever is changed in a quotation or in its article is noticed; whatever only typesetting changes is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.checking.corpus import prove_corpus
from dossier.text.sentences import split_paragraphs
from tests.build import dossier_from

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXTS = {f"s{number}": path.read_bytes().decode() for number, path in enumerate(SEEDS)}
SENTENCES = {
    key: [item.span.of(text) for paragraph in split_paragraphs(text, "id") for item in paragraph.sentences]
    for key, text in TEXTS.items()
}
# sentences that stand once in their article and are long enough to be quoted
QUOTED = {
    key: {
        f"p{number}": words
        for number, words in enumerate(found)
        if len(words) > 40 and TEXTS[key].count(words) == 1
    }
    for key, found in SENTENCES.items()
}


def prove(texts, passages):
    corpus = dossier_from(texts, passages=passages)
    proofs, findings = prove_corpus(corpus)
    return proofs.passages, [item for item in findings if item.code.startswith("quote-")]


def changed(words):
    """Change the letter in the middle."""
    middle = next(n for n in range(len(words) // 2, len(words)) if words[n].isalpha())
    return words[:middle] + ("x" if words[middle] != "x" else "y") + words[middle + 1 :]


@pytest.fixture(params=TEXTS)
def key(request):
    return request.param


def test_every_sentence_is_proved_as_it_stands(key):
    proofs, findings = prove({key: TEXTS[key]}, QUOTED)
    assert findings == []
    assert {address: proof.span.of(TEXTS[key]) for address, proof in proofs.items()} == {
        f"{key}#{name}": words for name, words in QUOTED[key].items()
    }


def test_one_changed_letter_is_noticed_with_the_nearest_sentence(key):
    mutants = {name: changed(words) for name, words in QUOTED[key].items()}
    proofs, findings = prove({key: TEXTS[key]}, {key: mutants})
    assert proofs == {}
    assert [item.code for item in findings] == ["quote-not-found"] * len(mutants)
    assert all(item.context[1][0] == "nearest" and "[" in item.context[1][1] for item in findings)


def test_a_clipped_word_is_noticed(key):
    mutants = {
        name: words.rstrip('.”"')[1:-1].rstrip() for name, words in QUOTED[key].items() if words[0].isalpha()
    }
    proofs, findings = prove({key: TEXTS[key]}, {key: mutants})
    assert proofs == {}
    assert {item.code for item in findings} == {"quote-clipped"}


def test_a_deleted_sentence_is_noticed(key):
    for name, words in QUOTED[key].items():
        proofs, findings = prove({key: TEXTS[key].replace(words, "")}, {key: {name: words}})
        assert proofs == {}
        assert len(findings) == 1


def test_a_doubled_sentence_is_noticed(key):
    for name, words in QUOTED[key].items():
        _, findings = prove({key: f"{TEXTS[key]}\n{words}"}, {key: {name: words}})
        assert [item.code for item in findings] == ["quote-ambiguous"]


@pytest.mark.parametrize(
    "retype",
    [
        lambda words: words.replace("“", '"').replace("”", '"'),
        lambda words: words.replace('"', "“"),
        lambda words: words.replace(" ", "\u00a0"),
        lambda words: words.replace(" ", "\n  "),
        "\u00ad".join,
        lambda words: words.replace("–", "-").replace("—", "-"),
    ],
    ids=["straight", "curly", "no-break", "wrapped", "soft hyphens", "hyphens"],
)
def test_typesetting_makes_no_difference(key, retype):
    retyped = {name: retype(words) for name, words in QUOTED[key].items()}
    proofs, findings = prove({key: TEXTS[key]}, {key: retyped})
    assert findings == []
    assert len(proofs) == len(QUOTED[key])
