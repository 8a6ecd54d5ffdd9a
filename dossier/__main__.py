"""Let `python -m dossier` run the command line."""

from dossier.cli import main

if __name__ == "__main__":
    main()
