"""axe-core, the accessibility checker that comes with axe-playwright-python (axe-core is under the MPL 2.0)."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")

# the light report: only what is violated, and where
RUN = """
async (tags) => {
  const result = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return result.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")} (${node.failureSummary.split("\\n").pop().trim()})`));
}
"""


def find_violations(page: Page) -> list[str]:
    """Return what on the page breaks WCAG 2.2, levels A and AA, as far as a program can tell."""
    page.evaluate(AXE)
    found = page.evaluate(RUN, list(WCAG_22_AA))
    assert isinstance(found, list)
    return found
