"""Script and markup in every field that reaches a page, its head, linked data, feeds, search, drawings and tables."""

from __future__ import annotations

from tests.hostile.case import Case, Refused, join, put, quote, together

EVIL = "https://evil.example"
RAN = "window.__ran=1"
"""What a payload does if it is ever executed; the probe of the browser test looks for it."""

PAYLOADS = {
    "markup": (
        f"<script>{RAN}</script><img src={EVIL}/x.png onerror={RAN}><svg onload={RAN}></title></style></textarea>"
        f"</template></script><script>{RAN}</script><iframe src={EVIL}/></iframe><base href={EVIL}/><link rel=stylesheet "
        f"href={EVIL}/x.css><meta http-equiv=refresh content=0;url={EVIL}/><form action={EVIL}/><button>x</button></form>"
        f"<style>@import url({EVIL}/x.css)</style><a href=javascript:{RAN}>x</a><!--"
    ),
    "attribute": f"x onfocus={RAN} autofocus tabindex=0 style=x > &lt;script&gt;{RAN}&lt;/script&gt; &#60;b&#62; ]]>",
    "markdown": (
        f"[x](javascript:{RAN}) ![x]({EVIL}/x.png) <javascript:{RAN}> {{: onclick={RAN} style=x #location }} [^1] [^1]: palsu "
        f"*[Kancil]: palsu [kancil]: {EVIL}/ 8<8 /etc/passwd [TOC] [[_TOC_]] **a** __b__ `c` ~~~ ``` | a | b |"
    ),
    "template": (
        "{{ 7*7 }}{% include x %}{# x #} ${7*7} #{7*7} <%= 7*7 %> %s %(x)s {0} __proto__ constructor "
        "hasOwnProperty \\input{/etc/passwd} }{ $x$"
    ),
}
"""None holds quotation marks: between two of them would stand a quotation, which our own texts must prove."""

MARKED = f"""" onmouseover="{RAN}" autofocus onfocus="{RAN}" x=" ' onmouseover='{RAN}' autofocus onfocus='{RAN}' x='"""
FORMULAS = ("=HYPERLINK(A1;A2)", "@SUM(1+1)*cmd|/C calc!A0", "+1+1", "\u2212 1", "＝1+1")

POINTS = "points/closure.yml"
CONFLICT = ("points", "closure-length")

OWN_FIELDS = {
    "dossier-title": ("dossier.yml", ("title",)),
    "dossier-made-by": ("dossier.yml", ("made-by",)),
    "source-name": ("sources/warta.yml", ("name",)),
    "source-headline": ("sources/warta.yml", ("csl", "title")),
    "source-outlet": ("sources/warta.yml", ("csl", "container-title")),
    "source-section": ("sources/warta.yml", ("csl", "section")),
    "source-note": ("sources/warta.yml", ("note",)),
    "share-reason": ("sources/warta.yml", ("quoted-share-reason",)),
    "credit-note": ("sources/warta.yml", ("credits", 0, "note")),
    "date-basis": ("sources/warta.yml", ("dates", "published", "basis")),
    "translation": ("sources/warta.yml", ("passages", "fare", "translation")),
    "name-label": ("names.yml", ("kancil", "label")),
    "name-spelling": ("names.yml", ("kancil", "spellings")),
    "term": ("glossary.yml", ("flood", "term")),
    "term-definition": ("glossary.yml", ("repair", "definition")),
    "term-note": ("glossary.yml", ("repair", "note")),
    "topic-title": ("topics.yml", ("crossing", "title")),
    "topic-words": ("topics.yml", ("crossing", "words")),
}
"""Fields that may hold any sign."""

CLAIM_FIELDS = {
    "topic-summary": ("topics.yml", ("crossing", "summary")),
    "event-label": ("events.yml", ("closed", "label")),
    "event-reasoning": ("events.yml", ("fruit", "derived")),
    "point-question": (POINTS, (*CONFLICT, "ask")),
    "point-note": (POINTS, (*CONFLICT, "note")),
    "version": (POINTS, (*CONFLICT, "versions", 0, "say")),
    "version-in-short": (POINTS, (*CONFLICT, "versions", 0, "short")),
}
"""Fields whose quotations are proved, so that a quotation mark in them is never alone."""
CLAIM_LINES = (29, 32, 71, 30, 58, 45, 42)
"""Where they stand once their files are written anew."""


def field_cases() -> list[Case]:
    """Return the payloads in each field, each written behind the words that the field has."""
    cases = [
        Case(f"{kind}-in-{field}", join(*place, payload), combines=True)
        for field, place in (OWN_FIELDS | CLAIM_FIELDS).items()
        for kind, payload in PAYLOADS.items()
    ]
    cases += [
        Case(f"quotation-marks-in-{field}", join(*place, MARKED), combines=True)
        for field, place in OWN_FIELDS.items()
    ]
    cases += [
        Case(
            f"quotation-marks-in-{field}",
            put(place[0], (*place[1], "en"), MARKED),
            Refused("prose-quote-unproved", f"content/{place[0]}", line),
        )
        for (field, place), line in zip(CLAIM_FIELDS.items(), CLAIM_LINES, strict=True)
    ]
    return cases + evidence_cases() + formula_cases() + author_cases()


def evidence_cases() -> list[Case]:
    """Return the payloads as words of an article that are quoted."""
    words = {**PAYLOADS, "quotation-marks": f"Katanya {MARKED}"}
    return [
        Case(f"{kind}-in-evidence", quote(f"Awal {payload} akhir"), combines=True)
        for kind, payload in words.items()
    ]


def formula_cases() -> list[Case]:
    """Return beginnings by which spreadsheets know formulas, as the first words of cells."""
    return [
        Case(
            f"formula-{number}-in-{field}",
            put(file, (*keys, "en"), formula),
            combines=field == "term" and number == 1,
        )
        for number, formula in enumerate(FORMULAS, start=1)
        for field, (file, keys) in {
            "term": ("glossary.yml", ("crocodile", "definition")),
            "event": ("events.yml", ("flood", "label")),
        }.items()
    ]


def author_cases() -> list[Case]:
    """Return the payloads as names of authors and as values of a program's own."""

    def with_author(author: dict[str, str]):
        return together(
            put("sources/warta.yml", ("unknown",), {"issued": "not-in-text", "URL": "not-in-text"}),
            put("sources/warta.yml", ("csl", "author"), [author]),
        )

    return [
        Case(
            f"{kind}-in-author", with_author({"family": payload, "given": payload}), combines=kind == "markup"
        )
        for kind, payload in PAYLOADS.items()
    ] + [
        Case("markup-in-literal-author", with_author({"literal": PAYLOADS["markup"]})),
        Case(
            "markup-in-custom",
            put("sources/kabar.yml", ("csl", "custom"), {PAYLOADS["markup"]: [PAYLOADS["markdown"]]}),
            combines=True,
        ),
        Case(
            "lines-in-headline",
            put("sources/kabar.yml", ("csl", "title"), "Judul\nER  - \nTY  - JOUR\nTI  - palsu"),
            combines=True,
        ),
    ]
