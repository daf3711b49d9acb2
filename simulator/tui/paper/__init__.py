"""What is shown, line by line: blocks that lay themselves out to a width, without a terminal and without markup."""
