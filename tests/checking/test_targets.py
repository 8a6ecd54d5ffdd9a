from __future__ import annotations

import pytest

from dossier.checking.targets import check_targets
from tests.build import dossier_from, message

IRAN = {"title": {"id": "Iran"}, "slug": {"id": "iran"}, "summary": {"id": "x"}}


def check(target, text="", page="index"):
    prose = {page: {"id": f"Lihat [ini]({target}).[@a#x]\n\n## Apa? {{#apa}}\n\n{text}\n"}}
    return check_targets(dossier_from(prose=prose, topics={"iran": IRAN}))


@pytest.mark.parametrize(
    "target", ["#apa", "https://example.org/x?y=1#z", "http://example.org", "mailto:editors@example.org"]
)
def test_places_of_the_page_and_addresses_of_the_web_are_right(target):
    assert check(target) == ()


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("#apaa", "Did you mean 'apa'?"),
        ("#", "Name the id of a heading of this file; [[id]] leads to another page."),
        ("iran.id.md", "Write [[iran]], which leads there in each language."),
        ("../iran/", "Write [[iran]], which leads there in each language."),
        (
            "/etc/passwd",
            "Write [[id]] or [[id|words]] for a topic, name or term, and https://… for a page of the web.",
        ),
        (
            "https://",
            "Write [[id]] or [[id|words]] for a topic, name or term, and https://… for a page of the web.",
        ),
        (
            "ftp://example.org",
            "Write [[id]] or [[id|words]] for a topic, name or term, and https://… for a page of the web.",
        ),
    ],
)
def test_what_leads_nowhere_is_reported_with_what_would(target, hint):
    (finding,) = check(target)
    assert finding.code == "link-broken"
    assert f"'{target}'" in finding.message
    assert finding.hint == hint
    assert finding.location.line == 1


def test_links_in_lists_quotations_headings_and_roles_are_seen():
    text = "- satu [x](a.md).[@a#x]\n\n> dua [x](b.md).[@a#x]\n\n### Tiga [x](c.md) {#tiga}\n"
    assert [finding.message.split("'")[1] for finding in check("#apa", text)] == ["a.md", "b.md", "c.md"]
    corpus = dossier_from(roles={"kancil": {"id": "Ia [di sini](#apa).[@a#x]"}})
    assert (
        message(check_targets(corpus), "link-broken") == "The link '#apa' leads to no heading of this page."
    )
