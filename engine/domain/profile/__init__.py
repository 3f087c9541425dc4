"""What matching reads of a person: the friend fingerprint, its rules of learning, and how it is stored and told."""
