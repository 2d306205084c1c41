"""How English is read: the same steps as French, with English lexicons and rules.

Names in ``names.py``, ``people.py``, ``laws.py`` and ``titles.py``; what stands for them in ``references.py``;
relations in ``relations.py``, by the rules of ``relations/rules/en``.
"""
