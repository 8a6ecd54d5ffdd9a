"""The site of a preview between its runs."""

from __future__ import annotations

import pytest

from dossier.publishing.preview_site import PreviewSite


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("same", "gone"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def preview(site):
    """A preview that has completed one run."""
    preview = PreviewSite()
    preview.complete(site, {"same": "1", "gone": "2"}, {"same", "gone", "unknown"})
    return preview


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_was_completed_stands_in_the_next_run(preview, site):
    preview.put_aside(site)
    assert not site.exists()  # MkDocs has nothing to empty
    standing = preview.bring_back(site)
    assert names(site) == ["gone", "same"]
    assert standing.take("same", "1", "")
    assert not standing.take("same", "2", "")
    assert not standing.take("new", "1", "")

    preview.complete(site, {"same": "1"}, {"same", "unknown"})
    assert names(site) == ["same"]


def test_a_folder_that_was_made_in_between_is_no_hindrance(preview, site):
    preview.put_aside(site)
    site.mkdir()
    assert preview.bring_back(site)
    assert names(site) == ["gone", "same"]


def test_a_run_that_was_not_completed_is_not_trusted(preview, site):
    preview.put_aside(site)
    assert preview.bring_back(site)
    preview.put_aside(site)
    assert names(site) == ["gone", "same"]  # for MkDocs to empty
    assert preview.bring_back(site) is None


def test_the_first_run_makes_everything(site):
    preview = PreviewSite()
    preview.put_aside(site)
    assert preview.bring_back(site) is None
    assert names(site) == ["gone", "same"]


def test_a_site_that_cannot_be_put_back_is_made_anew(preview, site):
    preview.put_aside(site)
    site.mkdir()
    (site / "other").touch()
    assert preview.bring_back(site) is None
    preview.forget()
    assert names(site.parent) == ["site"]


def test_what_was_put_aside_goes_when_the_preview_ends(preview, site):
    preview.put_aside(site)
    preview.forget()
    assert not any(site.parent.iterdir())
