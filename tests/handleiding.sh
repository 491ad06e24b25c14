#!/bin/sh
# docs/handleiding.md against the desk: every key of every screen is described in the section that has the title of the
# screen, under the word that the footer shows, and no other key is; every command without a screen; and every message
# that it quotes is really said somewhere. At the end this script is tried on changed copies, which it must refuse.
cd "$(dirname "$0")/.." || exit 1

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# ---- reading --------------------------------------------------------------------------------------------------------

# The key rows of C files: "title <tab> key <tab> label <tab> kind", label "–" for none; kind "row", or "also" for a
# second key of the row above. The title is that of the screen in the file; other files that hold keys are named here.
rows_of_code() {
	grep -l 'struct key [a-z_]*\[\] = {' "$1"/src/desk/*.c "$1"/src/tui/*.c | while read -r file; do
		case $file in
		*/desk/screen_*.c) title=$(sed -n 's/.*\.title = N_("\([^"]*\)").*/\1/p' "$file" | tail -n 1) ;;
		*/desk/desk.c) title='Toetsen die overal werken' ;;
		*/desk/lock.c) title='Vergrendeld' ;;
		*/tui/form_keys.c) title='Formulieren' ;;
		*) title="(no section for keys of $(basename "$file"))" ;;
		esac
		awk -v title="$title" '
			# The name that the footer has for a key.
			function name_of(code) {
				gsub(/^[ \t\n]+|[ \t\n]+$/, "", code)
				if (code ~ /^\047.\047$/) return substr(code, 2, 1)
				if (code ~ /^TUI_CTRL\(\047.\047\)$/) return "^" substr(code, 11, 1)
				if (code ~ /^TUI_KEY_F[0-9]+$/) return substr(code, 9)
				if (code == "TUI_KEY_BACKTAB") return "Shift-Tab"
				if (code == "TUI_KEY_PGUP" || code == "TUI_KEY_PGDN") return code ~ /UP$/ ? "PgUp" : "PgDn"
				if (code ~ /^TUI_KEY_[A-Z]+$/) return substr(code, 9, 1) tolower(substr(code, 10))
				return "(unknown code " code ")"
			}
			# What stands in N_("..."); several strings in a row are one. "" for NULL.
			function text_of(cell, out) {
				out = ""
				while (match(cell, /"([^"\\]|\\.)*"/)) {
					out = out substr(cell, RSTART + 1, RLENGTH - 2)
					cell = substr(cell, RSTART + RLENGTH)
				}
				return out
			}
			function row_end(label, help) {
				if (cell[1] ~ /^[ \t\n]*0[ \t\n]*$/) return
				label = text_of(cell[2])
				help = text_of(cell[3])
				printf "%s\t%s\t%s\t%s\n", title, name_of(cell[1]), label == "" ? "–" : label,
					label == "" && help == "" ? "also" : "row"
			}
			# Cells between braces; commas and braces within quotes or brackets do not count.
			function table_end(n, i, c, depth, inside, quote) {
				n = length(text)
				for (i = 1; i <= n; i++) {
					c = substr(text, i, 1)
					if (quote != "") {
						cell[cells] = cell[cells] c
						if (c == "\\") cell[cells] = cell[cells] substr(text, ++i, 1)
						else if (c == quote) quote = ""
						continue
					}
					if (!inside && c == "{") { inside = 1; cells = 1; split("", cell); depth = 0; continue }
					if (!inside) continue
					if (c == "}") { row_end(); inside = 0; continue }
					if (c == "," && depth == 0) { cells++; continue }
					if (c == "(") depth++
					if (c == ")") depth--
					if (c == "\"" || c == "\047") quote = c
					cell[cells] = cell[cells] c
				}
			}
			/struct key [a-z_]*\[\] = \{/ { table = 1; text = ""; next }
			table && /^\};/ { table = 0; table_end(); next }
			table { text = text $0 "\n" }' "$file"
	done
}

