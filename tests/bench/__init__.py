"""How fast the Atlas is against the obvious way to do the same: run by hand, never timed in CI."""
