"""XML as text: one declaration, one space an indentation, one line end at the end."""

from __future__ import annotations

from xml.etree import ElementTree as ET


def to_xml(root: ET.Element) -> str:
    """Return the document as the text of a UTF-8 file."""
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
