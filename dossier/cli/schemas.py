"""`schemas`: the JSON Schemas of all record files, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.curating import schemas as record_schemas


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def schemas(folder: Path) -> None:
    """Write the JSON Schemas of all record files into DIR, for editors."""
    for path in record_schemas.write_schemas(folder):
        click.echo(path)
