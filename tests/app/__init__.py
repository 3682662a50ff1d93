"""The app: its pure parts, its queries and its pages, without a browser."""
