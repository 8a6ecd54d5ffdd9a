"""Markdown that redefines footnotes, abbreviations or links, hides code, or keeps a parser busy."""

from __future__ import annotations

from tests.hostile.case import Case, Refused, lay, together

METHOD = "content/method.{}.md"
EN = METHOD.format("en")
RAN = "__ran=1"


def both(text: str):
    """Return a change that writes the same prose in both languages."""
    return together(*(lay(METHOD.format(language), text) for language in ("id", "en")))


def inert(name: str, text: str, *, combines: bool = False) -> Case:
    """Return a case of prose that is published as the characters that it is made of."""
    return Case(name, both(text), combines=combines)


def refused(
    name: str, text: str, code: str, line: int, severity: str = "error", *, heavy: bool = False
) -> Case:
    """Return a case of prose that is refused."""
    return Case(name, both(text), Refused(code, EN, line, severity), heavy=heavy)


TRICKS = {
    "attribute-list-behind-words": f"Kata {{: onclick={RAN} style=x }} itu.[@dossier]",
    "attribute-list-in-a-line-of-its-own": f"Kata itu\n{{: onclick={RAN} #location .notes }}.[@dossier]",
    "attribute-list-behind-a-link": f"Kata [itu](https://example.org/){{: onclick={RAN} }}.[@dossier]",
    "abbreviation-redefined": "Kata HTML itu.[@dossier]\n\n*[HTML]: palsu.[@dossier]",
    "footnote-defined": "Kata itu[^1] ada.[@dossier]\n\n[^1]: palsu sekali.[@dossier]",
    "link-label-defined": "Kata [Kancil] itu.[@dossier]\n\n[kancil]: https://example.org/",
    "snippet-included": "--8<-- /etc/passwd.[@dossier]",
    "contents-marker": "[TOC].[@dossier]\n\n[TOC]\n{.toc}.[@dossier]",
    "table": "| a | b |\n| - | - |\n| c | d |.[@dossier]",
    "definition-list": "Kata\n:   arti palsu.[@dossier]",
    "admonition": "!!! note palsu\n    sekali.[@dossier]",
    "tabbed": "=== palsu\n    sekali.[@dossier]",
    "mathematics": "$$\\href{javascript:x}{y}$$ dan \\(x\\).[@dossier]",
    "emoji-and-icons": ":material-alert:{ onclick=x } ada.[@dossier]",
    "critic-markup": "{++b++}{--x--}{==y==}{>>z<<} ada.[@dossier]",
    "template-language": "{{ config }} {% include x %} {# y #} ada.[@dossier]",
    "script-as-code": f"Kata `</code><script>{RAN}</script>` itu.[@dossier]",
    "script-as-entities": f"Kata &lt;script&gt;{RAN}&lt;/script&gt; &#60;img src=x onerror={RAN}&#62; itu.[@dossier]",
    "script-escaped": f"Kata \\<script>{RAN}\\</script> itu.[@dossier]",
    "stash-of-python-markdown": "Kata wzxhzdk:0 klzzwxh:0000 dan amp itu.[@dossier]",
    "link-as-script": f"Kata [x](javascript:{RAN}) itu.[@dossier]",
    "link-as-script-in-capitals": f"Kata [x](JaVaScRiPt:{RAN}) itu.[@dossier]",
    "link-as-script-with-entity": f"Kata [x](&#106;avascript:{RAN}) dan [y](javascript&colon;{RAN}) itu.[@dossier]",
    "link-as-data": "Kata [x](data:text/html,%3Cscript%3E) itu.[@dossier]",
    "link-as-visual-basic": "Kata [x](vbscript:x) itu.[@dossier]",
    "link-to-a-file": "Kata [x](file:///etc/passwd) itu.[@dossier]",
    "link-with-quotation-marks": f'Kata [x](https://example.org/\\"onclick={RAN}\\") itu.[@dossier]',
    "link-with-title": f"Kata [x](https://example.org/ \"' onclick='{RAN}\") itu.[@dossier]",
    "unclosed-marks": "Kata **a *b __c _d ~~e ``f [g ![h <i itu.[@dossier]",
}
"""Each ends a sentence about the dossier itself, so that nothing but the trick is unusual."""

