#!/bin/sh
# What each executable is linked with (docs/floors.txt, rows "links"), and how it is hardened. WIJKD_BUILD names their
# folder.
cd "$(dirname "$0")/.." || exit 1
build=${WIJKD_BUILD:-build}

grep '^links ' docs/floors.txt | while read -r _ program allowed; do
	file=$build/$program
	if [ ! -x "$file" ]; then
		echo "not ok links of $program: $file was not built"
		continue
	fi
	dynamic=$(readelf -dW "$file")
	wrong=
	for library in $(printf '%s\n' "$dynamic" | sed -n 's/.*(NEEDED).*\[\(.*\)\.so.*/\1/p'); do
		case " libc libm ld-linux-x86-64 ld-linux-aarch64 $allowed " in
		*" $library "*) ;;
		*) wrong="$wrong $library" ;;
		esac
	done
	if [ -n "$wrong" ]; then
		echo "not ok links of $program: it may not need$wrong"
	elif ! printf '%s\n' "$dynamic" | grep -q '(NEEDED)'; then
		echo "not ok links of $program: it names no library at all"
	else
		echo "ok links of $program"
	fi

	headers=$(readelf -hlW "$file")
	weak=
	printf '%s\n' "$headers" | grep -q 'Type: *DYN' || weak="$weak position-independent"
	printf '%s\n' "$headers" | grep -q GNU_RELRO || weak="$weak relro"
	printf '%s\n' "$headers" | grep GNU_STACK | grep -q 'RWE' && weak="$weak no-executable-stack"
	printf '%s\n' "$dynamic" | grep -q 'BIND_NOW\|FLAGS.*NOW' || weak="$weak bind-now"
	if [ -n "$weak" ]; then
		echo "not ok hardening of $program: it is not$weak"
	else
		echo "ok hardening of $program"
	fi
done

# The walls of tests/base/sandbox_check.c hold only in a build that has them.
for program in wijkd wijkd-gate wijkd-desk wijkd-store; do
	if grep -qs 'is not allowed here: the process ends' "$build/$program"; then
		echo "ok walls of $program"
	else
		echo "not ok walls of $program: it was built without its sandbox"
	fi
done
