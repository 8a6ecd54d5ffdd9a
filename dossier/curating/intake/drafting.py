"""The draft of a record as YAML: each value with what it rests on and how sure it is, as comments beside it.

What is proposed is proved first, in the same way as `dossier check` does it; a proposal that would give a finding is
left out.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dossier.checking.matching import find_words, fold_article
from dossier.checking.passages import prove_passages
from dossier.checking.set_aside import find_set_aside
from dossier.curating.intake.asides import propose_asides
from dossier.curating.intake.clues import find_clues
from dossier.curating.intake.evidence import Evidence, Sureness, merge
from dossier.curating.intake.speech import propose_passages
from dossier.model.source import Source
from dossier.text.locale import words_in
from dossier.text.yaml_edit import write_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.checking.matching import FoldedArticle
    from dossier.curating.intake.clues import TextClues
    from dossier.curating.intake.evidence import Clues, Kind, Reading
    from dossier.model.article import Article
    from dossier.model.location import Span

HEAD = (
    "A draft: every value below is what was found, with what it rests on and how sure it is.",
    "Read it beside the article, mend it, then remove the line `draft: true`.",
)
FIELDS: tuple[tuple[str, Kind], ...] = (
    ("language", "language"),
    ("title", "headline"),
    ("container-title", "outlet"),
    ("author", "author"),
    ("issued", "published"),
    ("URL", "url"),
)
"""CSL fields with the evidence that fills them, in their order."""
MADE_UP_WORDS = 9
EMPTY = '""'
"""A value that the curator is to fill in."""
CONTEXT_WORDS = (3, 6, 12)
COMMENT_WIDTH = 200
"""Longer values are cut in comments."""
# matches a semicolon between two authors
AUTHORS_RE = re.compile(r"\s*;\s*")


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a draft is made of."""

    article: Article
    sha256: str
    original: tuple[str, str] | None
    """File name below `seeds/originals/` and SHA-256 of the original."""
    reading: Reading
    clues: Clues
    """Of the file, its record and the curator; those of the text are looked for here."""
    csl: Mapping[str, Any]
    """Further CSL fields of a record, and its authors with their parts."""
    language: tuple[Evidence, ...]
    languages: tuple[str, ...]
    """Of the dossier."""
    warnings: tuple[str, ...] = ()
    """What to say at the head of the record, such as that another text is nearly the same."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that is ready to be written, but for its names."""

    clues: Clues
    """The best of each kind stands first."""
    headline: str
    is_made_up: bool
    """The headline is ours and stands in square brackets."""
    source: Source
    unknown: Mapping[str, str]
    remarks: tuple[str, ...]
    credits: tuple[str, ...] = field(default=())

    def best(self, kind: Kind) -> Evidence | None:
        """Return the surest evidence of a kind, None where there is none or a guess alone."""
        return fit_to_record(kind, self.clues)


def fit_to_record(kind: Kind, clues: Clues) -> Evidence | None:
    """Return the surest evidence of a kind; a guess fills only what every record must have."""
    best = next(iter(clues.get(kind, ())), None)
    needed = kind in ("headline", "language")
    return best if best and (needed or best.sureness is not Sureness.GUESS) else None


def make_draft(material: Material) -> Draft:
    """Return what the record will hold."""
    article = material.article
    language = material.language[0].value if material.language else ""
    told = find_clues(article, language)
    clues = merge(material.clues, _by_kind(told), {"language": material.language})
    headline = next(iter(clues.get("headline", ())), None)
    title = headline.value if headline else _made_up(article)
    folded = fold_article(article)
    in_text = _line(headline.value, folded) if headline else None
    record: dict[str, Any] = {"credits": [_extract(words, folded) for words in told.credits]}
    keep = [title, *told.credits]
    asides = propose_asides(article, language, material.reading.captions, keep)
    record["set-aside"] = [_context(item.span, folded) | {"reason": item.reason} for item in asides]
    avoid = [*(item.span for item in asides), *((in_text,) if in_text else ())]
    record["passages"] = {
        item.id: _context(item.span, folded) | {"translation": _to_translate(material.languages, language)}
        for item in propose_passages(article, avoid, language)
    }
    if in_text:
        passage = _context(in_text, folded) | {"translation": _to_translate(material.languages, language)}
        record["passages"] = {"headline": {"part": "headline", **passage}, **record["passages"]}
    source = _proved(record, material, folded)
    return Draft(
        clues,
        title,
        headline is None,
        source,
        _unknown(clues, told),
        _remarks(material, told, clues),
        told.credits,
    )


def _by_kind(told: TextClues) -> dict[Kind, tuple[Evidence, ...]]:
    kinds: dict[Kind, tuple[Evidence, ...]] = {}
    for kind, evidence in told.found:
        kinds[kind] = (*kinds.get(kind, ()), evidence)
    return kinds


