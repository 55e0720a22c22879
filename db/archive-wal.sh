#!/bin/sh
# archive-wal.sh PATH NAME FOLDER CLUSTER: PostgreSQL calls this for every finished segment of its log. The segment is kept packed in
# FOLDER, whole or not at all, and never over another one. While the backup disk is away segments wait; when so many wait that the
# data disk is in danger they are let go, which is noted: work goes on, and a later full backup begins a new chain.
set -eu
path=$1 name=$2 folder=$3 cluster=$4
most=256 # segments of 16 MB
keep() {
  [ -d "$folder" ] || return 1
  if [ -f "$folder/$name.gz" ]; then
    gzip -dc "$folder/$name.gz" | cmp -s - "$path"
    return
  fi
  part="$folder/.$name.$$"
  if gzip -1 -c "$path" >"$part" && { sync "$part" 2>/dev/null || sync; } && mv "$part" "$folder/$name.gz"; then return 0; fi
  rm -f "$part"
  return 1
}
if keep; then exit 0; fi
waiting=$(ls "$cluster/pg_wal/archive_status" | grep -c 'ready$' || true)
[ "$waiting" -gt "$most" ] || exit 1
echo "$name" >>"$cluster/../log-gaps"
