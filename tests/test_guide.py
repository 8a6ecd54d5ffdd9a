"""The guides for curators, followed to the letter: each command is run, each file that they show is the example's.

Blocks of a guide: `console` is run, and its answer compared; a block whose words after the language name a file shows a
part of it, and the whole file is then taken from the finished example, as if the curator had written it (`with` names
more files of the same kind, `draft` shows what the program wrote instead); `sh` is for the reader alone. A line `…`
stands for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from dossier import __version__
from dossier.cli import COMMANDS, commands

# what the module makes once is made by one process
pytestmark = pytest.mark.xdist_group("guide")

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "lindwerder"
GUIDES = {language: ROOT / "docs" / f"guide.{language}.md" for language in ("en", "id")}
DAY = "1795348800"
"""22 November 2026, as SOURCE_DATE_EPOCH."""
# matches a step: "## 3. Look at it"
STEP_RE = re.compile(r"^## (?P<number>\d+)\. (?P<title>.+)$", re.MULTILINE)
# matches a block with what stands after its language: "```yaml content/names.yml", lines, "```"
BLOCK_RE = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<about>[^\n]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
# matches a command of a console block and its answer
COMMAND_RE = re.compile(r"^\$ (?P<command>.+)\n(?P<answer>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a guide."""

    step: int
    kind: str
    about: str
    text: str


class Followed(NamedTuple):
    """What became of a curator who did what the guide says."""

    project: Path
    surprises: list[str]


