"""The glossary as TBX version 2 (`martif`, ISO 30042:2008), the version that translation tools read today.

No document type is named, so that no reader has to look for its definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dossier.publishing.exports.xml import to_xml
from dossier.writing.files import GLOSSARY_TBX_URI

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.term import Term
    from dossier.writing.edition import Edition

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# TBX calls a group of words a noun phrase or verb phrase; ours does not tell which, so it is left out.
PARTS_OF_SPEECH = {"noun", "verb", "adjective"}


def tbx_files(edition: Edition) -> Mapping[str, str]:
    """Return the file by path below the site."""
    root = ET.Element("martif", {"type": "TBX", LANGUAGE: edition.language})
    description = ET.SubElement(ET.SubElement(root, "martifHeader"), "fileDesc")
    ET.SubElement(ET.SubElement(description, "titleStmt"), "title").text = edition.title
    source = f"{edition.settings.site_url or edition.title}, {edition.settings.file.revised}"
    ET.SubElement(ET.SubElement(description, "sourceDesc"), "p").text = source
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for key, term in edition.corpus.terms.items():
        _add_entry(body, key, term, edition.settings.languages)
    return {GLOSSARY_TBX_URI: to_xml(root)}


def _add_entry(body: ET.Element, key: str, term: Term, languages: tuple[str, ...]) -> None:
    entry = ET.SubElement(body, "termEntry", {"id": f"term-{key}"})
    for other in term.see:
        ET.SubElement(entry, "ref", {"type": "crossReference", "target": f"term-{other}"}).text = other
    for language in languages:
        if language not in term.term:
            continue
        section = ET.SubElement(entry, "langSet", {LANGUAGE: language})
        if language in term.definition:
            ET.SubElement(section, "descrip", {"type": "definition"}).text = term.definition[language]
        if language in term.note:
            ET.SubElement(section, "note").text = term.note[language]
        group = ET.SubElement(section, "tig")
        ET.SubElement(group, "term").text = term.term[language]
        if term.part_of_speech in PARTS_OF_SPEECH:
            ET.SubElement(group, "termNote", {"type": "partOfSpeech"}).text = term.part_of_speech
