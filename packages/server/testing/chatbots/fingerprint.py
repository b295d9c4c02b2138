"""Recomputes a fingerprint as docs/fingerprint.md defines it, with none of the product's code.

Reads JSON: {"config", "documents", "retrieval", "integrity"}; prints the fingerprint.
"""

import hashlib
import json
import sys

INDEX_VERSION = 2


def canonical(value):
    """RFC 8785, for keys of the basic plane and numbers that are short decimals."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def content_hash(document):
    fields = ["title", "slug", "sourceUrl", "language", "content", "askedAs"]
    values = [INDEX_VERSION] + [document[field] for field in fields]
    return sha256(json.dumps(values, separators=(",", ":"), ensure_ascii=False))


def configuration(config):
    # A field that came later counts once it is used.
    counted = {key: value for key, value in config.items() if key != "imageHosts" or value}
    return sha256(canonical(counted))


given = json.load(sys.stdin)
parts = {
    "format": 1,
    "configuration": configuration(given["config"]),
    "knowledge": sha256("\n".join(sorted(map(content_hash, given["documents"])))),
    "retrieval": given["retrieval"],
    "widget": sha256(canonical(given["integrity"])) if given["integrity"] else "none",
}
print(sha256(canonical(parts)))
