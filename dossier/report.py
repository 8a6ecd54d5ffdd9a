"""Findings to words: as text for people, as JSON and SARIF for programs, as annotations for GitHub.

The only place that lays out messages and that decides how severe a finding is. Takes findings in any order; everything
that comes from content is printed with its control characters escaped.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote

from dossier import __version__
from dossier.explanations import EXPLANATIONS
from dossier.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dossier.model.finding import Finding

Format: TypeAlias = Literal["text", "json", "sarif", "github"]

EXIT_CLEAN = 0
EXIT_ERRORS = 1
EXIT_WRONG_USE = 2

# matches characters that steer a terminal, hide, or turn the direction of text: controls, zero-width, bidirectional, tags
UNSAFE_RE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
COLOURS = {Severity.ERROR: "\x1b[31;1m", Severity.WARNING: "\x1b[33;1m", Severity.NOTE: "\x1b[36;1m"}
BOLD = "\x1b[1m"
PLAIN = "\x1b[0m"
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SARIF_ROOT = "%SRCROOT%"
"""What code-scanning services call the folder that paths of findings start from."""
INDENT = "    "


def severity_of(finding: Finding, severities: Mapping[str, str]) -> Severity:
    """Return how bad the finding is: as the dossier's settings say, otherwise as its code does by itself."""
    return Severity(severities.get(finding.code, EXPLANATIONS[finding.code].severity))


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of their places, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda item: (item.location, item.code, item.message)))


