"""The anatomy and the life of a recommendation; it owns one text, and is put to the vote as a matter."""
