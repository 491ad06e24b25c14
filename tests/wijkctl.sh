#!/bin/sh
# wijkctl as people and scripts use it: on a stopped store, and on a running daemon. Prints ok and not ok lines.
set -u
ctl=$WIJKD_BUILD/wijkctl
work=$(mktemp -d) || exit 1
daemon=
stop() {
	[ -z "$daemon" ] || { kill "$daemon" && wait "$daemon"; } 2>/dev/null
	daemon=
}
trap 'stop; rm -rf "$work"' EXIT
conf=$work/wijkd.conf

# is STATUS WORDS NAME COMMAND...: the command ends so, and says these words (a pattern of grep -E).
is() {
	wanted=$1 words=$2 name=$3
	shift 3
	"$@" >"$work/out" 2>&1 </dev/null
	got=$?
	if [ "$got" != "$wanted" ]; then
		echo "not ok wijkctl: $name: status $got instead of $wanted"
	elif ! grep -Eq "$words" "$work/out"; then
		echo "not ok wijkctl: $name: «$words» is not said"
	else
		echo "ok wijkctl: $name"
		return
	fi
	sed 's/^/    /' "$work/out"
}

with() {
	"$ctl" -c "$conf" "$@"
}

is 0 'user add' 'help names the commands' "$ctl" help
is 0 'wijkctl import csv BESTAND' 'help explains one' "$ctl" help import csv
is 2 'Gebruik' 'no command is wrong use' "$ctl"
is 2 'niet' 'an unknown command is wrong use' "$ctl" dance
is 2 'Gebruik: wijkctl user add USER NAAM' 'a wrong use shows the right one' "$ctl" user add fatima
is 2 'niet-hier' 'a configuration that is not there' "$ctl" -c "$work/niet-hier" user list

is 0 'Klaar' 'init makes an installation' "$ctl" init "$work" --gemeente Waterrijk
is 1 'niets veranderd' 'init touches nothing twice' "$ctl" init "$work"
sed -i 's/^#password_memory_mib.*/password_memory_mib = 1/; s/^#password_ops.*/password_ops = 1/' "$conf"
is 69 'draait niet' 'status says that nothing runs' with status

is 0 'Wijkteam Noord' 'a team' with team add 'Wijkteam Noord' --wijk Noord
is 0 'Stichting De Brug' 'an organisation' with organisation add 'Stichting De Brug' --kind welzijn
is 2 'Kies uit' 'an unknown kind names the kinds' with organisation add X --kind zorg
is 0 'Waterrijk' 'a user of the municipality' with user add fatima 'Fatima el Idrissi' --team 'Wijkteam Noord'
is 1 'is er niet' 'a user of an organisation that is not there' with user add anna 'Anna' --organisation Onbekend
is 0 'Gedaan' 'a role' with role give fatima wijkcoach --from 1-1-2026 --until 1-1-2036
is 2 'Kies uit' 'an unknown role names the roles' with role give fatima baas
is 0 'fatima .*wijkcoach .*Wijkteam Noord .*01-01-2026 .*01-01-2036' 'the list of roles' with role list
is 0 'functioneel beheerder' 'a user with another role' sh -c "'$ctl' -c '$conf' user add gerrit 'Gerrit Kok' &&
	'$ctl' -c '$conf' role give gerrit functioneel_beheerder && '$ctl' -c '$conf' user list"

is 0 'Zorggroep' 'a provider' with organisation add Zorggroep --kind zorgaanbieder --provider
is 0 '12345678' 'its AGB code' with organisation agb Zorggroep 12345678
is 1 'acht cijfers' 'an AGB code that is none' with organisation agb Zorggroep 1234
is 1 'wijkctl organisation list' 'an AGB code of nobody' with organisation agb Niemand 12345678
is 0 'Gedaan' 'the code of the municipality' with municipality code 0599
printf 'wet,productcategorie,productcode,naam,eenheid,tarief\nwmo,02,02A03,Begeleiding licht,uur,"52,80"\n' >"$work/producten.csv"
is 0 '02A03.*52,80' 'local products' with product load "$work/producten.csv"
is 0 'Begeleiding licht' 'the list of products' with product list
printf 'wet,productcategorie,productcode,naam\nwmo,99,99A01,Niets\n' >"$work/fout.csv"
is 1 'regel 2.*99' 'a product of a category that is not there' with product load "$work/fout.csv"
printf 'wet;productcategorie;bedrag\nwmo;02;100000\nwmo;;50000,50\n' >"$work/budget.csv"
is 0 'de rest van deze wet.*50.000,50' 'a budget' with budget import "$work/budget.csv" 2027
is 0 'Begeleiding.*100.000' 'the list of budgets' with budget list 2027
is 2 'geen jaar' 'a year that is none' with budget list morgen
is 69 'draait niet' 'a 301 needs a daemon' with export 301 --out "$work"
is 2 'huishoudnummer' 'a 301 of a number that is none' with export 301 12
printf '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' >"$work/bom.xml"
is 1 'DOCTYPE' 'an answer with a DOCTYPE' with import 302 "$work/bom.xml"

