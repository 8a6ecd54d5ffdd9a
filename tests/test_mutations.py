"""The proofs of the mini dossier, attacked: no changed quotation and no changed article passes, file and line are named.

Changes of the records are made to all quotations at once, so that none may hide another; articles are changed one
quotation at a time. What only typesetting changes passes.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier import pipeline
from dossier.report import severity_of

SAMPLE = Path(__file__).parent / "sample"
CLEAN = pipeline.check(SAMPLE)
NEGLIGIBLE = ("sentence-", "passage-", "share-")
"""Beginnings of codes that a changed record may give beside the errors of its proofs."""


class Quoted(NamedTuple):
    """A quotation of the mini dossier."""

    address: str
    exact: str
    path: str
    line: int

    @property
    def source(self):
        return self.address.partition("#")[0]


def find_quotations():
    for source_id, source in CLEAN.corpus.sources.items():
        for key, passage in source.passages.items():
            place = passage.place("exact")
            yield Quoted(f"{source_id}#{key}", passage.exact, place.path, place.line)


QUOTATIONS = tuple(find_quotations())

# matches the words that a message marks: "[dua]", but not the sign "[^1]" of an article
BRACKETS_RE = re.compile(r"\[([^\]^]+)\]")


# --- changes of the words of a quotation; each gives None where there is nothing to change


def middle(text, fits):
    places = [n for n, char in enumerate(text) if fits(char)]
    return places[len(places) // 2] if places else None


def replace_at(text, place, char):
    return None if place is None else text[:place] + char + text[place + 1 :]


def change_letter(text):
    place = middle(text, str.isalpha)
    return replace_at(text, place, "x" if text[place] != "x" else "y")


def change_digit(text):
    place = middle(text, str.isdigit)
    return place and replace_at(text, place, str((int(text[place]) + 1) % 10))


def drop_letter(text):
    return replace_at(text, middle(text, str.isalpha), "")


def drop_word(text):
    words = text.split(" ")
    return " ".join(words[: len(words) // 2] + words[len(words) // 2 + 1 :])


def add_word(text):
    words = text.split(" ")
    return " ".join([*words[: len(words) // 2], "tidak", *words[len(words) // 2 :]])


def swap_words(text):
    words = text.split(" ")
    number = len(words) // 2
    words[number - 1], words[number] = words[number], words[number - 1]
    return " ".join(words)


def change_case(text):
    place = middle(text, str.islower)
    return replace_at(text, place, text[place].upper())


def cyrillic(text):
    return replace_at(text, text.index("a"), "\N{CYRILLIC SMALL LETTER A}")


def fullwidth_digit(text):
    place = middle(text, str.isdigit)
    return place and replace_at(text, place, chr(ord(text[place]) - ord("0") + ord("０")))


def accent(text):
    return text.replace("a", "a\N{COMBINING ACUTE ACCENT}", 1)


def no_spaces(text):
    return text.replace(" ", "", 1)


def clip_end(text):
    return text.rstrip(".”\"')")[:-1]


def clip_start(text):
    return text.lstrip("“\"'")[1:]


HARMFUL = (
    change_letter, change_digit, drop_letter, drop_word, add_word, swap_words, change_case, cyrillic, fullwidth_digit,
    accent, no_spaces, clip_end, clip_start,
)  # fmt: skip


def straight(text):
    return text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})


def curly(text):
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def no_break(text):
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def thin_spaces(text):
    return text.replace(" ", "\N{NARROW NO-BREAK SPACE} ")


def soft_hyphens(text):
    return "\N{SOFT HYPHEN}".join(text)


def en_dashes(text):
    return text.replace("-", "\N{EN DASH}")


def zero_width(text):
    return text.replace(" ", "\N{ZERO WIDTH JOINER} ")


def decomposed(text):
    return text.replace("é", "e\N{COMBINING ACUTE ACCENT}")


HARMLESS = (straight, curly, no_break, thin_spaces, soft_hyphens, en_dashes, zero_width, decomposed)


# --- putting changes into a copy of the mini dossier


def write_quotation(text):
    """Write the words as YAML of one line."""
    return json.dumps(text, ensure_ascii=False)


def wrap(text):
    """Write the words as YAML with each word in a line of its own."""
    return json.dumps(text, ensure_ascii=False).replace(" ", "\n        ")


def change_records(project, changes):
    """Write other words into the lines of the quotations; the lines below move down by the same number."""
    for path in {quoted.path for quoted in changes}:
        file = project / path
        lines = file.read_text(encoding="utf-8").split("\n")
        for quoted, words in changes.items():
            if quoted.path == path:
                assert lines[quoted.line - 1].lstrip().startswith("exact:")
                lines[quoted.line - 1] = f"    exact: {words}"
        file.write_text("\n".join(lines), encoding="utf-8")


def change_article(project, quoted, change, *, is_recorded):
    """Change the text of the article that the quotation is from; with its new digest in the record if it is recorded."""
    source = CLEAN.corpus.sources[quoted.source]
    file = project / "seeds" / source.article
    before = file.read_bytes()
    after = change(before.decode("utf-8")).encode()
    assert after != before
    file.write_bytes(after)
    if is_recorded:
        record = project / quoted.path
        text = record.read_text(encoding="utf-8")
        digest = hashlib.sha256(after).hexdigest()
        record.write_text(text.replace(source.sha256, digest), encoding="utf-8")


def errors_of(project):
    checked = pipeline.check(project)
    severities = checked.settings.file.severities
    return [item for item in checked.findings if severity_of(item, severities) == "error"]


def own_errors(errors, quoted):
    """Return the errors at the line of the quotation, or of the words beside it that tell it from others."""
    passage = CLEAN.corpus.passage(quoted.address)
    lines = {passage.place(key).line for key in ("exact", "prefix", "suffix") if getattr(passage, key)}
    return [item for item in errors if item.location.path == quoted.path and item.location.line in lines]


def sentence_of(quoted):
    article = CLEAN.corpus.article_of(quoted.source)
    start = CLEAN.proofs.passages[quoted.address].span.start
    paragraph = article.paragraph_at(start)
    (span,) = [item.span for item in paragraph.sentences if item.span.start <= start < item.span.end]
    return span.of(article.text)


# --- what must fail


@pytest.mark.parametrize("change", HARMFUL, ids=lambda change: change.__name__)
def test_every_changed_quotation_fails_at_its_line_with_the_nearest_words(sample_copy, change):
    changes = {quoted: words for quoted in QUOTATIONS if (words := change(quoted.exact)) is not None}
    assert len(changes) >= 4
    change_records(sample_copy, {quoted: write_quotation(words) for quoted, words in changes.items()})
    errors = errors_of(sample_copy)
    for quoted in changes:
        (error,) = own_errors(errors, quoted)
        assert error.code in ("quote-not-found", "quote-clipped"), quoted
        if error.location.line == quoted.line:
            assert error.location.column == 12
            assert {"nearest", "the article"} & {label for label, _ in error.context}, quoted
        else:
            assert "not beside the words of its 'prefix' or 'suffix'" in error.message


def test_the_nearest_words_are_those_of_the_article(sample_copy):
    changes = {quoted: change_letter(quoted.exact) for quoted in QUOTATIONS}
    change_records(sample_copy, {quoted: write_quotation(words) for quoted, words in changes.items()})
    for error in errors_of(sample_copy):
        if error.code == "quote-not-found":
            (quoted,) = [item for item in QUOTATIONS if own_errors([error], item)]
            nearest = dict(error.context)["nearest"]
            # words beside a set-aside that is glued to them differ, too; the changed word is the last
            wrong = BRACKETS_RE.findall(dict(error.context)["you wrote"])[-1]
            right = BRACKETS_RE.findall(nearest)[-1]
            assert changes[quoted].replace(wrong, right) == quoted.exact
            assert f"paragraph {CLEAN.proofs.passages[quoted.address].paragraph}," in nearest


def test_a_letter_of_another_alphabet_is_named(sample_copy):
    change_records(sample_copy, {item: write_quotation(cyrillic(item.exact)) for item in QUOTATIONS})
    errors = [item for item in errors_of(sample_copy) if item.code == "quote-not-found"]
    assert len(errors) == len(QUOTATIONS)
    assert {dict(item.context)["letter"] for item in errors} == {"'а' is CYRILLIC SMALL LETTER A (U+0430)"}


@pytest.mark.parametrize("quoted", QUOTATIONS, ids=lambda item: item.address)
def test_a_deleted_sentence_fails(sample_copy, quoted):
    sentence = sentence_of(quoted)
    change_article(sample_copy, quoted, lambda text: text.replace(sentence, "", 1), is_recorded=True)
    errors = errors_of(sample_copy)
    (error,) = own_errors(errors, quoted)
    # one pair of words stands twice on purpose; without its sentence they stand beside the wrong words
    assert error.code in ("quote-not-found", "quote-ambiguous") or quoted.address == "kabar#safe-again"


@pytest.mark.parametrize("quoted", QUOTATIONS, ids=lambda item: item.address)
def test_a_doubled_sentence_fails(sample_copy, quoted):
    sentence = sentence_of(quoted)
    change_article(sample_copy, quoted, lambda text: f"{text}\n{sentence}\n", is_recorded=True)
    errors = errors_of(sample_copy)
    (error,) = own_errors(errors, quoted)
    # what stands after a set-aside that is doubled as well has lost the edge of its first word
    assert error.code == ("quote-clipped" if quoted.address == "warta#closed-thursday" else "quote-ambiguous")


@pytest.mark.parametrize("quoted", QUOTATIONS, ids=lambda item: item.address)
def test_an_edited_article_fails_twice(sample_copy, quoted):
    """The digest tells, and so does the proof."""
    words = CLEAN.proofs.passages[quoted.address].span.of(CLEAN.corpus.article_of(quoted.source).text)
    edit = (
        re.escape(words) if quoted.address != "kabar#safe-again" else re.escape(words) + '(?=," kata petugas)'
    )
    change_article(
        sample_copy,
        quoted,
        lambda text: re.sub(edit, lambda hit: change_letter(hit[0]), text, count=1),
        is_recorded=False,
    )
    errors = errors_of(sample_copy)
    (changed,) = [item for item in errors if item.code == "article-changed"]
    assert (changed.location.path, changed.location.line) == (quoted.path, 2)
    (error,) = own_errors(errors, quoted)
    assert error.code == "quote-not-found"
    assert "[" in dict(error.context).get("nearest", "[")


@pytest.mark.parametrize("source", CLEAN.corpus.sources)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + " ",
        lambda text: text.replace(".", "!", 1),
        lambda text: text.replace("\n", "\n\n", 1),
        str.lower,
    ],
    ids=["space at the end", "one sign", "blank line", "small letters"],
)
def test_any_edit_of_an_article_changes_its_digest(sample_copy, source, change):
    quoted = next(item for item in QUOTATIONS if item.source == source)
    change_article(sample_copy, quoted, change, is_recorded=False)
    errors = [item for item in errors_of(sample_copy) if item.code == "article-changed"]
    assert [(item.location.path, item.location.line) for item in errors] == [(quoted.path, 2)]


def test_a_changed_attribution_set_aside_or_credit_fails(sample_copy):
    record = sample_copy / "content" / "sources" / "warta.yml"
    text = record.read_text(encoding="utf-8")
    for before, after in (
        ("attribution: ujar Kancil", "attribution: ujar Kancik"),
        ("exact: HULU RIMBA", "exact: HULU RAMBA"),
        ("exact: (wr/Red)", "exact: (wr/Rod)"),
    ):
        assert before in text
        text = text.replace(before, after)
    record.write_text(text, encoding="utf-8")
    errors = errors_of(sample_copy)
    found = {(item.code, item.location.line) for item in errors}
    lines = text.split("\n")
    wanted = {
        (code, next(n for n, line in enumerate(lines, start=1) if line.endswith(words)))
        for code, words in (
            ("attribution-not-found", "ujar Kancik"),
            ("set-aside-not-found", "HULU RAMBA"),
            ("set-aside-not-found", "(wr/Rod)"),
        )
    }
    assert wanted <= found


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_changed_quotation_in_our_own_prose_fails(sample_copy, language):
    for path in sorted((sample_copy / "content" / "topics").glob(f"*.{language}.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub("“[^”]*”", lambda hit: f"“{change_letter(hit[0][1:-1])}”", text), encoding="utf-8"
        )
    errors = [item for item in errors_of(sample_copy) if item.code == "prose-quote-unproved"]
    assert [item.location.path.rpartition("/")[2] for item in errors] == [
        *[f"bridge-closure.{language}.md"] * 3,
        f"crossing.{language}.md",
    ]


# --- what must pass


def proofs_of(project):
    checked = pipeline.check(project)
    severities = checked.settings.file.severities
    wrong = [item for item in checked.findings if severity_of(item, severities) == "error"]
    assert wrong == []
    return checked


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change.__name__)
def test_typesetting_of_a_quotation_makes_no_difference(sample_copy, change):
    changes = {quoted: write_quotation(change(quoted.exact)) for quoted in QUOTATIONS}
    change_records(sample_copy, changes)
    assert proofs_of(sample_copy).proofs.passages == CLEAN.proofs.passages


def test_line_wraps_of_a_quotation_make_no_difference(sample_copy):
    change_records(sample_copy, {quoted: wrap(quoted.exact) for quoted in QUOTATIONS})
    assert proofs_of(sample_copy).proofs.passages == CLEAN.proofs.passages


@pytest.mark.parametrize(
    "change", [straight, no_break, en_dashes, soft_hyphens], ids=lambda change: change.__name__
)
def test_typesetting_of_an_article_makes_no_difference(sample_copy, change):
    """Each passage is found, and its span leads to the words as they are typeset now."""
    for source in CLEAN.corpus.sources:
        quoted = next(item for item in QUOTATIONS if item.source == source)
        path = sample_copy / "seeds" / CLEAN.corpus.sources[source].article
        if change(path.read_bytes().decode()) != path.read_bytes().decode():
            change_article(sample_copy, quoted, change, is_recorded=True)
    checked = proofs_of(sample_copy)
    assert list(checked.proofs.passages) == list(CLEAN.proofs.passages)
    for quoted in QUOTATIONS:
        text = checked.corpus.article_of(quoted.source).text
        before = CLEAN.proofs.passages[quoted.address].span.of(CLEAN.corpus.article_of(quoted.source).text)
        assert checked.proofs.passages[quoted.address].span.of(text).strip("\N{SOFT HYPHEN}") == change(
            before
        )
