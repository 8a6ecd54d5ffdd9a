"""How newspapers write what is not the article: by-lines, datelines, related links, promotions. Data only.

The words are those that we met in Indonesian, English, Malay, German, Dutch, French, Spanish, Portuguese and Italian
pages. A line in another language is proposed by its shape alone, or not at all.
"""

from __future__ import annotations

import re

_DASH = r"(?:--|[-–—])"
_SITE = r"[A-Za-z][\w-]*(?:\.[A-Za-z]{2,})+"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"

# match the head of an article that names the outlet: "KABAR.example –" and "KABAR.example, Muara -"; then "(KABAR) -" and
# "MUARA (Kabar) -"; then "Muara, Kabar Sungai --"
DATELINE_RES = (
    re.compile(rf"\A(?P<outlet>{_SITE})(?:,\s*{_CAPITAL}[\w ]{{2,30}})?\s*{_DASH}\s"),
    re.compile(rf"\A(?:{_CAPITAL}[\w .,]{{2,30}}\s)?\((?P<outlet>{_CAPITAL}[\w. ]{{2,40}})\)\s*{_DASH}\s"),
    re.compile(rf"\A{_CAPITAL}[\w .]{{2,30}},\s*(?P<outlet>{_CAPITAL}[\w. ]{{2,30}}?)\s*{_DASH}\s"),
)
# matches an outlet and a writer at the end: "(Tribunnews.com/Farra)", "(harianmuara.example)"
END_CREDIT_RE = re.compile(rf"\((?P<outlet>{_SITE})(?:/(?P<author>[^()/]{{2,60}}))?\)\s*\Z")
# matches initials or a desk at the end: "(bbn)", "(abc/de)", "(Red)", "(*)"
INITIALS_RE = re.compile(r"\((?P<initials>[a-z]{2,4}(?:/[a-z]{2,4})*|[A-Z]{2,4}(?:/[A-Z]{2,4})*)\)\s*\Z")
DESK_RE = re.compile(r"\((?P<desk>(?i:red|redaksi|tim redaksi|tim|editorial|red\.|\*+))\)\s*\Z")

# matches "Oleh: Rina Amatu", "By Ana Pratt", "Von Jan Krug"
BYLINE_RE = re.compile(
    r"\A(?P<label>Oleh|Penulis|Reporter|Laporan|Kontributor|Wartawan|By|Written by|Words by|Von|Door|Par|Por|Di|Autor|Auteur|Autore)"
    r"(?:\s*:\s*|\s+)(?P<author>[^\W\d_][^,;|:.!?]{2,60}?)\s*(?:[,|].{0,60})?\Z"
)
# matches "Editor: Dani", "Penyunting - Sari", "Photographer: Ana"
CREDIT_RE = re.compile(
    r"\A(?:Editor|Penyunting|Redaktur|Sumber|Source|Quelle|Fuente|Fonte|Bron|Fotografer|Photographer|Penerjemah|Translator)"
    r"\s*[:：]\s*\S.{0,100}\Z",
    re.IGNORECASE,
)
# matches words that say of the date after them that it is the day of publication
PUBLISHED_RE = re.compile(
    r"(?:diterbitkan|dipublikasikan|terbit|tayang|diunggah|published|posted|first published|veröffentlicht|erschienen"
    r"|publié|paru|publicado|pubblicato|gepubliceerd)\W{0,4}(?:(?:pada|on|am|le|el|em|il|op)\s+)?\Z",
    re.IGNORECASE,
)
# matches an address that stands alone or behind a label: "Sumber: https://…"
ADDRESS_RE = re.compile(r"\A(?:\w+\s*:\s*)?(?P<url>https?://[^\s<>\"]+)\Z")
# matches the outlet in a line of copyright: "© 2025 Harian Muara. All rights reserved."
COPYRIGHT_RE = re.compile(
    r"(?:©|\(c\)|copyright|hak cipta)(?:\s*(?:©|\(c\)|copyright))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*,?\s*(?P<outlet>[^.,|–—-]{2,40})",
    re.IGNORECASE,
)

LINE_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "related-link",
        re.compile(
            r"\A\W*(?:baca juga|baca selengkapnya|simak juga|lihat juga|artikel terkait|berita terkait|read also|also read|read more"
            r"|see also|related(?: stories| articles)?\s*:|more on this|lesen sie auch|mehr zum thema|siehe auch|lees ook"
            r"|à lire aussi|lire aussi|voir aussi|lea también|lea además|le puede interesar|leia também|veja também|leggi anche"
            r"|baca lagi)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "promotion",
        re.compile(
            r"\A\W*(?:advertisement|iklan|scroll to continue|gulir untuk|anzeige|publicité|publicidad|publicidade|pubblicità"
            r"|advertentie|(?:ikuti|dapatkan|cek|simak)\b.{0,80}\b(?:google news|whatsapp|telegram|channel|saluran|kanal|aplikasi)"
            r"|(?:follow|join|subscribe|sign up|download)\b.{0,80}\b(?:newsletter|google news|whatsapp|telegram|channel|app|us)\b"
            r"|subscribe\b|berlangganan\b|newsletter\b|abonnieren sie|abonnez-vous|suscríbase|suscríbete|iscriviti|assine\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "navigation",
        re.compile(
            r"\A\W*(?:home|beranda|startseite|accueil|inicio|início)?\s*(?:(?:[>›»/|]\s*[\w &]+){2,}"
            r"|(?:rekomendasi untuk anda|berita terkini|berita terpopuler|terpopuler|halaman (?:selanjutnya|berikutnya|sebelumnya)"
            r"|next page|previous page|most read|recommended(?: for you)?|share(?: this)?|bagikan|komentar|comments?|print|cetak"
            r"|menu|login|masuk|tags?\s*:.*|topik\s*:.*|topics\s*:.*|loading\.*|back to top|kembali ke atas))\W*\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "caption",
        re.compile(
            r"\A\(?(?:foto|photo|image|picture|gambar|ilustrasi|illustration|sumber foto|keterangan foto|bild|imagen|imagem|immagine"
            r"|file photo|dok\.|caption)\s*[:/(].{0,300}\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "copyright",
        re.compile(
            r"\A\W*(?:©|\(c\)|copyright\b|hak cipta\b|all rights reserved|alle rechte vorbehalten|tous droits réservés"
            r"|todos los derechos|todos os direitos|tutti i diritti|dilarang (?:keras )?(?:mengutip|mengambil|menyalin))",
            re.IGNORECASE,
        ),
    ),
)
"""Reason for setting a whole line aside, with what its line looks like; the first that fits counts."""

WHY = {
    "related-link": "it points to another article",
    "promotion": "it advertises",
    "navigation": "it belongs to the page, not to the article",
    "caption": "it describes a picture",
    "copyright": "it says who owns the text",
    "page-date": "it is a date that stands alone",
    "repeated": "the article says it before, in the same words",
}
"""Why a line is proposed, by reason."""
