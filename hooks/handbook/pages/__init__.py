"""The pages of an edition as Markdown, and the furniture that templates put around them."""
