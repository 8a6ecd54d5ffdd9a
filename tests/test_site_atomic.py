"""A site changes at once: killed builds, a full disk, errors, builds at the same time and a removed cache leave it whole.

Each build runs in a copy of this process. What it does to files is counted in audit events, so that it can be stopped at
any of them.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from dossier.cache import FOLDER as CACHE
from dossier.cli import commands
from dossier.errors import DossierError
from dossier.publishing import cache_site, folder
from dossier.publishing.folder import replaced
from tests.conftest import ROOT, SAMPLE

if not hasattr(os, "fork"):
    pytest.skip("only Unix makes a process by a fork", allow_module_level=True)

import resource

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.xdist_group("atomic")

PIPE_BYTES = 4096
"""So much a pipe takes at once, whoever reads it."""
SECONDS = 240
"""A build that takes longer hangs and is ended by an alarm."""
CHANGES = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "shutil.copyfile",
    "shutil.rmtree",
}
LISTS = {"os.scandir", "os.listdir"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
EXCHANGE = "ctypes.dlsym renameat2"
"""The step before both sites change places."""
LIMIT = 20_000
"""Bytes of the longest file on a disk that is full: larger than many pages, smaller than the style."""


class Place(NamedTuple):
    """A project that has changed since its site was built."""

    root: Path
    old: dict[str, bytes]
    new: dict[str, bytes]

    @property
    def project(self) -> Path:
        return self.root / "sample"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def restore(self) -> None:
        """Put project and site back as they were, and leave alone what lies beside them."""
        for path in (self.project, self.site):
            shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(self.root / "kept" / path.name, path)

    def left(self) -> list[str]:
        """Return what lies beside project and site."""
        return sorted({path.name for path in self.root.iterdir()} - {"sample", "site", "kept"})


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Place:
    """The project and its site before and after an edit, made once."""
    root = tmp_path_factory.mktemp("atomic")
    place = Place(root, {}, {})
    shutil.copytree(SAMPLE, place.project)
    config = place.project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../theme", (ROOT / "theme").as_posix())
    config.write_text(text, encoding="utf-8")
    build_here(place)
    titles = place.project / "content" / "topics.yml"
    text = titles.read_text(encoding="utf-8")
    titles.write_text(text.replace("The bridge closure", "The closed bridge"), encoding="utf-8")
    for path in (place.project, place.site):
        shutil.copytree(path, root / "kept" / path.name)
    old = tree(place.site)
    build_here(place)
    assert tree(place.site) != old
    return Place(root, old, tree(place.site))


def build_here(place: Place) -> None:
    """Build in this process, so that its copies need not load everything again."""
    result = CliRunner().invoke(commands, ["build", str(place.site), "--project", str(place.project)])
    assert result.exit_code == 0, result.output
    assert place.left() == []


@pytest.fixture
def place(built) -> Place:
    built.restore()
    yield built
    for name in built.left():
        shutil.rmtree(built.root / name)


def tree(path: Path) -> dict[str, bytes]:
    return {
        file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()
    }


def start(
    place: Place, site: Path | None = None, prepare: Callable[[], None] = lambda: None
) -> tuple[int, int]:
    """Begin to build the project in a copy of this process; return the process and a pipe with what it says."""
    return fork(prepare, ["build", str(site or place.site), "--project", str(place.project)])


def fork(prepare: Callable[[], None], arguments: list[str]) -> tuple[int, int]:
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        signal.alarm(SECONDS)
        prepare()
        result = CliRunner().invoke(commands, arguments) if arguments else None
        os.write(writing, result.output.encode()[:PIPE_BYTES] if result else b"")
        if result and not isinstance(result.exception, SystemExit | None):
            traceback.print_exception(result.exception)
        os._exit(result.exit_code if result else 0)
    except BaseException:  # noqa: BLE001  # nothing may go back into the tests of this copy
        traceback.print_exc()
        os._exit(98)


def finish(begun: tuple[int, int]) -> tuple[int, str]:
    """Return the exit code, negative for a signal, and what was said."""
    process, reading = begun
    with os.fdopen(reading, errors="replace") as pipe:
        words = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), words


def each_step(root: Path, take: Callable[[str], None], events: set[str] = CHANGES) -> None:
    """Call the function at each step that this process takes from now on with files below the folder.

    What it does with leavings of killed runs does not count, so that the steps of a build are always the same.
    """
    left = tuple(str(path) for path in root.glob(".site-building-*"))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "ctypes.dlsym" and arguments[1] == "renameat2":
            take(EXCHANGE)
        elif event in events and (event != "open" or int(arguments[2]) & WRITES):
            path = arguments[0]
            own = isinstance(path, str | Path) and str(path).startswith(str(root))
            if own and not str(path).startswith(left):
                take(f"{event} {path}")

    sys.addaudithook(hook)


def kill_at(root: Path, number: int) -> Callable[[], None]:
    """Return the preparation that ends the process at its step of that number, the first being 0."""
    taken: list[str] = []

    def take(step: str) -> None:
        if len(taken) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        taken.append(step)

    return lambda: each_step(root, take)


def steps_of_a_build(place: Place) -> list[str]:
    """Return every step of a build that nothing disturbs."""
    log = place.root / "steps"
    with log.open("w", encoding="utf-8") as file:

        def take(step: str) -> None:
            file.write(f"{step}\n")
            file.flush()

        assert finish(start(place, prepare=lambda: each_step(place.root, take)))[0] == 0
    steps = log.read_text(encoding="utf-8").splitlines()
    log.unlink()
    place.restore()
    return steps


def kill_and_check(place: Place, number: int, exchange: int) -> None:
    """Kill a build at the step; readers find the old site up to the exchange and the new one from then on."""
    code, words = finish(start(place, prepare=kill_at(place.root, number)))
    assert code == -signal.SIGKILL, (number, words)
    assert tree(place.site) == (place.old if number <= exchange else place.new), number
    # what is left is hidden, says what it is, and went away if an earlier run had left it
    assert len(place.left()) <= 1, number
    assert all(name.startswith(".site-building-") for name in place.left()), number


def build_and_check(place: Place) -> None:
    """Build to the end: the site is the new one, and nothing is left beside it."""
    code, words = finish(start(place))
    assert code == 0, words
    assert tree(place.site) == place.new
    assert place.left() == []


def test_a_killed_build_leaves_the_old_site_or_the_new_one(place):
    steps = steps_of_a_build(place)
    exchange = steps.index(EXCHANGE)
    for number in (exchange * 2 // 3, exchange, exchange + 1):
        place.restore()
        kill_and_check(place, number, exchange)
    build_and_check(place)


@pytest.mark.slow
def test_a_build_after_a_killed_one_is_whole_wherever_it_was_killed(place):
    steps = steps_of_a_build(place)
    exchange, points = steps.index(EXCHANGE), 12
    spread = {number * (len(steps) - 1) // (points - 1) for number in range(points)}
    for number in sorted({*spread, exchange, exchange + 1}):
        place.restore()
        kill_and_check(place, number, exchange)
        build_and_check(place)


def test_a_full_disk_is_a_message_and_leaves_the_old_site(place):
    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))

    code, words = finish(start(place, prepare=fill))
    assert code == 2, words
    assert "The site was not built (File too large" in words
    assert "the one before it, if any, is unchanged" in words
    assert tree(place.site) == place.old
    assert place.left() == []
    build_and_check(place)


def test_an_error_in_a_page_is_a_message_and_leaves_the_old_site(place):
    with (place.project / "content" / "index.en.md").open("a", encoding="utf-8") as page:
        page.write("\nNobody says so.\n")
    code, words = finish(start(place))
    assert code == 1, words
    assert "prose-uncited" in words
    assert "Nothing was built." in words
    assert tree(place.site) == place.old
    assert place.left() == []


def test_builds_at_once_make_the_same_site_and_a_sound_cache(place):
    shutil.rmtree(place.project / CACHE)
    other, later = place.root / "other", place.root / "later"
    begun = [start(place), start(place), start(place, other)]
    ended = [finish(one) for one in begun]
    assert [code for code, _ in ended] == [0, 0, 0], ended
    assert place.left() == ["other"]
    assert tree(place.site) == place.new
    assert tree(other) == place.new
    code, words = finish(start(place, later))
    assert code == 0, words
    assert tree(later) == place.new


def test_a_build_knows_that_another_one_took_the_place_of_its_site(place, monkeypatch):
    """One that began before an edit may end after one that began later, and before that notes what it made."""
    real = cache_site.remember

    def late(*values: object) -> None:
        shutil.rmtree(place.site)
        shutil.copytree(place.root / "kept" / "site", place.site)
        real(*values)

    assert finish(start(place, prepare=lambda: monkeypatch.setattr(cache_site, "remember", late)))[0] == 0
    assert tree(place.site) == place.old
    build_and_check(place)


@pytest.mark.parametrize(("events", "least"), [(CHANGES, 20), (LISTS, 1)], ids=["written", "swept"])
def test_the_cache_may_be_removed_at_any_time(events, least, place):
    """It goes away again and again, just before each step of a build that writes or lists it."""
    cache, removed = place.project / CACHE, place.root / "removed"
    at_work: list[str] = []

    def take(step: str) -> None:
        if at_work or not cache.exists():
            return
        at_work.append(step)
        shutil.rmtree(cache)
        with removed.open("a", encoding="utf-8") as file:
            file.write(f"{step}\n")
        at_work.clear()

    code, words = finish(start(place, prepare=lambda: each_step(cache, take, events)))
    times = removed.read_text(encoding="utf-8").count("\n")
    removed.unlink()
    assert code == 0, words
    assert times >= least
    assert tree(place.site) == place.new
    assert place.left() == []
    build_and_check(place)


@pytest.fixture
def in_two_steps(monkeypatch):
    """Let folders change places as on systems that cannot do that at once."""
    monkeypatch.setattr(folder, "_exchange", lambda _one, _other: False)


@pytest.fixture
def target(tmp_path) -> Path:
    path = tmp_path / "site"
    path.mkdir()
    (path / "page").write_text("old", encoding="utf-8")
    return path


def replace(target: Path) -> None:
    with replaced(target) as fresh:
        (fresh / "page").write_text("new", encoding="utf-8")


@pytest.mark.usefixtures("in_two_steps")
def test_the_next_run_puts_back_what_one_killed_between_two_renames_took_away(target):
    taken: list[str] = []

    def take(step: str) -> None:
        taken.append(step)
        if sum(step.startswith("os.rename") for step in taken) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    def prepare() -> None:
        each_step(target.parent, take)
        replace(target)

    assert finish(fork(prepare, []))[0] == -signal.SIGKILL
    assert not target.exists()
    with replaced(target) as fresh:
        assert tree(target) == {"page": b"old"}
        (fresh / "page").write_text("new", encoding="utf-8")
    assert tree(target.parent) == {"site/page": b"new"}


@pytest.mark.usefixtures("in_two_steps")
def test_a_folder_that_cannot_take_its_place_leaves_the_old_one(target, monkeypatch):
    real = Path.replace

    def refuse(path: Path, other: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return real(path, other)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DossierError, match=r"cannot be replaced: Permission denied"):
        replace(target)
    assert tree(target.parent) == {"site/page": b"old"}


def test_a_run_leaves_the_folder_of_another_that_goes_on(target):
    with replaced(target) as first:
        replace(target)
        assert first.is_dir()
        (first / "page").write_text("newest", encoding="utf-8")
    assert tree(target.parent) == {"site/page": b"newest"}


def test_where_there_are_no_locks_what_is_left_goes_after_a_day(target, monkeypatch):
    monkeypatch.setattr(folder, "fcntl", None)
    young, old = (target.parent / f".site-building-{name}" for name in ("young", "old"))
    for path in (young, old):
        (path / "new").mkdir(parents=True)
    os.utime(old, (0, 0))
    replace(target)
    assert (young.exists(), old.exists()) == (True, False)
    assert tree(target) == {"page": b"new"}
