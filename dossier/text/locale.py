"""What depends on a language: words of the interface, dates, numbers and lists, all through Babel.

The only module that touches Babel. Catalogues are the `.po` files in `dossier/locale/`, read as they are.
"""

from __future__ import annotations

import functools
import io
from importlib import resources
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError, dates, lists, numbers, units
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from dossier.model.date import Edtf, SimpleDate

# English alone would give American dates.
PREFERRED_LOCALES = {"en": "en_GB"}

QUOTATION_MARKS = {
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "en": "“”‘’",
    "es": "«»“”",
    "fr": "«»“”",
    "id": "“”‘’",
    "it": "«»“”",
    "nl": "“”‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "ru": "«»„“",
    "sv": "””’’",
}
"""The marks of each language, outer and then inner, opening and then closing.

See the delimiters of the CLDR, https://www.unicode.org/cldr/; Babel does not hand them out.
"""


class Words:
    """The interface words of one language; `words(msgid)` translates, `words.count(...)` picks the plural form."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)
        self._translated = functools.cache(self._catalogue.gettext)
        self._marks = _marks_of(language)

    def __call__(self, message: str, **values: object) -> str:
        """Return the message in the language, with the values put in for `{name}`."""
        translated = self._translated(message)
        return translated.format(**values) if values else translated

    def count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """Return the message in the form that fits the number, which fills `{n}`."""
        translated = self._catalogue.ngettext(singular, plural, number)
        return translated.format(n=format_number(number, self.language), **values)

    def quoted(self, text: str) -> str:
        """Return our own words between the quotation marks of the language; those inside them become inner ones."""
        return self._marks[0] + self.unquoted(text) + self._marks[1]

    def unquoted(self, text: str) -> str:
        """Return the words with inner marks, ready to stand between quotation marks."""
        marks = self._marks
        return text.replace(marks[0], marks[2]).replace(marks[1], marks[3])

    def language_name(self, language: str) -> str:
        """Return what the other language is called in this one."""
        name = language_name(language, self.language)
        return name[:1].upper() + name[1:]

    def in_context(self, context: str, message: str) -> str:
        """Return the message as it is meant in the context."""
        return str(self._catalogue.pgettext(context, message))


@functools.cache
def words_in(language: str) -> Words:
    """Return the interface words of the language; English where no catalogue exists."""
    return Words(language)


def is_known_language(language: str) -> bool:
    """Tell whether Babel knows the language."""
    try:
        Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def has_catalogue(language: str) -> bool:
    """Tell whether the interface is translated into the language; English is its source."""
    return language == "en" or _catalogue_file(language).is_file()


def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Return the writing direction of the language."""
    return "rtl" if _locale(language).character_order == "right-to-left" else "ltr"


def language_name(language: str, in_language: str) -> str:
    """Return what the language is called in the other, such as 'Inggris' for English in Indonesian."""
    name = Locale.parse(language.replace("-", "_")).get_display_name(_locale(in_language))
    return name or language


def own_name(language: str) -> str:
    """Return what the language calls itself, ready to stand alone: 'Bahasa Indonesia', 'English'."""
    name = language_name(language, language)
    if language == "id":
        return "Bahasa " + name
    return name[:1].upper() + name[1:]


@functools.cache
def format_number(number: float, language: str) -> str:
    """Return the number as the language writes it."""
    return str(numbers.format_decimal(number, locale=_locale(language)))


@functools.lru_cache
def format_share(share: float, language: str) -> str:
    """Return a share from 0 to 1 in per cent, rounded to whole ones."""
    return str(numbers.format_percent(share, locale=_locale(language)))


def format_size(size_bytes: int, language: str) -> str:
    """Return the size of a file, rounded: '812 byte', '34 kB', '1.2 MB'."""
    steps = {"byte": 1, "kilobyte": 1000, "megabyte": 1_000_000}
    unit = next(name for name, step in reversed(steps.items()) if size_bytes >= step or step == 1)
    return _format_unit(round(size_bytes / steps[unit], 1 if unit == "megabyte" else 0), unit, language)


@functools.lru_cache(maxsize=4096)
def _format_unit(number: float, unit: str, language: str) -> str:
    text = units.format_unit(number, unit, "short", locale=_locale(language))
    return text.replace(" ", "\u00a0")


def format_list(items: Sequence[str], language: str) -> str:
    """Return the items as a list in a sentence: 'a, b and c'."""
    return lists.format_list(list(items), locale=_locale(language))


@functools.cache
def format_day(day: datetime.date, language: str, *, with_weekday: bool = False) -> str:
    """Return the day in words: '3 July 2025', or 'Thursday, 3 July 2025'."""
    text = dates.format_date(day, "long", locale=_locale(language))
    if not with_weekday:
        return text
    weekday = dates.format_date(day, "EEEE", locale=_locale(language))
    return words_in(language)("{weekday}, {day}", weekday=weekday, day=text)


def format_month(day: datetime.date, language: str) -> str:
    """Return the month of the day in words: 'July 2025'."""
    return str(dates.format_skeleton("yMMMM", day, locale=_locale(language)))


def format_edtf(
    edtf: Edtf, language: str, *, part_of_month: str | None = None, with_weekday: bool = False
) -> str:
    """Return an EDTF date in words: 'mid-June 2025', 'between 30 June and 2 July 2025', '3 July 2025 or later'."""
    words = words_in(language)
    first = _simple(edtf.first, language, with_weekday=with_weekday) if edtf.first else ""
    last = _simple(edtf.last, language, with_weekday=with_weekday) if edtf.last else ""
    if part_of_month:
        return _part_of_month(part_of_month, first, words)
    if edtf.kind == "date":
        return words("around {date}", date=first) if edtf.is_approximate else first
    if not last:
        return (
            words("{date} or later", date=first) if edtf.kind == "set" else words("from {date}", date=first)
        )
    if not first:
        return (
            words("{date} or earlier", date=last) if edtf.kind == "set" else words("until {date}", date=last)
        )
    template = "between {first} and {last}" if edtf.kind == "set" else "{first} to {last}"
    return words(template, first=first, last=last)


def _part_of_month(part: str, month: str, words: Words) -> str:
    templates = {"early": "early {month}", "mid": "mid-{month}", "late": "late {month}"}
    return words(templates[part], month=month)


def _simple(date: SimpleDate, language: str, *, with_weekday: bool) -> str:
    if date.day:
        return format_day(date.first_day(), language, with_weekday=with_weekday)
    if date.month:
        return format_month(date.first_day(), language)
    return str(date.year)


def _marks_of(language: str) -> str:
    return QUOTATION_MARKS.get(language.partition("-")[0], QUOTATION_MARKS["en"])


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(PREFERRED_LOCALES.get(language, language).replace("-", "_"))


def _catalogue_file(language: str) -> resources.abc.Traversable:
    return resources.files("dossier").joinpath("locale", language, "LC_MESSAGES", "dossier.po")


def _catalogue(language: str) -> NullTranslations:
    file = _catalogue_file(language)
    if not file.is_file():
        return NullTranslations()
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale=_locale(language), abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
