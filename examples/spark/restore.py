"""Restores a data set with Apache Spark: python restore.py INPUT OUTPUT [--command "unspin restore ..."]

INPUT is JSON lines or Parquet with a column `text`, OUTPUT a folder that gets the same records, each with its text
restored and a column `unspin` of score and changes. Each partition has one unspin that its records run through.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

COMMAND = "unspin restore --no-config --quiet --input-format jsonl -"


def pipe(records, command=COMMAND):
    """Runs an RDD of JSON lines through one process a partition.

    Exit code 2 says that a line was no record: it came through as it was. Any other failure, of a killed process above
    all, fails the task, and Spark tries it again.
    """
    shell = f"{command}; code=$?; [ $code -eq 2 ] && exit 0; exit $code"
    return records.pipe(f"sh -c {shlex.quote(shell)}", checkCode=True)


def main():
    parser = argparse.ArgumentParser(description="Restores a data set with Apache Spark.")
    parser.add_argument("input", help="JSON lines or Parquet with a column `text`")
    parser.add_argument("output", help="a folder, which must not exist; Parquet if its name says so, else JSON lines")
    parser.add_argument("--command", default=COMMAND, help="how unspin is called on a worker")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("unspin").getOrCreate()
    if arguments.input.rstrip("/").endswith(".parquet"):
        records = spark.read.parquet(arguments.input).toJSON()
    else:
        records = spark.sparkContext.textFile(arguments.input)
    restored = pipe(records, arguments.command)
    if arguments.output.rstrip("/").endswith(".parquet"):
        # A line that is no record lies in the column _corrupt_record.
        spark.read.json(restored).write.parquet(arguments.output)
    else:
        restored.saveAsTextFile(arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
