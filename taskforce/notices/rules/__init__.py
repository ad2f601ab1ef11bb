"""Kinds of notices, what each act says to whom, and when the daily mail goes: plain values in, plain values out."""
