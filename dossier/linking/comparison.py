"""Points across sources: who states which version, who is silent, and how many voices that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.links import Cell, CellState, Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.point import Point


def compare_points(corpus: Corpus, proofs: Proofs) -> Mapping[str, Comparison]:
    """Return each point with one cell a source; passages without proof count for nothing."""
    return {point_id: compare(point_id, point, corpus, proofs) for point_id, point in corpus.points.items()}


def compare(point_id: str, point: Point, corpus: Corpus, proofs: Proofs) -> Comparison:
    """Return the point across all sources."""
    cells = tuple(_cell(source, point, proofs) for source in corpus.sources)
    spoken = [address for cell in cells for address in cell.addresses]
    voices = [passage.voice for address in spoken if (passage := corpus.passage(address))]
    named = tuple(dict.fromkeys(voice for voice in voices if voice))
    speaking = sum(bool(cell.addresses) for cell in cells)
    is_one_voice = speaking > 1 and len(named) == 1 and all(voices)
    return Comparison(point_id, cells, named, is_one_voice)


def _cell(source: str, point: Point, proofs: Proofs) -> Cell:
    by_version = [
        tuple(
            address for address in version.passages if _is_of(address, source) and address in proofs.passages
        )
        for version in point.versions
    ]
    versions = tuple(number for number, addresses in enumerate(by_version) if addresses)
    addresses = tuple(dict.fromkeys(address for found in by_version for address in found))
    if not versions:
        return Cell(source, CellState.SILENT if source in point.concerns else CellState.ELSEWHERE)
    return Cell(
        source, CellState.DIFFERS if len(point.versions) > 1 else CellState.STATES, versions, addresses
    )


def _is_of(address: str, source: str) -> bool:
    return address.partition("#")[0] == source
