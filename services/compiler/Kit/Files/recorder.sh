#!/bin/sh
# Writes down the command, then becomes it. The order is that of the lines in `order`.
printf '%s\0' @TOOL@ "$@" >"$BAKERY_RECORD/$$" && echo $$ >>"$BAKERY_RECORD/order"
exec @PROGRAM@ "$@"
