"""What MovieSimilarity's search is compared with: FAISS and numpy. Reads requests from standard input and answers each with a
JSON object, one a line; a request is a JSON list of strings: a verb and its arguments."""

import concurrent.futures
import json
import os
import platform
import sys
import time

try:
    import faiss
    import numpy as np
    import threadpoolctl
except ImportError as e:
    sys.exit(f"{sys.executable} lacks a package ({e}); faiss, numpy and threadpoolctl are needed "
             "(Debian: apt install python3-faiss python3-numpy python3-threadpoolctl), or another --python.")

# Rows widened to double precision at once: 105 MB at 200 dimensions.
ROWS_AT_ONCE = 65_536

# Seeds whose double scores of all rows are held at once.
SEEDS_AT_ONCE = 64

# Decimals of a score; films are ranked by the rounded one.
SCORE_DECIMALS = 9

# Rounding and sums of double precision in any order err less: what scores this much below the last entry cannot be in the list.
CANDIDATE_MARGIN = 2e-9

# Scores of single precision this close may be ranked in either order.
FLOAT_TOLERANCE = 1e-5

# Links of a film in an HNSW index, the recall that it must reach, and the largest efSearch that is tried for it.
HNSW_LINKS = 32
HNSW_RECALL = 0.99
HNSW_LARGEST_EF = 16_384

# The widths of the accumulators that define a score.
LANES = 16

# Seeds a block that a product of all pairs is tried with, and how many blocks a trial takes.
BLOCK_SIZES = [32, 64, 128, 256, 512, 1024]
TRIAL_SEEDS = 4096


class Vectors:
    """Rows of both halves, with an index over them; the index holds the only copy in memory."""

    def __init__(self, path, dimensions, split):
        rows = np.memmap(path, dtype="<f4", mode="r").reshape(-1, int(dimensions))
        self.split = int(split)
        self.index = faiss.IndexFlatIP(rows.shape[1])
        self.index.add(rows)
        self.rows = faiss.rev_swig_ptr(self.index.get_xb(), rows.size).reshape(rows.shape)


def limit_threads(omp, blas):
    # This one first: threadpoolctl leaves OpenMP alone, FAISS's setting is for the calls that follow.
    threadpoolctl.threadpool_limits(limits=int(blas), user_api="blas")
    faiss.omp_set_num_threads(int(omp))


def versions():
    blas = {f"{i['internal_api']} {i['version']}" for i in threadpoolctl.threadpool_info() if i["user_api"] == "blas"}
    # Distributions build for the least of their processors: GENERIC is slower than AVX2 with a query by itself.
    options = faiss.get_compile_options().replace("OPTIMIZE", "").strip() if hasattr(faiss, "get_compile_options") else "unknown build"
    return dict(python=platform.python_version(), numpy=np.__version__, faiss=f"{faiss.__version__} ({options})",
                blas=", ".join(sorted(blas)) or "no BLAS with threads")


def faiss_single(vectors, seeds, count):
    limit_threads(1, 1)
    queries, found = np.ascontiguousarray(vectors.rows[seeds]), []
    start = time.perf_counter()
    for i in range(len(seeds)):
        # The seed is among its own nearest.
        found.append(vectors.index.search(queries[i:i + 1], count + 1)[1][0])
    return time.perf_counter() - start, found


def numpy_single(vectors, seeds, count):
    limit_threads(1, 1)
    queries, found = np.ascontiguousarray(vectors.rows[seeds]), []
    start = time.perf_counter()
    for query, seed in zip(queries, seeds):
        scores = vectors.rows @ query
        scores[seed] = -np.inf
        best = np.argpartition(scores, -count)[-count:]
        found.append(best[np.argsort(-scores[best])])
    return time.perf_counter() - start, found


SINGLE = {"faiss": faiss_single, "numpy": numpy_single}


def single(state, library, count, queries):
    seconds, _ = SINGLE[library](state["vectors"], state["seeds"][:int(queries)], int(count))
    return dict(seconds=seconds)


