"""Pure text tools that several steps share: values in, values out, no files and no findings of their own."""
