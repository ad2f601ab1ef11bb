"""Pure rules of the announcement."""
