"""Content hashes: the version in a file's name, or the key of something cached."""

from hashlib import blake2b


def content_hash(*parts: bytes, length: int = 10) -> str:
    """The hash of some bytes as hexadecimal digits; `length` is even."""
    digest = blake2b(digest_size=length // 2)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
