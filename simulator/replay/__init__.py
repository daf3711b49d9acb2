"""Scripted conversations: run through the same `Practice` as every other talk, and held against what they expect."""
