"""The first step: files to Corpus. Everything wrong with a file is a finding; what is broken is left out."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dossier.model.corpus import Corpus
from dossier.model.correction import Correction
from dossier.model.event import Event
from dossier.model.finding import Finding
from dossier.model.location import Location
from dossier.model.name import Name
from dossier.model.point import Point, PointFile
from dossier.model.progress import nobody, told
from dossier.model.record import Record, check_id
from dossier.model.shelf import Results
from dossier.model.source import Source
from dossier.model.term import Term
from dossier.model.topic import Topic
from dossier.reading.agreed import read_agreed
from dossier.reading.articles import read_articles, read_originals
from dossier.reading.files import find_links, list_names
from dossier.reading.limits import HINT, read_limited, refuse_name, within_count
from dossier.reading.orphans import report_orphans
from dossier.reading.prose import read_prose, read_roles
from dossier.reading.records import read_map, read_record
from dossier.reading.releases import read_releases
from dossier.text.yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.model.progress import Tell
    from dossier.model.shelf import Shelf
    from dossier.settings import Settings

RecordT = TypeVar("RecordT", bound=Record)

YAML_SUFFIXES = (".yml", ".yaml")
FILES = ("corrections.yml", "dossier.yml", "events.yml", "glossary.yml", "names.yml", "topics.yml")
"""The YAML files that stand in the content folder itself."""
FOLDERS = ("points", "sources")
"""Its folders of YAML files."""
LIST_PAGE = "index"
"""Name of the page that lists all sources, in the folder of their pages."""
HARMLESS = ("file-unknown", "hidden-character")
"""Findings that leave nothing of a file unread."""


def read_corpus(
    settings: Settings, tell: Tell = nobody, shelf: Shelf | None = None
) -> tuple[Corpus, tuple[Finding, ...]]:
    """Return everything that the folders of the dossier hold, and what is wrong with the files."""
    records = Results(shelf, "records")
    sources, source_findings, unread_sources, source_files = _read_sources(settings, tell, records)
    points, point_findings, point_files = _read_points(settings, tell, records)
    events, event_findings = _read_map(settings, "events.yml", Event, records)
    topics, topic_findings = _read_map(settings, "topics.yml", Topic, records)
    names, name_findings = _read_map(settings, "names.yml", Name, records)
    terms, term_findings = _read_map(settings, "glossary.yml", Term, records)
    prose, prose_findings, prose_files = read_prose(settings, tell, shelf)
    roles, role_findings = read_roles(names, settings, shelf)
    corrections, correction_findings = _read_map(settings, "corrections.yml", Correction, records)
    records.put()
    releases, release_findings = read_releases(settings)
    agreed, agreed_findings = read_agreed(settings, releases)
    languages = {source.article: source.language for source in sources.values()}
    articles, article_findings = read_articles(settings, languages, tell)
    originals, original_findings = read_originals(settings, sources)
    broken_articles = {Path(finding.location.path).name for finding in article_findings} - set(articles)
    unread = unread_sources | broken_articles
    citing = (topic_findings, name_findings, term_findings, prose_findings, role_findings)
    broken = (("points/", point_findings), ("events/", event_findings), ("others/", [*chain(*citing)]))
    unread |= {kind for kind, found in broken if any(finding.code not in HARMLESS for finding in found)}
    corpus = Corpus(
        articles, sources, points, events, topics, names, terms, prose, roles, frozenset(unread),
        releases, corrections, originals, agreed,
        made_from={"sources": source_files, "points": point_files, "prose": prose_files},
    )  # fmt: skip
    findings = (
        *article_findings,
        *original_findings,
        *source_findings,
        *point_findings,
        *event_findings,
        *topic_findings,
        *name_findings,
        *term_findings,
        *prose_findings,
        *role_findings,
        *correction_findings,
        *release_findings,
        *agreed_findings,
        *_report_drafts(corpus),
        *_report_unknown_files(settings),
        *_report_links(settings),
        *report_orphans(settings, sources),
    )
    return corpus, findings


def _report_drafts(corpus: Corpus) -> tuple[Finding, ...]:
    message = "The article has no record; only the preview shows it."
    hint = "Write a record for it in content/sources/."
    return tuple(
        Finding("article-without-record", message, Location(article.path), hint=hint)
        for article in corpus.drafts()
    )


def _read_sources(
    settings: Settings, tell: Tell, records: Results
) -> tuple[Mapping[str, Source], list[Finding], set[str], Mapping[str, bytes]]:
    """Return the sources, what is wrong with them, the ids and addresses of what is too broken, and the files' digests."""
    sources: dict[str, Source] = {}
    made_from: dict[str, bytes] = {}
    findings: list[Finding] = []
    unread: set[str] = set()
    unreadable: list[Finding] = []
    for name, text in _read_folder(settings, "sources", unreadable, tell):
        source_id = _stem(name)
        if refused := _refuse_source(source_id, name, sources):
            findings.append(refused)
            continue
        key = records.key("source", text, name)
        source, problems = records.with_key(key, partial(read_record, Source, text, name))
        if source and len(source.passages) > settings.file.limits.passages:
            problems = (*problems, _too_many_passages(settings, source))
            source = None
        findings.extend(problems)
        if source is not None:
            sources[source_id] = source
            made_from[source_id] = key
        if problems:
            unread.update(_unread_parts(source_id, text, source))
    unread.update(_stem(finding.location.path) for finding in unreadable)
    # Sources stand in the order of their articles, by which the site numbers and colours them.
    ordered = sorted(sources.items(), key=lambda item: (item[1].article, item[0]))
    return dict(ordered), [*unreadable, *findings], unread - set(sources), made_from


