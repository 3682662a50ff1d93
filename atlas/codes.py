"""Codes that a link asks for: those that are held, and in words those that are not."""

from collections.abc import Collection, Iterable

from atlas import text

NAMED = 3  # strangers in one sentence


def one_of(asked: str, held: Collection[str], noun: str, refused: list[str]) -> str | None:
    """Take the code asked for where it is held; none where nothing or a stranger was asked for."""
    if not asked or asked in held:
        return asked or None
    refused.append(
        f"The link asks for the {noun} {text.short(asked)}, which this build does not hold."
    )
    return None


def some_of(
    wanted: Iterable[str], held: Collection[str], noun: str, refused: list[str]
) -> tuple[str, ...]:
    """Take those of the codes that are held, in our own order and each once.

    So one picture has one address, however a link was written.
    """
    asked = dict.fromkeys(wanted)
    strangers = [text.short(code) for code in asked if code not in held]
    if strangers:
        named = ", ".join(strangers[:NAMED])
        refused.append(f"The link asks for the {noun} {named}: there is none.")
    return tuple(code for code in held if code in asked)


def parts(asked: str | None) -> list[str]:
    """The codes of a list in a link, which dots part."""
    return [code for code in (asked or "").split(".") if code]
