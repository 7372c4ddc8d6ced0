"""What was published, what is promised of it, and what a branch changes."""
