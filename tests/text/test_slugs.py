from __future__ import annotations

import pytest

from dossier.text.slugs import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Penghentian sementara senjata", "penghentian-sementara-senjata"),
        ("  AS & Rusia – 2025! ", "as-rusia-2025"),
        ("Zelenskyy’s café in Łódź, Straße", "zelenskyy-s-cafe-in-lodz-strasse"),
        ("Москва", ""),  # no Latin letter
        ("", ""),
    ],
)
def test_words_become_parts_of_addresses(text, slug):
    assert slugify(text) == slug
