"""What the doctor looks at: one file per place to look, one function per question."""
