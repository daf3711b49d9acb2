"""Where what trainers write comes in: YAML read strictly, every value located, every fault told in the author's words.

``source`` reads the file, ``strict_yaml`` turns its text into a `Document`, ``validation`` fits the document to a
pydantic model, ``diagnostics`` is how any fault is told, ``codes`` explains each kind of fault at length.
"""
