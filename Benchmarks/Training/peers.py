"""What MovieSimilarity's training is compared with: pandas and scikit-learn. Prints JSON objects, one a line."""

import argparse
import hashlib
import json
import platform
import struct
import sys
import time

try:
    import numpy as np
    import pandas
    import scipy
    import scipy.sparse
    import sklearn
    import threadpoolctl
    from sklearn.decomposition import TruncatedSVD
except ImportError as e:
    sys.exit(f"{sys.executable} lacks a package ({e}); pandas, scipy and scikit-learn are needed "
             "(Debian: apt install python3-pandas python3-scipy python3-sklearn), or another --python.")

# Any would do; a fixed one makes runs alike.
RANDOM_STATE = 1

# A film whose vector keeps less than this share of the length of its ratings is rounding noise and has no direction.
NOISE_THRESHOLD = 1e-9

# Cosines of double precision this close are equal: exact ties, which either order breaks rightly.
TIE_TOLERANCE = 1e-9

LIST_LENGTH = 20

# Seeds at once: with 26,744 films, 55 MB a matrix of cosines.
BLOCK_SIZE = 256


def tell(**facts):
    print(json.dumps(facts), flush=True)


def versions(_):
    libraries = [i for i in threadpoolctl.threadpool_info() if i["user_api"] == "blas"]
    blas = [f"{i['internal_api']} {i['version']} with {i['num_threads']} threads" for i in libraries]
    tell(python=platform.python_version(), pandas=pandas.__version__, scipy=scipy.__version__, sklearn=sklearn.__version__,
         blas=", ".join(sorted(set(blas))) or "no BLAS with threads, so dense products on one processor")


def read(arguments):
    start = time.perf_counter()
    frame = pandas.read_csv(arguments.ratings)
    tell(seconds=time.perf_counter() - start, ratings=len(frame))


def rating_matrix(path, more_ratings_than):
    """Ids of the rated movies, ascending, and the movies x users matrix of stars in double precision."""
    frame = pandas.read_csv(path)
    rows, movie_ids = pandas.factorize(frame["movieId"], sort=True)
    columns, _ = pandas.factorize(frame["userId"], sort=True)
    kept = (np.bincount(columns) > more_ratings_than)[columns]
    columns, users = pandas.factorize(columns[kept], sort=True)
    stars = frame["rating"].to_numpy("f8")[kept]
    matrix = scipy.sparse.csr_matrix((stars, (rows[kept], columns)), shape=(len(movie_ids), len(users)))
    if matrix.nnz != len(stars):
        sys.exit(f"{path} holds {len(stars) - matrix.nnz} ratings of the same film by the same user; the peers need a file without.")
    return movie_ids.to_numpy(), matrix


def svd(arguments):
    movie_ids, matrix = rating_matrix(arguments.ratings, arguments.more_ratings_than)
    solver = TruncatedSVD(n_components=arguments.dimensions, algorithm=arguments.algorithm, random_state=RANDOM_STATE)
    start = time.perf_counter()
    u_sigma = solver.fit_transform(matrix)
    seconds = time.perf_counter() - start
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    np.savez(arguments.output, movie_ids=movie_ids, u_sigma=u_sigma, singular_values=solver.singular_values_, lengths=lengths)
    tell(seconds=seconds, movies=matrix.shape[0], users=matrix.shape[1], entries=matrix.nnz)


def read_model(path):
    """Ids, collaborative unit vectors and singular values of a model file; docs/model-file.md describes it."""
    with open(path, "rb") as file:
        data = file.read()
    magic, version, count, length = struct.unpack_from("<8sIIQ", data)
    if magic != b"MOVIESIM" or version != 1 or length != len(data):
        sys.exit(f"{path} is not a whole model file of format 1.")
    sections = {}
    for name, offset, size, digest in struct.iter_unpack("<16sQQ32s", data[24:24 + 64 * count]):
        sections[name.rstrip(b"\0").decode()] = body = data[offset:offset + size]
        if hashlib.sha256(body).digest() != digest:
            sys.exit(f"{path} is corrupt.")
    c, d = struct.unpack("<ii", sections["shape"])
    units = np.frombuffer(sections["embeddings"], "<f4").reshape(-1, c + d)[:, :c].astype("f8")
    sigma = np.array(json.loads(sections["provenance"])["collaborative"]["singular_values"])
    return movie_ids_of(sections["catalogue"]), units, sigma


