"""What the theme is told of each page: addresses, titles and dates around it, and what programs read in its head."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from dossier.publishing.exports.jsonld import page_jsonld
from dossier.text.locale import direction_of, format_day, own_name
from dossier.writing import navigation
from dossier.writing.corrections import release_words
from dossier.writing.files import feed_uri

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from dossier.model.page import MarkdownPage, PageKey
    from dossier.writing.edition import Edition

# Sections under which a page is found, where it is not a section itself.
SECTION_OF = {"topic": "topics", "source": "sources", "coverage": "sources"}

NO_HEAD = {"metas": [], "jsonld": "", "feed": ""}
"""The head of a page that only the preview has."""


class ThemeValues:
    """Makes what the theme is told of pages."""

    def __init__(
        self, keys: AbstractSet[PageKey], editions: Sequence[Edition], site_url: str, repository: str
    ) -> None:
        """Take all pages of the site.

        Arguments:
            keys: the pages.
            editions: the dossier in each of its languages.
            site_url: address of the site; empty where it is not known.
            repository: address of its repository; empty if it has none.

        """
        self._keys = keys
        self._editions = {edition.language: edition for edition in editions}
        self._site_url = site_url
        # Where readers reach the makers if the dossier names no contact: the repository's list of issues.
        self._issues_url = f"{repository.rstrip('/')}/issues" if repository else ""
        self._missing = {
            edition.key("topic", topic)
            for edition in editions
            for topic in edition.corpus.topics
            if edition.language not in edition.corpus.prose.get(f"topics/{topic}", {})
        }
        self._translated = self._keys - self._missing
        self._navigation = {edition.language: navigation(edition) for edition in editions}
        self._ways: dict[object, dict[str, Any]] = {}
        self._same = {edition.language: self._same_for_all(edition) for edition in editions}

    def _edition(self, key: PageKey) -> Edition:
        """Return the edition of the page; the first one for the root page, which has no language."""
        return self._editions[key.language or next(iter(self._editions))]

    def of_page(self, key: PageKey) -> dict[str, Any]:
        """Return what stands around the page."""
        edition = self._edition(key)
        # pages below a section lie in one folder, so their ways to all pages but their counterparts are the same
        place = (edition.language, key.kind) if key.id and key.kind in SECTION_OF else key
        if place not in self._ways:
            self._ways[place] = self._ways_from(key, edition)
        languages = [self._language(key, other) for other in self._editions.values()]
        return {**self._same[edition.language], **self._ways[place], "languages": languages}

    def _ways_from(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        """Return the addresses of the pages that every page leads to, seen from this one."""
        return {
            "home_url": edition.addresses.url(key, edition.key("home")),
            "search_url": edition.addresses.url(key, edition.key("search")),
            "downloads_url": edition.addresses.url(key, edition.key("downloads")),
            "corrections_url": edition.addresses.url(key, edition.key("corrections")),
            "sections": self._sections(key, edition),
            "crumbs": self._crumbs(key, edition),
        }

    def _sections(self, key: PageKey, edition: Edition) -> list[dict[str, Any]]:
        active = SECTION_OF.get(key.kind, key.kind)
        return [
            {
                "title": escape(item.title),
                "url": edition.addresses.url(key, item.key),
                "active": item.key.kind == active,
            }
            for item in self._navigation[edition.language]
        ]

    def _language(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        counterpart = key.in_language(edition.language) if key.language else edition.key("home")
        if counterpart not in self._keys:
            counterpart = edition.key("home")
        published = edition.addresses.published(counterpart)
        return {
            "code": edition.language,
            "name": own_name(edition.language),
            "url": edition.addresses.url(key, counterpart),
            "absolute_url": f"{self._site_url.rstrip('/')}/{published}" if self._site_url else "",
            "current": edition.language == key.language,
            "missing": counterpart in self._missing,
        }

    def _crumbs(self, key: PageKey, edition: Edition) -> list[dict[str, Any]]:
        return [
            {"title": title, "url": edition.addresses.url(key, target)}
            for title, target in self._trail(key, edition)
        ]

    def _trail(self, key: PageKey, edition: Edition) -> list[tuple[str, PageKey]]:
        """Return title and page of each step on the way from the home page to a page below a section."""
        section = SECTION_OF.get(key.kind, key.kind if key.id else "")
        if not section:
            return []
        parent = edition.key(section)
        titles = {item.key: item.title for item in self._navigation[edition.language]}
        return [(edition.words("Home"), edition.key("home")), (titles[parent], parent)]

    def counterparts(self, key: PageKey) -> list[Edition]:
        """Return the other languages in which the page exists."""
        return [
            other
            for other in self._editions.values()
            if key.language
            and other.language != key.language
            and key.in_language(other.language) in self._translated
        ]

    def of_head(self, page: MarkdownPage, head: str) -> dict[str, Any]:
        """Return what programs read in the head of the page.

        Arguments:
            page: the page.
            head: what of it depends on records, as `page_head` gives it.

        """
        edition, found = self._edition(page.key), json.loads(head)
        crumbs = [(title, edition.addresses.published(key)) for title, key in self._trail(page.key, edition)]
        return {
            "metas": found["metas"],
            "jsonld": page_jsonld(page, edition, self.counterparts(page.key), crumbs, found["subjects"]),
            "feed": edition.addresses.relative(page.key, feed_uri(edition.language))
            if edition.settings.site_url
            else "",
        }

    def of_missing_page(self) -> list[dict[str, str]]:
        """Return what the page for addresses that lead nowhere says in each language."""
        return [
            {
                "language": edition.language,
                "title": edition.words("There is no such page"),
                "text": edition.words(
                    "The address may be mistyped, or the page has moved. Every topic, source and quotation can be reached from the home page."
                ),
                "line": edition.words("To the home page"),
                "home": edition.addresses.published(edition.key("home")),
            }
            for edition in self._editions.values()
        ]

    def _same_for_all(self, edition: Edition) -> dict[str, Any]:
        """Return what is the same on all pages of the language."""
        file = edition.settings.file
        return {
            "language": edition.language,
            "direction": direction_of(edition.language),
            "title": escape(edition.title),
            "release": escape(release_words(edition)),
            "revised": format_day(file.revised_day, edition.language),
            "made_by": escape(file.made_by.get(edition.language)),
            "contact": file.contact or self._issues_url,
            "words": WordMap(edition),
        }


class WordMap(dict[str, str]):
    """Interface words for theme templates: whatever is asked for is translated."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self._words = edition.words

    def __missing__(self, message: str) -> str:
        return self._words(message)

    def get(self, message: str, default: str | None = None) -> str:  # type: ignore[override]  # every word exists
        """Return the word in the language."""
        return self._words(message) or default or message