def _made_up(article: Article) -> str:
    """Return a headline of our own, which the square brackets tell: the first words of the text."""
    first = article.paragraphs[0].span.of(article.text) if article.paragraphs else ""
    words = first.split()
    return f"[{' '.join(words[:MADE_UP_WORDS])}{'…' if len(words) > MADE_UP_WORDS else ''}]"


def _line(words: str, text: FoldedArticle) -> Span | None:
    """Return where the words stand in the article as whole words, the first time."""
    hits = find_words(text, words).whole
    return hits[0] if hits else None


def _extract(words: str, text: FoldedArticle) -> dict[str, str]:
    hits = find_words(text, words).whole
    return _context(hits[-1], text) if hits else {"exact": words}


def _context(span: Span, text: FoldedArticle) -> dict[str, str]:
    """Return the words of the span, with those before it where the same words stand more than once."""
    article = text.article.text
    exact = span.of(article)
    if len(find_words(text, exact).whole) < 2:
        return {"exact": exact}
    for number in CONTEXT_WORDS:
        before = " ".join(article[: span.start].split()[-number:])
        after = " ".join(article[span.end :].split()[:number])
        for prefix, suffix in ((before, ""), ("", after), (before, after)):
            if find_words(text, exact, prefix=prefix, suffix=suffix).whole == (span,):
                beside = {"prefix": prefix, "suffix": suffix}
                return {"exact": exact, **{key: words for key, words in beside.items() if words}}
    return {"exact": exact}


def _to_translate(languages: Sequence[str], own: str) -> dict[str, str]:
    bare = own.partition("-")[0]
    return {language: "" for language in languages if language.partition("-")[0] != bare}


def _proved(record: dict[str, Any], material: Material, text: FoldedArticle) -> Source:
    """Return the record with those proposals alone that give no finding."""
    base = {
        "draft": "true", "article": material.article.file, "sha256": material.sha256, "name": "-", "letters": "-", "csl": {},
    }  # fmt: skip
    fits = {
        key: [
            item
            for item in record[key]
            if not find_set_aside(Source.model_validate({**base, key: [item]}), text)[1]
        ]
        for key in ("credits", "set-aside")
    }
    source = Source.model_validate({**base, **fits, "passages": record["passages"]})
    spans, _ = find_set_aside(source, text)
    proofs, _ = prove_passages("draft", source, text, spans)
    kept = {
        key: passage
        for key, passage in record["passages"].items()
        if (proof := proofs.get(f"draft#{key}")) and not any(proof.span.overlaps(span) for span in spans)
    }
    return Source.model_validate({**base, **fits, "passages": kept})


def _unknown(clues: Clues, told: TextClues) -> dict[str, str]:
    """Return the CSL fields that stay empty, each with the reason."""
    missing = [
        field
        for field, kind in FIELDS
        if kind not in ("headline", "language") and not fit_to_record(kind, clues)
    ]
    return {
        field: told.author_is if field == "author" and told.author_is else "not-in-text"
        for field in sorted(missing, key=str.lower)
    }


def _remarks(material: Material, told: TextClues, clues: Clues) -> tuple[str, ...]:
    remarks = [*material.warnings, *material.reading.remarks]
    if told.wrong_weekdays:
        remarks.append(f"weekday and date do not fit: {', '.join(told.wrong_weekdays)}")
    if told.latest and "published" not in clues:
        remarks.append(f"the latest day that the text names is {told.latest.day.isoformat()}")
    return tuple(remarks)


def write_draft(draft: Draft, material: Material, name: str, letters: str) -> str:
    """Return the record as YAML with comments."""
    lines = [f"# {line}" for line in HEAD]
    lines += [_comment(remark) for remark in draft.remarks]
    lines += ["draft: true", f"article: {write_scalar(material.article.file)}", f"sha256: {material.sha256}"]
    if material.original:
        file, digest = material.original
        lines += ["original:", f"  file: {write_scalar(file)}", f"  sha256: {digest}"]
    lines += _names(draft, name, letters)
    lines += _csl(draft, material)
    lines += (
        ["unknown:", *(f"  {field}: {reason}" for field, reason in draft.unknown.items())]
        if draft.unknown
        else []
    )
    lines += _listed(
        "credits", [item.model_dump(by_alias=True, exclude_defaults=True) for item in draft.source.credits]
    )
    lines += _dates(draft, material.languages)
    lines += _passages(draft)
    asides = [item.model_dump(by_alias=True, exclude_defaults=True) for item in draft.source.set_aside]
    lines += _listed("set-aside", asides, "Proposed, line by line; remove what belongs to the article.")
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: int = 0) -> str:
    return f"{' ' * indent}# {textwrap.shorten(text, COMMENT_WIDTH, placeholder='…')}"


