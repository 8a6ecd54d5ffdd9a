"""YAML that grows, hides or executes, and values that no record may hold."""

from __future__ import annotations

import base64

from tests.hostile.case import Case, Refused, lay, put, replace, together

X = "content/points/x.yml"
TITLE = "en: The mouse-deer & the Rambai bridge"
DOSSIER = "content/dossier.yml"
WARTA = "content/sources/warta.yml"


def record_cases() -> list[Case]:
    """Return all cases of this module."""
    return [*syntax_cases(), *value_cases(), *id_cases()]


def yaml_case(name: str, text: str | bytes, code: str, line: int, *, heavy: bool = False) -> Case:
    """Return a case of a file of points that is refused at a line."""
    return Case(name, lay(X, text), Refused(code, X, line), heavy=heavy)


def syntax_cases() -> list[Case]:
    """Return what the reader of YAML refuses."""
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return [
        yaml_case("billion-laughs", laughs, "yaml-limit", 2),
        yaml_case("alias-of-itself", "a: &a [*a]\n", "yaml-limit", 1),
        yaml_case("alias-of-a-text", "concerns: &a [warta]\npoints: *a\n", "yaml-limit", 2),
        yaml_case("merge-key-with-alias", "a: &a {b: c}\nd:\n  <<: *a\n", "yaml-limit", 3),
        yaml_case("merge-key", "concerns: [warta]\npoints: {}\n<<: {points: {}}\n", "record-shape", 3),
        yaml_case("deep-lists", "a: " + "[" * 4_000 + "]" * 4_000, "yaml-limit", 1, heavy=True),
        yaml_case("deep-maps", "".join(f"{' ' * n}a:\n" for n in range(2_000)), "yaml-limit", 21, heavy=True),
        yaml_case("open-brackets", "{a: " * 4_000, "yaml-limit", 1, heavy=True),
        yaml_case("tag-python-object", "concerns: !!python/object/apply:os.system [x]\n", "yaml-limit", 1),
        yaml_case("tag-python-name", "concerns: !!python/name:os.system ''\n", "yaml-limit", 1),
        yaml_case("tag-binary", f"concerns: !!binary {base64.b64encode(b'<script>').decode()}\n", "yaml-limit", 1),
        yaml_case("tag-environment", "concerns: !ENV [HOME]\n", "yaml-limit", 1),
        yaml_case("tag-include", "concerns: !include /etc/passwd\n", "yaml-limit", 1),
        yaml_case("tag-handle", "%TAG ! tag:example.org,2000:\n---\nconcerns: !x y\n", "yaml-limit", 3),
        yaml_case("two-documents", "concerns: [warta]\n---\npoints: {}\n", "yaml-syntax", 2),
        yaml_case("key-is-a-list", "? [a]\n: b\n", "yaml-syntax", 1),
        yaml_case("key-twice", "concerns: [warta]\nconcerns: [kabar]\npoints: {}\n", "yaml-duplicate-key", 2),
        yaml_case("many-keys", "".join(f"a{n}: b\n" for n in range(150_000)), "yaml-limit", 100_000, heavy=True),
        yaml_case("many-equal-keys", "a: b\n" * 150_000, "yaml-limit", 100_000, heavy=True),
        yaml_case("many-comments", "#\n" * 1_000_000, "record-shape", 1, heavy=True),
        yaml_case("long-line", "a: " + "x" * 30_000, "limit-exceeded", 1),
        yaml_case("long-key", "a" * 4_000_000 + ": b\n", "limit-exceeded", 1, heavy=True),
        yaml_case("many-colons", ":" * 1_000_000, "limit-exceeded", 1, heavy=True),
        yaml_case("many-escapes", 'a: "' + '\\"' * 1_000_000, "limit-exceeded", 1, heavy=True),
        yaml_case("escape-sequence", 'concerns: ["\\e[2J"]\n', "control-character", 1),
        yaml_case("escaped-null", 'concerns: ["\\0"]\n', "control-character", 1),
        yaml_case("escaped-null-in-key", 'concerns: [warta]\npoints:\n  "a\\0": {}\n', "control-character", 3),
        yaml_case("escaped-half-character", 'concerns: ["\\ud800"]\n', "yaml-syntax", 1),
        yaml_case("points-at-nothing", "", "record-shape", 1),
        yaml_case("a-list-for-a-map", "- a\n- b\n", "record-shape", 1),
        Case("front-matter-bomb", lay("content/method.en.md", "---\na: &a [x]\nb: *a\n---\n\nText.[@dossier]\n"),
             Refused("markdown-unsupported", "content/method.en.md", 1)),
        Case("front-matter-that-steers-the-theme",
             lay("content/method.en.md", "---\ntemplate: ../../../../etc/passwd\nhide: [x]\n---\n\nText.[@dossier]\n"),
             Refused("markdown-unsupported", "content/method.en.md", 1)),
    ]  # fmt: skip


