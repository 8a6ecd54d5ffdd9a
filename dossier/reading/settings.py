"""`content/dossier.yml` to Settings."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.explanations import EXPLANATIONS
from dossier.model.finding import Finding
from dossier.reading.files import read_file
from dossier.reading.records import read_record
from dossier.settings import DossierFile, Settings
from dossier.text.locale import is_known_language

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE = "dossier.yml"
SETTINGS_LIMIT_BYTES = 1_000_000


def read_settings(
    project: Path,
    *,
    content: str = "content",
    seeds: str = "seeds",
    show_drafts: bool = False,
    is_preview: bool = False,
    use_directory_urls: bool = True,
    site_url: str = "",
) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Return the settings of the dossier in the project folder, None where its file cannot be used.

    Raises:
        DossierError: there is no dossier in the folder.

    """
    content_folder = project / content
    path = content_folder / SETTINGS_FILE
    if not path.is_file():
        hint = "Run the command in the folder of a dossier, or name it with --project."
        raise DossierError(f"There is no {content}/{SETTINGS_FILE} in '{project}'.", hint=hint)
    name = f"{content}/{SETTINGS_FILE}"
    read = read_file(path, name, SETTINGS_LIMIT_BYTES)
    if read.text is None:
        return None, read.findings
    file, problems = read_record(DossierFile, read.text, name)
    findings = read.findings + problems
    if file is None:
        return None, findings
    unknown = [language for language in file.languages if not is_known_language(language)]
    if unknown:
        message = f"The language '{unknown[0]}' is not known to Babel."
        return None, (*findings, Finding("record-shape", message, file.place("languages")))
    findings += _unknown_codes(file)
    settings = Settings(
        project,
        file,
        content=content_folder.relative_to(project),
        seeds=(project / seeds).relative_to(project),
        show_drafts=show_drafts or is_preview,
        is_preview=is_preview,
        use_directory_urls=use_directory_urls,
        site_url=f"{site_url.rstrip('/')}/" if site_url else "",
    )
    return settings, findings


def _unknown_codes(file: DossierFile) -> tuple[Finding, ...]:
    """Report severities of findings that do not exist."""
    return tuple(
        Finding(
            "record-shape",
            f"There is no finding '{code}' whose severity could be set.",
            file.place("severities"),
            hint=f"Did you mean '{close[0]}'?"
            if (close := get_close_matches(code, EXPLANATIONS, n=1))
            else "",
        )
        for code in file.severities
        if code not in EXPLANATIONS
    )
