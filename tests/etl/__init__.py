"""The build: landing, models, promises and publishing."""
