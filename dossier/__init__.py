"""Turn archived news articles into a curated, cited, multilingual dossier website."""

__version__ = "0.1.0"
