"""What a reader takes along, made from a finished site: the handbook on paper, on a device, in a folder."""
