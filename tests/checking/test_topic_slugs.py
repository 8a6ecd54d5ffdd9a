from __future__ import annotations

from dossier.checking.slugs import check_slugs
from tests.build import dossier_from


def test_each_topic_has_an_address_of_its_own_in_each_language():
    topics = {
        "one": {"title": {}, "summary": {}, "slug": {"id": "satu", "en": "one"}},
        "two": {"title": {}, "summary": {}, "slug": {"id": "satu"}},
    }
    findings = check_slugs(dossier_from(topics=topics), ("id", "en"))
    assert [(item.code, item.message) for item in findings] == [
        ("slug-taken", "The address 'satu' (id) of topic 'two' belongs to topic 'one'."),
        ("text-missing", "The 'slug' of topic 'two' is missing in 'en'."),
    ]
