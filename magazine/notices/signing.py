"""Proof that a webhook comes from here, as Standard Webhooks has it (standardwebhooks.com, v1).

Plain functions: their libraries, in a dozen languages, read what is written here.
"""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256
from secrets import token_bytes

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """A key of our own making, in the written form the receiver's library takes."""
    return PREFIX + b64encode(token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, reference: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA256 over id, time and body: none of them can be changed, or used again later."""
    key = b64decode(secret.removeprefix(PREFIX))
    signed = f"{reference}.{timestamp}.".encode() + body
    return "v1," + b64encode(hmac.digest(key, signed, sha256)).decode()


def headers(secret: str, reference: str, timestamp: int, body: bytes) -> dict[str, str]:
    return {
        "webhook-id": reference,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, reference, timestamp, body),
    }
