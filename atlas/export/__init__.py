"""Taking it away: files that carry their own provenance."""