def value_cases() -> list[Case]:
    """Return values that are refused where they stand."""

    def setting(name: str, key: tuple[str, ...], value: str, line: int) -> Case:
        return Case(name, put("dossier.yml", key, value), Refused("record-shape", DOSSIER, line))

    def date(name: str, value: str) -> Case:
        return Case(
            name,
            put("events.yml", ("closed", "edtf"), value),
            Refused("record-shape", "content/events.yml", 35),
        )

    def csl(name: str, key: str, value: object) -> Case:
        known = put("sources/kabar.yml", ("unknown",), {"author": "not-in-text"})
        change = together(known, put("sources/kabar.yml", ("csl", key), value))
        return Case(name, change, Refused("record-shape", "content/sources/kabar.yml", 5))

    return [
        setting("contact-script", ("contact",), "javascript:window.__ran=1", 11),
        setting("contact-data", ("contact",), "data:text/html,<script>x</script>", 11),
        setting("contact-breaks-out", ("contact",), 'https://evil.example/"><script>window.__ran=1</script>', 11),
        setting("contact-with-line", ("contact",), "https://evil.example/\nx", 11),
        setting("language-is-markup", ("languages",), '["><script>]', 4),
        setting("revised-as-week", ("revised",), "2025-W10-1", 7),
        setting("revised-in-other-digits", ("revised",), "٢٠٢٥-٠٣-١٢", 7),
        setting("revised-without-hyphens", ("revised",), "20250312", 7),
        setting("limit-is-no-number", ("limits", "quoted-share"), "nan", 14),
        setting("limit-is-infinite", ("limits", "quoted-share"), "1e999", 14),
        setting("limit-is-huge", ("limits", "article-bytes"), "9" * 5_000, 15),
        setting("limit-is-negative", ("limits", "content-bytes"), "-1", 15),
        Case("severity-hides-a-proof", put("dossier.yml", ("severities", "quote-not-found"), "off"),
             Refused("record-shape", DOSSIER, 23)),
        date("date-in-other-digits", "٢٠٢٥-٠٣-٠٦"),
        date("date-of-no-month", "2025-13"),
        date("date-of-year-zero", "0000"),
        date("date-of-many-digits", "9" * 5_000),
        date("date-with-dots-inside", "....2025/20..26"),
        date("date-open-at-both-ends", "../.."),
        date("date-that-ends-before-it-begins", "[2025..2024]"),
        date("date-with-markup", "2025'><script>"),
        Case("date-at-the-end-of-time", put("events.yml", ("closed", "edtf"), "9999-12-31"), combines=True),
        Case("date-at-the-beginning-of-time", put("events.yml", ("flood", "edtf"), "0001-01-01"), combines=True),
        csl("csl-url-script", "URL", "javascript:window.__ran=1"),
        csl("csl-url-data", "URL", "data:text/html;base64,PHNjcmlwdD4="),
        csl("csl-url-breaks-out", "URL", "https://evil.example/'><script>"),
        csl("csl-date-of-no-month", "issued", {"date-parts": [["2025", "13", "45"]]}),
        csl("csl-date-negative", "issued", {"date-parts": [["-5"]]}),
        csl("csl-date-of-many-digits", "issued", {"date-parts": [["9" * 5_000]]}),
        csl("csl-date-is-a-text", "issued", {"date-parts": "2025"}),
        csl("csl-date-empty", "issued", {"date-parts": [[]]}),
        csl("csl-language-markup", "language", "id'><script>"),
        csl("csl-author-is-a-text", "author", "<script>"),
        csl("csl-author-is-a-list-of-lists", "author", [["<script>"]]),
        csl("csl-author-without-a-name", "author", [{"suffix": "<script>"}]),
        csl("csl-author-named-by-a-map", "author", [{"family": {"a": "b"}}]),
        csl("csl-title-is-a-map", "title", {"a": "b"}),
        csl("csl-type-is-a-map", "type", {"a": "b"}),
        csl("csl-custom-is-a-text", "custom", "<script>"),
        Case("csl-type-markup", put("sources/kabar.yml", ("csl", "type"), "<script>"),
             Refused("csl-invalid", "content/sources/kabar.yml", 5)),
        Case("csl-unknown-field", put("sources/kabar.yml", ("csl", "onload"), "x"),
             Refused("csl-invalid", "content/sources/kabar.yml", 5)),
        Case("csl-without-type", replace("content/sources/kabar.yml", "  type: article-newspaper\n", ""),
             Refused("csl-invalid", "content/sources/kabar.yml", 5)),
        Case("wikidata-script", put("names.yml", ("kancil", "wikidata"), "javascript:x"),
             Refused("record-shape", "content/names.yml", 16)),
        Case("digest-is-markup", put("sources/kabar.yml", ("sha256",), "<script>"),
             Refused("record-shape", "content/sources/kabar.yml", 2)),
        Case("letters-too-long", put("sources/kabar.yml", ("letters",), "<b>x"),
             Refused("record-shape", "content/sources/kabar.yml", 4)),
        Case("letters-are-markup", put("sources/kabar.yml", ("letters",), "'<\""), combines=True),
        Case("hidden-character-as-an-escape", replace(DOSSIER, TITLE, 'en: "The \\u202emouse-deer"')),
    ]  # fmt: skip


