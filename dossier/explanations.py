"""What each finding code means, why it matters and how to mend it; data only.

`report` takes the default severities from here, `dossier explain` the texts. Codes are stable: they stand in settings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Explanation:
    """The text of one finding code."""

    severity: Severity
    """Used unless `content/dossier.yml` names another one."""
    title: str
    text: str
    """What it means, why it matters, how to mend it."""
    example: str
    """What is right, or what is wrong and then right."""


_FILES = {
    "file-missing": Explanation(
        ERROR,
        "A file or folder is not there",
        "Something that the dossier needs is missing at this path. Nothing that depends on it can be read. Put it "
        "there, or correct the name where it is mentioned.",
        "seeds/                 the archived articles, as .txt files\ncontent/dossier.yml    the settings",
    ),
    "file-unreadable": Explanation(
        ERROR,
        "A file cannot be opened",
        "The system refuses to hand out the file, mostly for want of permission. The run goes on without it, and all "
        "that refers to it is reported, too. Give yourself the right to read the file.",
        "chmod u+r content/events.yml",
    ),
    "file-too-large": Explanation(
        ERROR,
        "A file is larger than the limit",
        "Very large files are refused so that one of them cannot stop the whole build. An article of a megabyte is ten "
        "times a long feature, so look first whether the right file was saved. If it was, raise the limit.",
        "# content/dossier.yml\nlimits:\n  article-bytes: 2000000",
    ),
    "file-unknown": Explanation(
        NOTE,
        "Nothing reads this file",
        "The file lies in the content folder, but its name or place belongs to no kind of file, so nothing of it is "
        "published. Often the language is missing from the name, or a record lies in a folder too deep. Rename or move "
        "it.",
        "wrong  content/topics/iran.md\nright  content/topics/iran.en.md",
    ),
    "not-utf8": Explanation(
        ERROR,
        "A file is not UTF-8",
        "All files are read as UTF-8. Guessing another encoding could change letters, and a quotation that was changed "
        "proves nothing. Save the file again as UTF-8; for an article, convert it before its SHA-256 is recorded.",
        "iconv -f WINDOWS-1252 -t UTF-8 old.txt > seeds/new.txt",
    ),
    "control-character": Explanation(
        ERROR,
        "A control character stands in a file",
        "Characters such as NUL or escape are no part of any text; they break terminals and web pages. Remove them. An "
        "article that came with them was damaged on the way: archive it anew.",
        "U+0000, U+001B and the like; tab and line feed are fine",
    ),
    "hidden-character": Explanation(
        WARNING,
        "An invisible character stands in a file",
        "Zero-width and direction marks do not show on screen, but they can hide words or turn their order round. In "
        "our own files remove them. An article stays as it came: check that it says what it seems to say.",
        "U+200B zero-width space, U+202E right-to-left override",
    ),
    "article-without-record": Explanation(
        NOTE,
        "An article has no record yet",
        "A file lies in seeds/ and no source record names it. The preview shows it as a draft; the published site does "
        "not. Write its record when you are ready.",
        "# content/sources/NAME.yml\narticle: 005_0a1b2c3d4e5f6071.txt",
    ),
    "yaml-syntax": Explanation(
        ERROR,
        "The YAML cannot be read",
        "The structure of the file breaks at this place, so the file is not read at all. The usual causes are a value "
        "that holds ': ' or ' #' or begins with a quotation mark or bracket, and wrong indentation. Put such a value "
        "between quotation marks and indent with two spaces.",
        "wrong  name: Kremlin: no talks\nright  name: 'Kremlin: no talks'",
    ),
    "yaml-duplicate-key": Explanation(
        ERROR,
        "A key stands twice in one map",
        "Only one of two equal keys could be kept, and the other would be lost in silence. Rename one of them, or put "
        "the two together.",
        "two passages of one source, both called 'halt': call the second 'halt-reason'",
    ),
    "yaml-limit": Explanation(
        ERROR,
        "The YAML uses something that is not read",
        "Aliases, tags and very deep nesting are refused: they can fill the memory or run code, and records need none "
        "of them. Write the value out in plain form.",
        "wrong  en: *same\nright  en: The same words again",
    ),
    "record-shape": Explanation(
        ERROR,
        "A record does not have the right shape",
        "A key is unknown or missing, or a value is not of its kind. The record, or the part of it that is wrong, is "
        "left out until it is mended. docs/content-format.md shows every key; with the JSON Schemas of "
        "`dossier schemas` an editor completes and checks them while you type.",
        "wrong  voices: ushakov\nright  voice: ushakov",
    ),
    "markdown-unsupported": Explanation(
        ERROR,
        "The prose uses Markdown that the dossier does not hold",
        "Prose is made of headings of level 2 and 3, paragraphs, lists, block quotations, emphasis, links and code. "
        "Raw HTML, images and tables are refused, because sentences and citations in them cannot be checked. Say it "
        "in sentences, or as a point.",
        "wrong  <b>first</b>\nright  **first**",
    ),
    "citation-shape": Explanation(
        ERROR,
        "A citation is not written as one",
        "What stands between [@ and ] must be addresses of passages, parted by semicolons, or the word dossier alone. "
        "Otherwise the sentence would be published without its proof.",
        "The talks ended.[@bbn#talks-ended; @tribunnews#istanbul-rounds]",
    ),
}

_ARTICLES = {
    "article-missing": Explanation(
        ERROR,
        "The article of a record is not in seeds/",
        "The record names a file that is not there or could not be read, so none of its passages can be proved. Put "
        "the article back, or correct the file name.",
        "article: 002_82c7879158ee271c.txt",
    ),
    "article-changed": Explanation(
        ERROR,
        "An article is not the one that was recorded",
        "The SHA-256 of the file differs from the record's. Articles are evidence and are never edited; an editor or "
        "git may have changed line ends. Restore the file. Only if another archived text is meant, record its new "
        "SHA-256 and read every passage again.",
        "git checkout -- seeds/002_82c7879158ee271c.txt",
    ),
    "article-taken": Explanation(
        ERROR,
        "Two records name the same article",
        "One article has one record; otherwise it would count as two sources. Remove one record, or correct its file "
        "name.",
        "article: 003_c75a26120ef4de30.txt, in one file of content/sources/ only",
    ),
}

_PASSAGES = {
    "quote-not-found": Explanation(
        ERROR,
        "The words of a passage do not stand in the article",
        "A passage is copied from the article letter by letter, typing errors included. Only the shape of quotation "
        "marks and dashes and the kind of space may differ. The nearest real words are shown with the differing ones "
        "in brackets. Copy them; `dossier quote` prints the YAML. If the article says something else, change what "
        "cites the passage, too.",
        "wrong  exact: the halt of all arms deliveries\nright  exact: the halt of some arms deliveries",
    ),
    "quote-ambiguous": Explanation(
        ERROR,
        "The words of a passage stand more than once in the article",
        "A proof leads to one place. Say which is meant by the words just before or after, or quote more.",
        "exact: Putin said\nprefix: On Thursday\nsuffix: in Moscow",
    ),
    "quote-clipped": Explanation(
        ERROR,
        "A passage begins or ends inside a word or number",
        "Half a word can mean something else: 'possible' stands in 'impossible', and '100' in '1,100'. Let the passage "
        "begin and end at whole words.",
        "wrong  exact: possible to agree\nright  exact: impossible to agree",
    ),
    "quote-spans-paragraphs": Explanation(
        ERROR,
        "A passage runs over the end of a paragraph",
        "A passage is one stretch of one paragraph, so that readers find it at one place. Make it two passages and "
        "cite both.",
        "The talks ended without a date.[@bbn#talks-ended; @bbn#no-date]",
    ),
    "quote-after-negation": Explanation(
        WARNING,
        "A passage is cut just after a negation",
        "Without the word before it ('not', 'tidak', 'bukan') the quotation says the opposite of the article. Take the "
        "negation into the passage.",
        "wrong  exact: membahas gencatan senjata\nright  exact: tidak membahas gencatan senjata",
    ),
    "attribution-not-found": Explanation(
        ERROR,
        "The words of an attribution do not stand in the article",
        "The attribution proves who speaks, so it is quoted letter by letter like the passage itself. Copy it from the "
        "article.",
        "attribution: Wakil Menteri Luar Negeri Rusia Sergei Ryabkov menyatakan",
    ),
    "set-aside-not-found": Explanation(
        ERROR,
        "The words of a set-aside or credit do not stand in the article",
        "What the dossier leaves out is named by its exact words, so that anyone can check what was left out. Copy "
        "them from the article.",
        "- exact: Rekomendasi untuk Anda\n  reason: navigation",
    ),
    "set-aside-ambiguous": Explanation(
        ERROR,
        "The words of a set-aside or credit stand more than once",
        "It is not clear which place is left out. Say it by the words just before or after.",
        "- exact: Baca Juga\n  suffix: Trump\n  reason: related-link",
    ),
    "set-aside-clipped": Explanation(
        ERROR,
        "A set-aside or credit begins or ends inside a word",
        "Half a word cannot be left out. Only where a page has glued two words together, the second with a capital "
        "letter, may the first be set aside alone.",
        "exact: INDOPOLITIKA, out of 'INDOPOLITIKAPresiden'",
    ),
    "set-aside-overlap": Explanation(
        WARNING,
        "The same words are quoted and set aside",
        "What is set aside is not used, so it cannot be a passage as well. Shorten one of the two.",
        "a caption that is quoted as a passage is no longer set aside",
    ),
}

_COVERAGE = {
    "sentence-uncovered": Explanation(
        WARNING,
        "A sentence of an article is not accounted for",
        "Each sentence of an article is either cited or set aside with a reason; otherwise readers cannot know what "
        "was left out. Quote it and use the passage, or set it aside. `dossier coverage --missing` lists all of them.",
        "set-aside:\n  - exact: Baca berita lainnya di sini\n    reason: promotion",
    ),
    "sentence-partly-covered": Explanation(
        WARNING,
        "Words of a sentence are left over",
        "A passage lies in the sentence, but words that may state a fact are neither quoted nor set aside. Make the "
        "passage longer, or quote the rest in another one.",
        "left over: 'on Thursday' beside the passage 'the two leaders spoke for an hour'",
    ),
    "passage-unused": Explanation(
        WARNING,
        "A passage is used nowhere",
        "A passage counts only where the dossier uses it: in prose, a summary, a point, an event, a role or as the "
        "example of a term. Cite it, or remove it.",
        "The talks ended.[@bbn#talks-ended]",
    ),
    "share-exceeded": Explanation(
        WARNING,
        "More of an article is quoted than the limit allows",
        "The right to quote has limits, and the article belongs to its owner. Quote less, or say in the record why "
        "more is needed; the page of the source shows the reason.",
        "quoted-share-reason:\n  en: The article is short, and nearly every sentence reports a separate fact.",
    ),
}

_REFERENCES = {
    "unknown-passage": Explanation(
        ERROR,
        "A cited passage does not exist",
        "No source record has a passage of this address, so the statement has no proof. Correct the address (the "
        "nearest known one is shown), or add the passage to the record of its source.",
        "[@indopolitika#halt-confirmed] is the passage 'halt-confirmed' in content/sources/indopolitika.yml",
    ),
    "unknown-id": Explanation(
        ERROR,
        "Something is named that does not exist",
        "No topic, name, term, source or page has this id. Correct it (the nearest known id is shown), or write the "
        "record that is missing.",
        "voice: ushakov, when names.yml has an entry 'ushakov'",
    ),
    "id-taken": Explanation(
        ERROR,
        "An id is used twice",
        "Topics, names and terms share their ids, because [[id]] may lead to any of them; point ids are unique over "
        "all files. Rename one of the two wherever it is used.",
        "the topic 'nato-expansion' and the name 'nato'",
    ),
    "letters-taken": Explanation(
        WARNING,
        "Two sources have the same letters",
        "The letters tell sources apart where colours cannot be seen. Choose others for one of them.",
        "letters: TN and letters: TR",
    ),
    "slug-taken": Explanation(
        ERROR,
        "Two topics have the same address",
        "Their slugs are equal in one language, so one page would overwrite the other. Change one of the slugs.",
        "slug:\n  en: arms-pause",
    ),
}

_LANGUAGES = {
    "text-missing": Explanation(
        WARNING,
        "A text is missing in one of the languages",
        "Readers of that language would meet a gap. Write the text; until then the page says that it is missing.",
        "label:\n  id: Selat Hormuz\n  en: Strait of Hormuz",
    ),
    "language-unknown": Explanation(
        WARNING,
        "A text is in a language that the dossier does not have",
        "Nobody would see it. Correct the code of the language, or add the language to content/dossier.yml.",
        "languages: [id, en]",
    ),
    "translation-missing": Explanation(
        WARNING,
        "A passage has no translation",
        "Readers who do not know the language of the article cannot follow the proof. Translate the passage in full "
        "and add nothing; a resolved pronoun may stand in [brackets].",
        "translation:\n  en: two rounds of direct talks in Istanbul this year",
    ),
    "page-missing": Explanation(
        WARNING,
        "A page is missing in one of the languages",
        "The page exists in another language only. It is published there, and the menu says what is missing. Write the "
        "file with the same headings, paragraphs and citations.",
        "content/topics/iran.id.md and content/topics/iran.en.md",
    ),
    "languages-out-of-step": Explanation(
        WARNING,
        "Two languages of a page do not say the same",
        "Both language files have the same headings with the same ids, the same paragraphs and list items, and in each "
        "of them the same citations. The first place that differs is shown in both files. Bring them into step.",
        "a citation that was added in iran.id.md only",
    ),
}

_PROSE = {
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

_DATES = {
    "weekday-conflict": Explanation(
        ERROR,
        "A weekday does not belong to its date",
        "One of the two is wrong, or day and month have changed places. Look at the article, and correct our text.",
        "wrong  Friday, 3 July 2025\nright  Thursday, 3 July 2025",
    ),
    "article-weekday-conflict": Explanation(
        NOTE,
        "An article gives a weekday that does not belong to its date",
        "The article stays as it is. Rest nothing on that date without saying so.",
        "an article of 2025 that says 'Jumat (3/7)'",
    ),
    "date-conflict": Explanation(
        ERROR,
        "An event was reported before it can have happened",
        "One of the two dates is wrong, or the event was planned when it was reported. Correct a date, or the status.",
        "edtf: 2025-07-03\nreported: 2025-07-06",
    ),
}

_POINTS = {
    "comparison-missing": Explanation(
        WARNING,
        "A point compares nothing",
        "A point needs two sources that speak, or one that contradicts itself. What a single source reports belongs "
        "into the prose.",
        "passages: [indopolitika#arms-not-raised, bbn#arms-not-raised]",
    ),
    "short-missing": Explanation(
        WARNING,
        "A version has no short words",
        "Where a point has several versions, the matrix shows a few words of each. Write them.",
        "short:\n  id: tidak disinggung\n  en: not mentioned",
    ),
    "relation-missing": Explanation(
        WARNING,
        "A point does not say how its versions relate",
        "Readers must see whether versions contradict each other, add detail, or differ in wording only.",
        "relation: conflict    # or add, or wording",
    ),
    "relation-needless": Explanation(
        WARNING,
        "A point with one version says how versions relate",
        "One version relates to nothing. Remove the key, or write the other versions.",
        "versions: one, and no key 'relation'",
    ),
    "concerns-missing": Explanation(
        WARNING,
        "A source speaks on a point that is said not to concern it",
        "`concerns` lists the sources whose silence means something. One that speaks is always among them. Add it.",
        "concerns: [indopolitika, bbn, tribunnews]",
    ),
}

_RECORDS = {
    "csl-invalid": Explanation(
        ERROR,
        "The bibliographic record is not valid CSL",
        "Citation programs read `csl` as it stands. A field is unknown to CSL, or its value is of the wrong kind; or "
        "`unknown` names a field that CSL does not have. Names and dates have a structure of their own.",
        "issued:\n  date-parts: [[2025, 7, 4]]",
    ),
    "csl-language-missing": Explanation(
        ERROR,
        "The record does not say which language the article is in",
        "Without it sentences cannot be found, and citation styles capitalise the headline as if it were English.",
        "csl:\n  language: id-ID",
    ),
    "unknown-conflict": Explanation(
        ERROR,
        "A field is given and called unknown",
        "Either the text proves it or it does not. Remove it from one of the two places.",
        "unknown:\n  URL: not-in-text     # and no URL under csl",
    ),
    "form-unknown": Explanation(
        ERROR,
        "A pattern of a term cannot be filled",
        "The pattern has an affix that is not known, or the entry gives no root for it, so its forms would not be "
        "found in any text. docs/content-format.md lists the affixes.",
        "root:\n  id: henti\nforms:\n  id: [meN-kan, di-kan, peN-an]",
    ),
}

EXPLANATIONS: Mapping[str, Explanation] = {
    **_FILES,
    **_ARTICLES,
    **_PASSAGES,
    **_COVERAGE,
    **_REFERENCES,
    **_LANGUAGES,
    **_PROSE,
    **_DATES,
    **_POINTS,
    **_RECORDS,
}
"""Every finding code, grouped by its subject."""