class Selection:
    """The rows that queries may find: all, those up to a year, or all but those of a list. A new one is made for each query."""

    def __init__(self, state, by, value, is_new):
        self.years, self.excluded, self.rows = state["years"], state["excluded"], len(state["years"])
        self.by, self.value, self.is_new, self.kept = by, int(value), is_new == "1", {}

    def of(self, make, number):
        if self.by == "all":
            return None
        if self.is_new:
            return make(number)
        if make not in self.kept:
            self.kept[make] = make(number)
        return self.kept[make]

    def passing(self, number):
        if self.by == "year":
            return self.years <= self.value
        mask = np.ones(self.rows, dtype=bool)
        mask[self.excluded[number % self.value]] = False
        return mask

    def blocked(self, number):
        return ~self.passing(number)

    def parameters(self, number):
        # FAISS keeps no reference to the bits, so the tuple does.
        bits = np.packbits(self.passing(number), bitorder="little")
        selector = faiss.IDSelectorBitmap(self.rows, faiss.swig_ptr(bits))
        return bits, selector, faiss.SearchParameters(sel=selector)


class Kind:
    """Queries of a kind: vectors, the rows of their seeds, which are not in the lists, and a selection."""

    def __init__(self, state, vectors, seeds, seeds_per_query, by, value, is_new):
        self.queries = np.fromfile(vectors, "<f4").reshape(-1, state["vectors"].rows.shape[1])
        self.seeds = np.fromfile(seeds, "<i4").reshape(-1, int(seeds_per_query))
        self.selection = Selection(state, by, value, is_new)


def faiss_kind(vectors, kind, count, queries):
    limit_threads(1, 1)
    wanted, found = count + kind.seeds.shape[1], []
    start = time.perf_counter()
    for i in range(queries):
        made = kind.selection.of(kind.selection.parameters, i)
        query = kind.queries[i:i + 1]
        found.append(vectors.index.search(query, wanted, params=made[-1])[1][0] if made else vectors.index.search(query, wanted)[1][0])
    return time.perf_counter() - start, found


def numpy_kind(vectors, kind, count, queries):
    limit_threads(1, 1)
    found = []
    start = time.perf_counter()
    for i in range(queries):
        scores = vectors.rows @ kind.queries[i]
        blocked = kind.selection.of(kind.selection.blocked, i)
        if blocked is not None:
            scores[blocked] = -np.inf
        scores[kind.seeds[i]] = -np.inf
        best = np.argpartition(scores, -count)[-count:]
        found.append(scores[best[np.argsort(-scores[best])]])
    return time.perf_counter() - start, found


KIND = {"faiss": faiss_kind, "numpy": numpy_kind}


def load_selections(state, years, excluded, lists):
    state.update(years=np.fromfile(years, "<i4"), excluded=np.fromfile(excluded, "<i4").reshape(int(lists), -1), kinds={})
    return dict(rows=len(state["years"]))


def load_kind(state, name, *arguments):
    state["kinds"][name] = Kind(state, *arguments)
    return dict(rows=len(state["kinds"][name].queries))


def kind(state, library, name, count, queries):
    seconds, _ = KIND[library](state["vectors"], state["kinds"][name], int(count), int(queries))
    return dict(seconds=seconds)


def compare_kind(state, name, scores_path, count, queries):
    """How many scores of lists differ from numpy's; an entry that a list lacks is minus infinity in both."""
    given = np.fromfile(scores_path, "<f8").reshape(int(queries), int(count))
    _, found = numpy_kind(state["vectors"], state["kinds"][name], int(count), int(queries))
    return dict(false=int((~np.isclose(given, found, rtol=0, atol=FLOAT_TOLERANCE)).sum()))


def hnsw_search(index, vectors, seeds, count):
    limit_threads(1, 1)
    queries, found = np.ascontiguousarray(vectors.rows[seeds]), []
    start = time.perf_counter()
    for i in range(len(seeds)):
        found.append(index.search(queries[i:i + 1], count + 1)[1][0])
    return time.perf_counter() - start, found


