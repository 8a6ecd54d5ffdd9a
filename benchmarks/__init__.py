"""Measure what the dossier costs: made-up dossiers of any size, and the same Markdown through other engines."""
