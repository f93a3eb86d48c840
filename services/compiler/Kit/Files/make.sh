#!/bin/sh
# make with all cores of the slot. COPY: the firmware stays in .build, as the tree is read-only.
case " $* " in
  *" -f "*) exec @MAKE@ -O "-j${BAKERY_JOBS:-1}" COPY=true "$@" -f @ADDITIONS@ ;;
  *) exec @MAKE@ "$@" ;;
esac
