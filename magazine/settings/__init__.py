"""Settings: `local` (the default, SQLite), `production`, `test`; all build on `base`."""
