"""Telling people: what happened and concerns them, in the program and by mail, and reminders."""
