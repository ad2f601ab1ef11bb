"""The report: what is printed, how it is drawn and set."""
