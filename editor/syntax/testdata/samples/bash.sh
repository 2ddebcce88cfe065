#!/bin/bash
set -e
for f in "$@"; do
  if [[ -f $f && ${f##*.} == txt ]]; then
    cat <<EOF | sed "s/a/b/"
text $f $(date)
EOF
  fi
done
case $1 in a|b) echo 'x' ;; *) exit 1 ;; esac
