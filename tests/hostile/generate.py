"""Make the hostile cases: the list of all of them, and each as a folder for whoever wants to look at it.

`python -m tests.hostile.generate DIR` writes for each case a changed copy of the mini dossier and beside it, in
`expected.json`, what is to come of it. The same program gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from tests.hostile.case import SAMPLE, Case
from tests.hostile.evidence import evidence_refusals
from tests.hostile.fields import field_cases
from tests.hostile.files import file_cases
from tests.hostile.prose import prose_cases
from tests.hostile.records import record_cases

CASES: dict[str, Case] = {
    case.name: case
    for case in (*field_cases(), *evidence_refusals(), *record_cases(), *prose_cases(), *file_cases())
}


def make_project(case: Case, folder: Path) -> Path:
    """Return a copy of the mini dossier in the folder, changed as the case says."""
    project = folder / "project"
    shutil.copytree(SAMPLE, project)
    case.change(project)
    return project


def make_combined(folder: Path, theme: Path) -> Path:
    """Return one dossier that holds all inert cases which can stand beside each other."""
    project = folder / "combined"
    shutil.copytree(SAMPLE, project)
    for case in CASES.values():
        if case.combines:
            case.change(project)
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("../../theme", theme.as_posix()), encoding="utf-8"
    )
    return project


def main(target: Path) -> None:
    """Write all cases below the folder."""
    for name, case in CASES.items():
        folder = target / name
        make_project(case, folder)
        expected = {"inert": True} if case.refused is None else asdict(case.refused)
        (folder / "expected.json").write_text(json.dumps(expected) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
