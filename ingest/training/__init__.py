"""Articles and sentences of our own, annotated, that train and measure the extractor (see ``FORMAT.md``).

Not installed with the program: the wheel leaves this folder out.
"""
