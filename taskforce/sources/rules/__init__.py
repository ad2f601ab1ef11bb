"""How sources are cited in a text, and how a note is written."""
