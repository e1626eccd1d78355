"""What an input says of itself beside its text, and what its keeper says of it."""
