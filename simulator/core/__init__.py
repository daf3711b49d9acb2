"""The pure core: values, guards, events, the fold, the machine, the engine and the survey.

Nothing here reads a file, a clock, a global random generator or a thread; the outside arrives as arguments.
"""
