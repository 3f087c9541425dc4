"""The database's own language: migrations, their rollbacks, named queries, and the two small readers of them."""
