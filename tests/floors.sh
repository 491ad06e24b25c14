#!/bin/sh
# Holds every #include of src/ and include/ to docs/floors.txt: one test a room.
# FLOORS_ROOT names another tree than this one, FLOORS_TABLE another table: to see this script fail.
cd "${FLOORS_ROOT:-$(dirname "$0")/..}" || exit 1

find src include -name '*.[ch]' | sort | xargs awk '
function trim(list, i, text) {
	text = ""
	for (i = 3; i <= NF; i++) text = text " " $i
	return text " "
}
function wrong(room, why) {
	if (!(room in faults)) faults[room] = FILENAME ":" FNR ": " why
	else if (++more[room] < 20) faults[room] = faults[room] "\n    " FILENAME ":" FNR ": " why
}

FNR == 1 {
	part = split(FILENAME, path, "/")
	table = (FILENAME ~ /floors\.txt$/)
	room = path[2]
	if (!table && !(room in floors)) { floors[room] = " "; unknown[room] = FILENAME }
}

table && $1 == "room" { floors[$2] = trim(); order[++rooms] = $2; next }
table && $1 == "header" { owners[$2] = trim(); next }
table { next }

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
	text = $0
	sub(/^[^<"]*/, "", text)
	local = (substr(text, 1, 1) == "\"")
	name = substr(text, 2)
	sub(/[>"].*/, "", name)
	files++
	for (header in owners) {
		matches = (header == name) || (header ~ /\/$/ && index(name, header) == 1)
		if (matches && !index(owners[header], " " room " ") && !index(owners[header], " " FILENAME " "))
			wrong(room, "<" name "> is not for this file")
	}
	if (!local) next
	if (!index(name, "/")) {
		# A header of the room itself, beside the file.
		here = FILENAME
		sub(/[^\/]*$/, "", here)
		if ((getline line < (here name)) < 0) wrong(room, "\"" name "\" is not beside it")
		close(here name)
		next
	}
	other = name
	sub(/\/.*/, "", other)
	if (index(name, "../")) wrong(room, "\"" name "\" climbs out of its room")
	else if (!(other in floors)) wrong(room, "\"" name "\": there is no room " other)
	else if (other != room && !index(floors[room], " " other " "))
		wrong(room, "\"" name "\": " room " may not use " other)
}

END {
	if (files < 1) print "not ok floors: no #include was found"
	for (i = 1; i <= rooms; i++) {
		room = order[i]
		if (room in faults) print "not ok floors of " room ": " faults[room]
		else print "ok floors of " room
	}
	for (room in unknown) print "not ok floors of " room ": docs/floors.txt does not know " unknown[room]
}' "${FLOORS_TABLE:-docs/floors.txt}"
