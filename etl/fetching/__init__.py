"""How files come from their publishers: what is found, checked, kept and noted; no network here."""