# The same from the tables under "| Toets |" in the handleiding.
rows_of_document() {
	awk '
		/^#+ / { title = $0; sub(/^#+ /, "", title); table = 0; next }
		/^\| Toets \| Onderaan \|/ { table = 1; next }
		!/^\|/ { table = 0 }
		table && !/^\| ---/ {
			split($0, part, "|")
			label = part[3]
			gsub(/^ +| +$/, "", label)
			keys = part[2]
			while (match(keys, /`[^`]+`/)) {
				printf "%s\t%s\t%s\n", title, substr(keys, RSTART + 1, RLENGTH - 2), label
				keys = substr(keys, RSTART + RLENGTH)
			}
		}' "$1/docs/handleiding.md"
}

headings_of_document() {
	sed -n 's/^##* //p' "$1/docs/handleiding.md"
}

# ---- comparing ------------------------------------------------------------------------------------------------------

check_keys() {
	rows_of_code "$1" >"$work/code"
	rows_of_document "$1" >"$work/document"
	awk -F '\t' '
		NR == FNR { described[$1, $2, $3] = 1; any[$1, $2] = 1; next }
		{ rows[$1]++ }
		$4 == "row" && !described[$1, $2, $3] { why[$1] = why[$1] " «" $2 " " $3 "» is not described;" }
		$4 == "also" && !any[$1, $2] { why[$1] = why[$1] " «" $2 "» is not mentioned;" }
		{ there[$1, $2, $3] = 1; kind[$1, $2] = $4 }
		END {
			for (entry in described) {
				split(entry, part, SUBSEP)
				if (!there[entry] && kind[part[1], part[2]] != "also")
					why[part[1]] = why[part[1]] " «" part[2] " " part[3] "» is not a key there;"
			}
			for (title in rows) if (!(title in why)) print "ok handleiding: keys of " title
			for (title in why) print "not ok handleiding: keys of " title ":" why[title]
		}' "$work/document" "$work/code" | sort
	[ -s "$work/code" ] || echo "not ok handleiding: no key tables were found in src/desk"
}

# Every screen has a section, also one that has only the keys of a form.
check_screens() {
	lost=
	for name in $(sed -n 's/^extern const struct screen screen_\([a-z]*\);.*/\1/p' "$1/include/desk/screens.h"); do
		title=$(sed -n 's/.*\.title = N_("\([^"]*\)").*/\1/p' "$1/src/desk/screen_$name.c" | tail -n 1)
		headings_of_document "$1" | grep -qxF "${title:-?}" || lost="$lost $name ($title);"
	done
	if [ -z "$lost" ]; then
		echo "ok handleiding: a section for every screen"
	else
		echo "not ok handleiding: no section for$lost"
	fi
}

check_commands() {
	code=$(sed -n '/^static const struct command commands/,/^};/s/^\t{ "\([a-z]*\)".*/\1/p' "$1/src/desk/command.c" | sort)
	document=$(sed -n '/^## Opdrachten zonder scherm/,/^## /s/^| `\([a-z]*\)[^`]*` .*/\1/p' "$1/docs/handleiding.md" | sort)
	if [ -n "$code" ] && [ "$code" = "$document" ]; then
		echo "ok handleiding: commands without a screen"
	else
		echo "not ok handleiding: there are the commands" $code", described are" $document
	fi
}

# What is between backticks in the last section, up to a number or three dots, stands in the sources.
check_messages() {
	sed -n '/^## Storingen en meldingen/,$s/^| `\([^`]*\)`.*/\1/p' "$1/docs/handleiding.md" >"$work/messages"
	lost=
	while read -r message; do
		part=$(printf '%s\n' "$message" | sed 's/[0-9…].*//; s/ *$//')
		grep -rqF -- "$part" "$1/src" || lost="$lost «$message»"
	done <"$work/messages"
	if [ ! -s "$work/messages" ]; then
		echo "not ok handleiding: no messages were found in its last section"
	elif [ -z "$lost" ]; then
		echo "ok handleiding: the messages it explains"
	else
		echo "not ok handleiding: nobody says$lost"
	fi
}

check() {
	check_keys "$1"
	check_screens "$1"
	check_commands "$1"
	check_messages "$1"
}

check .

# ---- can it fail? ---------------------------------------------------------------------------------------------------

# A copy in which one thing was changed by sed: the script must find what it does not find here.
mkdir "$work/copy"
cp -R src include docs "$work/copy"
check . | grep '^not ok' >"$work/known"
refuses() { # what file sed-program
	sed "$3" "$2" >"$work/copy/$2"
	if cmp -s "$2" "$work/copy/$2"; then
		echo "not ok handleiding.sh: $2 has nothing to change for «$1»"
	elif check "$work/copy" | grep '^not ok' | grep -qvxFf "$work/known"; then
		echo "ok handleiding.sh notices $1"
	else
		echo "not ok handleiding.sh does not notice $1"
	fi
	cp "$2" "$work/copy/$2"
}

refuses "a key that is not described" src/desk/screen_plan.c \
	"/plan_keys\[\] = {/a\\	{ 'q', N_(\"Nieuw, {ook}\"), N_(\"Een toets, die er net is.\"), plan_enter, NULL },"
refuses "a key without a label that is not described" src/desk/desk.c \
	"/desk_keys\[\] = {/a\\	{ TUI_CTRL('B'), NULL, N_(\"Een toets die er net is.\"), desk_clear, NULL },"
refuses "a label that changed" src/desk/screen_werkbak.c 's/N_("Huishouden")/N_("Dossier")/'
refuses "a key that is gone" src/desk/screen_zoeken.c '/{ TUI_KEY_F3,/d'
refuses "a line that is gone" docs/handleiding.md '/^| `^L` |/d'
refuses "a screen without a section" docs/handleiding.md 's/^## Tijdlijn$/## Verloop/'
refuses "a command that is not described" src/desk/command.c 's/^\t{ "hulp", /\t{ "nieuws", "", "", run_hulp },\n&/'
refuses "a message that nobody says" src/desk/desk.c 's/Er staan te veel schermen op elkaar/Er zijn te veel schermen/'
