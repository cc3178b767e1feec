"""What whoever runs the channel needs: health, figures, doctor, backup and restore."""
