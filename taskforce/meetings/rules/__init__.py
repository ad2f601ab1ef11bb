"""The arithmetic of a meeting: the clock of its agenda, its quorum, and the first draft of its minutes."""
