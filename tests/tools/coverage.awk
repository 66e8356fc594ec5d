# gcovr's CSV as two tables: the floors from the top down, then the ten least known files.
BEGIN { floors = split("command view desk ui report guide ledger domain base", floor, " ") }

NR == 1 {
    for (i = 1; i <= NF; i++)
        column[$i] = i
    next
}

{
    split($column["filename"], part, "/")
    where = part[2] ~ /\.c$/ ? "command" : part[2] # src/main.c
    add(where)
    add("all")
    missed[$column["filename"]] = $column["line_total"] - $column["line_covered"]
    lines_of[$column["filename"]] = $column["line_total"]
}

function add(name)
{
    lines[name] += $column["line_total"]
    covered[name] += $column["line_covered"]
    branches[name] += $column["branch_total"]
    taken[name] += $column["branch_covered"]
}

function percent(part, whole)
{
    return whole == 0 ? "-" : sprintf("%.1f%%", 100 * part / whole)
}

function row(name)
{
    printf "%-10s %7d %8d %7s %9d %8d %7s\n", name, lines[name], covered[name],
        percent(covered[name], lines[name]), branches[name], taken[name],
        percent(taken[name], branches[name])
}

END {
    printf "%-10s %7s %8s %7s %9s %8s %7s\n", "floor", "lines", "run", "", "branches", "taken", ""
    for (i = 1; i <= floors; i++)
        row(floor[i])
    row("all")
    print "\nlines no test has seen"
    for (rank = 1; rank <= 10; rank++) {
        worst = ""
        for (file in missed)
            if (worst == "" || missed[file] > missed[worst] ||
                (missed[file] == missed[worst] && file < worst))
                worst = file
        if (worst == "" || missed[worst] == 0)
            break
        printf "%7d of %4d  %s\n", missed[worst], lines_of[worst], worst
        delete missed[worst]
    }
}
