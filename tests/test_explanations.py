from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import dossier
from dossier.explanations import EXPLANATIONS

PACKAGE = Path(dossier.__file__).parent
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent.name != "explanations"
}


def strings_in(node: ast.AST) -> set[str]:
    return {
        item.value
        for item in ast.walk(node)
        if isinstance(item, ast.Constant) and isinstance(item.value, str)
    }


def codes_given_to_findings() -> dict[str, Path]:
    """Return the codes that stand literally in `Finding(code, …)`, with a file that uses each."""
    found: dict[str, Path] = {}
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if (
                not isinstance(node, ast.Call)
                or not isinstance(node.func, ast.Name)
                or node.func.id != "Finding"
            ):
                continue
            code = (
                node.args[0]
                if node.args
                else next(word.value for word in node.keywords if word.arg == "code")
            )
            if isinstance(code, ast.IfExp):
                found |= dict.fromkeys(strings_in(code.body) | strings_in(code.orelse), path)
            elif isinstance(code, ast.Constant):
                found[code.value] = path
    return found


def test_every_code_in_use_is_explained():
    unexplained = {
        code: path.name for code, path in codes_given_to_findings().items() if code not in EXPLANATIONS
    }
    assert unexplained == {}


def test_every_explained_code_is_in_use():
    in_use = set().union(*(strings_in(tree) for tree in TREES.values()))
    assert set(EXPLANATIONS) - in_use == set()


@pytest.mark.parametrize("code", sorted(EXPLANATIONS))
def test_explanation_is_complete_and_short(code):
    explanation = EXPLANATIONS[code]
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", code)
    assert explanation.title[0].isupper()
    assert not explanation.title.endswith(".")
    assert len(explanation.title) <= 80
    assert 60 <= len(explanation.text) <= 500
    assert explanation.text.endswith(".")
    assert explanation.example.strip()