def recall_of(state, ef_search, exact):
    index, seeds, count = state["hnsw"], state["seeds"][:len(exact)], exact.shape[1]
    index.hnsw.efSearch = ef_search
    found = hnsw_search(index, state["vectors"], seeds, count)[1]
    return sum(len(np.intersect1d(without(f, s, count), e)) for f, s, e in zip(found, seeds, exact)) / exact.size


def hnsw_build(state, lists, count, threads):
    """Builds the index and finds the smallest efSearch with enough recall: by doubling it, then by halving the distance."""
    vectors, exact = state["vectors"], np.fromfile(lists, "<i4").reshape(-1, int(count))
    limit_threads(threads, 1)
    start = time.perf_counter()
    state["hnsw"] = faiss.IndexHNSWFlat(vectors.rows.shape[1], HNSW_LINKS, faiss.METRIC_INNER_PRODUCT)
    state["hnsw"].add(vectors.rows)
    seconds = time.perf_counter() - start
    missed, reached = int(count), int(count) + 1
    while (recall := recall_of(state, reached, exact)) < HNSW_RECALL and reached < HNSW_LARGEST_EF:
        missed, reached = reached, reached * 2
    while recall >= HNSW_RECALL and reached - missed > 1:
        middle = (missed + reached) // 2
        if (found := recall_of(state, middle, exact)) >= HNSW_RECALL:
            reached, recall = middle, found
        else:
            missed = middle
    return dict(seconds=seconds, ef_search=reached, recall=recall)


def hnsw(state, ef_search, count, queries):
    state["hnsw"].hnsw.efSearch = int(ef_search)
    return dict(seconds=hnsw_search(state["hnsw"], state["vectors"], state["seeds"][:int(queries)], int(count))[0])


def batch(state, count, size, omp, blas, queries):
    vectors, seeds, size = state["vectors"], state["seeds"][:int(queries)], int(size)
    limit_threads(omp, blas)
    queries = np.ascontiguousarray(vectors.rows[seeds])
    start = time.perf_counter()
    for first in range(0, len(queries), size):
        vectors.index.search(queries[first:first + size], int(count) + 1)
    return dict(seconds=time.perf_counter() - start)


def dot(a, b):
    """The dot product as a score is defined: exact products, summed in sixteen lanes, then a fixed tree, then what remains."""
    products = a.astype("f8") * b.astype("f8")
    whole = products.shape[1] // LANES * LANES
    lanes = np.zeros((len(products), LANES))
    for i in range(0, whole, LANES):
        lanes += products[:, i:i + LANES]
    four = (lanes[:, 0:4] + lanes[:, 4:8]) + (lanes[:, 8:12] + lanes[:, 12:16])
    total = (four[:, 0] + four[:, 2]) + (four[:, 1] + four[:, 3])
    for i in range(whole, products.shape[1]):
        total += products[:, i]
    return total


def scores_of(vectors, seed, rows):
    halves, query = vectors.rows[rows], vectors.rows[seed:seed + 1]
    scores = 0.5 * (dot(halves[:, :vectors.split], query[:, :vectors.split]) + dot(halves[:, vectors.split:], query[:, vectors.split:]))
    return np.clip(np.round(scores, SCORE_DECIMALS), -1, 1)


def exact_lists(vectors, seeds, count):
    """The lists by definition: all scores in double precision, those that could be in a list once more in the order of sums that
    counts; higher scores first, then lower rows."""
    for first in range(0, len(seeds), SEEDS_AT_ONCE):
        some = seeds[first:first + SEEDS_AT_ONCE]
        queries = vectors.rows[some].astype("f8").T.copy()
        scores = np.empty((len(some), len(vectors.rows)))
        for row in range(0, len(vectors.rows), ROWS_AT_ONCE):
            scores[:, row:row + ROWS_AT_ONCE] = 0.5 * (vectors.rows[row:row + ROWS_AT_ONCE].astype("f8") @ queries).T
        for seed, own in zip(some, scores):
            own[seed] = -np.inf
            last = np.partition(own, -count)[-count]
            rows = np.flatnonzero(own >= last - CANDIDATE_MARGIN)
            exact = scores_of(vectors, seed, rows)
            order = np.lexsort((rows, -exact))[:count]
            yield rows[order], exact[order]


