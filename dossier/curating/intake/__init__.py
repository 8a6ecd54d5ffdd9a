"""Intake: files that a curator has, to articles in `seeds/` and drafts of their records.

`readers` turns bytes into text with what the file says about itself, `clues` looks for more in the text, `asides` and
`speech` propose what to set aside and what to quote, `twins` finds texts that are there already, `drafting` writes the
record, and `adding` does all of it for many files.
"""
