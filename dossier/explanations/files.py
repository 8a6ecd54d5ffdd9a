"""Findings about files, encodings, YAML and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.explanations.entry import ERROR, NOTE, WARNING, Explanation

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPLANATIONS: Mapping[str, Explanation] = {
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
    "limit-exceeded": Explanation(
        ERROR,
        "Something is larger than the dossier allows",
        "Limits keep one file from stopping the whole build: characters of a line or of a paragraph of prose, paragraphs "
        "of an article, passages of a source, and files. What goes beyond one is left out. Look first whether the file is "
        "what it should be; if it is, raise the limit.",
        "# content/dossier.yml\nlimits:\n  line-characters: 40000",
    ),
    "file-unknown": Explanation(
        WARNING,
        "Nothing reads this file",
        "The file lies among the content or the articles, but its name or place belongs to no kind of file, so nothing of "
        "it is published. Often the language is missing from the name, a record lies in a folder too deep, or a page was "
        "saved as HTML, which `dossier add` takes in. Rename, move or add it.",
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
