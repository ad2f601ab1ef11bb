"""Taskforce: the tool in which a policy task force does its work and writes its report."""
