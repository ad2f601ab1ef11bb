"""The mathematics of texts: blocks, their keys through versions, comparison."""
