"""The arrays that the formulas take: numbers that are all known, of one length, in range."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def known(values: npt.ArrayLike, name: str, *, above: float | None = None) -> Floats:
    """Read ``values`` as floats; raises ``ValueError`` for one that is not finite.

    With ``above``, also for one that is not greater than it.
    """
    read = np.asarray(values, dtype=np.float64)
    if not np.isfinite(read).all():
        raise ValueError(f"{name}: a value is not known")
    if above is not None and (read <= above).any():
        raise ValueError(f"{name}: a value is not above {above:g}")
    return read


def counts(values: npt.ArrayLike, name: str) -> Floats:
    """Read counts; raises ``ValueError`` for one that is negative or not known."""
    read = known(values, name)
    if (read < 0).any():
        raise ValueError(f"{name}: a count is negative")
    return read


def observed_and_expected(
    observed: npt.ArrayLike, expected: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Read counts (n,) and what was expected (n,), above nought; else ``ValueError``."""
    seen, due = counts(observed, "observed"), known(expected, "expected", above=0)
    if seen.shape != due.shape or seen.ndim != 1:
        raise ValueError(f"observed and expected differ: {seen.shape} and {due.shape}")
    return seen, due
