"""Frozen data that the stages share, and the protocols between them. No input, no output."""
