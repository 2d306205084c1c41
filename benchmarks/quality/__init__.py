"""How well articles are read: measured on annotated articles, told per type, relation and rule.

``make quality`` writes ``docs/quality.md``; ``floors.toml`` holds what must not fall.
"""
