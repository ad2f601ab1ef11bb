"""Votes: matter, rule, electorate, round, positions and their count. Knows nothing of what is voted on."""
