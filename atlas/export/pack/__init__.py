"""The pack: one web page that holds all of a paper, and asks nothing of any network."""

from atlas.export.pack.page import html

__all__ = ["html"]
