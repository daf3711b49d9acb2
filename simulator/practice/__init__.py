"""The imperative shell around the pure core: one session with its clock, its ears and its journal."""
