"""What leaves the dossier as data: one file per format."""
