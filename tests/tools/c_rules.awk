# The rules for C files that need more than a search, in one pass: floors, what is kept to one
# floor, lengths, docstrings. Prints FILE:LINE: WHY. Run from the root of the tree with the files
# as arguments; clang-format has put the braces of a function at the start of a line.

BEGIN {
    # What a floor may include besides itself: the table of DESIGN.md, which doc/architecture.md has.
    below["base"]    = " "
    below["domain"]  = " base "
    below["guide"]   = " domain base "
    below["ledger"]  = " domain base "
    below["report"]  = " ledger guide domain base "
    below["desk"]    = " report ledger guide domain base "
    below["ui"]      = " base "
    below["view"]    = " desk ui report guide domain base "
    below["command"] = " view ui desk report ledger guide domain base "
    below["paper"]   = " base "
    # A test links with its floor and all those under it.
    under["view"] = below["view"] "ledger "

    longest_file = 500
    longest_function = 60
}

function say(line, why) { printf "%s:%d: %s\n", FILENAME, line, why }

function exists(path,    line, there)
{
    there = (getline line < path) >= 0
    close(path)
    return there
}

# The line without comments, strings and characters; `in_comment` goes on to the next line.
function bare(line,    out, i, c, two, quote)
{
    if (!in_comment && line !~ /["'\/]/)
        return line
    out = ""
    quote = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; i++ }
        } else if (quote != "") {
            if (c == "\\") i++
            else if (c == quote) quote = ""
        } else if (two == "/*") { in_comment = 1; i++; out = out " " }
        else if (two == "//") break
        else if (c == "\"" || c == "'") { quote = c; out = out " " }
        else out = out c
    }
    return out
}

function begin_file(    part, count)
{
    if (previous != "" && previous_lines > longest_file)
        printf "%s:%d: %d lines, no file has more than %d\n", previous, previous_lines, previous_lines, longest_file
    previous = FILENAME
    count = split(FILENAME, part, "/")
    place = part[1]                                  # src, include or tests
    floor = count == 2 ? "command" : part[2]         # src/main.c is the commands'
    in_comment = body = documented = depth = 0
}

function check_include(line, name,    other, part, allowed)
{
    split(name, part, "/")
    other = part[1]
    if (name ~ /^(curses|ncurses|term)\.h$/ || name ~ /^ncurses/)
        if (floor != "ui" && (place != "tests" || floor in below))
            say(FNR, "<" name ">: curses is for src/ui only")
    if (name == "sqlite3.h" && place != "tests" && FILENAME != "src/ledger/store.c")
        say(FNR, "<sqlite3.h>: SQL goes through src/ledger/store.c only")
    if (line ~ /include[ \t]*</)
        return
    if (place != "tests" && name !~ /\//)
        say(FNR, "\"" name "\": name the floor too, as \"" floor "/" name "\"")
    if (other == "support" && place != "tests")
        say(FNR, "\"" name "\": what supports tests is not for the program")
    if (!(other in below) || other == floor)
        return
    if (floor in below) {
        allowed = place == "tests" && floor in under ? under[floor] : below[floor]
        if (index(allowed, " " other " ") == 0)
            say(FNR, "\"" name "\": " floor " may not use " other " (the floors stand in doc/architecture.md)")
    }
    if (place != "tests" && !exists("include/" name) && exists("src/" name))
        say(FNR, "\"" name "\": private to " other ", what others may call is in include/" other "/")
}

# A function declared in a public header has a comment above it, or stands in a group under one.
# Names of life (x_init, x_release, x_clear, x_free) explain themselves.
function check_docstring(code,    name)
{
    if (depth > 0 || documented || code !~ /^[a-z][A-Za-z0-9_ *]*[ *][a-z][a-z0-9_]*\(/)
        return
    if (code ~ /^(typedef|return|static) /)
        return
    name = substr(code, 1, index(code, "(") - 1)
    sub(/^.*[ *]/, "", name)
    if (name !~ /_(init|release|clear|free)$/)
        say(FNR, name "() has no docstring (what, units, ranges, who frees, errors)")
}

FNR == 1 { begin_file() }

{
    previous_lines = FNR
    was_comment = in_comment
    code = bare($0)
    if (was_comment || in_comment || $0 ~ /\/[*\/]/)
        documented = 1
    else if ($0 ~ /^[ \t]*$/ && depth == 0)
        documented = 0
}

!was_comment && /^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    split($0, quoted, /[<">]/)
    check_include($0, quoted[2])
    next
}

code ~ /(^|[^A-Za-z0-9_])(system|popen)[ \t]*\(/ {
    say(FNR, "system() and popen() go through a shell: use base/child.h")
}

place == "include" { check_docstring(code) }

{
    depth += gsub(/\{/, "{", code) - gsub(/\}/, "}", code)
}

/^\{[ \t]*$/ { body = FNR }
/^\}/ && body > 0 {
    if (FNR - body - 1 > longest_function)
        say(body, sprintf("a function of %d lines, none has more than %d", FNR - body - 1, longest_function))
    body = 0
}

END { if (previous != "") { FILENAME = ""; begin_file() } }
