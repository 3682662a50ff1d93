"""Read our own code and documents, so that rules can be asked of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("atlas", "etl", "pages", "tests")
DOCS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "data/DICTIONARY.md")
SKIP = {".git", ".venv", "look", "__pycache__", "raw", "builds", "local"}
CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def relative(path: Path) -> str:
    """Name a file as people do: from the top of the project, with slashes."""
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> list[Path]:
    """List our Python files below ``folders``, or all of them."""
    found = [path for folder in folders or PACKAGES for path in (ROOT / folder).rglob("*.py")]
    return sorted(found if folders else [ROOT / "app.py", *found])


def files() -> Iterator[Path]:
    """List every file of ours: all but what is ignored."""

    def below(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                if path.name not in SKIP | CACHES or relative(path) == "docs":
                    yield from below(path)
            elif path.suffix != ".pyc":
                yield path

    yield from below(ROOT)


def tree(path: Path) -> ast.Module:
    """Parse one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> set[str]:
    """Name every module that ``path`` imports, wherever in the file it does so.

    ``from a import b`` counts as both ``a`` and ``a.b``, because ``b`` may be a module.
    """
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = path.relative_to(ROOT).parts[: -node.level]
                base = ".".join([*package, *([base] if base else [])])
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def imports_any(path: Path, *names: str) -> set[str]:
    """Say which of ``names``, or of the modules inside them, a file imports."""
    return {
        found
        for found in imports(path)
        for name in names
        if found == name or found.startswith(f"{name}.")
    }


def calls(path: Path, owner: str) -> set[str]:
    """Name the functions of module ``owner`` that a file uses: ``duckdb.connect`` → connect."""
    return {
        node.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == owner
    }
