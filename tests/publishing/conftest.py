"""The configuration of MkDocs for a site in the temporary folder."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig


@pytest.fixture
def config(tmp_path):
    config = MkDocsConfig()
    config.load_dict({"site_name": "Kancil", "site_dir": str(tmp_path / "site")})
    assert config.validate() == ([], [])
    config.plugins.on_startup(command="build", dirty=False)
    return config
