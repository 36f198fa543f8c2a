"""How fast the pages are, against a bare Django view under the same server; no tests here."""
