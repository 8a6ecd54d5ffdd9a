"""The last step: Markdown pages and data to the world, as MkDocs' files or as a folder."""
