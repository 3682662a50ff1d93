"""The rules that keep the design so, each one a test."""
