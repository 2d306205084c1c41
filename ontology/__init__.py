"""What we speak about: the vocabulary, its shapes, the authority data, and the Python names for them.

Imports nothing of ours.
"""
