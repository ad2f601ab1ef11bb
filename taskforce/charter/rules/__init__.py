"""Pure parts of the charter."""
