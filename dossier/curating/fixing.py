"""Mend what can be mended without touching what is meant, and say what was mended.

The words of records become those of the article where only their typesetting differs, a `prefix` or `suffix` that has
moved is written anew where the words stand once, passages take the order of the article, and files lose needless
quotation marks and spaces at line ends. Each new text is read again and must say the same before it is offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.checking.corpus import prove_corpus
from dossier.checking.matching import find_words, fold_article
from dossier.curating.editing import Edit, read_text
from dossier.errors import DossierError
from dossier.model.corpus import Corpus
from dossier.model.source import Source
from dossier.reading.records import read_record
from dossier.text.markdown import parse_prose
from dossier.text.normalize import fold
from dossier.text.yaml import load_yaml
from dossier.text.yaml_edit import NotEditableError, drop_needless_quotes, order_entries, replace_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.checking.matching import FoldedArticle
    from dossier.model.corpus import Proofs
    from dossier.model.location import Span
    from dossier.model.source import Extract
    from dossier.settings import Settings
    from dossier.text.yaml_edit import Keys

# matches spaces at the end of a line
TRAILING_RE = re.compile(r"[ \t]+(?=\r?\n|\Z)")
# matches the line ends at the end of a file, which may be none or too many
FINAL_RE = re.compile(r"(?:[ \t]*(\r\n|\n))*\Z")
CONTEXT_KEYS = ("prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Fix:
    """A file that can be mended, and how."""

    edit: Edit
    what: tuple[str, ...]
    """In words, such as `'exact' of passage 'halt' as in the article`."""


def find_fixes(corpus: Corpus, proofs: Proofs, settings: Settings) -> tuple[Fix, ...]:
    """Return what can be mended, file by file; nothing is written. Files that cannot be read are passed over."""
    sources = {source.place().path: key for key, source in corpus.sources.items()}
    fixes: list[Fix] = []
    for path in _paths(corpus, settings):
        try:
            before = read_text(settings.project, path)
        except (DossierError, OSError):  # checking has reported it
            continue
        key = sources.get(path)
        after, what = _mend_form(before, path)
        article = corpus.article_of(key) if key is not None else None
        if key is not None and article is not None:
            after, more = _mend_source(after, key, fold_article(article), corpus, proofs)
            what += more
        if after != before:
            fixes.append(Fix(Edit(path, before, after), what))
    return tuple(fixes)


def _paths(corpus: Corpus, settings: Settings) -> tuple[str, ...]:
    """Return the content files that were read, sorted."""
    records = (corpus.sources, corpus.points, corpus.events, corpus.topics, corpus.names, corpus.terms)
    placed = {record.place().path for kind in records for record in kind.values()}
    prose = {text.path for texts in corpus.prose.values() for text in texts.values()}
    return tuple(sorted({*placed, *prose, (settings.content / "dossier.yml").as_posix()} - {""}))


def _mend_form(text: str, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without what only disturbs, and what that was."""
    what: list[str] = []
    steps = [("spaces at line ends", _strip_lines), ("the end of the file", _one_final_newline)]
    if not path.endswith(".md"):
        steps.append(("needless quotation marks", _drop_quotes))
    for name, step in steps:
        mended = step(text)
        if mended != text and _says(mended, path) == _says(text, path):
            text = mended
            what.append(name)
    return text, tuple(what)


def _says(text: str, path: str) -> Any:
    """Return what a file is read as."""
    plain = text.removeprefix("\ufeff")
    return parse_prose(plain, path, "en") if path.endswith(".md") else load_yaml(plain, path)


def _strip_lines(text: str) -> str:
    return TRAILING_RE.sub("", text)


def _one_final_newline(text: str) -> str:
    body = FINAL_RE.sub("", text, count=1)
    newline = "\r\n" if "\r\n" in text else "\n"
    return body + newline if body else text


def _drop_quotes(text: str) -> str:
    try:
        return drop_needless_quotes(text)
    except NotEditableError:
        return text


def _mend_source(
    text: str, key: str, article: FoldedArticle, corpus: Corpus, proofs: Proofs
) -> tuple[str, tuple[str, ...]]:
    """Return the record with the article's own words and order, or as it was where that would change what it says."""
    source = corpus.sources[key]
    words = dict(_words_of_passages(key, source, article, proofs))
    words |= {
        (kind, number, "exact"): found.of(article.article.text)
        for kind, extracts in (("set-aside", source.set_aside), ("credits", source.credits))
        for number, extract in enumerate(extracts)
        if (found := _place(extract, article)) is not None
    }
    changed = {keys: value for keys, value in words.items() if _differs(value, _written(source, keys))}
    moved = dict(_moved_context(key, source, article, proofs))
    mended, what = _try(text, {**changed, **moved}), [_in_words(keys) for keys in (*changed, *moved)]
    if mended is None or not _is_same(text, mended, key, corpus, moved):
        mended, what = text, []
    ordered = _in_order(mended, key, source, proofs)
    if ordered != mended and _is_same(mended, ordered, key, corpus, {}):
        mended = ordered
        what.append("passages in the order of the article")
    return mended, tuple(what)


