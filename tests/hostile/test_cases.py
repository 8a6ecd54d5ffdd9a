"""Each hostile case ends as it is to end: inert, or refused with its file and line, within ten seconds and one GiB."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.generate import CASES
from tests.hostile.worker import BYTES, SECONDS

pytest.importorskip("resource", reason="only Unix limits what a process may use")

ROOT = Path(__file__).parents[2]
CHUNK = 40
"""Cases that share a process."""


def is_slow(case) -> bool:
    """Tell whether only the release check runs the case: in the site of all inert ones it is looked at anyway."""
    return case.combines or case.heavy


def chunks() -> dict[str, tuple[str, list[str]]]:
    """Return the chunk of each case, by its name, with all cases of the chunk."""
    found = {}
    for kind in ("slow", "quick"):
        names = [name for name, case in CASES.items() if is_slow(case) == (kind == "slow")]
        for start in range(0, len(names), CHUNK):
            part = names[start : start + CHUNK]
            found.update(dict.fromkeys(part, (f"{kind}-{start // CHUNK}", part)))
    return found


CHUNKS = chunks()
PARAMETERS = [
    pytest.param(
        name,
        marks=[
            pytest.mark.xdist_group(f"hostile-{CHUNKS[name][0]}"),
            *([pytest.mark.slow] if is_slow(case) else []),
        ],
    )
    for name, case in CASES.items()
]


@pytest.fixture(scope="module")
def outcome_of(tmp_path_factory):
    """Return what came of a case; its whole chunk is run at the first question."""
    outcomes = {}

    def ask(name):
        if name not in outcomes:
            outcomes.update(dict.fromkeys(CHUNKS[name][1]))
            command = [sys.executable, "-m", "tests.hostile.worker", str(tmp_path_factory.mktemp("cases"))]
            result = subprocess.run(
                [*command, *CHUNKS[name][1]], cwd=ROOT, capture_output=True, text=True, check=False
            )
            found = [json.loads(line) for line in result.stdout.splitlines()]
            outcomes.update({item["name"]: item for item in found})
        assert outcomes[name], "the process came to an end with this case or one before it"
        return outcomes[name]

    return ask


@pytest.mark.parametrize("name", PARAMETERS)
def test_case_ends_as_it_is_to_end(name, outcome_of):
    outcome, expected = outcome_of(name), CASES[name].refused
    assert "broke" not in outcome, outcome["broke"]
    assert outcome["problems"] == []
    assert outcome["seconds"] < SECONDS
    assert outcome["bytes"] < BYTES
    findings = [tuple(item) for item in outcome["findings"]]
    errors = [item for item in findings if item[3] == "error"]
    if expected is None:
        assert errors == []
    else:
        places = {item[1:4] for item in findings if not expected.code or item[0] == expected.code}
        assert (expected.path, expected.line, expected.severity) in places, findings[:5]


def test_there_are_enough_cases_of_both_kinds():
    refused = [case for case in CASES.values() if case.refused]
    assert len(CASES) >= 400
    assert min(len(refused), len(CASES) - len(refused)) >= 150
