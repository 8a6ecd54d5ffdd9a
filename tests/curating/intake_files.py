"""Files as curators have them, all invented: texts in three languages, a page, a Word file, a PDF, and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document

if TYPE_CHECKING:
    from pathlib import Path

INDONESIAN = """Senin, 10 Maret 2025

Jembatan Rambai Ditutup Selama Dua Minggu

MUARA (KABAR SUNGAI) - Pemerintah Kota Muara menutup Jembatan Rambai sejak Kamis (6/3/2025) untuk perbaikan. Cerita rekaan.
"Kami menutup jembatan ini demi keselamatan semua warga," kata Kepala Dinas Jalan, Sari Wulan, kepada wartawan.
Baca Juga: Harga Cabai di Pasar Muara Naik Lagi Menjelang Akhir Pekan Ini
Foto: Jembatan Rambai pada pagi hari.
Sari menambahkan bahwa perbaikan akan selesai dalam dua minggu.
Ikuti berita terbaru kami di saluran WhatsApp Kabar Sungai.
Editor: Tono Prasetyo
(abc/de)
"""

ENGLISH = """Old bridge to stay shut until April

By Ana Pratt

The old bridge over the Rambai will stay shut until April, the city said on Friday, 7 March 2025. This story is invented.
“We would rather be late than sorry,” said Sari Wulan, who heads the road office of the city. She did not name a cost.
Two planks have been replaced so far, according to the office.
The old bridge over the Rambai will stay shut until April, the city said on Friday, 7 March 2025. This story is invented.
Read more: The best cafes of Muara
© 2025 The Muara Courier. All rights reserved.
"""

GERMAN = """Brücke über den Rambai bleibt gesperrt

Von Jan Krüger

Die Hängebrücke über den Rambai bleibt bis Ostern gesperrt, erklärte die Stadtverwaltung am Freitag. Die Geschichte ist erfunden.
„Wir müssen zuerst die Bohlen prüfen“, sagte die Leiterin des Straßenamts, Sari Wulan, am 7. März 2025 vor Journalisten.
Lesen Sie auch: Überschwemmung im Süden der Stadt
Veröffentlicht am 8. März 2025
"""

PAGE = """<!DOCTYPE html><html lang="id-ID"><head><meta charset="utf-8"><title>Penutupan Dikritik | Harian Muara</title>
<meta property="og:site_name" content="Harian Muara"><meta name="author" content="Rina Amatu">
<meta property="article:published_time" content="2025-03-09T08:00:00+07:00">
<link rel="canonical" href="https://harianmuara.example/jembatan"><script>document.title = "lain"</script></head>
<body><nav><a href="/">Beranda</a><a href="/ekonomi">Ekonomi</a></nav><article><h1>Penutupan Jembatan Dikritik Pedagang</h1>
<p>Para pedagang di sekitar Jembatan Rambai mengeluhkan penutupan jembatan itu sejak Kamis (6/3/2025). Cerita ini rekaan.</p>
<p>“Pembeli kami berkurang separuh sejak jembatan ditutup,” ujar seorang pedagang ikan, Budi Santosa, di pasar pada Sabtu.</p>
<p>Pemerintah kota menyatakan akan menambah perahu penyeberangan gratis mulai pekan depan bagi warga yang terdampak.</p>
</article><div class="comments"><p>Komentar pembaca: hebat sekali!</p></div><footer>Semua hak dilindungi</footer></body></html>"""

MARKDOWN = """---
title: Perahu gratis mulai Senin
date: 2025-03-10
source: Warta Kota Muara
---

# Perahu gratis mulai Senin

Pemerintah Kota Muara menjalankan **perahu gratis** mulai Senin (10/3/2025), menurut [pengumuman](https://x.example).

- Perahu berangkat setiap lima belas menit. <script>alert(1)</script>
"""


def write_word(path: Path) -> None:
    """Write a Word file with a heading, a paragraph and a table."""
    document = Document()
    document.add_heading("Sungai Rambai Surut", 0)
    document.add_paragraph("Permukaan air Sungai Rambai surut setengah meter pada pekan ini. Cerita rekaan.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Tinggi air", "1,2 meter"
    document.save(str(path))


def make_pdf(lines: list[str], pages: int = 1) -> bytes:
    """Return a PDF with the lines on each of its pages."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 11 Tf 72 760 Td 14 TL {shown} ET"
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        *(page for _ in range(pages)),
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj{item}endobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + tail).encode("latin-1")


RIS = """TY  - NEWS
TI  - Puente cerrado hasta abril
AU  - Ruiz, Elena
T2  - El Diario del Rio
DA  - 2025/03/08/
PY  - 2025
LA  - es
UR  - https://diario.example/puente
L1  - files/7/puente.txt
ER  -
"""

SPANISH = """Puente cerrado hasta abril

El puente sobre el río Rambai seguirá cerrado hasta abril, informó el ayuntamiento el viernes. Esta historia es inventada.
«Preferimos llegar tarde a lamentarlo después», dijo Sari Wulan, jefa de la oficina de carreteras, el 7 de marzo de 2025.
"""
