"""A recorded talk on paper: what is told of it, as values, and the forms that it is told in."""
