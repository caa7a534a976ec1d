"""Near-duplicates by other programs, on one core: texts as JSON strings, one a line, in the files given;
CPU seconds (the best of three runs) and pairs as one JSON object on standard output."""

import json
import os
import re
import sys
import time

os.environ["RAYON_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import datasketch
import gaoya
import rensa

LEAST, HASHES, BANDS = 0.8, 128, 16
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.lower())
    if len(words) < 5:
        return {" ".join(words)} if words else set()
    return {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}


def in_order(pairs):
    return {(min(a, b), max(a, b)) for a, b in pairs if a != b}


def by_rensa(sets):
    signatures = rensa.RMinHash.from_token_sets(sets, HASHES, 42)
    index = rensa.RMinHashLSH(threshold=LEAST, num_perm=HASHES, num_bands=BANDS)
    for nth, one in enumerate(signatures):
        index.insert(nth, one)
    near = in_order((nth, other) for nth, one in enumerate(signatures) for other in index.query(one))
    return [(a, b) for a, b in near if signatures[a].jaccard(signatures[b]) >= LEAST]


def by_datasketch(sets):
    signatures = []
    for tokens in sets:
        one = datasketch.MinHash(num_perm=HASHES, seed=1)
        one.update_batch([token.encode() for token in tokens])
        signatures.append(one)
    index = datasketch.MinHashLSH(threshold=LEAST, num_perm=HASHES)
    for nth, one in enumerate(signatures):
        index.insert(nth, one)
    near = in_order((nth, other) for nth, one in enumerate(signatures) for other in index.query(one))
    return [(a, b) for a, b in near if signatures[a].jaccard(signatures[b]) >= LEAST]


def by_gaoya(texts):
    index = gaoya.minhash.MinHashStringIndex(
        hash_size=32, jaccard_threshold=LEAST, num_bands=BANDS, band_size=HASHES // BANDS,
        num_hashes=HASHES, analyzer="word", lowercase=True, ngram_range=(5, 5),
    )
    for nth, text in enumerate(texts):
        index.insert_document(nth, text)
    return list(in_order((nth, other) for nth, text in enumerate(texts) for other in index.query(text)))


def timed(work, given, times=3):
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        found = work(given)
        best = min(best, time.process_time() - start)
    return best, found


def run(path):
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    cutting, sets = timed(lambda texts: [list(shingles(text)) for text in texts], texts)
    out = {"shingling": cutting}
    for name, work, given, times in (
        ("rensa", by_rensa, sets, 3),
        ("gaoya", by_gaoya, texts, 3),
        ("datasketch", by_datasketch, sets, 1),
    ):
        seconds, pairs = timed(work, given, times)
        out[name] = {"seconds": seconds, "pairs": sorted(pairs)}
    return out


print(json.dumps({path: run(path) for path in sys.argv[1:]}))
