"""What other programs read, and the whole handbook as files for any generator."""
