"""The words of made-up dossiers: a fable told in Indonesian and in English, sentence by sentence.

Nobody in it lives: animals act, places are made from syllables, and every page says that it is a fable.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


class Pair(NamedTuple):
    """The same words in both languages."""

    id: str
    en: str


ANIMALS = (
    Pair("Kancil", "Mouse-deer"),
    Pair("Buaya", "Crocodile"),
    Pair("Bangau", "Stork"),
    Pair("Berang-berang", "Otter"),
    Pair("Trenggiling", "Pangolin"),
    Pair("Landak", "Porcupine"),
    Pair("Musang", "Civet"),
    Pair("Tapir", "Tapir"),
    Pair("Rangkong", "Hornbill"),
    Pair("Kukang", "Loris"),
)
THINGS = (
    Pair("papan jembatan", "bridge planks"),
    Pair("perahu kayu", "wooden boats"),
    Pair("keranjang buah", "baskets of fruit"),
    Pair("tiang dermaga", "jetty posts"),
    Pair("lampu jalan setapak", "path lamps"),
    Pair("bibit pohon sagu", "sago seedlings"),
    Pair("batu tepi kali", "riverside stones"),
    Pair("jala ikan", "fishing nets"),
    Pair("sarang lebah", "beehives"),
    Pair("karung benih padi", "sacks of rice seed"),
    Pair("pagar bambu", "bamboo fences"),
    Pair("kentungan kayu", "wooden slit drums"),
    Pair("saluran air", "water channels"),
    Pair("atap rumbia", "thatched roofs"),
    Pair("tungku tanah liat", "clay stoves"),
    Pair("ikat rotan", "bundles of rattan"),
    Pair("tempayan air hujan", "jars of rainwater"),
    Pair("anak tangga tebing", "steps in the cliff"),
    Pair("layar tua", "old sails"),
    Pair("penanda batas hutan", "forest boundary marks"),
)
STATES = (
    Pair("sudah diganti", "had been replaced"),
    Pair("masih diperbaiki", "were still being repaired"),
    Pair("hilang terbawa arus", "were lost to the current"),
    Pair("dipindahkan ke tempat yang lebih tinggi", "were moved to higher ground"),
    Pair("akan dibagikan kepada warga rimba", "would be shared among the forest folk"),
    Pair("disimpan di lumbung bersama", "were kept in the common barn"),
    Pair("ditemukan kembali oleh penjaga tepi sungai", "were found again by the river keepers"),
    Pair("dihitung ulang oleh dewan rimba", "were counted again by the forest council"),
    Pair("tidak cukup untuk musim hujan", "were not enough for the rainy season"),
    Pair("dipinjamkan tanpa bayaran", "were lent without payment"),
    Pair("dipesan dari hulu", "were ordered from upstream"),
    Pair("dijaga siang dan malam", "were guarded day and night"),
)
FRAMES = (
    Pair(
        "{animal} mengatakan bahwa {count} {thing} di {place} {state}",
        "{animal} said that {count} {thing} at {place} {state}",
    ),
    Pair(
        "Pada {day}, {count} {thing} di {place} {state}, demikian keterangan {animal}",
        "On {day}, {count} {thing} at {place} {state}, according to {animal}",
    ),
    Pair(
        "Menurut catatan dewan rimba, {count} {thing} di {place} {state} sejak {day}",
        "According to the records of the forest council, {count} {thing} at {place} {state} since {day}",
    ),
    Pair(
        "{animal} meminta warga {place} bersabar karena {count} {thing} {state}",
        "{animal} asked the folk of {place} for patience because {count} {thing} {state}",
    ),
    Pair(
        "Di {place}, {animal} menghitung {count} {thing} yang {state}",
        "At {place}, {animal} counted {count} {thing} that {state}",
    ),
    Pair(
        "Keterangan {animal} berbeda dengan catatan dewan: {count} {thing} di {place} {state} pada {day}",
        "The account of {animal} differs from the council's records: {count} {thing} at {place} {state} on {day}",
    ),
)
STARTS = ("Ra", "Tu", "Ka", "Si", "Mo", "Be", "Lo", "Pa", "Du", "Na", "Wi", "Ge")
MIDDLES = ("lem", "ran", "bu", "sila", "tom", "gara", "we", "nti", "mba", "ruk")
ENDS = ("bai", "sa", "ung", "ta", "ri", "yan", "dok", "li", "mang", "pe")
HEADS = (
    Pair("Hulu", "Upper"), Pair("Hilir", "Lower"), Pair("Teluk", "Bay of"), Pair("Bukit", "Hill of"), Pair("Rawa", "Marsh of"),
    Pair("Tanjung", "Cape"), Pair("Lembah", "Vale of"), Pair("Muara", "Mouth of"),
)  # fmt: skip
WEEKDAYS = (
    Pair("Senin", "Monday"), Pair("Selasa", "Tuesday"), Pair("Rabu", "Wednesday"), Pair("Kamis", "Thursday"),
    Pair("Jumat", "Friday"), Pair("Sabtu", "Saturday"), Pair("Minggu", "Sunday"),
)  # fmt: skip
MONTHS = (
    Pair("Januari", "January"), Pair("Februari", "February"), Pair("Maret", "March"), Pair("April", "April"),
    Pair("Mei", "May"), Pair("Juni", "June"), Pair("Juli", "July"), Pair("Agustus", "August"),
    Pair("September", "September"), Pair("Oktober", "October"), Pair("November", "November"), Pair("Desember", "December"),
)  # fmt: skip
FIRST_DAY = datetime.date(2024, 1, 1)


class Fact(NamedTuple):
    """One sentence of the fable without its full stop, and what it is made of."""

    words: Pair
    animal: int
    """Number of the name that speaks."""
    place: int
    """Number of the name of the place."""
    thing: int
    day: datetime.date


def place_name(number: int) -> Pair:
    """Return the name of a place; each number has its own."""
    number, end = divmod(number, len(ENDS))
    number, start = divmod(number, len(STARTS))
    number, middle = divmod(number, len(MIDDLES))
    head = HEADS[number % len(HEADS)]
    name = (
        STARTS[start] + MIDDLES[middle] + ENDS[end] + MIDDLES[number // len(HEADS)] * (number >= len(HEADS))
    )
    return Pair(f"{head.id} {name}", f"{head.en} {name}")


def animal_name(number: int) -> Pair:
    """Return the name of an animal, told apart by where it lives."""
    animal = ANIMALS[number % len(ANIMALS)]
    home = (
        STARTS[number // len(ANIMALS) % len(STARTS)] + ENDS[number // len(ANIMALS) // len(STARTS) % len(ENDS)]
    )
    return Pair(f"{animal.id} {home.title()}", f"{home.title()} the {animal.en}")


def day_words(day: datetime.date) -> Pair:
    """Return the day with its weekday."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return Pair(
        f"{weekday.id}, {day.day} {month.id} {day.year}", f"{weekday.en} {day.day} {month.en} {day.year}"
    )


def tell(random: Random, animals: Sequence[int], places: Sequence[int]) -> Fact:
    """Return a sentence about some of the animals and places."""
    animal, place = random.choice(animals), random.choice(places)
    thing, state = random.randrange(len(THINGS)), random.choice(STATES)
    frame = random.choice(FRAMES)
    day = FIRST_DAY + datetime.timedelta(days=random.randrange(700))
    count = str(random.randrange(3, 900))

    def fill(language: int) -> str:
        return frame[language].format(
            animal=animal_name(animal)[language],
            count=count,
            thing=THINGS[thing][language],
            place=place_name(place)[language],
            state=state[language],
            day=day_words(day)[language],
        )

    return Fact(Pair(fill(0), fill(1)), animal, place, thing, day)
