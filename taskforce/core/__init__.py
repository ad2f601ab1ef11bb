"""What every slice stands on: database, actor, states, events, jobs, clock, errors. No Flask here."""
