"""What a recorded talk teaches: other replies tried in it, the best way through it, and what to practise next."""