def id_cases() -> list[Case]:
    """Return ids that break out of an address, or that scripts would take for something of their own."""
    topic = "content/topics.yml"

    def named(name: str, key: str) -> Case:
        return Case(name, put("names.yml", (key,), {"kind": "unnamed", "label": {"id": "x", "en": "x"}}),
                    Refused("record-shape", "content/names.yml", 55))  # fmt: skip

    return [
        named("id-is-the-prototype", "__proto__"),
        named("id-is-markup", "<script>"),
        named("id-breaks-out", "a' onload='x"),
        named("id-is-a-path", "../../etc/passwd"),
        named("id-in-capitals", "Kancil"),
        named("id-in-another-alphabet", "k\N{CYRILLIC SMALL LETTER A}ncil"),
        named("id-too-long", "a" * 65),
        Case("id-of-every-object", put("names.yml", ("constructor",), {
            "kind": "unnamed", "label": {"id": "constructor", "en": "constructor"}}), combines=True),
        Case("slug-is-a-path", put("topics.yml", ("crossing", "slug", "en"), "../../../etc/x"),
             Refused("record-shape", topic, 28)),
        Case("slug-of-another-page", put("topics.yml", ("crossing", "slug", "en"), "index"),
             Refused("slug-taken", topic, 26)),
        Case("slug-twice", put("topics.yml", ("crossing", "slug", "en"), "bridge-closure"),
             Refused("slug-taken", topic, 26)),
        Case("address-is-a-path", put("topics.yml", ("crossing", "summary-passages"), ["../../etc#passwd"]),
             Refused("record-shape", topic, 33)),
        Case("article-is-a-path", put("sources/kabar.yml", ("article",), "../../../etc/passwd"),
             Refused("article-missing", "content/sources/kabar.yml", 1)),
        Case("id-of-two-things", put("names.yml", ("crocodile",), {"kind": "unnamed", "label": {"id": "x", "en": "x"}}),
             Refused("id-taken", "content/glossary.yml", 43)),
    ]  # fmt: skip
