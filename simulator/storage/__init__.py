"""The log on disk: where it lies, how a turn is written so that it is never half there, how it is read again."""
