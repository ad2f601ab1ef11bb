"""Pure rules of people: how names are sorted, and what was done for somebody in plain words."""
