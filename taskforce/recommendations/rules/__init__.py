"""What needs no database: the printed fields, numbers in words, and the record as sentences."""