def movie_ids_of(catalogue):
    ids, at = [], 4
    for _ in range(struct.unpack_from("<i", catalogue)[0]):
        ids.append(struct.unpack_from("<i", catalogue, at)[0])
        at = after_string(catalogue, at + 20)
        genres, at = struct.unpack_from("<i", catalogue, at)[0], at + 4
        for _ in range(genres):
            at = after_string(catalogue, at)
    return np.array(ids)


def after_string(body, at):
    size = shift = 0
    while True:
        size, more, shift, at = size | (body[at] & 127) << shift, body[at] & 128, shift + 7, at + 1
        if not more:
            return at + size


def unit_rows(u_sigma, lengths):
    """Rows of length 1; all zeros where a row is noise."""
    norms = np.linalg.norm(u_sigma, axis=1)
    noise = norms <= NOISE_THRESHOLD * lengths
    return np.where(noise[:, None], 0, u_sigma / np.where(noise, 1, norms)[:, None])


def agreements(candidates, reference):
    """The share of entries in each candidate's lists that the reference has in its own, or tied with its last, over all seeds."""
    films = np.flatnonzero(reference.any(axis=1))
    length = min(LIST_LENGTH, len(films) - 1)
    agreeing = dict.fromkeys(candidates, 0)
    right_scores, given_scores = Scores(reference[films]), {name: Scores(units[films]) for name, units in candidates.items()}
    for start in range(0, len(films), BLOCK_SIZE):
        right = right_scores.block(start)
        last = np.partition(right, -length, axis=1)[:, -length]
        for name, given in given_scores.items():
            entries = np.argpartition(given.block(start), -length, axis=1)[:, -length:]
            agreeing[name] += int((np.take_along_axis(right, entries, axis=1) >= last[:, None] - TIE_TOLERANCE).sum())
    return {name: count / (len(films) * length) for name, count in agreeing.items()}, len(films)


class Scores:
    def __init__(self, units):
        # BLAS without a blocked product is several times slower with a transposed view.
        self.units, self.transposed = units, np.ascontiguousarray(units.T)

    def block(self, start):
        cosines = self.units[start:start + BLOCK_SIZE] @ self.transposed
        seeds = np.arange(len(cosines))
        # No film is in its own list.
        cosines[seeds, seeds + start] = -np.inf
        return cosines


def compare(arguments):
    exact, other = np.load(arguments.arpack), np.load(arguments.randomized)
    movie_ids, units, sigma = read_model(arguments.model)
    if not np.array_equal(movie_ids, exact["movie_ids"]):
        sys.exit(f"{arguments.model} has other films than the ratings; they must all be listed in movies.csv.")
    reference = unit_rows(exact["u_sigma"], exact["lengths"])
    shares, seeds = agreements({"model": units, "randomized": unit_rows(other["u_sigma"], other["lengths"])}, reference)
    for name, values in {"model": sigma, "randomized": other["singular_values"]}.items():
        difference = float(np.max(np.abs(values / exact["singular_values"] - 1)))
        tell(of=name, singular_value_difference=difference, agreement=shares[name], seeds=seeds)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(required=True)
    verbs.add_parser("versions").set_defaults(run=versions)
    verb = verbs.add_parser("read")
    verb.add_argument("ratings")
    verb.set_defaults(run=read)
    verb = verbs.add_parser("svd")
    verb.add_argument("ratings")
    verb.add_argument("algorithm", choices=["randomized", "arpack"])
    verb.add_argument("dimensions", type=int)
    verb.add_argument("more_ratings_than", type=int)
    verb.add_argument("output")
    verb.set_defaults(run=svd)
    verb = verbs.add_parser("compare")
    verb.add_argument("model")
    verb.add_argument("arpack")
    verb.add_argument("randomized")
    verb.set_defaults(run=compare)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
