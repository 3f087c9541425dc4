"""What somebody asks for in free text: what to do, when, how many, where; and whether they ask for anything at all."""
