"""Evidence: the register of sources, and the practices and cases that they tell of."""
