#!/bin/sh
# The manual pages against the tables they describe: every key of wijkd.conf is in docs/wijkd.conf.5 with its bounds and
# its default, and no other is; every option of wijkd is in docs/wijkd.8.
# MANUALS_ROOT names another tree than this one: to see this script fail.
cd "${MANUALS_ROOT:-$(dirname "$0")/..}" || exit 1

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# ---- what the code says: "section name kind least most default" a key, from the rows of conf_keys.c ------------------

# Constants that stand for a bound: "PORT_LAST = 65535," and sums of numbers.
sed -n 's/^[ \t]*\([A-Z_]*\) = \([0-9 *+]*\),.*/\1 \2/p' src/conf/conf_keys.c >"$work/constants"

awk -v constants="$work/constants" '
function product(text, part, n, i, result) {
	n = split(text, part, /[ *]+/)
	result = 1
	for (i = 1; i <= n; i++) if (part[i] != "") result *= part[i]
	return result
}
function number(text, sign) {
	sign = sub(/^-/, "", text) ? -1 : 1
	return sign * (text in value ? value[text] : text)
}
BEGIN {
	while ((getline line < constants) > 0) {
		name = line
		sub(/ .*/, "", name)
		sub(/^[A-Z_]* /, "", line)
		value[name] = product(line)
	}
}
/^const struct conf_key conf_keys/ { table = 1; next }
table && /^};/ { table = 0 }
table && /^\t\{ / {
	row = $0
	sub(/^\t\{ /, "", row)
	sub(/^CONF_TEST/, "\"test\"", row)
	sub(/^CONF_OPERATORS/, "\"beheer\"", row)
	n = split(row, cell, /, */)
	for (i = 1; i <= n; i++) gsub(/^"|"$/, "", cell[i])
	printf "%s %s %s %.0f %.0f %s\n", cell[1], cell[2], cell[3], number(cell[6]), number(cell[7]),
		cell[5] == "" ? "empty" : cell[5]
}' src/conf/conf_keys.c | sort >"$work/code"

# ---- what the page says: the same, "-" for bounds it does not give; [beheer] has no keys of its own ------------------

awk '
function flush() {
	if (name != "") print section, name, least == "" ? "-" : least, most == "" ? "-" : most, standard
	name = least = most = standard = ""
}
/^\.Ss \[/ { flush(); section = $2; gsub(/[][]/, "", section); next }
/^\.(Ss|Sh|El)/ { flush(); if ($1 != ".El") section = ""; next }
section != "" && /^\.It Cm / { flush(); name = $3; next }
name != "" && /From -?[0-9]+ to [0-9]+/ {
	text = $0
	sub(/.*From /, "", text)
	split(text, word, " ")
	least = word[1]
	most = word[3]
	sub(/[.;].*/, "", most)
}
name != "" && /[Dd]efault / {
	standard = $0
	sub(/.*[Dd]efault /, "", standard)
	sub(/[:;].*/, "", standard)
	sub(/\.$/, "", standard)
}' docs/wijkd.conf.5 | sort >"$work/page"

keys=0
while read -r section name kind least most standard; do
	keys=$((keys + 1))
	[ "$kind" = CONF_INT ] && wanted="$section $name $least $most $standard" || wanted="$section $name - - $standard"
	found=$(grep "^$section $name " "$work/page")
	if [ "$found" = "$wanted" ]; then
		echo "ok manual of [$section] $name"
	else
		echo "not ok manual of [$section] $name: docs/wijkd.conf.5 has \"$found\", the code \"$wanted\""
	fi
done <"$work/code"
[ "$keys" -gt 0 ] || echo "not ok manual of wijkd.conf: no keys were found in src/conf/conf_keys.c"

strange=$(cut -d ' ' -f 1,2 "$work/page" | grep -vxF "$(cut -d ' ' -f 1,2 "$work/code")")
if [ -z "$strange" ]; then
	echo "ok manual of wijkd.conf has no other keys"
else
	echo "not ok manual of wijkd.conf: there is no key" $strange
fi

for section in $(sed -n '/^const struct conf_section/,/^};/s/^\t{ \("\([a-z]*\)"\|CONF_\([A-Z]*\)\),.*/\2\3/p' \
	src/conf/conf_keys.c | sed 's/OPERATORS/beheer/; s/TEST/test/'); do
	if grep -qxF ".Ss [$section]" docs/wijkd.conf.5; then
		echo "ok manual of section [$section]"
	else
		echo "not ok manual of section [$section]: it is not in docs/wijkd.conf.5"
	fi
done

# ---- wijkd: its options as its own help names them ------------------------------------------------------------------

options=0
for option in $(sed -n '/^static const char usage/,/;$/s/^[ \t]*"wijkd \(-[-a-z]*\).*/\1/p' src/monitor/main.c); do
	options=$((options + 1))
	if awk -v word="${option#-}" '$1 == ".It" && $2 == "Fl" && $3 == word { found = 1 } END { exit !found }' docs/wijkd.8; then
		echo "ok manual of wijkd $option"
	else
		echo "not ok manual of wijkd $option: it is not in docs/wijkd.8"
	fi
done
[ "$options" -gt 0 ] || echo "not ok manual of wijkd: no options were found in src/monitor/main.c"
