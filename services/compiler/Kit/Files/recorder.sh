#!/bin/sh
# Writes down the command, then becomes it. The order is that of the lines in `order`. Only commands that run in the root of the
# tree can be run again.
[ ! -d .bake/record ] || { printf '%s\0' @TOOL@ "$@" >".bake/record/$$" && echo $$ >>.bake/record/order; }
@BECOME@
