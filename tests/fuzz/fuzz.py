"""Fuzz a target with atheris, guided by what its code does: `python -m tests.fuzz.fuzz TARGET [libFuzzer options]`.

`python -m tests.fuzz.fuzz prose -max_total_time=300` runs five minutes. What breaks is written as a file `crash-…`;
put it into `tests/fuzz/found/TARGET/`, where the tests try it for ever. Needs `pip install atheris`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dossier", "markdown_it", "rispy", "bibtexparser"]):
    from tests.fuzz.targets import TARGETS

BEGINNINGS = Path(__file__).parents[1] / "sample"


def main() -> None:
    """Fuzz the target that the first argument names, beginning with the files of the mini dossier."""
    target = TARGETS[sys.argv.pop(1)]
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(sorted(BEGINNINGS.rglob("*.*"))):
            if path.is_file():
                (Path(folder) / str(number)).write_bytes(path.read_bytes()[:2000])
        atheris.Setup([*sys.argv, "-max_len=2000", folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
