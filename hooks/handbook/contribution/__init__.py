"""The form in which somebody without Git tells a story: its fields, and the rules by which it judges them."""
