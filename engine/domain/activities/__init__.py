"""What people can do together: the catalog of activities, and how activities are read in people's words."""