def _names(draft: Draft, name: str, letters: str) -> Iterator[str]:
    if draft.best("outlet") is None:
        yield _comment(
            "No outlet was found: the name stands in brackets. Write the outlet if the text carries it."
        )
    yield f"name: {write_scalar(name)}"
    yield f"letters: {write_scalar(letters)}"


def _csl(draft: Draft, material: Material) -> Iterator[str]:
    yield "csl:"
    yield f"  type: {write_scalar(str(material.csl.get('type') or 'article-newspaper'))}"
    written = {"type", "id"}
    for csl_field, kind in FIELDS:
        written.add(csl_field)
        found = draft.clues.get(kind, ())
        yield from _evidence_comments(csl_field, found)
        if kind == "headline" and draft.is_made_up:
            yield _comment(
                "title: no headline was found; this one is ours, so it stands in square brackets", 2
            )
        if kind == "headline":
            yield f"  title: {write_scalar(draft.headline)}"
        elif best := draft.best(kind):
            yield from _csl_value(csl_field, best.value, material)
    yield from (
        f"  {key}: {write_scalar(str(value))}"
        for key, value in material.csl.items()
        if key not in written and isinstance(value, str)
    )


def _evidence_comments(name: str, found: Sequence[Evidence]) -> Iterator[str]:
    for number, evidence in enumerate(found):
        is_used = number == 0 and (evidence.sureness is not Sureness.GUESS or name in ("language", "title"))
        what = name if is_used else f"{name} could be '{evidence.value}'"
        yield _comment(f"{what} ({evidence.sureness}): {evidence.basis}", 2)


def _csl_value(name: str, value: str, material: Material) -> Iterator[str]:
    if name == "author":
        yield "  author:"
        people = material.csl.get("author") or [
            {"literal": author} for author in AUTHORS_RE.split(value) if author
        ]
        for person in people:
            for number, (part, words) in enumerate(person.items()):
                yield f"    {'- ' if number == 0 else '  '}{part}: {write_scalar(words)}"
    elif name == "issued":
        yield "  issued:"
        yield "    date-parts:"
        parts = [str(int(part)) for part in value.split("-")]
        yield from (f"      {'- - ' if number == 0 else '  - '}{part}" for number, part in enumerate(parts))
    else:
        yield f"  {name}: {write_scalar(value)}"


def _dates(draft: Draft, languages: Sequence[str]) -> Iterator[str]:
    published, page = draft.best("published"), draft.best("page-date")
    if published or page:
        yield "dates:"
    if published:
        yield _comment(f"published ({published.sureness}): {published.basis}", 2)
        yield from _date("published", published, languages)
    if page:
        yield _comment(
            f"page-date ({page.sureness}): {page.basis}. It may be the day of publication, or the day the page was saved",
            2,
        )
        yield from _date("page-date", page, languages)


def _date(kind: str, evidence: Evidence, languages: Sequence[str]) -> Iterator[str]:
    yield f"  {kind}:"
    yield f"    edtf: {evidence.value}"
    yield "    basis:"
    english = _public_basis(evidence, "en")
    for language in languages:
        written = _public_basis(evidence, language)
        is_known = language == "en" or written != english
        yield f"      {language}: {write_scalar(written) if is_known else EMPTY}"


def _public_basis(evidence: Evidence, language: str) -> str:
    """Return in words for readers what a date rests on."""
    words = words_in(language)
    match evidence.origin:
        case "page":
            return words("stated in the data of the saved page")
        case "record":
            return words("from a record of a reference manager, not printed in the text")
        case "file" | "curator":
            return words("stated in the archived file, not printed in the text")
        case "text":
            return words("printed in the text")


def _passages(draft: Draft) -> Iterator[str]:
    if not draft.source.passages:
        return
    yield "passages:"
    yield _comment(
        "Proposed: the headline and sentences with direct speech. Name the voice, shorten, translate, or remove.",
        2,
    )
    for key, passage in draft.source.passages.items():
        values = passage.model_dump(by_alias=True, exclude_defaults=True)
        translation = values.pop("translation", {})
        yield f"  {key}:"
        yield from (f"    {name}: {write_scalar(str(value))}" for name, value in values.items())
        if translation:
            yield "    translation:"
            yield from (f"      {language}: {EMPTY}" for language in translation)


def _listed(key: str, items: Sequence[Mapping[str, Any]], comment: str = "") -> Iterator[str]:
    if items:
        yield f"{key}:"
    if items and comment:
        yield _comment(comment, 2)
    for item in items:
        for number, (name, value) in enumerate(item.items()):
            yield f"  {'- ' if number == 0 else '  '}{name}: {write_scalar(str(value))}"
