#!/bin/sh
# docs/map.md against the tree: every file of src/ and include/ is covered by a name in the section of its room, every
# name there covers a file, and every path that is named exists.
# MAP_ROOT names another tree than this one: to see this script fail.
cd "${MAP_ROOT:-$(dirname "$0")/..}" || exit 1

# "room name" for each name in the list lines of the sections of rooms.
names=$(awk '
	/^## / { rooms = ($2 == "Rooms") }
	rooms && /^### / { room = $2; next }
	rooms && /^- / && room != "" {
		text = $0
		sub(/ - .*/, "", text)
		while (match(text, /`[a-z0-9_]+`/)) {
			print room, substr(text, RSTART + 1, RLENGTH - 2)
			text = substr(text, RSTART + RLENGTH)
		}
	}' docs/map.md)

for folder in src/*/; do
	room=$(basename "$folder")
	if ! printf '%s\n' "$names" | grep -q "^$room "; then
		echo "not ok map of $room: docs/map.md has no section for it"
		continue
	fi
	files=$(for file in src/"$room"/* include/"$room"/*; do
		[ -f "$file" ] && basename "$file" | sed 's/\.[a-z]*$//'
	done | sort -u)
	wrong=$(printf '%s\n' "$names" | awk -v room="$room" -v files="$files" '
		$1 == room { name[++count] = $2 }
		END {
			total = split(files, file, "\n")
			for (i = 1; i <= total; i++) {
				covered = 0
				for (n = 1; n <= count; n++)
					if (file[i] == name[n] || index(file[i], name[n] "_") == 1) {
						covered = 1
						used[n] = 1
					}
				if (!covered) printf " %s is not on it;", file[i]
			}
			for (n = 1; n <= count; n++) if (!used[n]) printf " there is no file %s;", name[n]
		}')
	if [ -z "$wrong" ]; then
		echo "ok map of $room"
	else
		echo "not ok map of $room:$wrong"
	fi
done

# Paths between backticks, without placeholders (ROOM, NAME, NNN) and patterns.
paths=$(grep -o '`[^` ]*`' docs/map.md | tr -d '`' | grep -E '^(src|include|docs|tests|keys|README|Makefile)' |
	grep -v '[A-Z][A-Z][A-Z]\|\*' | sort -u)
paths="$paths $(grep -o '`README.md`\|`Makefile`' docs/map.md | tr -d '`' | sort -u)"
lost=
for path in $paths; do
	[ -e "$path" ] || lost="$lost $path"
done
if [ -z "$paths" ]; then
	echo "not ok map: no path was found in docs/map.md"
elif [ -z "$lost" ]; then
	echo "ok map names what exists"
else
	echo "not ok map names what does not exist:$lost"
fi
