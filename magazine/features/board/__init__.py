"""The marketers' board: slots down, time across."""