ssh-keygen -q -t ed25519 -N '' -C 'fatima thuis' -f "$work/sleutel"
is 0 'SHA256:.*fatima thuis' 'a key' with user key fatima "$work/sleutel.pub"
is 1 'geheime sleutel' 'a private key is refused' with user key fatima "$work/sleutel"
is 1 'niet te openen' 'a key file that is not there' with user key fatima "$work/nergens.pub"
is 0 'SHA256' 'the keys of a user' with user key fatima
is 0 'nog geen sleutel' 'a key is removed' with user key fatima \
	--remove "$(ssh-keygen -l -f "$work/sleutel.pub" | cut -d' ' -f2)"

is 0 'geldt vanaf nu' 'a password from standard input' sh -c \
	"echo 'vier blauwe fietsen' | '$ctl' -c '$conf' user password fatima --stdin"
is 1 'minstens 14' 'a short password is refused' sh -c "echo kort | '$ctl' -c '$conf' user password fatima --stdin"
is 1 'terminal' 'no terminal to ask it on' setsid -w "$ctl" -c "$conf" user password fatima
is 0 'ja *$' 'a user is disabled' with user disable fatima
is 0 'nee *$' 'and enabled again' with user enable fatima

is 1 'geen rol die opschalingen' 'a deputy who may not answer' with absence add fatima --until 31-12-2030 --deputy gerrit
is 0 'teamleider' 'who may answer' sh -c "'$ctl' -c '$conf' user add carla 'Carla de Wit' &&
	'$ctl' -c '$conf' role give carla teamleider --team 'Wijkteam Noord' && '$ctl' -c '$conf' user list"
is 0 'Fatima .*31-12-2030 .*Carla' 'an absence' with absence add fatima --until 31-12-2030 --deputy carla
is 1 'zichzelf' 'nobody replaces themselves' with absence add gerrit --deputy gerrit
is 0 'Gedaan' 'an absence ends' with absence end fatima
is 1 'niet afwezig' 'and is over' with absence end fatima
is 2 'geen dag' 'a day that is no day' with absence add fatima --until morgen

is 0 '13 personen nieuw' 'a dry run' with import gbav tests/data/gbav.csv --dry-run
is 0 'was een proef' 'says that it was one' with import gbav tests/data/gbav.csv --dry-run
is 0 'Opgeslagen' 'an import' with import gbav tests/data/gbav.csv
is 0 '13 personen gelijk gebleven' 'a second import changes nothing' with import gbav tests/data/gbav.csv
printf 'huishouden,geslachtsnaam,geboortedatum\n1,,1985\n' >"$work/fout.csv"
is 1 'regel 2: fout: geslachtsnaam ontbreekt' 'a bad line is named' with import csv "$work/fout.csv"
is 1 'niet te openen' 'a file that is not there' with import csv "$work/nergens.csv"
is 1 'geen gewoon bestand' 'a folder is no file' with import csv "$work"
is 0 'in orde' 'the proof is whole' with audit verify
is 0 'CREATE TABLE' 'the schema' with schema
is 69 'als wijkd draait' 'the register is asked of a daemon' with mandate list

# Now with a daemon.
sed -i 's/^port =.*//' "$conf"
printf '[wijkd]\nport = 0\n[login]\nsecond_factor = no\n[beheer]\n%s = gerrit\n' "$(id -un)" >>"$conf"
"$WIJKD_BUILD/wijkd" -c "$conf" >"$work/log" 2>&1 &
daemon=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	grep -q ready "$work/log" && break
	sleep 0.25
