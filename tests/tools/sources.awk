# Compares doc/architecture.md (first file) with the list of sources (second, one path a line):
# each source is named there, and what it names is there. A name may be a whole path, or stand in a
# line or under a heading that names its floor (src/base, or just base in a heading), or be short
# for both of x.{c,h}.

function basename(path) { sub(/^.*\//, "", path); return path }

# The floor that a heading is about, if any.
function heading_floor(line,    i)
{
    for (i = 1; i <= floors; i++)
        if (line ~ "(^|[^a-z])" floor_name[i] "([^a-z]|$)")
            return "src/" floor_name[i]
    return folder
}

function note(token)
{
    named[token] = named[folder "/" token] = named["src/" token] = 1
    if (token ~ /\.(c|sql)$/ && !(token in first_line))
        first_line[token] = FNR
}

BEGIN { floors = split("base domain guide ledger report desk ui view command paper", floor_name, " ") }

FNR == 1 { file++ }

file == 1 {
    document = FILENAME
    gsub(/\{c,h\}|\{h,c\}/, "c")
    if (/^#/)
        folder = heading_floor($0)
    if (match($0, /(src|include|tests)\/[a-z]+/))
        folder = substr($0, RSTART, RLENGTH)
    sub(/^include/, "src", folder)
    line = $0
    while (match(line, /[A-Za-z0-9_][A-Za-z0-9_\/.-]*\.(c|sql|h|awk)/)) {
        note(substr(line, RSTART, RLENGTH))
        line = substr(line, RSTART + RLENGTH)
    }
    next
}

{
    there[$0] = 1
    short = $0
    while (sub(/^[^\/]*\//, "", short))
        there[short] = 1
    if ($0 ~ /^src\/.*\.(c|sql)$/) {
        split($0, part, "/")
        if (!($0 in named) && !((part[1] "/" part[2] "/" basename($0)) in named))
            printf "%s:1: %s does not name it: one line, what it is for\n", $0, document
    }
}

END {
    for (token in first_line)
        if (!(token in there))
            printf "%s:%d: names %s, which is not there\n", document, first_line[token], token
}
