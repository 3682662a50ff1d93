"""Rules for the tests themselves: each one can fail, and says in its name what it is about."""

import ast
from pathlib import Path

import pytest

from tests.rules.code import modules, relative, tree

OUR_CODE = ("atlas", "etl", "duckdb")


def test_modules() -> list[Path]:
    return [path for path in modules("tests") if path.name.startswith("test_")]


test_modules.__test__ = False  # it lists them; it is not one


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]


def can_fail(function: ast.FunctionDef, helpers: set[str]) -> bool:
    """Does it assert, expect an error, or unpack an exact number of rows; or call what does?"""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            last = name.split(".")[-1]
            if last in {"raises", "warns", "fail", *helpers} or last.startswith("assert_"):
                return True
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.List):
            return True
    return False


@pytest.mark.parametrize("path", test_modules(), ids=relative)
def test_every_test_asserts_something(path):
    asserting = {"expect", "assert_named"}
    for _ in range(3):  # helpers of helpers
        asserting |= {f.name for f in functions(path) if can_fail(f, asserting)}
    empty = [
        f.name for f in functions(path) if f.name.startswith("test_") and f.name not in asserting
    ]
    assert not set(empty) - {"test_modules"}


@pytest.mark.parametrize("path", test_modules(), ids=relative)
def test_neither_duckdb_nor_our_own_code_is_mocked(path):
    mocks = [
        ast.unparse(node)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name | ast.Attribute)
        and ast.unparse(node).split(".")[-1] in {"Mock", "MagicMock", "patch", "AsyncMock"}
    ]
    assert not mocks


@pytest.mark.parametrize("path", test_modules(), ids=relative)
def test_no_test_hides_another_of_the_same_name(path):
    names = [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    assert len(names) == len(set(names))
