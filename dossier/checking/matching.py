"""Search words in an article: folded on both sides, at whole words, with every place kept.

Everything here answers in spans of the untouched article; what a place means is for the callers.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from dossier.model.location import Location
from dossier.text.find import find_all
from dossier.text.normalize import Folded, fold, fold_words, is_word_character

if TYPE_CHECKING:
    from dossier.model.article import Article, Paragraph, Sentence
    from dossier.model.location import Span

NUMBER_SIGNS = ".,:/"
"""Signs that hold a number together: 3/7/2025, 1.500."""


class FoldedArticle(NamedTuple):
    """An article prepared for many searches."""

    article: Article
    folded: Folded
    starts: tuple[int, ...]
    """Where the paragraphs begin."""

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that holds the character, or the one before it."""
        return self.article.paragraphs[max(bisect_right(self.starts, offset) - 1, 0)]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the character, or the one before it."""
        sentences = self.paragraph_at(offset).sentences
        return sentences[max(bisect_right([item.span.start for item in sentences], offset) - 1, 0)]

    def location_at(self, offset: int) -> Location:
        """Return the place of the character in the file of the article."""
        line_start = self.article.text.rfind("\n", 0, offset) + 1
        return Location(self.article.path, self.paragraph_at(offset).line, offset - line_start + 1)


class Hits(NamedTuple):
    """The places where words stand in an article."""

    whole: tuple[Span, ...] = ()
    """At whole words, with the right words beside them."""
    clipped: tuple[Span, ...] = ()
    """With the right words beside them, but inside a word or a number."""
    unfit: tuple[Span, ...] = ()
    """With other words beside them than `prefix` and `suffix` say."""


def fold_article(article: Article) -> FoldedArticle:
    """Return the article prepared for searching."""
    return FoldedArticle(article, fold(article.text), tuple(item.span.start for item in article.paragraphs))


def find_words(
    text: FoldedArticle,
    words: str,
    *,
    prefix: str = "",
    suffix: str = "",
    edges: frozenset[int] = frozenset(),
    may_cut_before_capital: bool = False,
) -> Hits:
    """Return all places of the words in the article.

    Arguments:
        text: the article.
        words: what to look for; how they are typeset does not matter.
        prefix: words that must stand directly before.
        suffix: words that must stand directly after.
        edges: offsets at which a word may be cut, because something set aside ends there.
        may_cut_before_capital: a word may also be cut where it goes on with a capital letter.

    """
    whole, clipped, unfit = [], [], []
    before, after = fold_words(prefix).strip(), fold_words(suffix).strip()
    wanted = fold_words(words).strip()
    for start in find_all(text.folded.text, wanted):
        end = start + len(wanted)
        span = text.folded.original(start, end)
        if not _stands_between(text.folded.text, start, end, before, after):
            unfit.append(span)
        elif _cuts(text, start, edges, may_cut_before_capital) or _cuts(
            text, end, edges, may_cut_before_capital
        ):
            clipped.append(span)
        else:
            whole.append(span)
    return Hits(tuple(whole), tuple(clipped), tuple(unfit))


def is_cut(text: str, offset: int) -> bool:
    """Tell whether an edge at the offset goes through a word or a number of the folded text."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if is_word_character(before) and is_word_character(after):
        return True
    if before in NUMBER_SIGNS and after.isdigit():
        return offset > 1 and text[offset - 2].isdigit()
    return before.isdigit() and after in NUMBER_SIGNS and text[offset + 1 : offset + 2].isdigit()


def _stands_between(text: str, start: int, end: int, before: str, after: str) -> bool:
    if not before and not after:
        return True
    head = text[max(start - len(before) - 1, 0) : start].rstrip()
    tail = text[end : end + len(after) + 1].lstrip()
    return head.endswith(before) and tail.startswith(after)


def _cuts(text: FoldedArticle, offset: int, edges: frozenset[int], may_cut_before_capital: bool) -> bool:  # noqa: FBT001  # passed on
    if not is_cut(text.folded.text, offset) or text.folded.offset(offset) in edges:
        return False
    return not (may_cut_before_capital and text.folded.text[offset].isupper())
