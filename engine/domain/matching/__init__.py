"""Who is brought together: filters, scores, the group, and the reasons. Pure, and vectorised over a pool."""
