"""People: offices and roles, invitations, sign-in, printed names and quotes."""
