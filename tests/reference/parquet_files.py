"""Writes the Parquet files that `crates/parquet` is held against. Needs pyarrow; run in the repository's root."""

import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = Path("src-tauri/crates/parquet/src/tests")

table = pa.table({
    "name": pa.array(["a", None, "a", "a"]),
    "count": pa.array([1, None, -3, 4], pa.int64()),
    "small": pa.array([7, 8, None, 9], pa.int32()),
    "p": pa.array([0.5, None, 0.25, 1.0], pa.float32()),
    "x": pa.array([None, 2.5, -1.0, 3.0]),
    "is": pa.array([True, False, None, True]),
})
for codec in ["snappy", "gzip", "zstd"]:
    pq.write_table(table, FOLDER / f"{codec}.parquet", compression=codec)
pq.write_table(table, FOLDER / "plain_v2.parquet", compression="none", use_dictionary=False, data_page_version="2.0")
pq.write_table(pa.table({"list": [[1, 2], [3]]}), FOLDER / "nested.parquet")
pq.write_table(pa.table({"when": [datetime.datetime(2026, 1, 1)]}), FOLDER / "time.parquet")
