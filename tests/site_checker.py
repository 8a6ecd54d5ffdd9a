"""Read a built site as a browser would, and tell what is wrong with its pages: links, anchors, ids, what they load."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

# elements and attributes by which a browser fetches something for the page itself
LOADING = {
    ("script", "src"), ("img", "src"), ("source", "src"), ("source", "srcset"), ("iframe", "src"), ("video", "src"),
    ("audio", "src"), ("object", "data"), ("embed", "src"), ("img", "srcset"), ("use", "href"), ("image", "href"),
    ("form", "action"),
}  # fmt: skip
# `rel` of links in the head that only name another page
NAMING = {"canonical", "alternate", "license"}
HOST = "https://example.test"


@dataclass
class SitePage:
    """What one page of the site holds."""

    path: str
    """Below the root of the site: `id/topik/index.html`."""
    language: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Each with all attributes of its element."""
    loads: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    """Elements with an attribute `style`, and elements `style`."""
    inline_scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    """Ids that attributes of the page name."""

    @property
    def url(self) -> str:
        """The address below the root."""
        return self.path.removesuffix("index.html")


class _PageReader(HTMLParser):
    def __init__(self, page: SitePage) -> None:
        super().__init__()
        self.page = page
        self._in_script = False

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.language = values.get("lang", "")
        if values.get("id"):
            page.ids.append(values["id"])
        if tag == "a" and "href" in values:
            page.links.append((values["href"], values))
        if tag == "link":
            kinds = set(values.get("rel", "").split())
            target = page.links.append if kinds & NAMING else None
            if target:
                target((values["href"], {**values, "in": "head"}))
            else:
                page.loads.append(values["href"])
        page.loads.extend(value for name, value in values.items() if (tag, name) in LOADING)
        if "style" in values or tag == "style":
            page.styles.append(self.get_starttag_text())
        page.handlers.extend(name for name in values if name.startswith("on"))
        for name in ("data-card", "aria-labelledby", "aria-describedby", "for"):
            page.references.extend(values.get(name, "").split())
        # Data in a script element is neither run nor held back by a policy.
        is_code = values.get("type", "module") in (
            "module",
            "text/javascript",
            "application/javascript",
            "importmap",
            "",
        )
        self._in_script = tag == "script" and "src" not in values and is_code

    def handle_data(self, data):
        if self._in_script and data.strip():
            self.page.inline_scripts.append(data)

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_script = False


def read_site(folder: Path) -> dict[str, SitePage]:
    """Return every page of the site by its path."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        page = SitePage(path.relative_to(folder).as_posix())
        reader = _PageReader(page)
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        pages[page.path] = page
    return pages


def broken_links(folder: Path, pages: dict[str, SitePage], prefix: str = "/") -> list[str]:
    """Return the links inside the site that lead to no file or to no anchor.

    Arguments:
        folder: where the site is.
        pages: what `read_site` gave.
        prefix: path below which the site is published.

    """
    broken = []
    for page in pages.values():
        base = f"{HOST}{prefix}{page.url}"
        hrefs = [href for href, values in page.links if values.get("in") != "head"]
        for href in dict.fromkeys((*hrefs, *page.loads)):
            target = urljoin(base, href)
            if not target.startswith(HOST):
                continue
            parts = urlsplit(target)
            if not parts.path.startswith(prefix):
                broken.append(f"{page.path}: {href} leaves the site")
                continue
            path = _file_of(folder, unquote(parts.path.removeprefix(prefix)))
            if path is None:
                broken.append(f"{page.path}: {href} leads to no file")
            elif parts.fragment and path in pages and unquote(parts.fragment) not in pages[path].ids:
                broken.append(f"{page.path}: {href} leads to no anchor")
    return broken


def _file_of(folder: Path, path: str) -> str | None:
    found = posixpath.join(path, "index.html") if path == "" or path.endswith("/") else path
    return found if (folder / found).is_file() else None


def foreign_loads(page: SitePage) -> list[str]:
    """Return what the page fetches from elsewhere."""
    return [
        url for url in page.loads if urlsplit(url).scheme in ("http", "https", "ftp") or url.startswith("//")
    ]
