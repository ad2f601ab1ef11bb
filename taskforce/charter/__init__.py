"""The task force itself: purpose, themes, decision rule, stages, disclaimers."""
