"""Widgets: one a file, each with its own messages, none knowing the engine."""