def without(found, seed, count):
    return found[found != seed][:count]


def compare(state, rows_path, scores_path, count):
    """How lists of rows and scores differ from the exact ones, and how the peers' do."""
    vectors, count = state["vectors"], int(count)
    given_rows, given_scores = np.fromfile(rows_path, "<i4").reshape(-1, count), np.fromfile(scores_path, "<f8").reshape(-1, count)
    seeds = state["seeds"][:len(given_rows)]
    found = {name: search(vectors, seeds, count)[1] for name, search in SINGLE.items()}
    answer = dict(entries=given_rows.size, wrong=0, faiss_other=0, faiss_false=0, numpy_other=0, numpy_false=0)
    for i, (rows, scores) in enumerate(exact_lists(vectors, seeds, count)):
        answer["wrong"] += int(((given_rows[i] != rows) | (given_scores[i] != scores)).sum())
        for name in found:
            others = without(found[name][i], seeds[i], count)
            answer[f"{name}_other"] += int((others != rows).sum())
            answer[f"{name}_false"] += int((np.abs(scores_of(vectors, seeds[i], others) - scores) > FLOAT_TOLERANCE).sum())
    return answer


def resident():
    """Bytes of memory that hold no file's pages; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("RssAnon:"))
    except (OSError, StopIteration):
        return None


def memory(path, dimensions, split):
    before = resident()
    vectors = Vectors(path, dimensions, split)
    vectors.index.search(np.ascontiguousarray(vectors.rows[:64]), 21)
    after = resident()
    return dict(anonymous=None if after is None else after - before, file=0)


def nearest_of_block(rows, transposed, first, size, count):
    scores = rows[first:first + size] @ transposed
    seeds = np.arange(len(scores))
    # No film is in its own list.
    scores[seeds, seeds + first] = -np.inf
    best = np.argpartition(scores, -count, axis=1)[:, -count:]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1)
    return np.take_along_axis(best, order, axis=1)


def all_pairs(rows, transposed, count, size, workers, until):
    """Seconds for the seeds before a row: workers share the blocks, or BLAS's threads each product."""
    threads = os.cpu_count()
    limit_threads(1, threads if workers == 1 else 1)
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(lambda first: nearest_of_block(rows, transposed, first, size, count), range(0, until, size)):
            pass
    return time.perf_counter() - start


def pairs(state, count):
    """All pairs with the block size and the sharing of threads that were fastest on the first few thousand seeds."""
    rows, count = state["vectors"].rows, int(count)
    # BLAS without a blocked product is several times slower with a transposed view.
    transposed, trial = np.ascontiguousarray(rows.T), min(TRIAL_SEEDS, len(rows))
    ways = [(size, workers) for size in BLOCK_SIZES for workers in sorted({1, os.cpu_count()})]
    if "way" not in state:
        all_pairs(rows, transposed, count, BLOCK_SIZES[0], 1, BLOCK_SIZES[0])
        state["way"] = min(ways, key=lambda way: all_pairs(rows, transposed, count, *way, trial))
    size, workers = state["way"]
    return dict(seconds=all_pairs(rows, transposed, count, size, workers, len(rows)), block=size, workers=workers)


def answer(state, verb, *arguments):
    if verb == "versions":
        return versions()
    if verb == "memory":
        return memory(*arguments)
    if verb == "load":
        path, dimensions, split, seeds = arguments
        state.clear()
        state.update(vectors=Vectors(path, dimensions, split), seeds=np.fromfile(seeds, "<i4"))
        return dict(rows=len(state["vectors"].rows))
    verbs = (single, batch, compare, pairs, load_selections, load_kind, kind, compare_kind, hnsw_build, hnsw)
    return {one.__name__: one for one in verbs}[verb](state, *arguments)


def main():
    state = {}
    for line in sys.stdin:
        print(json.dumps(answer(state, *json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
