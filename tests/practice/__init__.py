"""Tests of the practice region: its files, its places and its organisations."""
