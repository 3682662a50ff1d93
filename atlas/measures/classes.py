"""Classes on the map, and the middle of a list (pure)."""

from collections.abc import Sequence

# Class of a double reading; the numbers are those of the legend and of palette.DOUBLE.
NEITHER, DEPRIVED_ONLY, NEED_ONLY, BOTH = 1, 2, 3, 4


def double_class(imd_decile: int | None, cni_decile: int | None, last: int) -> int | None:
    """Class a neighbourhood by both indices: worst means decile 1 to ``last`` (1 or 2).

    PRODUCT.md, "doubly disadvantaged". Not known when either decile is not known.
    """
    if imd_decile is None or cni_decile is None:
        return None
    deprived, needy = imd_decile <= last, cni_decile <= last
    if deprived:
        return BOTH if needy else DEPRIVED_ONLY
    return NEED_ONLY if needy else NEITHER


def share_class(share: float | None, breaks: Sequence[float]) -> int | None:
    """Class a share (0 to 1): 1 is none at all, 2 is some but less than the first break.

    ``breaks`` are the lower ends of classes 3 and up, rising. Not known has no class.
    """
    if share is None:
        return None
    return 1 if share == 0 else 2 + sum(share >= at for at in breaks)


def median(values: Sequence[int]) -> float | None:
    """The middle value, or the mean of the two in the middle; none of nothing."""
    held = sorted(values)
    if not held:
        return None
    middle = len(held) // 2
    return held[middle] if len(held) % 2 else (held[middle - 1] + held[middle]) / 2
