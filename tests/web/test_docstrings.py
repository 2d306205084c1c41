"""Every example in a docstring of the web face is run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import web

MODULES = [f"web.{module.name}" for module in pkgutil.iter_modules(web.__path__) if not module.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
