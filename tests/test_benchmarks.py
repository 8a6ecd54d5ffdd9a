"""The benchmarks measure a preview while it runs, show it like every other step, and leave it out where nobody can."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from benchmarks import serving
from benchmarks.changes import change_one_file
from benchmarks.engines import Step
from benchmarks.generate import Size, generate
from benchmarks.measure import Cost, Failed, interleave, middle
from benchmarks.report import BEGIN, END, PLAIN, Measured, plot, table, write_page
from benchmarks.serving import FIRST, RELOAD, measure_preview, read_used

PAGES = 6
needs_processes = pytest.mark.skipif(
    read_used(os.getpid()) is None, reason="only Linux tells what a process has used"
)


@pytest.fixture
def fable(tmp_path):
    generate(tmp_path / "fable", Size.of_pages(PAGES))
    return tmp_path / "fable"


@needs_processes
def test_what_a_process_has_used_grows_with_its_work():
    before, began = read_used(os.getpid()), time.process_time()
    while time.process_time() < began + 0.3:
        sum(range(100_000))
    after = read_used(os.getpid())
    assert after.seconds - before.seconds > 0.2
    assert after.megabytes >= before.megabytes > 1


def test_a_process_that_is_gone_has_used_nothing_that_can_be_told():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert read_used(child.pid) is None


def test_one_file_changes_each_time(fable):
    def texts():
        return {path: path.read_text(encoding="utf-8") for path in fable.rglob("*.md")}

    before = texts()
    first = change_one_file(fable)
    between = texts()
    second = change_one_file(fable)
    after = texts()
    changed = [path.name for path in before if before[path] != between[path]]
    assert changed == ["topic-0.en.md"]
    assert [path.name for path in before if between[path] != after[path]] == changed
    text = next(after[path] for path in after if path.name == changed[0])
    assert second in text
    assert first not in text


@needs_processes
def test_a_reload_of_the_preview_is_measured_and_shown(fable):
    costs = measure_preview(fable, repetitions=1, reloads=1)
    assert {name: len(found) for name, found in costs.items()} == {FIRST: 1, RELOAD: 1}
    first, reload = (middle(found) for found in costs.values())
    assert min(first.seconds, reload.seconds) > 0
    assert min(first.megabytes, reload.megabytes) > 10
    found = {FIRST: first, RELOAD: reload, PLAIN: Cost(2 * first.seconds, 100, PAGES, 1000, 1000)}
    rows = [line for line in table(found, PLAIN).splitlines() if line.startswith(f"| {FIRST} |")]
    assert [row.split(" | ")[2] for row in rows] == ["0.50"]
    assert f">{RELOAD}</text>" in plot({PAGES: found}, "title")


def test_another_engine_that_fails_is_left_out_with_its_last_words(tmp_path):
    def step(name, code, *, may_fail):
        return Step(name, tmp_path, (sys.executable, "-c", code), tmp_path / "none", may_fail=may_fail)

    said = []
    steps = [step("ours", "", may_fail=False), step("other", "raise SystemExit('too many')", may_fail=True)]
    costs = interleave(steps, 1, say=lambda words, **_: said.append(words))
    assert list(costs) == ["ours"]
    assert said[-1].startswith("  other: left out, because it fails: ")
    assert said[-1].endswith("too many")
    with pytest.raises(Failed, match="too many"):
        interleave([step("ours", "raise SystemExit('too many')", may_fail=False)], 1)


def test_what_is_not_measured_again_stays_on_the_page(tmp_path):
    page = tmp_path / "benchmarks.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    small, large = ({PLAIN: Cost(seconds, 10, PAGES, 1000, 2000)} for seconds in (1, 2))
    write_page(
        tmp_path, [Measured("500 pages", "Then.", PLAIN, small), Measured("9 articles", "Then.", "", small)]
    )
    write_page(
        tmp_path, [Measured("50 pages", "Now.", PLAIN, large), Measured("500 pages", "Now.", PLAIN, large)]
    )
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    sections = [part.split("\n")[0::2][:2] for part in text.split("### ")[1:]]
    assert sections == [["50 pages", "Now."], ["500 pages", "Now."], ["9 articles", "Then."]]
    assert text.count(f"| {PLAIN} | 2.00 |") == 2


@needs_processes
def test_a_preview_that_cannot_start_is_a_message(fable):
    (fable / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(Failed, match=r"mkdocs serve: .*parsing the configuration"):
        measure_preview(fable, repetitions=1)


def test_where_no_process_tells_what_it_used_the_preview_is_left_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(serving, "PROCESSES", tmp_path)
    assert measure_preview(tmp_path, repetitions=1) == {}
    assert "left out" in capsys.readouterr().out