HEADED = {
    "heading-clobbers-a-name-of-the-page": "## Bagian {#location}\n\nKata.[@dossier]",
    "heading-clobbers-a-form": "## Bagian {#children}\n\nKata.[@dossier]",
}

REFUSED = (
    ("raw-script", f"Kata.[@dossier]\n\n<script>{RAN}</script>\n", "markdown-unsupported", 3),
    ("raw-image-in-a-line", f"Kata <img src=x onerror='{RAN}'> itu.[@dossier]\n", "markdown-unsupported", 1),
    ("raw-comment", "Kata <!-- x --> itu.[@dossier]\n", "markdown-unsupported", 1),
    ("raw-processing-instruction", "Kata.[@dossier]\n\n<?php x ?>\n", "markdown-unsupported", 3),
    ("raw-character-data", "Kata.[@dossier]\n\n<![CDATA[<script>]]>\n", "markdown-unsupported", 3),
    ("raw-div-with-markdown", "Kata.[@dossier]\n\n<div markdown=1>\nx\n</div>\n", "markdown-unsupported", 3),
    (
        "image-from-another-host",
        "Kata ![x](https://evil.example/x.png) itu.[@dossier]\n",
        "markdown-unsupported",
        1,
    ),
    (
        "image-by-label",
        "Kata ![x] itu.[@dossier]\n\n[x]: https://evil.example/x.png\n",
        "markdown-unsupported",
        1,
    ),
    (
        "heading-id-breaks-out",
        f"Kata.[@dossier]\n\n## B {{#x'onload='{RAN}}}\n\nKata.[@dossier]\n",
        "heading-id-shape",
        3,
    ),
    (
        "heading-id-twice",
        "Kata.[@dossier]\n\n## B {#b}\n\nKata.[@dossier]\n\n## C {#b}\n\nKata.[@dossier]\n",
        "heading-id-taken",
        7,
    ),
    (
        "heading-has-an-id-of-the-script",
        "Kata.[@dossier]\n\n## B {#dossier-card}\n\nKata.[@dossier]\n",
        "heading-id-taken",
        3,
    ),
    (
        "heading-has-the-id-of-a-note",
        "Kata.[@dossier]\n\n## B {#note-warta-counted}\n\nKata.[@dossier]\n",
        "heading-id-taken",
        3,
    ),
    (
        "heading-has-the-id-of-a-marker",
        "Kata.[@dossier]\n\n## B {#cite-1}\n\nKata.[@dossier]\n",
        "heading-id-taken",
        3,
    ),
    (
        "heading-has-the-id-of-a-section",
        "Kata.[@dossier]\n\n## B {#notes}\n\nKata.[@dossier]\n",
        "heading-id-taken",
        3,
    ),
    ("citation-of-markup", "Kata.[@<script>#x]\n", "citation-shape", 1),
    ("citation-of-a-path", "Kata.[@../../etc#passwd]\n", "citation-shape", 1),
    (
        "citation-in-another-alphabet",
        "Kata.[@w\N{CYRILLIC SMALL LETTER A}rta#counted]\n",
        "citation-shape",
        1,
    ),
    ("citation-of-nothing", "Kata.[@warta#nothing]\n", "unknown-passage", 1),
    ("reference-to-markup", "Kata [[<script>]] itu.[@dossier]\n", "unknown-id", 1),
    ("reference-to-the-prototype", "Kata [[__proto__]] itu.[@dossier]\n", "unknown-id", 1),
    (
        "quotation-that-no-passage-carries",
        "Ia berkata “saya bersalah”.[@warta#counted]\n",
        "prose-quote-unproved",
        1,
    ),
    (
        "quotation-with-a-look-alike",
        "Ia “mengaku menghitung 21 bu\N{CYRILLIC SMALL LETTER A}ya”.[@warta#counted]\n",
        "prose-quote-unproved",
        1,
    ),
    ("link-label-that-leads-nowhere", "Kata itu[^1] ada.[@dossier]\n\n[^1]: palsu\n", "link-broken", 1),
    ("reference-to-contents", "Kata [[_TOC_]] itu.[@dossier]\n", "unknown-id", 1),
    (
        "quotation-between-single-marks",
        "Ia berkata ‘saya bersalah’.[@warta#counted]\n",
        "prose-quote-unproved",
        1,
    ),
    (
        "quotation-between-straight-marks",
        "Ia berkata 'saya bersalah'.[@warta#counted]\n",
        "prose-quote-unproved",
        1,
    ),
    ("quotation-between-angles", "Ia berkata «saya bersalah».[@warta#counted]\n", "prose-quote-unproved", 1),
    (
        "quotation-left-open",
        "Ia berkata “saya.[@warta#counted]\n",
        "quotation-marks-unbalanced",
        1,
        "warning",
    ),
    ("link-out-of-the-site", "Kata [x](../../../../etc/passwd) itu.[@dossier]\n", "link-broken", 1),
    ("link-as-script-with-tab", "Kata [x](<java\tscript:x>) itu.[@dossier]\n", "link-broken", 1),
)

