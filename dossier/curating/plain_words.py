"""Words of news articles that join, count, place or report and name nothing, beside the stop words of search.

Languages that are not here have none.
"""

from __future__ import annotations

from dossier.publishing.search.rules import rules_of

SHORTEST = 4
"""Shorter words name nothing by themselves, or are acronyms."""

PLAIN_WORDS = {
    "de": """
        aber alle allem allen also auch bereits beim damit dann darauf darf dass davon dazu dem denn dies diese
        diesem diesen dieser doch dort durch eine einem einen einer eines einige erst etwa fast gegen gibt habe
        haben hatte hatten ihre ihrem ihren ihrer immer jede jedem jeden jeder jetzt kann kein keine keinen konnte
        können könne laut mehr mehrere mindestens muss nach nicht nichts noch oder ohne sagte schon sehr seien
        sein seine seinem seinen seiner seit sich sind soll sollen sollte sowie unter viele waren wegen weil
        weiter welche wenn werde werden wieder will wird wurde wurden zwar zwei zwischen über
    """,
    "id": """
        akhirnya akibat apabila atas bagaimana bagi bagian bahkan baik banyak baru beberapa begitu berada
        berbagai berdasarkan berikut berkata berlangsung berupa besar bila boleh daripada demi demikian diri
        empat enggan guna hampir hanya hari harus hingga ikut ingin jadi jangan jauh jumlah justru kalau kali
        kata kedua kembali kemudian kepada ketiga kini kurang lain lainnya lalu lama lanjut lewat luar
        masing-masing maupun melainkan melalui memang memberikan membuat memiliki menambahkan menegaskan
        mengaku mengatakan mengenai menjadi menjelaskan menurut menyampaikan menyatakan menyebut merupakan
        meski meskipun mulai mungkin nanti orang padahal pekan perlu pernah pertama pihak pula saja salah sama
        sambil sampai sangat satu sebab sebagian sebelum sebelumnya sebuah sedang sedangkan sehingga sejak
        sejumlah sekali sekarang sekitar selain selalu selama seluruh semakin sementara semua sendiri seorang
        seraya sering sesuai sesudah setelah setiap siang soal suatu supaya tahun tanpa tengah tentang
        terakhir terjadi terkait terlalu termasuk terus terutama tetap tiap tiga tinggi turut ujar ujarnya
        ungkap usai waktu walaupun yakni
    """,
    "en": """
        about above according across added after again against almost along already although always among
        another around asked away back became because before behind below between both came cannot come days
        doing done down during each earlier early either else even ever every first further gave give given
        going having held here hers himself however including indeed instead itself just last late later least
        less like made make many more most much must near need neither never next often once only other others
        over part perhaps rather said same says second seen several shall should since some still take taken
        themselves third though three through thus today together told took toward towards under until upon
        used very week weeks well went whether while within without year years
    """,
}


def is_plain(word: str, language: str) -> bool:
    """Tell whether a word in small letters names nothing."""
    code = language.partition("-")[0]
    return len(word) < SHORTEST or word in rules_of(code).stop_words or word in _PLAIN.get(code, frozenset())


_PLAIN = {code: frozenset(words.split()) for code, words in PLAIN_WORDS.items()}
