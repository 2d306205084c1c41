"""Small trained models that weigh what the rules propose: the type of a name, the truth of a relation.

``linear.py`` reads and applies a model; the other files say which features it looks at. The models are
readable text (``*.tsv``), made by ``python -m ingest.training.fit`` from our own annotated material.
"""
