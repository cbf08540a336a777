#!/bin/sh
# 不用管理员，把履责装给自己用：sh install.sh；卸载：sh install.sh --remove
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=$HOME/.local/opt/lvze
reports=$data/lvze

refresh() {
    update-mime-database "$data/mime" >/dev/null 2>&1 || true
    update-desktop-database -q "$data/applications" >/dev/null 2>&1 || true
    gtk-update-icon-cache -q -t -f "$data/icons/hicolor" >/dev/null 2>&1 || true
}

if [ "${1:-}" = --remove ]; then
    rm -rf "$target"
    rm -f "$data/applications/lvze.desktop" "$data/mime/packages/lvze.xml" "$HOME/.local/bin/lvze"
    rm -f "$data"/icons/hicolor/*/apps/lvze.png "$data/icons/hicolor/scalable/apps/lvze.svg"
    refresh
    if [ -d "$reports" ]; then
        printf '报告数据在 %s，要一起删除吗？删了就找不回来。输入 yes 删除，直接回车保留：' "$reports"
        answer=
        read -r answer || true
        if [ "$answer" = yes ]; then
            rm -rf "$reports"
            echo "已删除程序和报告数据。"
            exit 0
        fi
        echo
        echo "报告数据保留在 $reports。"
    fi
    echo "已卸载。"
    exit 0
fi

# The new one is whole before the old one goes, and nothing of the old one stays among the new files.
mkdir -p "$HOME/.local/opt" "$HOME/.local/bin" "$data/applications" "$data/mime/packages"
rm -rf "$target.new"
cp -R "$here" "$target.new"
rm -rf "$target.old"
[ ! -d "$target" ] || mv "$target" "$target.old"
mv "$target.new" "$target"
rm -rf "$target.old"
ln -sf "$target/lvze" "$HOME/.local/bin/lvze"
sed "s|@PROGRAM@|\"$target/lvze\"|" "$target/share/lvze.desktop" >"$data/applications/lvze.desktop"
cp "$target/share/lvze-mime.xml" "$data/mime/packages/lvze.xml"
mkdir -p "$data/icons/hicolor/scalable/apps"
cp "$target/share/lvze.svg" "$data/icons/hicolor/scalable/apps/lvze.svg"
for side in 16 24 32 48 64 128 256; do
    mkdir -p "$data/icons/hicolor/${side}x${side}/apps"
    cp "$target/share/lvze-$side.png" "$data/icons/hicolor/${side}x${side}/apps/lvze.png"
done
refresh
echo "已装好：在开始菜单的“办公”里找“履责”，或运行 $target/lvze"
