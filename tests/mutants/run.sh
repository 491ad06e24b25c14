#!/bin/sh
# Makes each mistake of a list (mandate.txt says how a line reads) in a copy of one file, links the program that must find it,
# and runs it: a mistake that is not found is a test that does not look. The tree is not touched.
#
#   CC, CFLAGS, FOLDER      compiler, flags of the production build, its folder
#   LINK_domain, LINK_store what programs of that room are linked with: helpers, archives, libraries
#   MUTANTS                 only lines that hold this text
list=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/mutants-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
found=0 missed=0

say()
{
	printf '%s %s: %s\n' "$1" "$2" "$3"
	[ "$1" = ok ] && found=$((found + 1)) || missed=$((missed + 1))
}

# The object that takes the place of the one in the archive.
compile()
{
	case $1 in
	*.sql)
		sed "s#\"$1\"#\"$work/mutant.sql\"#" src/store/migrations.c > "$work/mutant.c"
		folder=src/store ;;
	*)
		folder=$(dirname "$1") ;;
	esac
	$CC $CFLAGS -w -I"$folder" -c -o "$work/mutant.o" "$work/mutant.c" > "$work/log" 2>&1
}

try()
{
	program=$1 file=$2 change=$3 what=$4
	name=$work/mutant.${file##*.}
	sed "$change" "$file" > "$name"
	cmp -s "$file" "$name" && { say 'not ok' "$what" "the change does not fit $file"; return; }
	compile "$file" || { say 'not ok' "$what" "does not compile: $(head -n 1 "$work/log")"; return; }
	room=${program%%/*}
	eval "link=\$LINK_$room"
	$CC -o "$work/program" "$FOLDER/obj/tests/$program.o" "$work/mutant.o" $link > "$work/log" 2>&1 ||
		{ say 'not ok' "$what" "does not link: $(head -n 1 "$work/log")"; return; }
	if SEQUENCES=${SEQUENCES:-60000} LIVES=${LIVES:-600} timeout 300 "$work/program" > "$work/log" 2>&1; then
		say 'not ok' "$what" "$program does not find it"
	elif grep -q 'FAILED' "$work/log"; then
		say ok "$what" "$(grep -a -m 1 'SEED=\|ERROR\|error' "$work/log" | cut -c 1-150)"
	else
		say 'not ok' "$what" "$program ended without saying what differs: $(tail -n 1 "$work/log")"
	fi
}

trim()
{
	printf '%s' "$1" | sed 's/^ *//; s/ *$//'
}

# The expression may hold the sign between the columns: the first two and the last are cut off around it.
while IFS= read -r line; do
	case $line in '#'*|'') continue ;; esac
	case $line in *"$MUTANTS"*) ;; *) continue ;; esac
	program=${line%% | *} rest=${line#* | }
	file=${rest%% | *} rest=${rest#* | }
	try "$(trim "$program")" "$(trim "$file")" "${rest% | *}" "$(trim "${rest##* | }")"
done < "$list"
printf '%s found, %s not found\n' "$found" "$missed"
[ "$missed" -eq 0 ]
