from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from dossier import pipeline
from dossier.cli import commands
from dossier.curating import new
from dossier.curating.new import Wishes, fill, for_languages, make_dossier
from dossier.errors import DossierError
from dossier.report import without_notes
from tests.curating.intake_files import ENGLISH, INDONESIAN

DAY = datetime.date(2026, 3, 4)
WORKFLOWS = Path(__file__).parent.parent.parent / ".github" / "workflows"


def run(*arguments: object):
    return CliRunner().invoke(commands, ["new", *map(str, arguments)])


@pytest.mark.parametrize("languages", [("id", "en"), ("en",), ("id",), ("de", "fr"), ("ar", "id", "en")])
def test_new_dossier_has_nothing_to_mend(tmp_path, languages):
    make_dossier(tmp_path / "x", Wishes(languages, DAY))
    checked = pipeline.check(tmp_path / "x")
    assert without_notes(checked.findings, {}) == ()
    assert checked.settings.languages == languages
    assert set(checked.corpus.sources) == {"warta-hulu", "hulu-post"}


def test_new_dossier_builds_without_a_theme_beside_it(tmp_path):
    make_dossier(tmp_path / "x", Wishes(("id", "en"), DAY))
    config = load_config(str(tmp_path / "x" / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    site = tmp_path / "x" / "site"
    assert (site / "assets" / "dossier.css").is_file()
    assert "Bus buku Hulu (contoh rekaan)" in (site / "id" / "index.html").read_text(encoding="utf-8")


def test_folder_that_holds_something_is_refused(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(DossierError, match="is not empty"):
        make_dossier(tmp_path, Wishes(("id",), DAY))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.txt"]
    assert run(tmp_path).exit_code == 2


def test_unknown_language_is_refused(tmp_path):
    result = run(tmp_path / "x", "--languages", "xx")
    assert result.exit_code == 2
    assert "The language 'xx' is not known." in result.output
    assert not (tmp_path / "x").exists()


def test_language_without_words_is_mentioned(tmp_path):
    result = run(tmp_path / "x", "--languages", "id,sw")
    assert "In sw the interface words are English for now." in result.output
    assert "In sw the first pages are English for now." in result.output


def test_dossier_from_a_folder_holds_its_articles_and_no_example(tmp_path):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    (inbox / "b.txt").write_text(ENGLISH, encoding="utf-8")
    result = run(tmp_path / "jembatan-rambai", "--from", inbox)
    assert result.exit_code == 0, result.output
    checked = pipeline.check(tmp_path / "jembatan-rambai")
    assert set(checked.corpus.sources) == {"kabar-sungai", "the-muara-courier"}
    assert without_notes(checked.findings, {}) == ()
    assert checked.settings.file.title["en"] == "Jembatan rambai"
    assert checked.corpus.topics == {}


def test_title_with_signs_of_yaml_is_read_back(tmp_path):
    title = 'Bridge: "shut" # or not'
    make_dossier(tmp_path / "x", Wishes(("en",), DAY, title, with_example=False))
    assert pipeline.check(tmp_path / "x").settings.file.title["en"] == title
    assert load_config(str(tmp_path / "x" / "mkdocs.yml")).site_name == title


def test_workflow_uses_the_same_pinned_actions_as_our_own(tmp_path):
    make_dossier(tmp_path / "x", Wishes(("en",), DAY))
    text = (tmp_path / "x" / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"uses: (\S+@\S+)", text))
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in used)
    assert used <= set(re.findall(r"uses: (\S+@\S+)", (WORKFLOWS / "pages.yml").read_text(encoding="utf-8")))
    assert yaml.safe_load(text)["jobs"]["build"]["steps"][3]["run"] == "dossier build --complete --strict"


def test_articles_are_kept_from_git_changing_their_bytes(tmp_path):
    make_dossier(tmp_path / "x", Wishes(("en",), DAY))
    assert (tmp_path / "x" / ".gitattributes").read_text().splitlines()[-1] == "seeds/** -text"


class Installed:
    """An installation as its record tells of it."""

    def __init__(self, record: str | None) -> None:
        self.record = record

    def read_text(self, name: str) -> str | None:
        return self.record if name == "direct_url.json" else None


@pytest.mark.parametrize(
    ("record", "requirement"),
    [
        (None, "dossier[intake]=="),
        (
            '{"url": "https://x.example/d.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "dossier[intake] @ git+https://x.example/d.git@abc",
        ),
        (
            '{"url": "https://x.example/d.whl", "archive_info": {}}',
            "dossier[intake] @ https://x.example/d.whl",
        ),
        ('{"url": "file:///nowhere", "dir_info": {"editable": true}}', "./wheels/dossier-"),
    ],
)
def test_requirement_names_where_the_program_came_from(monkeypatch, record, requirement):
    monkeypatch.setattr(new.metadata, "distribution", lambda _: Installed(record))
    assert new.find_program().requirement.startswith(requirement)


def test_wheel_that_was_installed_from_a_file_is_put_beside_the_dossier(tmp_path, monkeypatch):
    wheel = tmp_path / "dossier-9.9-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    record = f'{{"url": "{wheel.as_uri()}", "archive_info": {{}}}}'
    monkeypatch.setattr(new.metadata, "distribution", lambda _: Installed(record))
    make_dossier(tmp_path / "x", Wishes(("en",), DAY))
    assert (tmp_path / "x" / "wheels" / wheel.name).read_bytes() == b"wheel"
    assert (tmp_path / "x" / "requirements.txt").read_text() == f"./wheels/{wheel.name}[intake]\n"


def test_maps_of_languages_follow_the_dossier():
    text = "a:\n  id: Satu\n  en: One\nb:\n  translation:\n    id: Dua\n    en: Two\nc: x\n"
    assert (
        for_languages(text, ["en", "de"], own="en")
        == "a:\n  en: One\n  de: One\nb:\n  translation:\n    de: Two\nc: x\n"
    )
    assert for_languages(text, ["en"], own="en") == "a:\n  en: One\nb:\nc: x\n"


def test_placeholder_without_a_value_is_not_left():
    assert fill("a @@b@@ c", {"b": "1"}) == "a 1 c"
    with pytest.raises(KeyError):
        fill("@@unknown@@", {})