def _refuse_source(source_id: str, name: str, known: Mapping[str, Source]) -> Finding | None:
    """Return what keeps the name of a record's file from being the id of a source."""
    place = Location(name)
    try:
        check_id(source_id)
    except ValueError as error:
        hint = "The file's name is the id of the source; rename the file."
        return refuse_name(name) or Finding("record-shape", f"{error}.", place, hint=hint)
    if source_id == LIST_PAGE:
        hint = "Give the source another id; pages of that name list all sources."
        return Finding("id-taken", f"The id '{LIST_PAGE}' is that of the list of sources.", place, hint=hint)
    if source_id in known:
        hint = "Keep one file for each source."
        return Finding("id-taken", f"Another file is the record of '{source_id}' already.", place, hint=hint)
    return None


def _too_many_passages(settings: Settings, source: Source) -> Finding:
    most = settings.file.limits.passages
    message = f"The source has {len(source.passages):,} passages; at most {most:,} are read."
    return Finding("limit-exceeded", message, source.place("passages"), hint=HINT.format(key="passages"))


def _unread_parts(source_id: str, text: str, source: Source | None) -> set[str]:
    """Return the id of a source without a record, or the addresses of the passages that its record lacks."""
    if source is None:
        return {source_id}
    raw, _ = load_yaml(text, source_id)
    written = raw.get("passages") if isinstance(raw, dict) else None
    return {f"{source_id}#{key}" for key in written or () if key not in source.passages}


def _read_points(
    settings: Settings, tell: Tell, records: Results
) -> tuple[Mapping[str, Point], list[Finding], Mapping[str, bytes]]:
    """Return the points, what is wrong with their files, and the files' digests by point."""
    points: dict[str, Point] = {}
    made_from: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, text in _read_folder(settings, "points", findings, tell):
        key = records.key("points", text, name)
        file, problems = records.with_key(key, partial(read_record, PointFile, text, name))
        findings.extend(problems)
        for point_id, point in file.points.items() if file else ():
            if point_id in points:
                message = f"The point '{point_id}' exists already."
                hint = f"It first stands in {points[point_id].place()}."
                findings.append(Finding("id-taken", message, point.place(), hint=hint))
            elif file is not None:
                points[point_id] = (
                    point if point.concerns else point.model_copy(update={"concerns": file.concerns})
                )
                made_from[point_id] = key
    return points, findings, made_from


def _read_map(
    settings: Settings, file: str, model: type[RecordT], kept: Results
) -> tuple[Mapping[str, RecordT], tuple[Finding, ...]]:
    """Return the records of a file of the content folder; a file that is not there has none."""
    path = settings.project / settings.content / file
    if not path.exists():
        return {}, ()
    limits = settings.file.limits
    name = _name(settings, path)
    read = read_limited(path, name, limits, limits.content_bytes)
    if read.text is None:
        return {}, read.findings
    records, findings = kept.of(partial(read_map, model, read.text, name), file, read.text, name)
    return records, read.findings + findings


def _report_unknown_files(settings: Settings) -> list[Finding]:
    """Report YAML files beside those that are read: a misspelt name would be passed over in silence."""
    root = settings.project / settings.content
    hint = f"Known are {', '.join(FILES)}, and the folders {' and '.join(FOLDERS)}."
    return [
        Finding(
            "file-unknown",
            "Nothing reads this file.",
            Location(f"{settings.content.as_posix()}/{name}"),
            hint=hint,
        )
        for name in list_names(root, YAML_SUFFIXES)
        if name not in FILES and name.partition("/")[0] not in FOLDERS
    ]


def _report_links(settings: Settings) -> list[Finding]:
    """Report links: what they lead to may lie outside the dossier, so nothing follows them."""
    folders = (settings.project / settings.content, settings.project / settings.seeds)
    hint = "Put the file itself there, or remove the link."
    return [
        Finding("file-unreadable", "A link is not followed.", Location(_name(settings, path)), hint=hint)
        for folder in folders
        for path in find_links(folder)
    ]


def _read_folder(
    settings: Settings, folder: str, findings: list[Finding], tell: Tell
) -> Iterator[tuple[str, str]]:
    """Return the YAML files of a folder with their texts, one by one; those that cannot be read are added to the findings."""
    root = settings.project / settings.content / folder
    limits = settings.file.limits
    place = f"{settings.content.as_posix()}/{folder}"
    files, too_many = within_count(list_names(root, YAML_SUFFIXES), place, limits)
    findings.extend(too_many)
    for file in told(files, f"Reading {folder}", tell):
        name = f"{place}/{file}"
        if "/" in file:
            message = "Nothing reads this file."
            hint = f"Records stand directly in {settings.content.as_posix()}/{folder}/."
            findings.append(Finding("file-unknown", message, Location(name), hint=hint))
            continue
        read = read_limited(root / file, name, limits, limits.content_bytes)
        findings.extend(read.findings)
        if read.text is not None:
            yield name, read.text


def _stem(name: str) -> str:
    return Path(name).stem


def _name(settings: Settings, path: Path) -> str:
    return path.relative_to(settings.project).as_posix()
