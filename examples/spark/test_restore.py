"""Holds restore.py to what the command line does: python -m unittest discover examples/spark"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from restore import pipe  # noqa: E402

UNSPIN = f"node {ROOT}/bin/unspin.js restore --no-config --quiet --input-format jsonl -"


def lines():
    texts = [path.read_text() for path in sorted((ROOT / "examples").glob("*.spun.txt"))]
    records = [json.dumps({"id": i, "text": texts[i % len(texts)]}) for i in range(12)]
    return records[:5] + ["this is no record"] + records[5:]


class RestoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # Two threads, each task tried up to three times.
        builder = SparkSession.builder.master("local[2, 3]").config("spark.ui.enabled", "false")
        cls.spark = builder.getOrCreate()
        cls.spark.sparkContext.setLogLevel("OFF")
        done = subprocess.run(UNSPIN, shell=True, input="\n".join(lines()) + "\n", capture_output=True, text=True)
        cls.expected = done.stdout.splitlines()

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def restored(self, command):
        return pipe(self.spark.sparkContext.parallelize(lines(), 3), command).collect()

    def test_gives_what_the_command_line_gives(self):
        found = self.restored(UNSPIN)
        self.assertEqual(found, self.expected)
        self.assertEqual(found[5], "this is no record")
        self.assertGreater(len(json.loads(found[0])["unspin"]["changes"]), 0)

    def test_survives_a_killed_worker(self):
        with tempfile.TemporaryDirectory() as folder:
            # Whoever can make the folder is killed halfway, once.
            killed = f"if mkdir {folder}/killed 2> /dev/null; then head -n 1; kill -9 $$; fi; {UNSPIN}"
            self.assertEqual(self.restored(killed), self.expected)
            self.assertTrue(os.path.isdir(f"{folder}/killed"))

    def test_runs_the_lines_of_the_cookbook(self):
        with tempfile.TemporaryDirectory() as folder:
            text = (ROOT / "examples/orchard.spun.txt").read_text()
            os.mkdir(f"{folder}/crawl")
            Path(f"{folder}/crawl/1.jsonl").write_text(json.dumps({"body": text}) + "\n")
            [recipe] = re.findall(r"```python\n(.*?)```", (ROOT / "docs/cookbook.md").read_text(), re.DOTALL)
            recipe = recipe.replace('"crawl/', f'"{folder}/crawl/').replace('"restored"', f'"{folder}/restored"')
            exec(recipe.replace('"unspin', f'"node {ROOT}/bin/unspin.js'), {"spark": self.spark})
            [part] = [line for path in Path(f"{folder}/restored").glob("part-*") for line in path.open()]
            self.assertGreater(len(json.loads(part)["unspin"]["changes"]), 0)

    def test_reads_and_writes_parquet(self):
        with tempfile.TemporaryDirectory() as folder:
            records = [line for line in lines() if line.startswith("{")]
            frame = self.spark.read.json(self.spark.sparkContext.parallelize(records, 2))
            frame.write.parquet(f"{folder}/in.parquet")
            submit = shutil.which("spark-submit", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
            main = [submit, str(HERE / "restore.py"), f"{folder}/in.parquet", f"{folder}/out.parquet"]
            environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
            subprocess.run([*main, "--command", UNSPIN], env=environment, check=True, capture_output=True)
            rows = self.spark.read.parquet(f"{folder}/out.parquet").orderBy("id").collect()
            expected = [json.loads(line) for line in self.expected if line.startswith("{")]
            self.assertEqual([row.text for row in rows], [record["text"] for record in expected])
            self.assertEqual(rows[0].unspin.changes[0].source, expected[0]["unspin"]["changes"][0]["source"])


if __name__ == "__main__":
    unittest.main()
