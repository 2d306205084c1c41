"""A large language model reads, behind any address that speaks OpenAI's chat protocol.

``extractor.LlmExtractor`` is the door. Whatever a model answers passes ``checking`` before anything is
believed: types, predicates, ends, names that stand in the article, quotations that stand there verbatim.
"""
