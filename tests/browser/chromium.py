"""How Chromium is started in the tests; where it is, `tests.installing` knows."""

# As a reader's: whatever calls itself headless is a program, and not counted.
AGENT = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)
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
    f"--user-agent={AGENT}",
)
