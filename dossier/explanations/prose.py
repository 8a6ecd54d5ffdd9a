"""Findings about the prose of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, NOTE, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
    "prose-uncited": Explanation(
        WARNING,
        "A sentence cites nothing",
        "Each sentence of the prose rests on passages, and readers can look them up. Cite the passages that carry it, "
        "or [@dossier] where it speaks of the dossier itself.",
        "The call lasted an hour.[@tribunnews#headline]",
    ),
    "prose-about-dossier": Explanation(
        NOTE,
        "A sentence speaks of the dossier itself",
        "It cites [@dossier] and may tell of an absence, a comparison or the method, but state no outside fact. The "
        "list is there to be read once by a second person.",
        "None of the five articles names a source for this.[@dossier]",
    ),
    "dossier-not-alone": Explanation(
        ERROR,
        "A sentence cites the dossier together with passages",
        "A sentence either reports what articles say or speaks of the dossier. Make two sentences of it.",
        "The call lasted an hour.[@tribunnews#headline] No article names the caller.[@dossier]",
    ),
    "prose-quote-unproved": Explanation(
        ERROR,
        "Words between quotation marks are not in a cited passage",
        "Quotation marks promise that somebody used these words. They must stand in a passage that the sentence cites, "
        "in its translation or in its attribution. Quote them as they are, cite the right passage, or take the marks "
        "away.",
        "He called it “very disappointing”.[@klikanggaran#disappointed]",
    ),
    "quote-withheld": Explanation(
        ERROR,
        "Our own text quotes a source whose words may not be shown",
        "The record says `rights: none`, so the site withholds the passages of this source everywhere. Eight of its words "
        "or more in a sentence of ours would show them all the same. Say it in words of your own.",
        "wrong  The club wrote: “the lanterns were released by the fireflies from the jetty”.[@guest#lanterns]\n"
        "right  According to the club, fireflies released the lanterns.[@guest#lanterns]",
    ),
    "quotation-marks-unbalanced": Explanation(
        WARNING,
        "A quotation mark has no partner",
        "Without its partner nobody can tell where the quoted words end, and they cannot be proved. Add the missing "
        "mark.",
        "wrong  He said “no.\nright  He said “no”.",
    ),
    "heading-id-missing": Explanation(
        ERROR,
        "A heading has no id",
        "The address of a heading must outlive its wording and be the same in all languages, so it is written by hand.",
        "## What was paused? {#what-was-paused}",
    ),
    "heading-id-shape": Explanation(
        ERROR,
        "The id of a heading is not an id",
        "Ids are part of addresses: small letters a to z, digits and hyphens, at most 64. Write it anew, the same in "
        "all languages.",
        "wrong  {#What_was_paused}\nright  {#what-was-paused}",
    ),
    "heading-level": Explanation(
        ERROR,
        "A heading has the wrong level",
        "The title of a page is its only heading of level 1 and comes from the records. In the prose headings have level "
        "2, and level 3 below those.",
        "## What was paused? {#what-was-paused}",
    ),
    "heading-id-taken": Explanation(
        ERROR,
        "Two headings of a page have the same id",
        "A link could lead to only one of them. Change one, in all languages.",
        "{#who-decided} and {#who-announced}",
    ),
    "deck-missing": Explanation(
        WARNING,
        "A page has no deck",
        "Before its first heading each page says in one paragraph what it is about. Write that paragraph.",
        "The deck: one sentence that says what this is about.[@indopolitika#halt-confirmed]",
    ),
    "facts-missing": Explanation(
        WARNING,
        "A topic has no key facts",
        "Between the deck and the first heading a topic lists three to five key facts, for readers in a hurry.",
        "- The Pentagon reviewed its stocks.[@bbn#review]",
    ),
    "opening-shape": Explanation(
        WARNING,
        "More than deck and key facts stands before the first heading",
        "A topic opens with one paragraph, the deck, and one list, the key facts. Put the rest below a heading.",
        "The deck.[@bbn#review]\n\n- A key fact.[@bbn#review]\n\n## What was paused? {#what-was-paused}",
    ),
    "facts-count": Explanation(
        NOTE,
        "A topic has too few or too many key facts",
        "Three to five can be taken in at a glance. Move the others into the prose.",
        "three to five items in the list below the deck",
    ),
}
