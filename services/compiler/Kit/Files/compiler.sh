# Optimising at link time is split into parts, the same ones however many of them are compiled at once.
case " $* " in
  *" -c "* | *" -E "* | *" -S "*) ;;
  *" -flto "*) [ "${BAKERY_CORES:-1}" -lt 2 ] || { set -- "$@" "-flto=$BAKERY_CORES" && export MAKE=@MAKE@; } ;;
esac
# Older compilers do not know SOURCE_DATE_EPOCH, and would put the day of the build into the firmware.
[ -n "$BAKERY_DATE" ] || exec @PROGRAM@ "$@"
exec @PROGRAM@ -Wno-builtin-macro-redefined "-D__DATE__=\"$BAKERY_DATE\"" "-D__TIME__=\"$BAKERY_TIME\"" "$@"
