"""Many files to articles with drafts of their records; a file that fails does not stop the others.

Nothing that is there is overwritten, and what was added before is recognised by its bytes, so that the same command may
be run again. Everything is planned first; `save_plans` writes.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from dossier.curating.intake import naming, readers, references, twins
from dossier.curating.intake.drafting import Draft, Material, make_draft, write_draft
from dossier.curating.intake.evidence import Evidence, Reading, RefusedError, Sureness, merge
from dossier.curating.intake.gathering import gather
from dossier.curating.intake.languages import find_language
from dossier.reading.articles import ORIGINALS, make_article
from dossier.reading.files import list_files, read_bytes
from dossier.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dossier.curating.intake.references import Reference
    from dossier.model.corpus import Corpus
    from dossier.settings import Settings

State: TypeAlias = Literal["added", "known", "copy", "refused", "unmatched", "unwritten"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the curator decides for all files of a run."""

    language: str = ""
    """Of all articles; found out where it is empty."""
    encoding: str = ""
    keep_copies: bool = False
    """Take texts that are word for word there already."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file, or of a record."""

    name: str
    """The file as the curator named it, or the record."""
    state: State
    source: str = ""
    """Id of the record: the new one, or the one that was there."""
    message: str = ""
    hint: str = ""
    draft: Draft | None = None
    alike: tuple[twins.Likeness, ...] = ()
    files: tuple[tuple[Path, bytes], ...] = ()
    """What to write, from the project: the original, the text and the record."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of everything."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file whose text could be read."""

    path: Path
    name: str
    data: bytes
    reading: Reading
    reference: Reference | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def plan(paths: Iterable[Path], settings: Settings, corpus: Corpus, options: Options) -> Added:
    """Return what becomes of the files and folders, without writing anything."""
    gathered = gather(paths, settings)
    refused: list[Outcome] = []
    records = [item for path in gathered.references for item in _read_records(path, settings, refused)]
    attached = {file: None for folder, item in records for file in references.attached_files(item, folder)}
    wanted = dict.fromkeys(
        (*gathered.articles, *(path for path in attached if path.suffix.lower() in readers.SUFFIXES))
    )
    files = [file for path in wanted if (file := _read_file(path, settings, options, refused))]
    matched, unmatched = _match(files, records, corpus)
    state = _State(settings, corpus, options)
    outcomes = tuple(state.take(file) for file in matched)
    return Added((*outcomes, *refused, *unmatched), gathered.passed_over)


def save_plans(outcomes: Iterable[Outcome], project: Path) -> tuple[Outcome, ...]:
    """Write the files of what is added; return the outcomes; what could not be written is marked so."""
    return tuple(_save(outcome, project) for outcome in outcomes)


def _save(outcome: Outcome, project: Path) -> Outcome:
    try:
        for path, content in outcome.files:
            save(project / path, content)
    except OSError as error:
        message = f"It could not be written: {error.strerror or error}."
        return dataclasses.replace(outcome, state="unwritten", message=message, files=(), draft=None)
    return outcome


def _shown(path: Path, settings: Settings) -> str:
    """Return the path as short as it can be said: from the folder of the dossier, or the name alone."""
    project = settings.project.resolve()
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.name


def _read_records(path: Path, settings: Settings, refused: list[Outcome]) -> Iterator[tuple[Path, Reference]]:
    name = _shown(path, settings)
    data, findings = read_bytes(path, name, settings.file.limits.original_bytes)
    if data is None:
        refused.append(Outcome(name, "refused", message=findings[0].message, hint=findings[0].hint))
        return
    try:
        found = references.read_references(data, path.suffix.lower(), path.name)
    except RefusedError as error:
        refused.append(Outcome(name, "refused", message=error.message, hint=error.hint))
        return
    yield from ((path.parent, reference) for reference in found)


def _read_file(path: Path, settings: Settings, options: Options, refused: list[Outcome]) -> _File | None:
    name = _shown(path, settings)
    limits = settings.file.limits
    data, findings = read_bytes(path, name, limits.original_bytes)
    if data is None:
        refused.append(Outcome(name, "refused", message=findings[0].message, hint=findings[0].hint))
        return None
    try:
        reading = readers.read_original(data, path.suffix.lower(), limits, encoding=options.encoding)
    except RefusedError as error:
        refused.append(Outcome(name, "refused", message=error.message, hint=error.hint))
        return None
    return _File(path, name, data, reading)


def _match(
    files: Sequence[_File], records: Sequence[tuple[Path, Reference]], corpus: Corpus
) -> tuple[list[_File], list[Outcome]]:
    """Return the files with the record of each, and the records that belong to none of them."""
    matched = {file.path: file for file in files}
    left: list[Outcome] = []
    for folder, reference in records:
        attached = [path for path in references.attached_files(reference, folder) if path in matched]
        titled = [
            path for path, file in matched.items() if references.same_title(reference.title, _titles(file))
        ]
        free = [path for path in (attached or titled) if matched[path].reference is None]
        if free:
            # A record may name a page and a PDF of the same article: the page has more to tell.
            chosen = min(free, key=lambda path: readers.SUFFIXES.index(path.suffix.lower()))
            matched[chosen] = dataclasses.replace(matched[chosen], reference=reference)
            for other in attached:
                if other != chosen and matched[other].reference is None:
                    del matched[other]
        else:
            left.append(_without_article(reference, corpus))
    return list(matched.values()), left


def _titles(file: _File) -> list[str]:
    lines = [line for line in file.reading.text.splitlines() if line.strip()][:6]
    return [*(found.value for found in file.reading.clues.get("headline", ())), *lines]


