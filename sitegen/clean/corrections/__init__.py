"""Plain rules that a person can read, which put the scores of the labeller right."""
