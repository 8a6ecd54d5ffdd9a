"""Sources, pages and the dossier itself as CSL items, the form that reference managers and citation styles share.

A source gives what its record proves and nothing more. What the dossier adds stands below `custom`, where no program
takes it for a fact about the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.text.slugs import slugify
from dossier.writing.files import absolute

if TYPE_CHECKING:
    from dossier.model.article import Article
    from dossier.model.page import MarkdownPage
    from dossier.writing.edition import Edition

DATE_FIELDS = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")


def source_item(edition: Edition, source_id: str) -> dict[str, Any]:
    """Return the article of the source as a CSL item."""
    source = edition.corpus.sources[source_id]
    item = {"id": source_id, **source.csl}
    for field in DATE_FIELDS:
        if field in item:
            item[field] = _date(item[field])
    ours = {
        "archived-file": source.article,
        "sha256": source.sha256,
        "unknown": dict(source.unknown),
        "dates": {kind: date.model_dump(mode="json") for kind, date in source.dates.items()},
        "credits": [credit.exact for credit in source.credits] if source.rights != "none" else [],
        "record": absolute(edition, edition.addresses.published(edition.key("source", source_id))),
    }
    own = {key: value for key, value in ours.items() if value}
    return {**item, "custom": {**item.get("custom", {}), "dossier": own}}


def page_item(edition: Edition, page: MarkdownPage) -> dict[str, Any]:
    """Return a page of the dossier as a CSL item, in its version of the day of revision; home is the dossier itself."""
    if page.key.kind == "home":
        return dossier_item(edition)
    return {
        "id": page.source_uri.removesuffix(".md").replace("/", "-"),
        "type": "webpage",
        "title": page.title,
        "container-title": edition.title,
        **_made(edition, edition.addresses.published(page.key)),
    }


def dossier_item(edition: Edition) -> dict[str, Any]:
    """Return the dossier as a CSL item."""
    home = edition.addresses.published(edition.key("home"))
    return {
        "id": f"dossier-{edition.language}",
        "type": "webpage",
        "title": edition.title,
        **_made(edition, home),
    }


def maker_name(edition: Edition) -> str:
    """Return who made the dossier, as an entry in a list begins; empty where it is not said."""
    maker = edition.settings.file.made_by.get(edition.language)
    return maker[:1].upper() + maker[1:]


def _made(edition: Edition, path: str) -> dict[str, Any]:
    """Return who made it, in which version and language, and where it is."""
    day = edition.settings.file.revised_day
    maker = maker_name(edition)
    address = absolute(edition, path)
    return {
        **({"author": [{"literal": maker}]} if maker else {}),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": edition.language,
        **({"URL": address} if address else {}),
    }


def _date(value: Any) -> Any:
    """Return a CSL date with numbers where the record, whose values are all text, has digits."""
    if not isinstance(value, dict) or "date-parts" not in value:
        return value
    return {**value, "date-parts": [[int(part) for part in parts] for parts in value["date-parts"]]}


def draft_id(article: Article) -> str:
    """Return the id under which an article without a record is shown."""
    return f"draft-{slugify(article.file.removesuffix('.txt'))}"[:64]
