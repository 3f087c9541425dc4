"""The HTTP surface: webhooks on a raw path, everything else behind Starlette."""
