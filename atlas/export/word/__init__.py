"""Word files: real styles and headings, real tables, pictures that say what they show."""
