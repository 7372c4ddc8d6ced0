"""What must hold of the content: fields, markup, letters, words, spelling, and what lies between files."""
