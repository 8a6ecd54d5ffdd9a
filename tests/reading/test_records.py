"""YAML to records: strict, with the place of every value, and without losing what is right beside what is wrong."""

from __future__ import annotations

from dossier.model.name import Name
from dossier.model.source import Source
from dossier.reading.records import read_map, read_record

DIGEST = "0" * 64
SOURCE = f"""\
article: a.txt
sha256: {DIGEST}
name: Warta
letters: WR
csl:
  type: article-newspaper
  language: id-ID
dates:
  page-date:
    edtf: 2025-03-10
    basis:
      id: tercetak
passages:
  one:
    exact: satu
    translation:
      en: one
  two:
    exact: no
set-aside:
  - exact: tiga
    reason: caption
"""


def test_every_value_is_read_as_text():
    """Dates stay as written, and `no` is a word and a language."""
    text = "norway:\n  kind: place\n  label:\n    no: 1.0\n    id: no\n    en: 2025-07-03\n"
    records, findings = read_map(Name, text, "content/names.yml")
    assert findings == ()
    assert records["norway"].label.root == {"no": "1.0", "id": "no", "en": "2025-07-03"}


def test_every_key_knows_its_place():
    source, findings = read_record(Source, SOURCE, "content/sources/warta.yml")
    assert findings == ()
    assert str(source.place("sha256")) == "content/sources/warta.yml:2:9"
    assert str(source.passages["one"].place("exact")) == "content/sources/warta.yml:15:12"
    assert str(source.passages["one"].place("translation")) == "content/sources/warta.yml:16:5"
    assert str(source.set_aside[0].place("reason")) == "content/sources/warta.yml:22:13"
    # a key that is not given stands where its record does
    assert str(source.passages["two"].place("voice")) == "content/sources/warta.yml:19:5"


def test_a_broken_passage_is_left_out_and_the_others_are_read():
    broken = SOURCE.replace("exact: satu", "exakt: satu").replace("reason: caption", "reason: lost")
    source, findings = read_record(Source, broken, "w.yml")
    assert list(source.passages) == ["two"]
    assert source.set_aside == ()
    assert [(str(item.location), item.message) for item in findings] == [
        ("w.yml:15:5", "The key 'exact' is missing."),
        ("w.yml:15:12", "The key 'exakt' is not known here."),
        ("w.yml:22:13", ("'set-aside > reason' is 'lost'; it should be 'promotion', 'related-link', 'navigation', 'caption', "
         "'repeated', 'credit', 'page-date', 'section-label', 'copyright' or 'house-text'.")),
    ]  # fmt: skip


def test_places_are_right_after_a_broken_entry():
    broken = SOURCE.replace("    exact: satu\n", "    exact: satu\n    colour: red\n")
    source, _ = read_record(Source, broken, "w.yml")
    assert str(source.passages["two"].place("exact")) == "w.yml:20:12"


def test_a_record_whose_own_keys_are_wrong_is_given_up():
    source, findings = read_record(Source, SOURCE.replace("name: Warta\n", ""), "w.yml")
    assert source is None
    assert [item.message for item in findings] == ["The key 'name' is missing."]


def test_a_file_of_records_loses_only_the_broken_ones():
    text = (
        "a:\n  kind: place\n  label:\n    id: A\nb:\n  kind: planet\n  label:\n    id: B\nC:\n  kind: place\n"
    )
    records, findings = read_map(Name, text, "names.yml")
    assert list(records) == ["a"]
    assert [str(item.location) for item in findings] == ["names.yml:6:9", "names.yml:9:1"]


def test_an_empty_file_of_records_has_none():
    assert read_map(Name, "# nothing yet\n", "names.yml") == ({}, ())
