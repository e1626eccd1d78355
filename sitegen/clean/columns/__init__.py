"""What the trained labeller sees of each piece: numbers, a column for each thing measured."""
