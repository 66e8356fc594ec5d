#!/bin/sh
# Writes SQL files into C arrays, byte by byte: string literals may hold 4095 bytes, these are more.
#   embed.sh OUTPUT NAME FILE... [-- NAME FILE...]...
set -eu
output=$1
shift
{
    echo '#include "ledger/sql.h"'
    while [ $# -gt 0 ]; do
        name=$1
        shift
        echo "const char $name[] = {"
        while [ $# -gt 0 ] && [ "$1" != -- ]; do
            od -An -v -td1 "$1" | sed 's/  *\(-\{0,1\}[0-9]\{1,\}\)/\1,/g'
            shift
        done
        echo '0};'
        [ $# -eq 0 ] || shift
    done
} > "$output"
