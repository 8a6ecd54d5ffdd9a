"""A reader with a browser: opens pages as asked and notes whatever a page does that no page of a dossier may do."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
HOW_TO_GET_IT = (
    "No Chromium was found. On Debian and Ubuntu: sudo apt install chromium. "
    "Elsewhere install Chromium or Google Chrome and put the path of the program into the variable CHROMIUM."
)
WIDE, PHONE, NARROWEST = 1280, 390, 320
HEIGHTS = {WIDE: 800, PHONE: 844, NARROWEST: 640}

MOST_TABS = 6
"""Tabs that stay open for the next test; to open a tab costs three times as much as to load a page in it."""

# reports each breach of the policy, on whichever page it happens
POLICY_WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  window.reportViolation(`${event.violatedDirective} ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`));
"""
# the fonts are there, and what watches the sizes of things has seen them
SETTLED = """
() => document.fonts.ready.then(() =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))
"""
FORGET = (
    "() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* about:blank has none */ } }"
)


def find_chromium() -> str | None:
    """Return the program that the environment names, or the first that is on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def load(page: Page, url: str, *, script: bool) -> Page:
    """Go to an address, and return the page when nothing on it will move any more."""
    page.goto(url, wait_until="load")
    if script:
        page.evaluate(SETTLED)
    return page


@dataclass
class Reader:
    """Opens pages of one site; what is asked for with the same wishes comes in the same tab."""

    browser: Browser
    base: str
    """Every request must begin with it."""
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    """What did not arrive, and errors that the browser or a script reported."""
    _fresh: list[BrowserContext] = field(default_factory=list)
    _tabs: dict[tuple[tuple[str, object], ...], Page] = field(default_factory=dict)
    """By wishes, the one used last at the end."""

    def open(self, url: str, *, script: bool = True, **wishes: Any) -> Page:
        """Open an address and wait until everything is loaded; the tab may have been used by an earlier test."""
        page = self._tab(script=script, **wishes)
        if page.url.partition("#")[0] == url.partition("#")[0]:
            page.goto("about:blank")  # or else the browser would only scroll
        return load(page, url, script=script)

    def open_afresh(self, url: str, *, script: bool = True, **wishes: Any) -> Page:
        """Open an address in a profile of its own."""
        return load(self.context(script=script, **wishes).new_page(), url, script=script)

    def context(self, **wishes: Any) -> BrowserContext:
        """Return a profile of its own, closed at the end of the test."""
        context = self._watched_context(**wishes)
        self._fresh.append(context)
        return context

    def problems(self) -> list[str]:
        """Return all that no page may do, in words."""
        return [
            *(f"asked another host: {url}" for url in self.foreign),
            *(f"broke the policy: {text}" for text in self.violations),
            *self.failures,
        ]

    def end(self) -> list[str]:
        """Leave all pages as a new reader would find them, and return the problems there were."""
        for context in self._fresh:
            context.close()
        self._fresh.clear()
        for page in self._tabs.values():
            if page.url != "about:blank":
                page.evaluate(FORGET)
                page.mouse.move(0, 0)
                page.goto("about:blank")
        problems = self.problems()
        for log in (self.requests, self.foreign, self.violations, self.failures):
            log.clear()
        return problems

    def close(self) -> None:
        """Close every page."""
        for page in self._tabs.values():
            page.context.close()
        self._tabs.clear()

    def _tab(self, **wishes: Any) -> Page:
        key = tuple(sorted(wishes.items()))
        page = self._tabs.pop(key, None) or self._watched_context(**wishes).new_page()
        self._tabs[key] = page
        if len(self._tabs) > MOST_TABS:
            self._tabs.pop(next(iter(self._tabs))).context.close()
        return page

    def _watched_context(
        self, *, width: int = WIDE, scheme: str = "light", script: bool = True, **wishes: Any
    ) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            color_scheme=scheme,
            java_script_enabled=script,
            **{"locale": "en-GB", **wishes},
        )
        context.set_default_timeout(10_000)
        context.expose_binding("reportViolation", lambda _, text: self.violations.append(text))
        context.add_init_script(POLICY_WATCH)
        context.on("request", self._see_request)
        context.on("response", self._see_response)
        context.on("requestfailed", self._see_failure)
        context.on("console", self._see_message)
        context.on("weberror", lambda error: self.failures.append(f"script: {error.error}"))
        return context

    def _see_request(self, request: Request) -> None:
        url = request.url
        if url.startswith(("data:", "blob:", "about:")):
            return
        self.requests.append(url)
        if not url.startswith(self.base):
            self.foreign.append(url)

    def _see_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.failures.append(f"{response.status}: {response.url}")

    def _see_failure(self, request: Request) -> None:
        # a page that is left breaks off what it still loads
        if request.failure != "net::ERR_ABORTED":
            self.failures.append(f"{request.failure}: {request.url}")

    def _see_message(self, message: ConsoleMessage) -> None:
        # what did not arrive is seen with its address above
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.failures.append(f"console: {message.text}")