def _without_article(reference: Reference, corpus: Corpus) -> Outcome:
    title = reference.title or "without a title"
    known = [
        key
        for key, source in corpus.sources.items()
        if references.same_title(reference.title, [str(source.csl.get("title", "")).strip("[]")])
    ]
    if known:
        message = f"'{title}' is recorded already; nothing was changed."
        hint = f"Compare it with content/sources/{known[0]}.yml."
        return Outcome(reference.place, "known", known[0], message, hint)
    message = f"'{title}' has no article: a record alone proves nothing."
    hint = "Save the text or the page of the article beside the record, and add both."
    return Outcome(reference.place, "unmatched", message=message, hint=hint)


class _State:
    """What is taken while files are added one after the other."""

    def __init__(self, settings: Settings, corpus: Corpus, options: Options) -> None:
        self._settings = settings
        self._options = options
        self._by_digest = _digests(corpus)
        self._known = [
            twins.prepare(
                next((key for key, source in corpus.sources.items() if source.article == file), file),
                article.text,
            )
            for file, article in corpus.articles.items()
        ]
        self._drafts = {article.sha256: article.file for article in corpus.drafts()}
        self._ids = _taken_ids(settings, corpus)
        self._letters = {source.letters.upper() for source in corpus.sources.values()}
        self._files = _taken_files(settings)

    def take(self, file: _File) -> Outcome:
        """Return what becomes of the file."""
        if (known := self._by_digest.get(file.digest)) is not None:
            message = f"It is in the dossier already, as '{known}'."
            return Outcome(file.name, "known", known, message)
        frozen = file.reading.text.encode()
        digest = hashlib.sha256(frozen).hexdigest()
        recorded = self._drafts.pop(digest, "")
        text = twins.prepare(file.name, file.reading.text)
        others = [other for other in self._known if other.name != recorded]
        alike = twins.find_twins(text, others)
        if alike and alike[0].is_same and not self._options.keep_copies:
            message = f"It has the same words as '{alike[0].name}', so it would count as a second source without being one."
            hint = "If two outlets printed the same text, add it with --keep-copies."
            return Outcome(file.name, "copy", alike[0].name, message, hint, alike=alike)
        outcome = self._draft(file, frozen, digest, recorded, alike)
        self._by_digest |= {file.digest: outcome.source, digest: outcome.source}
        self._known.append(text._replace(name=outcome.source))
        return outcome

    def _draft(
        self, file: _File, frozen: bytes, digest: str, recorded: str, alike: tuple[twins.Likeness, ...]
    ) -> Outcome:
        seeds = self._settings.seeds
        stem = naming.free_name(file.path.stem, self._files, "article")
        article_file = recorded or f"{stem}.txt"
        original_file = f"{stem}{file.path.suffix.lower()}"
        material = self._material(file, article_file, digest, alike)
        material = (
            material if recorded else dataclasses.replace(material, original=(original_file, file.digest))
        )
        draft = make_draft(material)
        outlet = draft.best("outlet")
        name = outlet.value if outlet else _name_in_brackets(draft, file.path.stem)
        language = draft.best("language")
        source = naming.source_id(
            outlet.value if outlet else "", file.path.stem, self._ids, language.value if language else ""
        )
        chosen = naming.letters(name.strip("[]()"), self._letters)
        record = write_draft(draft, material, name, chosen).encode()
        self._files.add(stem)
        self._ids.add(source)
        self._letters.add(chosen)
        files = (
            []
            if recorded
            else [(seeds / ORIGINALS / original_file, file.data), (seeds / article_file, frozen)]
        )
        files.append((self._settings.content / "sources" / f"{source}.yml", record))
        return Outcome(file.name, "added", source, draft=draft, alike=alike, files=tuple(files))

    def _material(
        self, file: _File, article_file: str, digest: str, alike: tuple[twins.Likeness, ...]
    ) -> Material:
        text = file.reading.text
        clues = merge(
            references.reference_clues(file.reference) if file.reference else {}, file.reading.clues
        )
        declared = clues.get("language", ())
        if self._options.language:
            declared = (
                Evidence(self._options.language, "named by the curator", Sureness.CERTAIN, "curator"),
            )
        language = find_language(text, declared, self._settings.languages)
        article = make_article(
            article_file,
            (self._settings.seeds / article_file).as_posix(),
            text,
            text.encode(),
            language[0].value if language else self._settings.languages[0],
        )
        warnings = tuple(
            f"{item.share:.0%} of the shorter text stands in '{item.name}', too: two sources may be one"
            for item in alike
        )
        return Material(
            article=article,
            sha256=digest,
            original=None,
            reading=file.reading,
            clues={kind: found for kind, found in clues.items() if kind != "language"},
            csl=file.reference.csl if file.reference else {},
            language=language,
            languages=self._settings.languages,
            warnings=warnings,
        )


def _name_in_brackets(draft: Draft, stem: str) -> str:
    """Return a name for an article without an outlet: its initials or its file."""
    initials = [words for words in draft.credits if words.startswith("(") and words.endswith(")")]
    return initials[-1] if initials else f"[{stem}]"


def _digests(corpus: Corpus) -> dict[str, str]:
    """Return the source of everything that was added, by the SHA-256 of text and original."""
    digests: dict[str, str] = {}
    for key, source in corpus.sources.items():
        digests[source.sha256] = key
        if source.original:
            digests[source.original.sha256] = key
    return digests


def _taken_ids(settings: Settings, corpus: Corpus) -> set[str]:
    folder = settings.project / settings.content / "sources"
    files = {path.stem for path in folder.iterdir()} if folder.is_dir() else set()
    return files | set(corpus.sources)


def _taken_files(settings: Settings) -> set[str]:
    """Return the names without their endings of all that lies in the folder of articles, in small letters."""
    folder = settings.project / settings.seeds
    return {path.stem.lower() for path in list_files(folder)} if folder.is_dir() else set()
