"""Whether need has lasted in a place: in England's worst tenth, release after release. Pure."""

from dataclasses import dataclass

from atlas import text

RELATIVE = "Ranks are relative, and none of this says what caused it."


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """How long a place has been in England's worst tenth: releases, oldest first.

    ``releases`` are those asked for; ``shares`` the residents' share of each (none = not known);
    ``comparable`` neighbourhoods can be read in all of them, and of those ``always`` were in the
    worst tenth each time. ``deciles`` are a single neighbourhood's, one a release.
    """

    releases: tuple[int, ...]
    shares: tuple[float | None, ...] = ()
    comparable: int = 0
    always: int = 0
    neighbourhoods: int = 0
    deciles: tuple[int | None, ...] = ()


def lasting(held: Lasting) -> str:
    """Say whether need has lasted, from the releases that can be read; with its caution."""
    if not held.releases:
        return ""
    said = _of_one(held) if held.deciles else _of_many(held)
    return f"{said} {RELATIVE}" if said else ""


def _of_one(held: Lasting) -> str:
    known = [
        (release, decile)
        for release, decile in zip(held.releases, held.deciles, strict=True)
        if decile is not None
    ]
    lost = [
        str(release)
        for release, decile in zip(held.releases, held.deciles, strict=True)
        if decile is None
    ]
    if not known:
        return ""
    in_tenth = [str(release) for release, decile in known if decile == 1]
    in_fifth = [str(release) for release, decile in known if decile <= 2]
    of = f"{len(known)} releases" if len(known) > 1 else "one release"
    if len(in_tenth) == len(known):
        said = f"It was in England’s worst tenth in {text.listed(in_tenth)}"
    elif in_tenth:
        said = f"It was in England’s worst tenth in {len(in_tenth)} of {of} "
        said += f"({text.listed(in_tenth)})"
    elif in_fifth:
        said = f"It was never in England’s worst tenth, and in its worst fifth in {len(in_fifth)} "
        said += f"of {of} ({text.listed(in_fifth)})"
    else:
        years = text.listed(str(release) for release, _ in known)
        said = f"It was in neither England’s worst tenth nor its worst fifth in {years}"
    if lost:
        said += f"; {text.listed(lost)} cannot be read here, because the boundary has changed"
    return f"{said}."


def _of_many(held: Lasting) -> str:
    shares = [
        (release, share)
        for release, share in zip(held.releases, held.shares, strict=True)
        if share is not None
    ]
    said = []
    if held.comparable and held.always:
        said.append(
            f"{held.always:,} of its {text.plural(held.comparable, 'neighbourhood')} that can be "
            f"compared {'was' if held.always == 1 else 'were'} in England’s worst tenth in "
            f"{text.listed(map(str, held.releases))}."
        )
    elif held.comparable:
        said.append(
            f"None of its {text.plural(held.comparable, 'neighbourhood')} that can be compared "
            f"was in England’s worst tenth in all of {text.listed(map(str, held.releases))}."
        )
    if len(shares) > 1 and any(share for _, share in shares):
        each = text.listed(f"{text.percent(share)} in {release}" for release, share in shares)
        said.append(f"Residents living in that tenth: {each}.")
    return " ".join(said)
