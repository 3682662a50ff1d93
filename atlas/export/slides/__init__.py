"""Slides: one message a slide, native charts that can be edited, the map as a picture."""

from atlas.export.slides.deck import pptx

__all__ = ["pptx"]
