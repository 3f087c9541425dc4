"""What people mean by the words of an answer: one file for each kind of answer, pure, total and linear."""
