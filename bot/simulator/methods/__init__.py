"""What each method of the Bot API does here."""
