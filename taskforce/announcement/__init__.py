"""The announcement of a task force, composed of charter and people; published when all of it is approved."""
