#!/bin/sh
# 卸载安澜的程序。数据和设置原样留下，要删请自己动手。以 root 运行：./uninstall.sh，选项同 install.sh
set -eu
program=/usr/local/lib/anlan data=/var/lib/anlan config=/etc/anlan service=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --program) program=$2; shift 2 ;;
    --data) data=$2; shift 2 ;;
    --config) config=$2; shift 2 ;;
    --no-service) service=no; shift ;;
    *) echo "不认识的选项 $1" >&2; exit 2 ;;
  esac
done
[ -L "$program/current" ] || { echo "$program 里没有装过安澜" >&2; exit 1; }
if [ "$service" = yes ]; then
  systemctl disable --now anlan || true
  rm -rf /etc/systemd/system/anlan.service /usr/local/bin/anlan /var/cache/anlan
  systemctl daemon-reload
fi
rm -rf "$program"
echo "程序已卸载。数据仍在 $data，设置仍在 $config；确认有备份且不再需要后，请自行删除。"
