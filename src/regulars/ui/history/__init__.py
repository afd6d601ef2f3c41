"""What was done in the last thirty days, and the trash: each line can be taken back."""
