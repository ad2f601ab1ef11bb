"""What can be said about a task-force file without knowing the program: parsing, layout, faults, moving in time."""
