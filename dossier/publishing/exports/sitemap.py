"""All pages with their counterparts in the other languages, for search engines; dated by the content, not by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dossier.publishing.exports.xml import to_xml
from dossier.writing.files import SITEMAP_URI, absolute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.writing.edition import Edition

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_files(pages: Iterable[MarkdownPage], editions: Sequence[Edition]) -> Mapping[str, str]:
    """Return the sitemap by path below the site; none where the address of the site is not known."""
    first = editions[0]
    if not first.settings.site_url:
        return {}
    keys = dict.fromkeys(page.key for page in pages)
    root = ET.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for key in keys:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = absolute(first, first.addresses.published(key))
        ET.SubElement(url, "lastmod").text = first.settings.file.revised
        _add_alternates(url, key, keys, editions)
    return {SITEMAP_URI: to_xml(root)}


def _add_alternates(
    url: ET.Element, key: PageKey, keys: Mapping[PageKey, None], editions: Sequence[Edition]
) -> None:
    """Name every language of the page, its own included, as search engines ask for."""
    if not key.language:
        return
    for edition in editions:
        counterpart = key.in_language(edition.language)
        if counterpart in keys:
            address = absolute(edition, edition.addresses.published(counterpart))
            values = {"rel": "alternate", "hreflang": edition.language, "href": address}
            ET.SubElement(url, "xhtml:link", values)
