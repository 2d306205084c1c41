"""How English is read: the same steps as French, with English lexicons and rules.

Names are found by ``names.py``, ``people.py`` and ``written.py``, what stands for them by ``references.py``,
relations by ``relations.py``, with the rules of ``relations/rules/en``.
"""
