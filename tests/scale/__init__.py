"""A set of publishers' files the size of England, made up, for measuring and never for a test."""
