#!/bin/sh
# One round through everything with the executables of WIJKD_BUILD: also for those with sanitizers, which leave a report
# in the log when they find something.
set -u
build=${WIJKD_BUILD:-build} tests=${WIJKD_SAN:-build/san}/tests/e2e
town=$(mktemp -d "${TMPDIR:-/tmp}/wijkd-short-XXXXXX") || exit 1
pid=
trap 'stop; rm -rf "$town"' EXIT
trap 'exit 130' INT TERM

stop() {
	[ -z "$pid" ] || kill "$pid" 2>/dev/null
	[ -z "$pid" ] || wait "$pid" 2>/dev/null
	pid=
}

failed=0
# check NAME COMMAND...: the command must succeed.
check() {
	name=$1
	shift
	if "$@" >"$town/said" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name: status $?"
		sed 's/^/# /' "$town/said"
		failed=1
	fi
}

wijkctl() { timeout 60 "$build/wijkctl" -c "$town/wijkd.conf" "$@"; }

serve() {
	"$build/wijkd" -c "$town/wijkd.conf" >"$town/out" 2>"$town/log" &
	pid=$!
	i=0
	while ! grep -q '^wijkd: ready on ' "$town/out"; do
		i=$((i + 1))
		[ $i -lt 600 ] && kill -0 "$pid" 2>/dev/null || return 1
		sleep 0.1
	done
	port=$(sed -n 's/^wijkd: ready on .*://p' "$town/out")
	echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 "$town/keys/ssh_host_ed25519_key.pub")" >"$town/hosts"
}

over_ssh() { # user command
	user=$1
	shift
	timeout 60 ssh -F /dev/null -T -p "$port" -i "$town/id_ed25519" -o IdentitiesOnly=yes -o IdentityAgent=none \
		-o UserKnownHostsFile="$town/hosts" -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=yes \
		-o BatchMode=yes -o LogLevel=ERROR "$user@127.0.0.1" "$@"
}

finds() { # user scrap text
	over_ssh "$1" zoek "$2" >"$town/found" && grep -q "$3" "$town/found" || {
		cat "$town/found"
		return 1
	}
}

refuses() { # status user command
	wanted=$1
	shift
	over_ssh "$@" >"$town/found" 2>&1
	[ $? = "$wanted" ] || {
		cat "$town/found"
		return 1
	}
}

# The desk on a terminal: tests of tests/e2e that drive these executables. Names as in E2E_ONLY.
desk() { # program names
	WIJKD_BUILD=$build E2E_ONLY=$2 timeout 120 "$tests/$1"
}

ends_well() {
	kill "$pid"
	wait "$pid"
	status=$?
	pid=
	[ $status = 0 ]
}

quiet_log() {
	! grep -E 'ERROR: |runtime error|SUMMARY: ' "$town/log"
}

check the_demo_has_its_files "$build/wijkctl" demo-files "$town" 0
check the_demo_is_made wijkctl demo
check the_daemon_gets_ready serve
if [ $failed = 0 ]; then
	check a_search_finds finds amina yildiz 'Lisdoddestraat 12'
	check a_partner_finds_too finds bram yildiz 'Lisdoddestraat 12'
	check the_werkbak_is_printed over_ssh carla werkbak
	check an_unknown_command_is_64 refuses 64 amina fiets
	check the_administrator_has_no_dossiers refuses 77 gerrit zoek yildiz
	check a_wrong_user_is_255 refuses 255 niemand hulp
	check an_import_is_stored wijkctl import csv tests/data/small.csv
	check the_import_is_found finds amina zandkamp 'Proeflaan 7'
	check the_log_adds_up wijkctl audit verify
	check the_daemon_ends_with_status_0 ends_well
	check nothing_was_wrong_inside quiet_log
fi
# The production build has these tests as programs of their own.
if [ "$build" = "${WIJKD_SAN:-}" ]; then
	check a_desk_comes_and_goes desk login_test '*_restores_the_terminal'
	check two_people_write_one_plan desk plan_test '*the_same_*'
	check a_decision_climbs desk decision_test 'a_decision_above_*'
	check a_store_dies desk kill_test 'a_killed_store_*'
	check an_import_and_a_login desk admin_test '*_once'
fi
exit $failed
