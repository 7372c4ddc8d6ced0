"""What must not be published: contacts, secrets, names of persons and clients."""
