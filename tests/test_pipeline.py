"""The four steps together, on the mini dossier and on the dossier of the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from dossier import pipeline
from dossier.errors import DossierError
from dossier.model.prose import words_of
from dossier.publishing.exports.data import DATA_URI, SCHEMA_URI
from dossier.publishing.files import publish, to_bytes
from dossier.publishing.folder import MARKER_FILE
from dossier.report import exit_code, render, severity_of

# what the module makes once is made by one process
pytestmark = pytest.mark.xdist_group("written")

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample"
GOLDEN = ROOT / "tests" / "golden" / "sample"
SCHEMA = ROOT / "dossier" / "schemas" / "data.schema.json"


@pytest.fixture(scope="module", params=[SAMPLE, ROOT], ids=["sample", "repository"])
def written(request):
    return pipeline.write(request.param)


@pytest.fixture(scope="module")
def published(written):
    return publish(written.pages, written.editions).by_path()


@pytest.fixture(scope="module")
def data(published):
    return json.loads(published[DATA_URI])


def files_below(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_written_tree_is_the_expected_one(sample, update_golden):
    """All pages, and the data; other formats have tests of their own."""
    published = publish(sample.pages, sample.editions).by_path()
    files = {
        path: text.encode() for path, text in published.items() if path.endswith(".md") or path == DATA_URI
    }
    if update_golden:
        rewrite(GOLDEN, files)
    expected = files_below(GOLDEN)
    assert sorted(files) == sorted(expected)
    for path, data in files.items():
        assert data.decode() == expected[path].decode(), path


def rewrite(folder, files):
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_the_sample_has_nothing_wrong_with_it(sample):
    severities = sample.settings.file.severities
    doubtful = [item for item in sample.findings if severity_of(item, severities) != "note"]
    assert render(doubtful, severities=severities) == "no findings"


def test_the_sample_holds_a_case_of_everything(sample):
    corpus = sample.corpus
    assert {event.status for event in corpus.events.values()} == {"happened", "planned", "said"}
    assert {point.relation for point in corpus.points.values()} >= {"conflict", "add", None}
    assert {name.kind for name in corpus.names.values()} == {"person", "organisation", "place", "unnamed"}
    states = {cell.state.value for item in sample.links.comparisons.values() for cell in item.cells}
    assert states == {"says", "differs", "silent"}
    assert any(item.is_one_voice for item in sample.links.comparisons.values())
    assert {source.rights for source in corpus.sources.values()} == {"quotes", "none"}


def test_the_dossier_of_the_repository_has_no_errors():
    checked = pipeline.check(ROOT)
    severities = checked.settings.file.severities
    errors = [item for item in checked.findings if severity_of(item, severities) == "error"]
    assert render(errors, severities=severities) == "no findings"
    assert exit_code(checked.findings, severities) == 0


def test_two_runs_give_equal_bytes(written, published, tmp_path):
    """In another process, whose sets are in another order and whose clock is in another place."""
    command = [sys.executable, "-c", WRITE, str(written.settings.project), str(tmp_path)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"})
    again = files_below(tmp_path)
    again.pop(MARKER_FILE)
    assert sorted(again) == sorted(published)
    assert [path for path, content in published.items() if again[path] != to_bytes(content)] == []


WRITE = """\
import sys
from pathlib import Path
from dossier import pipeline
from dossier.publishing.files import publish, to_bytes
from dossier.publishing.folder import MARKER_FILE
from dossier.publishing.folder import write_folder
written = pipeline.write(Path(sys.argv[1]))
write_folder(publish(written.pages, written.editions).by_path(), Path(sys.argv[2]))
"""


def test_the_schema_of_the_data_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_schema_stands_beside_the_data(published):
    assert published[SCHEMA_URI] == SCHEMA.read_text(encoding="utf-8")


def test_the_data_fits_its_schema(data):
    validator = jsonschema.Draft202012Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker()
    )
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)] == []


def test_offsets_of_the_data_lead_to_the_words(written, data):
    """Counted by another reader of the files: code points after decoding, without a byte order mark."""
    project = written.settings.project
    texts = {
        source["id"]: (project / "seeds" / source["article"]).read_bytes().decode("utf-8-sig")
        for source in data["sources"]
    }
    checked = Counter()
    for passage in data["passages"]:
        text = texts[passage["id"].partition("#")[0]]
        assert 0 <= passage["start"] < passage["end"] <= len(text)
        for span in (passage, passage.get("attribution", {})):
            if "exact" in span:
                assert text[span["start"] : span["end"]] == span["exact"]
                checked["exact"] += 1
    assert checked["exact"] > 10


def test_the_data_holds_every_passage_that_is_proved(written, data):
    assert [passage["id"] for passage in data["passages"]] == list(written.proofs.passages)


def test_the_data_withholds_words_that_rights_forbid(data):
    rights = {source["id"]: source["rights"] for source in data["sources"]}
    for passage in data["passages"]:
        is_withheld = rights[passage["id"].partition("#")[0]] == "none"
        assert ("exact" not in passage and "translation" not in passage) == is_withheld


def test_ids_in_the_data_lead_to_records_in_it(data):
    known = {
        kind: {item["id"] for item in data[kind]}
        for kind in data
        if isinstance(data[kind], list) and kind != "languages"
    }
    for point in data["points"]:
        assert set(point["topics"]) <= known["topics"]
        assert set(point["concerns"]) <= known["sources"]
        assert {address for version in point["versions"] for address in version["passages"]} <= known[
            "passages"
        ]
    for topic in data["topics"]:
        cited = {
            address for texts in topic["prose"].values() for item in texts for address in item["passages"]
        }
        assert cited | set(topic["passages"]) | set(topic["further"]) <= known["passages"]
        assert set(topic["points"]) <= known["points"]
        assert set(topic["events"]) <= known["events"]
    for passage in data["passages"]:
        assert passage["voice"] is None or passage["voice"] in known["names"]


def test_the_prose_in_the_data_is_the_prose_of_the_pages(written, data):
    for topic in data["topics"]:
        for language, sentences in topic["prose"].items():
            prose = written.links.prose[f"topics/{topic['id']}"][language]
            assert [item["text"] for item in sentences] == [
                words_of(item.pieces) for item in prose.sentences()
            ]


def test_each_language_has_the_same_pages(written):
    pages = {
        language: sorted(
            (page.key.kind, page.key.id) for page in written.pages if page.key.language == language
        )
        for language in written.settings.languages
    }
    assert len({tuple(found) for found in pages.values()}) == 1
    assert len({page.source_uri for page in written.pages}) == len(written.pages)


def test_a_folder_without_a_dossier_is_refused(tmp_path):
    with pytest.raises(DossierError, match=r"There is no content/dossier\.yml"):
        pipeline.write(tmp_path)


def test_a_broken_settings_file_gives_findings_and_no_pages(sample_copy):
    (sample_copy / "content" / "dossier.yml").write_text("title: [", encoding="utf-8")
    written = pipeline.write(sample_copy)
    assert (written.settings, written.pages) == (None, ())
    assert [finding.code for finding in written.findings] == ["yaml-syntax"]


def test_what_is_broken_is_left_out_of_every_page(sample_copy):
    record = sample_copy / "content" / "sources" / "kabar.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("dua papan jembatan", "dua belas papan jembatan"), encoding="utf-8")
    written = pipeline.write(sample_copy)
    files = publish(written.pages, written.editions).by_path().values()
    texts = "\n".join(text for text in files if isinstance(text, str))
    assert "dua belas papan" not in texts
    assert "note-kabar-two-planks" not in texts
    assert "note-kabar-closed-two-days" in texts
