"""Bytes to text, whatever the encoding; where it cannot be told, the file is refused rather than misread."""

from __future__ import annotations

import codecs

from dossier.curating.intake.evidence import RefusedError
from dossier.curating.intake.libraries import load

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks with their encodings; the longer ones come before those that they begin with."""


def decode(data: bytes, *, encoding: str = "", declared: str = "") -> tuple[str, str]:
    """Return the bytes as text, and a remark where their encoding had to be found out.

    Arguments:
        data: all bytes of the file.
        encoding: the encoding that the curator names.
        declared: the encoding that the file itself names, tried after UTF-8.

    Raises:
        RefusedError: no encoding fits.

    """
    if encoding:
        return _decode_as(data, encoding, f"The text is not in '{encoding}'."), ""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, f"The text begins as {name}, but does not go on so."), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared), f"read as {declared}, which the file names"
        except (UnicodeDecodeError, LookupError):
            pass
    return _recognise(data)


def _decode_as(data: bytes, encoding: str, message: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise RefusedError(
            f"There is no encoding '{encoding}'.", "Names are such as utf-8 or cp1252."
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedError(message, "Save it again as UTF-8, or name another with --encoding.") from error


def _recognise(data: bytes) -> tuple[str, str]:
    found = load("recognising", "Text that is not UTF-8").recognise(data)
    if found is None:
        hint = "Save it again as UTF-8, or name its encoding with --encoding, such as cp1252 or shift_jis."
        raise RefusedError("The text is not UTF-8, and its encoding cannot be told for sure.", hint)
    text, name = found
    return text, f"not UTF-8: read as {name}, judging by its letters; look at those with accents"