done
is 0 'Gerrit Kok' 'status knows who asks' with status
is 0 'fatima' 'a list through the daemon' with user list --csv
is 0 'Opgeslagen' 'an import through the daemon' with import csv tests/data/huishoudens.csv
is 0 'Wmo' 'the register' with mandate list
is 0 'Geen fouten' 'the register is sound' with mandate check
with mandate export >"$work/mandaten.csv"
is 0 'per_besluit' 'the register as a file' cat "$work/mandaten.csv"
is 0 'Geen fouten' 'which is sound as well' with mandate check "$work/mandaten.csv"
is 1 'zoals het al is' 'and no change' with mandate import "$work/mandaten.csv" --reason proef
sed '2,$s/"2500,00"/"2750,00"/' "$work/mandaten.csv" >"$work/ruimer.csv"
is 2 'met --reason waarom' 'a change has a reason' with mandate import "$work/ruimer.csv"
grep -v '"college"' "$work/mandaten.csv" >"$work/gat.csv"
is 1 'boven € 75.000 mag niemand besluiten' 'a hole is named' with mandate check "$work/gat.csv"
is 1 'mag niemand besluiten' 'and kept out' with mandate import "$work/gat.csv" --reason gat
sed '3s/"wmo"/"wwo"/' "$work/mandaten.csv" >"$work/fout.csv"
is 1 'Regel 3: .*Wet' 'a wrong word is named with its line' with mandate check "$work/fout.csv"
is 1 'boven: nummer 999 staat niet' 'a parent that is not there' sh -c "printf 'nummer,boven,trede,soort\n1,999,1,ondermandaat\n' \
	>'$work/los.csv'; '$ctl' -c '$conf' mandate check '$work/los.csv'"
is 0 'mandaten erbij' 'a change is proposed' with mandate import "$work/ruimer.csv" --reason 'raadsbesluit 12'
is 1 'Wie voorstelt, bevestigt niet' 'by one, not confirmed by the same' with mandate confirm
is 1 'al een voorstel' 'one at a time' with mandate import "$work/ruimer.csv" --reason nog
is 0 'wacht op bevestiging .*raadsbesluit 12' 'what waits' with mandate changes
is 1 'Niemand geeft zichzelf een rol' 'nobody gives a role to themselves' with role give gerrit wijkcoach --all-teams
is 1 'niet draait' 'no demo beside a daemon' sh -c "cp '$work/sleutel.pub' '$work/id_ed25519.pub' &&
	'$ctl' -c '$conf' demo"
is 0 'Gedaan' 'administration that ends' with role give fatima functioneel_beheerder
is 0 'femke' 'a second keeper of the register' with user add femke 'Femke Visser'
is 0 'Gedaan' 'who holds no mandate' with role give femke functioneel_beheerder
stop
sed -i 's/= gerrit$/= femke/' "$conf"
"$WIJKD_BUILD/wijkd" -c "$conf" >"$work/log" 2>&1 &
daemon=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	grep -q ready "$work/log" && break
	sleep 0.25
done
is 0 'Bevestigd' 'another confirms the register' with mandate confirm
is 0 '2\.?750,00' 'which holds then' with mandate list
is 1 'Er wacht geen voorstel' 'once' with mandate confirm
stop
sed -i 's/= femke$/= amina/' "$conf"
"$WIJKD_BUILD/wijkd" -c "$conf" >"$work/log" 2>&1 &
daemon=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	grep -q ready "$work/log" && break
	sleep 0.25
done
is 77 'amina' 'an employee who is not there may nothing' with user list
stop

# The files of a demo.
is 0 'ssh -F .*ssh_config amina' 'demo-files says what to try' "$ctl" demo-files "$work/demo" 2222
cp -r "$work/demo" "$work/before"
is 0 'ssh -p 2222' 'a second run' "$ctl" demo-files "$work/demo" 2222
is 0 'same' 'keeps what is there' sh -c "diff -r '$work/before' '$work/demo' && echo same"
is 0 'ssh -p 2299' 'another port' "$ctl" demo-files "$work/demo" 2299
is 0 '^port = 2299' 'is written in wijkd.conf' cat "$work/demo/wijkd.conf"
is 0 'Port 2299' 'and for ssh' cat "$work/demo/ssh_config"
is 0 '^identityfile .*/demo/id_ed25519' 'which ssh can read' ssh -G -F "$work/demo/ssh_config" amina
is 0 '600 600' 'keys are private' stat --printf '%a ' "$work/demo/id_ed25519" \
	"$work/demo/keys/ssh_host_ed25519_key"
is 2 'geen poort' 'a port that is none' "$ctl" demo-files "$work/demo" 99999
is 0 'huishoudens met' 'a demo' "$ctl" -c "$work/demo/wijkd.conf" demo
is 1 'al huishoudens' 'a second demo is refused' "$ctl" -c "$work/demo/wijkd.conf" demo
