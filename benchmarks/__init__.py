"""How fast and how large: ``make bench`` prints a table. No test asserts a clock; goals stand beside the numbers."""
