"""What a file must be to be kept."""
