"""The screens, one a file; each calls the talk in worker threads and gets the results as messages."""
