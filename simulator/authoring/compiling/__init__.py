"""From the author's words to the engine's: persona × scenario × shop × flow become one `Chart`."""
