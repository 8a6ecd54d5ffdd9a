"""Points across sources: who states which version, who is silent, and how many voices that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.model.links import Cell, CellState, Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dossier.model.corpus import Corpus, Proofs
    from dossier.model.point import Point


def compare_points(corpus: Corpus, proofs: Proofs) -> Mapping[str, Comparison]:
    """Return each point with a cell for every source that is about it; passages without proof count for nothing."""
    place = {source: number for number, source in enumerate(corpus.sources)}
    return {
        point_id: _compare(point_id, point, place, corpus, proofs)
        for point_id, point in corpus.points.items()
    }


def _compare(
    point_id: str, point: Point, place: Mapping[str, int], corpus: Corpus, proofs: Proofs
) -> Comparison:
    """Return the point across all sources, whose place in the corpus is given."""
    concerned = (cell for cell in _concerned(point, proofs) if cell.source in place)
    cells = tuple(sorted(concerned, key=lambda cell: place[cell.source]))
    spoken = [address for cell in cells for address in cell.addresses]
    voices = [passage.voice for address in spoken if (passage := corpus.passage(address))]
    named = tuple(dict.fromkeys(voice for voice in voices if voice))
    speaking = sum(bool(cell.addresses) for cell in cells)
    is_one_voice = speaking > 1 and len(named) == 1 and all(voices)
    return Comparison(point_id, cells, named, is_one_voice)


def _concerned(point: Point, proofs: Proofs) -> Iterable[Cell]:
    """Return the cells of the sources that give a version, or are about this and silent."""
    found = {source: Cell(source, CellState.SILENT) for source in point.concerns}
    state = CellState.DIFFERS if len(point.versions) > 1 else CellState.STATES
    for number, version in enumerate(point.versions):
        for address in version.passages:
            if address in proofs.passages:
                source = address.partition("#")[0]
                known = found.get(source, Cell(source, state))
                versions, addresses = (*known.versions, number), (*known.addresses, address)
                found[source] = Cell(
                    source, state, tuple(dict.fromkeys(versions)), tuple(dict.fromkeys(addresses))
                )
    return found.values()
