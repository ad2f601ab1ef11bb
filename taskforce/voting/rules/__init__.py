"""The arithmetic of votes: whole numbers only, no database, no web."""
