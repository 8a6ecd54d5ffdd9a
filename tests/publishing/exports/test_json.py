"""JSON with a record a line."""

from __future__ import annotations

import json

from dossier.model.language import Localized
from dossier.model.source import Extract, KnownDate
from dossier.publishing.exports.json import record_line, to_json, to_line, with_id


def test_record_gives_what_differs_from_its_defaults_between_its_id_and_what_is_added() -> None:
    line = record_line("seen", Extract(exact='"Ja" – ñ\u2028'), {"used": [1, None]})
    assert line.text == '{"id":"seen","exact":"\\"Ja\\" – ñ\u2028","used":[1,null]}'


def test_what_is_added_stands_in_place_of_a_member_of_the_same_name() -> None:
    record = KnownDate(edtf="2025", basis=Localized({"en": "printed"}))
    assert (
        record_line("day", record, {"edtf": "2026"}, without=("basis",)).text == '{"id":"day","edtf":"2026"}'
    )


def test_items_of_lists_have_a_line_each() -> None:
    items = [with_id("a", to_line({"b": 1.5})), {"id": "c"}]
    text = to_json({"items": items, "none": []})
    assert text == '{\n"items": [\n{"id":"a","b":1.5},\n{"id":"c"}\n],\n"none": []\n}\n'
    assert json.loads(text) == {"items": [{"id": "a", "b": 1.5}, {"id": "c"}], "none": []}
