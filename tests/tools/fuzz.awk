# What libFuzzer's log says of one target, as a line: how many inputs, how fast, how much is known.
# Set `target`.
/^Done [0-9]+ runs in/ { runs = $2; seconds = $5 }
/^stat::number_of_executed_units:/ { runs = $2 }
/ cov: [0-9]+ / {
    for (i = 1; i < NF; i++) {
        if ($i == "cov:") places = $(i + 1)
        if ($i == "corp:") { split($(i + 1), part, "/"); kept = part[1] }
        if ($i == "exec/s:") speed = $(i + 1)
    }
    if (runs == "") runs_so_far = substr($1, 2)
}
END {
    if (runs == "") runs = runs_so_far
    if (seconds > 0) speed = int(runs / seconds)
    printf "%-9s %9d inputs %6d/s %6d edges seen, %d inputs kept\n", target, runs, speed, places, kept
}
