"""What was measured, as a table, as plots, and as the page `docs/benchmarks.md` between its two marks, with its data beside it."""

from __future__ import annotations

import datetime
import json
import platform
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import Cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PLAIN = "MkDocs, plain"
FLOOR = "read the files"
BEGIN, END = "<!-- begin of the results -->", "<!-- end of the results -->"
PACKAGES = (
    "dossier",
    "mkdocs",
    "mkdocs-material",
    "Markdown",
    "markdown-it-py",
    "zensical",
    "pydantic",
    "Pillow",
)
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 320, 60, 40
COLOURS = ("#9a2c16", "#1d5c8a", "#5b7f1f", "#8a6d1d", "#5d3f8c", "#1d1c1a")


def table(costs: Mapping[str, Cost], base: str) -> str:
    """Return the costs as a Markdown table, with ratios to the step that is the base."""
    unit = costs.get(base)
    rows = [
        "| step | CPU s | ratio | peak MB | memory ratio | pages | KB a page | MB in all |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name, cost in costs.items():
        ratio = f"{cost.seconds / unit.seconds:.2f}" if unit else ""
        memory = f"{cost.megabytes / unit.megabytes:.2f}" if unit else ""
        weight = f"{cost.page_bytes / cost.pages / 1000:.1f}" if cost.pages else ""
        rows.append(
            f"| {name} | {cost.seconds:.2f} | {ratio} | {cost.megabytes:.0f} | {memory} | {cost.pages or ''} "
            f"| {weight} | {cost.all_bytes / 1e6:.1f} |"
        )
    return "\n".join(rows)


def versions() -> str:
    """Return the versions of everything that takes part."""
    found = [f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def plot(found: Mapping[int, Mapping[str, Cost]], title: str) -> str:
    """Return CPU milliseconds a page over the number of pages as SVG; a level line is what scales."""
    names = list(dict.fromkeys(name for costs in found.values() for name in costs))
    lines = {
        name: [(pages, costs[name].seconds / pages * 1000) for pages, costs in found.items() if name in costs]
        for name in names
        if ", nothing" not in name
    }
    most = max(value for line in lines.values() for _, value in line) or 1
    last = max(found)

    def place(pages: float, value: float) -> str:
        x = LEFT + (WIDTH - LEFT - 20) * pages / last
        return f"{x:.1f},{HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 40) * value / most:.1f}"

    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + 18 * len(lines)}" '
            f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        ),
        f'<text x="{LEFT}" y="20">{escape(title)}</text>',
        f'<path d="M{LEFT} 40V{HEIGHT - BOTTOM}H{WIDTH - 20}" fill="none" stroke="#777"/>',
        f'<text x="{LEFT - 6}" y="46" text-anchor="end">{most:.0f}</text>',
        f'<text x="{WIDTH - 20}" y="{HEIGHT - BOTTOM + 18}" text-anchor="end">{last} pages</text>',
    ]
    for number, (name, line) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        dash = ' stroke-dasharray="6 4"' if number >= len(COLOURS) else ""
        points = " ".join(place(*point) for point in line)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        y = HEIGHT + 18 * number
        parts.append(f'<path d="M{LEFT} {y - 4}h28" stroke="{colour}" stroke-width="2"{dash}/>')
        parts.append(f'<text x="{LEFT + 36}" y="{y}">{escape(name)}</text>')
    return "\n".join((*parts, "</svg>\n"))


class Measured(NamedTuple):
    """What was measured together."""

    what: str
    """Pages of a site, or articles that were checked."""
    how: str
    """When, how often, and with which versions."""
    base: str
    """The step that the others are compared to."""
    costs: Mapping[str, Cost]

    @property
    def size(self) -> int:
        """The number of pages or articles."""
        return int(self.what.partition(" ")[0])

    @property
    def pages(self) -> int:
        """The number of pages; 0 for a check."""
        return self.size if self.what.endswith(" pages") else 0


def how_measured(runs: int) -> str:
    """Return the sentence that goes with what was measured now."""
    day = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    times = f"medians of {runs} interleaved runs" if runs > 1 else "one run"
    return f"Measured on {day}, {times}: {versions()}; {platform.machine()}."


def write_page(docs: Path, found: Sequence[Measured]) -> None:
    """Put what was measured into `benchmarks.md`, its plot and its data; what was not measured again stays."""
    data = docs / "benchmarks.json"
    kept = _read(data) if data.exists() else ()
    by_what = {item.what: item for item in (*kept, *found)}
    everything = sorted(by_what.values(), key=lambda item: (not item.pages, item.size))
    data.write_text(json.dumps([item._asdict() for item in everything], indent=1) + "\n", encoding="utf-8")
    page = docs / "benchmarks.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    parts = [
        "![CPU milliseconds a page](benchmarks.svg)",
        *(f"### {item.what}\n\n{item.how}\n\n{table(item.costs, item.base)}" for item in everything),
    ]
    page.write_text("\n\n".join((f"{before}{BEGIN}", *parts, f"{END}{after}")), encoding="utf-8")
    sizes = {item.pages: item.costs for item in everything if item.pages}
    (docs / "benchmarks.svg").write_text(plot(sizes, "CPU milliseconds a page"), encoding="utf-8")


def _read(data: Path) -> tuple[Measured, ...]:
    """Return what was measured before."""
    return tuple(
        Measured(**{**item, "costs": {name: Cost(*cost) for name, cost in item["costs"].items()}})
        for item in json.loads(data.read_text(encoding="utf-8"))
    )
