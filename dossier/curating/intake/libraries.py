"""Modules of the intake that need a library of the optional part `dossier[intake]`, each loaded when a file needs it.

Such a module has its library at its head like any other; what is optional is the module.
"""

from __future__ import annotations

import importlib
from typing import Any

from dossier.curating.intake.evidence import RefusedError

COMMAND = 'pip install "dossier[intake]"'


def load(module: str, what: str) -> Any:
    """Return a module of the intake.

    Arguments:
        module: its name, such as `word`.
        what: what cannot be read without it, for the message.

    Raises:
        RefusedError: its library is not installed; the hint names the command that installs it.

    """
    try:
        return importlib.import_module(f"dossier.curating.intake.{module}")
    except ImportError as error:
        missing = f"the library '{error.name}' is missing" if error.name else str(error).splitlines()[0]
        message = f"{what} cannot be read with what is installed: {missing.rstrip('.')}."
        raise RefusedError(message, f"Install what reads it with: {COMMAND}") from error
