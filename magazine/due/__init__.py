"""What has its hour, and happens once at it: a registry of sources, and catching up with them.

A request, `run_schedule` or `publish_scheduled`: whoever looks first does what is due, in the
order it was meant, by `catch_up(at)`. A *source* (see `sources.Source`) says which columns hold
instants, and does one thing of its own when it is told to. Another app adds one in its
AppConfig's `ready`: `due.register(Launches())`. Its promise: `perform` runs inside a
transaction that is already open, takes its lock first (`locking.hold`), looks again whether the
thing is still due, and returns what it did it to, or None when somebody was quicker. It takes
the time from its arguments alone: `item.at` is the instant it was meant for, `at` the one up to
which all is caught up. Effects outside the database wait for `transaction.on_commit`.

In a rehearsal (the site as it will be, in a transaction that is rolled back) call
`rehearse(at)`: the same sources do the same things, nothing is noted, nothing is passed over,
and what failed is handed back to be told.
"""

from .catching_up import FAILED, Failure, catch_up, rehearse
from .looking import due, next_boundary, next_outstanding
from .sources import Done, Due, Instants, Source, performed, register

__all__ = [
    "FAILED",
    "Done",
    "Due",
    "Failure",
    "Instants",
    "Source",
    "catch_up",
    "due",
    "next_boundary",
    "next_outstanding",
    "performed",
    "register",
    "rehearse",
]
