#!/bin/sh
# Runs test programs and counts what they say; the last line is "N passed, N failed", the status 0 when nothing failed.
#
#   tests/run.sh [make:TARGET | PROGRAM | san:PROGRAM | --one | --all]...
#
# A program prints "ok NAME" or "not ok NAME: why", one line a test (cmocka does so in its TAP way), and near it what
# explains a failure. One that ends badly, stops halfway, or says nothing, counts as a failure. Programs run side by
# side; after --one one at a time, until --all. san:PROGRAM gets the sanitized executables in WIJKD_BUILD.
# make:TARGET builds, and counts as one test.
set -u
seconds=${TEST_SECONDS:-240}

# The second way to call this file: run one program, keep what it says and how it ended.
if [ "${1-}" = --keep ]; then
	work=$2 number=$3 program=$4
	case $program in
	san:*)
		program=${program#san:}
		export WIJKD_BUILD="$WIJKD_SAN"
		;;
	esac
	case $program in
	*/*) ;;
	*) program=./$program ;;
	esac
	if [ -e "$program" ]; then
		timeout -k 10 "$seconds" "$program"
	else
		echo "not ok $program: was not built"
	fi >"$work/$number.log" 2>&1 </dev/null
	echo $? >"$work/$number.status"
	exit 0
fi

jobs=$(nproc 2>/dev/null || echo 2)
side_by_side=$((jobs + 1))	# the end-to-end tests wait more than they work
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export CMOCKA_MESSAGE_OUTPUT=TAP
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
passed=0 failed=0 skipped=0 number=0 at_once=$side_by_side

# Adds up what one program said, and shows what is needed to understand a failure.
judge() { # number program
	log=$work/$1.log
	status=$(cat "$work/$1.status" 2>/dev/null || echo unknown)
	program=$2
	set -- $(awk '
		/^1\.\.[0-9]+/ { plan += substr($1, 4); planned = 1 }
		/^(not )?ok .*# SKIP/ { skip++; next }
		/^ok / { good++ }
		/^not ok / { bad++ }
		END { print good + 0, bad + 0, skip + 0, (planned ? plan - good - bad - skip : 0) }' "$log")
	passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
	trouble=
	if [ "$status" = 124 ]; then
		trouble="was stopped after $seconds seconds"
	elif [ "$status" != 0 ] && { [ "$2" = 0 ] || [ "$status" = unknown ] || [ "$status" -gt 128 ]; }; then
		trouble="ended with status $status"
	elif [ "$4" != 0 ]; then
		trouble="ran $(($1 + $2 + $3)) of $(($1 + $2 + $3 + $4)) tests"
	elif [ $(($1 + $2 + $3)) = 0 ]; then
		trouble="said nothing"
	fi
	if [ -n "$trouble" ]; then
		failed=$((failed + 1))
		printf 'not ok %s: %s\n' "$program" "$trouble"
		tail -n 80 "$log" | cut -c 1-400 | sed 's/^/    /'
	elif [ "$2" != 0 ]; then
		printf '%s:\n' "$program"
		awk '
			/^ok / || /^not ok .*# SKIP/ { show = 0; before = ""; next }
			/^not ok / { show = 1; printf "%s", before; before = "" }
			show { print "    " $0; next }
			{ before = before "    " $0 "\n" }' "$log" | cut -c 1-400
	else
		printf '%s: %s ok\n' "$program" "$1"
	fi
}

# Runs the programs of $work/batch and judges them.
run_batch() {
	[ -s "$work/batch" ] || return 0
	xargs -P "$at_once" -n 2 "$0" --keep "$work" <"$work/batch"
	while read -r each program; do judge "$each" "$program"; done <"$work/batch"
	: >"$work/batch"
}

build() { # make target
	if ${MAKE:-make} -k -j "$jobs" --no-print-directory "$1" >"$work/make.log" 2>&1; then
		passed=$((passed + 1))
		printf 'make %s: ok\n' "$1"
	else
		failed=$((failed + 1))
		printf 'not ok make %s\n' "$1"
		grep -E 'error|undefined reference|\*\*\*' "$work/make.log" | head -n 40 | sed 's/^/    /'
	fi
}

: >"$work/batch"
for argument; do
	case $argument in
	make:*)
		run_batch
		build "${argument#make:}"
		;;
	--one)
		run_batch
		at_once=1
		;;
	--all)
		run_batch
		at_once=$side_by_side
		;;
	*)
		number=$((number + 1))
		printf '%s %s\n' "$number" "$argument" >>"$work/batch"
		[ "$at_once" != 1 ] || run_batch
		;;
	esac
done
run_batch
[ "$skipped" = 0 ] || printf '%s skipped\n' "$skipped"
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
