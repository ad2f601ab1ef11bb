"""Texts of record: immutable versions in blocks, their comparison, comments and dispositions."""
