"""The floor for `dossier check`: read, decode and load the same files with PyYAML's C loader, and do nothing with them."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Read all files of the dossier in the folder that the first argument names."""
    folder = Path(sys.argv[1])
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md", ".yml") and path.is_file() and path.name != "mkdocs.yml":
            text = path.read_bytes().decode()
            if path.suffix == ".yml":
                yaml.load(text, Loader=yaml.CSafeLoader)  # the safe loader, in C


if __name__ == "__main__":
    main()
