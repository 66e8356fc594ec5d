# Reads meson's testlog.txt: says which tests failed with the end of their log, and closes with
# "N passed, N failed". A cmocka program counts each of its cases; any other program (a play)
# counts as one. -v tail=N: how many lines of a failed test's log are shown.

function finish(    i, from, cases)
{
    if (name == "")
        return
    cases = ok + bad + left
    passed += ok
    failed += bad
    skipped += left
    if (result == "exit status 77" && cases == 0)
        skipped++
    else if (result != "exit status 0" && bad == 0)
        failed++ # crashed, ran out of time, leaked: the cases say nothing of it
    else if (cases == 0)
        passed++
    if (bad > 0 || (result != "exit status 0" && result != "exit status 77")) {
        printf "\nFAILED %s (%s)%s\n", name, result, which
        from = lines > tail ? lines - tail + 1 : 1
        if (from > 1)
            print "    ..."
        for (i = from; i <= lines; i++)
            print "    " log_line[i]
    }
    name = ""
}

/^=+ [0-9]+\/[0-9]+ =+$/ { finish(); head = 1; next }
/^Summary of Failures:/ && !in_log { finish(); exit }

head && /^test:/    { name = $NF; result = ""; which = ""; lines = ok = bad = left = 0; in_log = 0; next }
head && /^result:/  { sub(/^result: */, ""); result = $0; next }
head && /^-+ stdout -+$/ { out = 1; head = 0; in_log = 1; next }
/^-+ stderr -+$/ { out = 0; head = 0; in_log = 1; log_line[++lines] = "(stderr)"; next }
/^=+$/ && in_log { in_log = 0; next }

in_log { log_line[++lines] = $0 }
in_log && out && /^\[       OK \] /  { ok++ }
in_log && out && /^\[  SKIPPED \] / { left++ }
in_log && out && /^\[  FAILED  \] / { bad++; which = which (bad == 1 ? ": " : ", ") $4 }

END {
    finish()
    if (failed + 0 > 0)
        print ""
    printf "%d passed, %d failed", passed, failed
    if (skipped > 0)
        printf ", %d skipped", skipped
    print ""
}
