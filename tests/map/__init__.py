"""The map: its colours and words, what goes to the browser, and what the browser does."""
