#!/bin/sh
# Answers what the firmware asks git to stamp a version, from what is known of the commit; there is no repository in a build.
place=${PWD#"$BAKERY_TREE"}
if [ "$place" = "$PWD" ]; then
  # Links stand in for mounts: this is what one of them leads to.
  there=$(readlink -f "$BAKERY_TREE/lib")
  place=${PWD#"${there%/lib}"}
fi
case "$*" in
  "describe "*) answer=describe ;;
  "rev-parse --short HEAD") answer=short ;;
  "rev-parse HEAD") answer=commit ;;
  "diff --quiet"*) exit 0 ;;
  *) answer= ;;
esac
if [ -n "$answer" ] && [ -r "$BAKERY_GIT$place/$answer" ]; then
  read -r line <"$BAKERY_GIT$place/$answer"
  printf '%s\n' "$line"
else
  echo "fatal: a build has no git repository (git $*)" >&2
  exit 128
fi
