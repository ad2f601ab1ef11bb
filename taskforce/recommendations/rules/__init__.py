"""What needs no database: the printed fields, keys made from titles, and the record as sentences."""
