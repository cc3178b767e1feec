"""The way of an update: door -> one transaction for all that waits -> acknowledgement -> replies."""
