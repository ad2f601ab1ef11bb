"""The first page of each person: what waits for them, and what changed since they were here."""