def read_guide(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def blocks_of(guide: str) -> list[Block]:
    steps = [(match.start(), int(match["number"])) for match in STEP_RE.finditer(guide)]
    return [
        Block(
            max((number for start, number in steps if start < match.start()), default=0),
            match["kind"],
            match["about"] or "",
            match["text"],
        )
        for match in BLOCK_RE.finditer(guide)
    ]


def pattern_of(shown: str) -> str:
    """Return the expression that finds the shown lines, where a line `…` stands for any."""
    return "".join("(?:.*\n)*?" if line == "…" else re.escape(f"{line}\n") for line in shown.splitlines())


def is_answer(shown: str, answer: str) -> bool:
    return (
        re.fullmatch(pattern_of(shown), answer if answer.endswith("\n") or not answer else f"{answer}\n")
        is not None
    )


def stands_in(shown: str, text: str) -> bool:
    return re.search(rf"^{pattern_of(shown)}", text, re.MULTILINE) is not None


class Curator:
    """Does what a guide says, and notes what is not as it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.surprises: list[str] = []

    def follow(self, block: Block) -> None:
        if block.kind == "console":
            for match in COMMAND_RE.finditer(block.text):
                self.run(match["command"], match["answer"])
        elif block.about:
            path, _, more = block.about.partition(" ")
            self.look(path, block.text, self.folder if more == "draft" else EXAMPLE)
            if more != "draft":
                self.write(path, *more.removeprefix("with ").split())

    def run(self, command: str, shown: str) -> None:
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            os.chdir(self.folder)
            return
        assert program == "dossier", f"`{command}` belongs into a block `sh`"
        result = CliRunner().invoke(commands, arguments, prog_name="dossier")
        if result.exit_code not in (0, 1) or (
            result.exception and not isinstance(result.exception, SystemExit)
        ):
            self.surprises.append(f"$ {command}\nfailed: {result.exception!r}\n{result.output}")
        elif not is_answer(shown, result.output):
            self.surprises.append(f"$ {command}\n{result.output}\n--- the guide shows:\n{shown}")

    def look(self, path: str, shown: str, project: Path) -> None:
        file = project / path
        if not file.is_file():
            self.surprises.append(f"{path} is missing")
        elif not stands_in(shown, file.read_text(encoding="utf-8")):
            self.surprises.append(f"{path} does not hold:\n{shown}")

    def write(self, *patterns: str) -> None:
        for file in {file for pattern in patterns if pattern for file in EXAMPLE.glob(pattern)}:
            target = self.folder / file.relative_to(EXAMPLE)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, target)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """The guide, followed in a folder that holds nothing but copies of the articles."""
    folder = tmp_path_factory.mktemp("guide")
    shutil.copytree(EXAMPLE / "seeds" / "originals", folder / "articles")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        patch.setenv("NO_COLOR", "1")
        patch.chdir(folder)
        curator = Curator(folder)
        for block in blocks_of(read_guide("en")):
            curator.follow(block)
    return Followed(curator.folder, curator.surprises)


def files_of(folder: Path, *, without: str = "") -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (without and path.relative_to(folder).as_posix().startswith(without))
    }


@pytest.mark.parametrize(
    ("shown", "answer", "expected"),
    [
        ("a\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("…\nd\n", "a\nd\ne\n", False),
        ("a.c\n", "abc\n", False),
        ("", "a\n", False),
    ],
)
def test_answers_are_compared_line_by_line(shown, answer, expected):
    assert is_answer(shown, answer) is expected


def test_shown_lines_begin_where_lines_begin():
    assert stands_in("b:\n…\n  d\n", "a\nb:\n  c\n  d\n")
    assert not stands_in("b\n", "ab\n")


@pytest.mark.parametrize("language", GUIDES)
def test_guide_has_twelve_steps(language):
    assert [int(match["number"]) for match in STEP_RE.finditer(read_guide(language))] == list(range(1, 13))


def test_guides_show_the_same_in_the_same_order():
    assert blocks_of(read_guide("id")) == blocks_of(read_guide("en"))


def test_guides_are_not_the_same_text():
    english, indonesian = (set(read_guide(language).split("\n\n")) for language in ("en", "id"))
    shared = {text for text in english & indonesian if not text.lstrip().startswith(("```", "…", "## "))}
    code = "".join(block.text for block in blocks_of(read_guide("en")))
    assert [text for text in shared if text.strip("` \n") not in code and "```" not in text] == []


@pytest.mark.parametrize("language", GUIDES)
def test_guide_links_lead_somewhere(language):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", BLOCK_RE.sub("", read_guide(language)))
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []


def test_guide_shows_the_commands_of_a_curator():
    shown = "".join(block.text for block in blocks_of(read_guide("en")))
    wanted = ("new", "quote", "suggest", "coverage", "check", "release", "build", "explain")
    assert [name for name in wanted if f"dossier {name}" not in shown] == []


def test_commands_that_are_not_run_exist_and_name_this_version():
    shown = "".join(block.text for block in blocks_of(read_guide("en")) if block.kind == "sh")
    assert set(re.findall(r"^dossier (\w+)", shown, re.MULTILINE)) <= set(COMMANDS)
    assert re.findall(r"dossier-(.+?)-py3-none-any\.whl", shown) == [__version__]


def test_program_answers_as_the_guide_says(followed):
    if followed.surprises:
        pytest.fail("\n\n".join(followed.surprises), pytrace=False)


def test_guide_leads_to_the_example(followed):
    """Whoever follows it has written all of the content, and has the same articles."""
    assert files_of(followed.project / "content", without="releases/") == files_of(EXAMPLE / "content")
    assert files_of(followed.project / "seeds", without="originals/.") == files_of(EXAMPLE / "seeds")


def test_followed_guide_ends_clean(followed):
    result = CliRunner().invoke(commands, ["check", "--project", str(followed.project)])
    assert result.output.startswith("no findings\n")
    assert result.exit_code == 0


@pytest.mark.slow
def test_followed_guide_builds_the_pages_of_the_example(followed, tmp_path):
    pages = [
        build(project, tmp_path / str(number)) for number, project in enumerate((followed.project, EXAMPLE))
    ]
    assert pages[0] == pages[1]
    assert "de/index.html" in pages[0]


def build(project: Path, site: Path) -> list[str]:
    """Return the paths of the pages of the built site."""
    command = [sys.executable, "-m", "dossier", "build", str(site), "--strict", "--project", str(project)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