def without_notes(findings: Iterable[Finding], severities: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the findings that can stop something: errors and warnings."""
    return tuple(finding for finding in findings if severity_of(finding, severities) is not Severity.NOTE)


def exit_code(findings: Iterable[Finding], severities: Mapping[str, str]) -> int:
    """Return the exit code of a run: 1 if any finding is an error, else 0."""
    is_broken = any(severity_of(finding, severities) is Severity.ERROR for finding in findings)
    return EXIT_ERRORS if is_broken else EXIT_CLEAN


def count_severities(findings: Iterable[Finding], severities: Mapping[str, str]) -> dict[Severity, int]:
    """Return how many findings there are of each severity, the worst first."""
    found = [severity_of(finding, severities) for finding in findings]
    return {severity: found.count(severity) for severity in Severity}


def summarise(findings: Iterable[Finding], severities: Mapping[str, str]) -> str:
    """Return the counts in words, such as '3 errors, 1 warning'."""
    counts = count_severities(findings, severities)
    parts = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    return ", ".join(parts) or "no findings"


def render(
    findings: Iterable[Finding],
    format: Format = "text",  # noqa: A002  # the word of the option
    *,
    severities: Mapping[str, str],
    colour: bool = False,
) -> str:
    """Return all findings, sorted, in the format; text and JSON end with the counts."""
    ordered = sort_findings(findings)
    match format:
        case "json":
            return _render_json(ordered, severities)
        case "sarif":
            return json.dumps(_sarif(ordered, severities), indent=2)
        case "github":
            return "\n".join(_annotation(finding, severities) for finding in ordered)
        case "text":
            return _render_text(ordered, severities, colour=colour)


def describe(
    finding: Finding, severities: Mapping[str, str], *, colour: bool = False, more: bool = True
) -> str:
    """Return one finding as text.

    Arguments:
        finding: what to lay out.
        severities: those that the settings change.
        colour: with the colours of a terminal.
        more: with the command that explains the code.

    """
    severity = severity_of(finding, severities)
    place, level = f"{finding.location}:", f"{severity} {finding.code}:"
    if colour:
        place, level = f"{BOLD}{escape(place)}{PLAIN}", f"{COLOURS[severity]}{level}{PLAIN}"
    else:
        place = escape(place)
    lines = [f"{place} {level} {escape(finding.message)}", *_context_lines(finding)]
    if hint := _hint(finding, more=more):
        lines.append(f"{INDENT}hint: {hint}")
    return "\n".join(lines)


def escape(text: str) -> str:
    """Return the text with the characters that steer a terminal or hide text written out."""
    return UNSAFE_RE.sub(lambda match: ascii(match[0])[1:-1], text)


def _render_text(findings: Sequence[Finding], severities: Mapping[str, str], *, colour: bool) -> str:
    explained: set[str] = set()
    parts: list[str] = []
    for finding in findings:
        parts.append(describe(finding, severities, colour=colour, more=finding.code not in explained))
        explained.add(finding.code)
    return "\n".join((*parts, summarise(findings, severities)))


def _context_lines(finding: Finding) -> list[str]:
    width = max((len(label) for label, _ in finding.context), default=0) + 3
    return [f"{INDENT}{escape(label).ljust(width)}{escape(text)}" for label, text in finding.context]


def _hint(finding: Finding, *, more: bool) -> str:
    explain = f"`dossier explain {finding.code}` says more" if more else ""
    return "; ".join(part for part in (escape(finding.hint).rstrip("."), explain) if part)


def _render_json(findings: Sequence[Finding], severities: Mapping[str, str]) -> str:
    counts = count_severities(findings, severities)
    return json.dumps(
        {
            "findings": [_as_data(finding, severities) for finding in findings],
            "summary": {f"{severity}s": count for severity, count in counts.items()},
        },
        indent=2,
    )


def _as_data(finding: Finding, severities: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": severity_of(finding, severities),
        "path": finding.location.path,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "context": [{"label": label, "text": text} for label, text in finding.context],
        "hint": finding.hint,
    }


def _sarif(findings: Sequence[Finding], severities: Mapping[str, str]) -> dict[str, Any]:
    """Return the findings as one run of a SARIF log (Static Analysis Results Interchange Format 2.1.0, OASIS)."""
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "dossier",
        "semanticVersion": __version__,
        "rules": [_sarif_rule(code, severities) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code), severities) for finding in findings],
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_rule(code: str, severities: Mapping[str, str]) -> dict[str, Any]:
    explanation = EXPLANATIONS[code]
    level = Severity(severities.get(code, explanation.severity))
    return {
        "id": code,
        "shortDescription": {"text": f"{explanation.title}."},
        "fullDescription": {"text": explanation.text},
        "help": {"text": f"{explanation.text}\n\n{explanation.example}"},
        "defaultConfiguration": {"level": level.value},
    }


def _sarif_result(finding: Finding, rule: int, severities: Mapping[str, str]) -> dict[str, Any]:
    place = finding.location
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": SARIF_ROOT}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        physical["region"] = {"startLine": place.line, **column}
    same = f"{finding.code}\n{place.path}\n{finding.message}"
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": severity_of(finding, severities).value,
        "message": {"text": _body(finding, more=False)},
        "locations": [{"physicalLocation": physical}],
        # Tells services that a finding is the old one although lines above it have moved.
        "partialFingerprints": {"finding/v1": hashlib.sha256(same.encode()).hexdigest()[:32]},
    }


def _body(finding: Finding, *, more: bool) -> str:
    """Return message, context and hint as lines."""
    lines = (escape(finding.message), *_context_lines(finding), _hint(finding, more=more))
    return "\n".join(line for line in lines if line)


def _annotation(finding: Finding, severities: Mapping[str, str]) -> str:
    """Return the line by which GitHub shows a finding beside the changed line."""
    numbers = {"line": finding.location.line, "col": finding.location.column}
    properties = {
        "file": finding.location.path,
        **{key: str(number) for key, number in numbers.items() if number},
        "title": finding.code,
    }
    written = ",".join(f"{key}={_github_property(value)}" for key, value in properties.items())
    body = _github_data(_body(finding, more=True))
    return f"::{GITHUB_LEVELS[severity_of(finding, severities)]} {written}::{body}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(escape(text)).replace(":", "%3A").replace(",", "%2C")
