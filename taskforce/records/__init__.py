"""The task-force file: reading it with every fault named, replaying it, and writing it out again."""
