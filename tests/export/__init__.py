"""Tests of what is taken away: every file opened again by another library or program."""
