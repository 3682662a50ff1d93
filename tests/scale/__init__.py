"""How the build bears a national file: run by hand, measured, never timed in a test."""
