# Older compilers do not know SOURCE_DATE_EPOCH, and would put the day of the build into the firmware.
[ -n "$BAKERY_DATE" ] || exec @PROGRAM@ "$@"
exec @PROGRAM@ -Wno-builtin-macro-redefined "-D__DATE__=\"$BAKERY_DATE\"" "-D__TIME__=\"$BAKERY_TIME\"" "$@"
