"""What programs read in the head of a page; for reference managers `citation_*`, Dublin Core and Zotero's own type of item.

A topic is saved as a web page of the dossier, a source as the newspaper article that it records, with nothing that the
record does not prove. Programs take each author for a person and cut the name in two at its last space, so a name that is
not one of a person is left to the references, whose formats can say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.publishing.exports.fields import date_numbers, person_names
from dossier.publishing.exports.json import compact
from dossier.publishing.exports.jsonld import page_subjects
from dossier.writing.files import absolute
from dossier.writing.items import page_item, source_item

if TYPE_CHECKING:
    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

Metas = tuple[tuple[str, str], ...]


def page_head(page: MarkdownPage, edition: Edition) -> str:
    """Return as JSON what of the head depends on records: `metas`, and `subjects` for the JSON-LD; nothing for the preview's."""
    if page.key.kind == "coverage":
        return ""
    found = {"metas": head_metas(page, edition), "subjects": page_subjects(page, edition)}
    return compact(found)


def head_metas(page: MarkdownPage, edition: Edition) -> Metas:
    """Return names and contents of the `meta` elements of the page."""
    if page.key.kind == "source" and page.key.id in edition.corpus.sources:
        item = source_item(edition, page.key.id)
        return _metas(item, "newspaperArticle", ("DC.source", str(item.get("container-title", ""))))
    if page.key.kind in ("root", "search") or not page.key.language:
        return ()
    address = absolute(edition, edition.addresses.published(page.key))
    return _metas(page_item(edition, page), "webpage", ("citation_public_url", address))


def _metas(item: dict[str, Any], zotero_type: str, *more: tuple[str, str]) -> Metas:
    numbers = date_numbers(item)
    date = "/".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(numbers))
    pairs = [
        ("z:itemType", zotero_type),
        ("citation_title", str(item.get("title", ""))),
        *(("citation_author", name) for name in _whole_names(item)),
        ("citation_publication_date", date),
        ("citation_language", str(item.get("language", ""))),
        *more,
    ]
    return tuple((name, content) for name, content in pairs if content)


def _whole_names(item: dict[str, Any]) -> list[str]:
    """Return the authors whose names no program cuts wrongly."""
    names = person_names(item, literal=lambda name: "" if set(" ,") & set(name) else name)
    return [name for name in names if "," in name or " " not in name]
