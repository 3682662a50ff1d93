"""From the publishers' files to a checked DuckDB build. Never imported by the app."""