def _words_of_passages(
    key: str, source: Source, article: FoldedArticle, proofs: Proofs
) -> Iterator[tuple[Keys, str]]:
    for passage_id in source.passages:
        proof = proofs.passages.get(f"{key}#{passage_id}")
        if proof is not None:
            yield ("passages", passage_id, "exact"), proof.span.of(article.article.text)
            if proof.attribution is not None:
                yield ("passages", passage_id, "attribution"), proof.attribution.of(article.article.text)


def _place(extract: Extract, article: FoldedArticle) -> Span | None:
    hits = find_words(
        article, extract.exact, prefix=extract.prefix, suffix=extract.suffix, may_cut_before_capital=True
    )  # fmt: skip
    return hits.whole[0] if len(hits.whole) == 1 else None


def _moved_context(
    key: str, source: Source, article: FoldedArticle, proofs: Proofs
) -> Iterator[tuple[Keys, str]]:
    """Return new words beside a passage that stands once in the article, but not beside those it gives."""
    text = article.article.text
    for passage_id, passage in source.passages.items():
        if f"{key}#{passage_id}" in proofs.passages or not (passage.prefix or passage.suffix):
            continue
        hits = find_words(article, passage.exact)
        if len(hits.whole) == 1 and not hits.clipped:
            (span,) = hits.whole
            beside = {"prefix": text[: span.start].split(), "suffix": text[span.end :].split()}
            for name in CONTEXT_KEYS:
                count = len(getattr(passage, name).split())
                words = beside[name][-count:] if name == "prefix" else beside[name][:count]
                if count and words:
                    yield ("passages", passage_id, name), " ".join(words)


def _written(source: Source, keys: Keys) -> str:
    kind, which, name = keys
    if kind == "passages":
        return str(getattr(source.passages[str(which)], str(name)))
    extracts = source.set_aside if kind == "set-aside" else source.credits
    return extracts[int(which)].exact


def _differs(found: str, written: str) -> bool:
    """Tell whether words of the article are typeset otherwise than the record has them, within one line."""
    return (
        found != written
        and not re.search(r"[\r\n]", found)
        and fold(found).text == fold(written).text.strip()
    )


def _in_words(keys: Keys) -> str:
    kind, which, name = keys
    where = f"passage '{which}'" if kind == "passages" else f"number {int(which) + 1} of '{kind}'"
    return f"'{name}' of {where} as in the article"


def _try(text: str, values: dict[Keys, str]) -> str | None:
    try:
        return replace_values(text, values)
    except NotEditableError:
        return None


def _in_order(text: str, key: str, source: Source, proofs: Proofs) -> str:
    """Return the record with its passages in the order of the article, if every one of them is proved."""
    spans = {
        passage_id: proof.span
        for passage_id in source.passages
        if (proof := proofs.passages.get(f"{key}#{passage_id}")) is not None
    }
    order = sorted(spans, key=lambda passage_id: spans[passage_id].start)
    if len(spans) < len(source.passages) or order == list(spans):
        return text
    try:
        return order_entries(text, ("passages",), order)
    except NotEditableError:
        return text


def _is_same(before: str, after: str, key: str, corpus: Corpus, moved: dict[Keys, str]) -> bool:
    """Tell whether both texts give the same record, apart from typesetting and moved context, with all its proofs."""
    path = corpus.sources[key].place().path
    old, new = (read_record(Source, text.removeprefix("\ufeff"), path)[0] for text in (before, after))
    if old is None or new is None:
        return False
    forget = {(str(passage_id), str(name)) for _, passage_id, name in moved}
    if _plain(old, forget) != _plain(new, forget):
        return False
    earlier, later = (_spans(record, key, corpus) for record in (old, new))
    return all(later.get(address) == span for address, span in earlier.items()) and len(later) == len(
        earlier
    ) + len({passage_id for passage_id, _ in forget})


def _plain(source: Source, forget: set[tuple[str, str]]) -> Any:
    """Return what the record says, folded, without the named keys of passages."""
    said = source.model_dump()
    for passage_id, name in forget:
        said["passages"][passage_id].pop(name)
    return _folded(said)


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return fold(value).text.strip()
    if isinstance(value, dict):
        return {key: _folded(inner) for key, inner in value.items()}
    return [_folded(inner) for inner in value] if isinstance(value, list | tuple) else value


def _spans(source: Source, key: str, corpus: Corpus) -> dict[str, Span]:
    proofs, _ = prove_corpus(Corpus(corpus.articles, {key: source}))
    return {address: proof.span for address, proof in proofs.passages.items()}
