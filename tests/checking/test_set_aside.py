from __future__ import annotations

import pytest

from dossier.checking.matching import fold_article
from dossier.checking.set_aside import find_set_aside
from tests.build import codes, dossier_from

ARTICLE = "INDOPOLITIKAPresiden menolak.\nBaca Juga: satu\nBaca Juga: dua\nMarginalia (Red)\n"


def find(set_aside=(), credit=()):
    record = {
        "set_aside": [{"reason": "navigation", **item} for item in set_aside],
        "credits": [dict(item) for item in credit],
    }
    corpus = dossier_from({"a": ARTICLE}, sources={"a": record})
    return find_set_aside(corpus.sources["a"], fold_article(corpus.articles["a.txt"]))


def test_set_asides_and_credits_are_found_in_order():
    spans, findings = find(
        [{"exact": "Baca Juga", "suffix": ": dua"}, {"exact": "INDOPOLITIKA"}], [{"exact": "(Red)"}]
    )
    assert findings == ()
    assert [span.of(ARTICLE) for span in spans] == ["INDOPOLITIKA", "Baca Juga", "(Red)"]


def test_a_set_aside_may_run_over_several_lines():
    (span,), findings = find([{"exact": "Baca Juga: satu Baca Juga: dua"}])
    assert findings == ()
    assert span.of(ARTICLE) == "Baca Juga: satu\nBaca Juga: dua"


@pytest.mark.parametrize(
    ("exact", "code", "said"),
    [
        ("Baca Juga", "set-aside-ambiguous", "The set-aside 'Baca Juga' stands 2 times in a.txt."),
        ("Margin", "set-aside-clipped", "The set-aside 'Margin' begins or ends inside a word of a.txt."),
        ("Baca Juga: tiga", "set-aside-not-found", "The set-aside 'Baca Juga: tiga' is not in a.txt."),
    ],
)
def test_set_aside_that_cannot_be_pinned_down_is_reported(exact, code, said):
    spans, findings = find([{"exact": exact}])
    assert spans == ()
    assert [(item.code, item.message) for item in findings] == [(code, said)]


def test_credit_is_named_as_one():
    _, findings = find(credit=[{"exact": "(Farra)"}])
    assert codes(findings) == ["set-aside-not-found"]
    assert findings[0].message == "The credit '(Farra)' is not in a.txt."


def test_wrong_words_beside_it_are_reported():
    _, findings = find([{"exact": "Baca Juga", "suffix": ": tiga"}])
    assert (
        findings[0].message
        == "The set-aside 'Baca Juga' is in a.txt, but not beside the words of its 'prefix' or 'suffix'."
    )
