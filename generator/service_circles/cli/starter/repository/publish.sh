#!/bin/sh
# 检查、生成，再放到网上；有错就停，网上的不动。
# Checks, builds and puts the site on the web; with a mistake it stops, and what is on the web stays.
#
#   ./publish.sh folder /var/www/circles            一个文件夹 / a folder of this machine
#   ./publish.sh rsync user@host:/var/www/circles   自己的主机 / a server of one's own (ssh)
#   ./publish.sh rclone oss:bucket/circles          对象存储：阿里云、腾讯云、华为云、S3…… / object stores, by `rclone config`
#   ./publish.sh branch pages [remote]              仓库的一个分支：Gitee、Codeberg、GitHub / a branch, for pages of a forge
set -eu
cd "$(dirname "$0")"
PATH="$PWD/.venv/bin:$PATH"

[ $# -ge 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
way=$1 target=$2 remote=${3:-origin}
case $way in folder | rsync | rclone | branch) ;; *) echo "folder, rsync, rclone, branch" >&2; exit 2 ;; esac

if [ "$way" = folder ]; then
  target=${target%/}
  # It is replaced whole, so it has to be a site of ours, or empty.
  if [ -e "$target" ] && [ ! -e "$target/.service-circles" ] && [ -n "$(ls -A "$target")" ]; then
    echo "$target 里有别的东西，没有动它 / it holds something else and was left alone" >&2
    exit 1
  fi
fi

circles build --output site

case $way in
folder)
  # The new folder is complete before it takes the place of the old one.
  mkdir -p "$(dirname "$target")"
  rm -rf "$target.new" "$target.old"
  cp -R site "$target.new"
  [ ! -e "$target" ] || mv "$target" "$target.old"
  mv "$target.new" "$target"
  rm -rf "$target.old"
  ;;
rsync)
  # Pages go last, and what is gone goes after them: readers meanwhile find all that their page needs.
  rsync --archive --checksum --no-times --exclude '*.html' site/ "$target/"
  rsync --archive --checksum --no-times --delete-after site/ "$target/"
  ;;
rclone)
  rclone copy --checksum --exclude '*.html' site "$target"
  rclone sync --checksum --delete-after site "$target"
  ;;
branch)
  # One commit without history, made beside the working tree, which stays as it is.
  index=$(mktemp -u)
  trap 'rm -f "$index"' EXIT
  empty=$(git hash-object -w --stdin </dev/null)   # .nojekyll: GitHub serves the files as they are
  GIT_INDEX_FILE=$index git --work-tree=site add --force --all .
  GIT_INDEX_FILE=$index git update-index --add --cacheinfo "100644,$empty,.nojekyll"
  tree=$(GIT_INDEX_FILE=$index git write-tree)
  commit=$(git -c user.name=publish -c user.email=publish@localhost commit-tree "$tree" -m "publish")
  git push --force --quiet "$remote" "$commit:refs/heads/$target"
  ;;
esac
echo "好了 / published: $way $target"
