#!/bin/sh
# restore-wal.sh NAME TO FOLDER [RESCUED]: gives PostgreSQL a segment of its log while it recovers: from the archive, or from the log
# folder of the old machine when that could still be read.
set -eu
if [ -f "$3/$1.gz" ]; then
  gzip -dc "$3/$1.gz" >"$2"
elif [ -n "${4:-}" ] && [ -f "$4/$1" ]; then
  cp "$4/$1" "$2"
else
  exit 1
fi