BUSY = {
    "many-brackets": "[" * 19_000,
    "many-open-links": "[a](" * 4_900,
    "many-open-citations": "[@" * 9_900,
    "many-open-references": "[[" * 9_900,
    "many-open-tags": "<" * 19_000,
    "many-open-attributes": "<a href='" * 2_000,
    "many-entities": "&" * 19_000,
    "many-stars": "*a **b " * 2_800,
    "many-underscores": "_a __b " * 2_800,
    "many-backticks": "".join("`" * n + "a" for n in range(190)),
    "many-backslashes": "\\" * 19_000,
    "many-closing-brackets": "[[]" * 6_000,
    "many-exclamation-marks": "![" * 9_900,
    "many-full-stops": ". " * 9_900,
    "many-marks-of-a-quotation": "'\"" * 9_900,
    "many-sentences": "Ia. " * 4_900,
    "many-capitals": "A" * 19_000 + "a",
    "many-capitals-with-hyphens": "A-" * 9_900 + "a",
}
"""As long as a paragraph may be."""


def prose_cases() -> list[Case]:
    """Return all cases of this module."""
    return [
        *(inert(name, text + "\n") for name, text in TRICKS.items()),
        *(inert(name, f"Kata.[@dossier]\n\n{text}\n") for name, text in HEADED.items()),
        inert("all-tricks", "\n\n".join(TRICKS.values()) + "\n\n" + "\n\n".join(HEADED.values()) + "\n", combines=True),
        inert("fence-with-attributes", "Kata.[@dossier]\n\n``` {.python onclick=x}\n</code></pre><script>x</script>\n```\n"),
        *(refused(*case) for case in REFUSED),
        *(Case(name, lay(EN, f"{text}.[@dossier]\n"), Refused("languages-out-of-step", "content/method.id.md", 3), heavy=True)
          for name, text in BUSY.items()),
        refused("paragraph-too-long", "[" * 21_000, "limit-exceeded", 1, heavy=True),
        refused("paragraph-of-many-lines", "Kata.[@dossier]\n" * 2_000, "limit-exceeded", 1, heavy=True),
        refused("prose-too-large", "\n" * 1_000_000, "file-too-large", 0, heavy=True),
        refused("deep-quotations", ">" * 1_000 + " a\n", "markdown-unsupported", 1, heavy=True),
        refused("deep-lists-in-prose", "".join(f"{'  ' * n}- a\n" for n in range(120)), "markdown-unsupported", 9, heavy=True),
        Case("many-link-labels", both("".join(f"[a{n}]: /x\n" for n in range(10_000)) + "\nKata [a1].[@dossier]\n"),
             Refused("limit-exceeded", EN, 1), heavy=True),
        Case("hidden-character-as-an-entity", both("Kata &#x202e;itu&ZeroWidthSpace;.[@dossier]\n")),
    ]  # fmt: skip
