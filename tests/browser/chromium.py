"""How Chromium is started in the tests; where it is, `tests.installing` knows."""

# As root and in a container; nothing that calls home, so that a closed network is no trouble.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
