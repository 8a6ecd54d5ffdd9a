"""`python -m benchmarks.write_pages FOLDER`: the pages of the dossier in the current folder as Markdown, and nothing beside them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dossier import pipeline
from dossier.publishing.files import page_files
from dossier.publishing.folder import write_folder


def main() -> None:
    """Read, check, link and write."""
    written = pipeline.write(Path.cwd(), site_url=os.environ["SITE_URL"])
    write_folder(page_files(written.pages), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
