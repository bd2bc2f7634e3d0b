"""One file for each library: how it is switched on, and which calls are recorded under it."""
