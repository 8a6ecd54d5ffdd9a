"""Preview images for messengers and social networks: title, deck and name of the dossier on paper colour, as PNG.

1200 × 630 pixels, the size that WhatsApp and the Open Graph protocol's readers show whole. Drawn with the fonts of the
theme, so that no other font is needed where a site is built. Pillow is loaded by what draws alone: it takes 50 ms, and most
builds after a change find all images kept.
"""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import __version__ as pillow_version

from dossier.cache import digest_of

if TYPE_CHECKING:
    from PIL import Image, ImageFont

    from dossier.model.page import MarkdownPage

SIZE = (1200, 630)
MARGIN = 80
PAPER, INK, ACCENT = (0xFC, 0xFB, 0xF8), (0x1D, 0x1C, 0x1A), (0x9A, 0x2C, 0x16)
STEPS = 8
"""Shades from paper to a colour; of two colours that is half a byte a point, and edges look as smooth as with more."""
FULL, SOFT = STEPS - 1, 5
RUNS = 3
"""What zlib looks for: runs of one shade (Z_RLE), which are most of an image."""
LAST_LATIN = "\u024f"
"""The fonts of the theme hold Latin letters; a title in another script gets no image."""
PUNCTUATION = "‐‑‒–—‘’‚“”„…′″"


class Faces(NamedTuple):
    """The fonts at the sizes that an image needs."""

    title: ImageFont.FreeTypeFont
    deck: ImageFont.FreeTypeFont
    label: ImageFont.FreeTypeFont


def load_faces(fonts: Path) -> Faces:
    """Return the theme's fonts from their folder."""
    from PIL import ImageFont  # noqa: PLC0415  # see the top of the module

    title = ImageFont.truetype(fonts / "dossier-serif.woff2", 68)
    title.set_variation_by_axes([650])
    deck = ImageFont.truetype(fonts / "dossier-serif.woff2", 34)
    label = ImageFont.truetype(fonts / "dossier-sans.woff2", 28)
    label.set_variation_by_axes([600])
    return Faces(title, deck, label)


def preview_uri(page: MarkdownPage) -> str:
    """Return the path of the page's image below the site."""
    return "previews/" + page.source_uri.removesuffix(".md").replace("/", "-") + ".png"


def can_draw(page: MarkdownPage) -> bool:
    """Tell whether the fonts of the theme hold the letters of the page's title."""
    return all(character <= LAST_LATIN or character in PUNCTUATION for character in page.title)


def preview_key(page: MarkdownPage, dossier_title: str, fonts: Path) -> str:
    """Return a digest of all that the image of the page is made from: its words, the fonts, and what draws them."""
    return digest_of("preview", _drawn_with(fonts), dossier_title, page.title, page.description)


@functools.lru_cache(maxsize=2)
def _drawn_with(fonts: Path) -> str:
    # `PIL.features`, which tells it, too, loads all of Pillow
    from PIL._imagingft import freetype2_version  # noqa: PLC0415  # only where there are images

    files = [Path(__file__), *sorted(fonts.glob("*.woff2"))]
    return digest_of(pillow_version, str(freetype2_version), *(path.read_bytes() for path in files))


def draw_preview(page: MarkdownPage, dossier_title: str, faces: Faces) -> bytes:
    """Return the image of the page as PNG bytes; the same page gives the same bytes."""
    image = _head(dossier_title, faces.label).copy()
    y = _paragraph(image, page.title, faces.title, 130, lines=3, leading=80, fill=FULL)
    if page.description != page.title:
        room = (SIZE[1] - MARGIN - y) // 48
        _paragraph(image, page.description, faces.deck, y + 24, lines=min(room, 5), leading=48, fill=SOFT)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_type=RUNS)
    return buffer.getvalue()


@functools.lru_cache(maxsize=8)
def _head(dossier_title: str, face: ImageFont.FreeTypeFont) -> Image.Image:
    """Return what all images of a language share: the colours, and the line at the top and the name of the dossier in the accent."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # see the top of the module

    accent = Image.new("L", SIZE)
    draw = ImageDraw.Draw(accent)
    draw.rectangle((0, 0, SIZE[0], 14), fill=FULL)
    draw.text((MARGIN, 70), dossier_title, font=face, fill=FULL)
    shades = accent.point([0, *(STEPS + shade for shade in range(1, STEPS)), *[0] * (256 - STEPS)])
    image = Image.frombytes("P", SIZE, shades.tobytes())
    image.putpalette(_palette())
    return image


def _palette() -> list[int]:
    """Return the shades from paper to ink, then those from paper to the accent."""
    return [
        round(paper + (colour - paper) * shade / (STEPS - 1))
        for target in (INK, ACCENT)
        for shade in range(STEPS)
        for paper, colour in zip(PAPER, target, strict=True)
    ]


def _paragraph(
    image: Image.Image,
    text: str,
    font: ImageFont.FreeTypeFont,
    y: int,
    *,
    lines: int,
    leading: int,
    fill: int,
) -> int:
    """Draw the text in at most so many lines, cut with an ellipsis, and return where the next thing can stand."""
    space = _draw_word(" ", font).width
    for line in wrap(text, font, SIZE[0] - 2 * MARGIN, lines):
        x: float = MARGIN
        for drawn in (_draw_word(word, font) for word in line.split()):
            image.paste(fill, (round(x) + drawn.left, y + drawn.top), drawn.image)
            x += drawn.width + space
        y += leading
    return y


def wrap(text: str, font: ImageFont.FreeTypeFont, width: int, lines: int) -> list[str]:
    """Return the text as lines no wider than so many pixels, at most so many of them."""
    wrapped: list[list[str]] = [[]]
    space, taken = _draw_word(" ", font).width, 0.0
    for word in text.split():
        own = _draw_word(word, font).width
        if wrapped[-1] and taken + space + own > width:
            wrapped.append([])
        taken = taken + space + own if wrapped[-1] else own
        wrapped[-1].append(word)
    if len(wrapped) > lines:
        last = [*wrapped[lines - 1], "…"]
        while len(last) > 2 and sum(_draw_word(word, font).width + space for word in last) - space > width:
            del last[-2]
        wrapped[lines - 1 :] = [last]
    return [" ".join(line) for line in wrapped]


class DrawnWord(NamedTuple):
    """A word as an image."""

    image: Image.Image
    """White on black."""
    left: int
    """Where the image begins beside the place of the word."""
    top: int
    width: float
    """How far the word reaches, in pixels."""


@functools.lru_cache(maxsize=4096)
def _draw_word(word: str, font: ImageFont.FreeTypeFont) -> DrawnWord:
    """Return the word as an image; most words of a dossier stand on many pages, and drawing letters takes the most time."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # see the top of the module

    left, top, right, bottom = map(round, font.getbbox(word))
    image = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(image).text((-left, -top), word, font=font, fill=255)
    return DrawnWord(image, left, top, font.getlength(word))


def forget_words() -> None:
    """Give back the memory that drawn words and heads take; whoever draws again draws them anew."""
    _draw_word.cache_clear()
    _head.cache_clear()
