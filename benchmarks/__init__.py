"""Quality on public data, and speed.  ``make bench`` runs both."""
