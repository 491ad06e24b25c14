# wijkd: one Makefile for everything; nothing is built by a make inside another folder.
#
#   make               the five executables, in build/ (production: optimised, sandboxed)
#   make run           builds, makes keys and a demo in var/demo/, serves 127.0.0.1:2222 (PORT=...)
#   make test          everything; the last line is "N passed, N failed"      (check: the same)
#   make unit          the unit tests of all rooms;   make unit-domain   of one room
#   make room-domain   compiles one room, both ways
#   make san           the executables with sanitizers and without the sandbox, in build/san/
#   make mutants       planted mistakes in the mandate engine and the ladder: each must be found
#   make golden fuzz e2e races bench floors links schema install deb clean
#
# Variables: B is the build folder (`make B=/tmp/mine unit-domain`); production goes to $(B), the sanitized build to
# $(B)/san. PORT for run; DESTDIR and PREFIX for install; WERROR= (empty) lets warnings pass; V=1 shows the commands.
#
# What a file is, is in its name; nothing is listed here:
#   src/ROOM/*.c            the room; main.c is the program of the room and no part of its archive
#   tests/ROOM/*_test.c     a cmocka program, linked with the sanitized rooms that ROOM may use
#   tests/ROOM/*_check.c    a program that prints "ok NAME" / "not ok NAME: why", linked with the production rooms
#   tests/ROOM/*.c          helpers for the tests of that room
#   tests/*.c               helpers for golden, e2e, races and bench
#   tests/fuzz/*_test.c     input that nobody meant; FUZZ_SECONDS is how long each target goes on in `make fuzz`
#   tests/golden/*_test.c   compares screens with tests/golden/*.txt; GOLDEN_UPDATE=1 is in its environment to rewrite
#   tests/*.sh              scripts that print ok and not ok lines; WIJKD_BUILD names the folder of the executables
#   tests/e2e/*.sh, *_test.c    the same against running daemons; short*.sh runs against build/san too
#   tests/races/*_test.c    races; RACES is the number of rounds
#   tests/bench/*_bench.c, *.sh    the benchmark

B ?= build
PORT ?= 2222
PREFIX ?= /usr/local
WERROR ?= -Werror
CC = gcc
V ?=
say = $(if $(V),,@printf '%-5s %s\n' $(1) $@;)

rooms := base conf domain vault wire store tui desk gate monitor ctl

# The rooms that each room may use, itself first: docs/floors.txt, with what those rooms need in their turn.
uses_base := base
uses_conf := conf wire domain base
uses_domain := domain base
uses_vault := vault base
uses_wire := wire domain base
uses_store := store vault wire domain base
uses_tui := tui base
uses_desk := desk tui wire domain base
uses_gate := gate wire domain base
uses_monitor := monitor conf wire domain base
uses_ctl := ctl conf wire domain base

# What the tests that drive several processes are linked with.
suites := golden e2e races bench
uses_golden := desk tui wire domain base
uses_e2e := vault conf wire domain base
uses_races := store vault conf wire domain base
uses_bench := store vault conf wire domain base
# Targets of several rooms, with the records that the tests of wire make up, and the standard that a message must keep to.
uses_fuzz := store vault ctl conf tui wire domain base
more_fuzz := tests/wire/sample.c tests/ctl/standard.c
# The model that walks beside the mandate engine, and beside the whole store.
more_store := tests/domain/mandate_model.c tests/domain/mandate_play.c
# The telephone on which somebody reads a code.
more_e2e := tests/store/phone.c

libs_base := -lutf8proc
libs_conf := -linih
libs_vault := -lsodium -lsqlite3 -lcrypto
libs_store := -lsqlite3 -lsodium -pthread
libs_tui := -lncursesw -ltinfo
libs_desk := -lhpdf -lqrencode
libs_gate := -lssh
libs_ctl := -lexpat

program_monitor := wijkd
program_gate := wijkd-gate
program_desk := wijkd-desk
program_store := wijkd-store
program_ctl := wijkctl
programs := $(foreach room,$(rooms),$(if $(wildcard src/$(room)/main.c),$(program_$(room))))

warnings := -Wall -Wextra $(WERROR) -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
	-Wno-format-nonliteral
common := -std=gnu11 -D_GNU_SOURCE -Iinclude $(warnings) -fPIE -fstack-protector-strong -g
flags_prod := $(common) -O2 -DWIJKD_SANDBOX=1 -D_FORTIFY_SOURCE=2 \
	$(if $(filter x86_64,$(shell uname -m)),-fcf-protection)
flags_san := $(common) -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
link_prod := -pie -Wl,--as-needed -Wl,-z,relro,-z,now -Wl,-z,noexecstack
link_san := $(link_prod) -fsanitize=address,undefined

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: all san tests test check unit golden fuzz e2e races bench mutants run install deb floors links schema clean FORCE

all: $(programs:%=$(B)/%)
san: $(programs:%=$(B)/san/%)

# ---- packages, and what makes objects stale -------------------------------------------------------------------------

$(B)/packages-%: .ci/packages .ci/install
	@mkdir -p $(@D)
	@.ci/install $*
	@touch $@

# Standard input replaces the target only when it differs, so that nothing is rebuilt for nothing.
write_if_changed = { mkdir -p $(@D); cat > $@.$$$$; cmp -s $@.$$$$ $@ && rm $@.$$$$ || mv $@.$$$$ $@; }

sources := $(sort $(wildcard src/*/*.c src/*/*.h src/*/*.sql src/*/*.digest include/*/*.h))

# One id for all executables of a build: they refuse to talk to those of another.
$(B)/build_id: FORCE
	@sha256sum $(sources) Makefile | sha256sum | cut -c1-16 | $(write_if_changed)

# ---- one build: $(1) is prod or san, $(2) its folder ----------------------------------------------------------------

define build
$(2)/flags: FORCE | $(B)/packages-build
	@echo '$(CC) $(flags_$(1)) $(link_$(1))' | $$(write_if_changed)

$(2)/obj/src/%.o: src/%.c $(2)/flags
	@mkdir -p $$(@D)
	$$(call say,cc)$(CC) $(flags_$(1)) -MMD -MP -c -o $$@ $$<

$(2)/obj/tests/%.o: tests/%.c $(2)/flags | $(B)/packages-test
	@mkdir -p $$(@D)
	$$(call say,cc)$(CC) $(flags_$(1)) -Itests -MMD -MP -c -o $$@ $$<

$(2)/build_id.o: src/base/build.c include/base/build.h $(B)/build_id $(2)/flags
	$$(call say,cc)$(CC) $(flags_$(1)) -DWIJKD_BUILD="\"`cat $(B)/build_id`\"" -c -o $$@ $$<
endef

# The archive of room $(3).
define archive
$(2)/lib/$(3).list: FORCE
	@echo $(call objects,$(2),$(3)) | $$(write_if_changed)

$(2)/lib/$(3).a: $(2)/lib/$(3).list $(call objects,$(2),$(3))
	@rm -f $$@
	@ar rcs $$@ $(call objects,$(2),$(3))
endef
objects = $(patsubst %.c,$(1)/obj/%.o,$(filter-out %/main.c src/base/build.c,$(wildcard src/$(2)/*.c)))

# The program of room $(3).
define program
$(2)/$(program_$(3)): $(2)/obj/src/$(3)/main.o $(2)/build_id.o $(call archives,$(2),$(3))
	$$(call say,link)$(CC) $(link_$(1)) -o $$@ $$< $(call link,$(2),$(3))
endef

# The test programs of tests/$(3). Tests that only look at their own room need no new link for a new build id.
define programs_of_tests
$(2)/tests/$(3)/%: $(2)/obj/tests/$(3)/%.o $(call helpers,$(2),$(3)) $(call archives,$(2),$(3)) \
		$(if $(filter $(3),$(suites)),,|) $(2)/build_id.o
	@mkdir -p $$(@D)
	$$(call say,link)$(CC) $(link_$(1)) -o $$@ $$< $(call helpers,$(2),$(3)) $(call link,$(2),$(3)) -lcmocka -lvterm -lm
endef
helpers = $(patsubst %.c,$(1)/obj/%.o,$(filter-out %_test.c %_check.c %_bench.c,$(wildcard tests/$(2)/*.c)) \
	$(more_$(2)) $(if $(filter $(2),$(suites)),$(wildcard tests/*.c)))
archives = $(patsubst %,$(1)/lib/%.a,$(uses_$(2)))
link = $(1)/build_id.o -Wl,--start-group $(archives) -Wl,--end-group $(foreach room,$(uses_$(2)),$(libs_$(room)))

$(eval $(call build,prod,$(B)))
$(eval $(call build,san,$(B)/san))
$(foreach room,$(rooms),$(eval $(call archive,prod,$(B),$(room))))
$(foreach room,$(rooms),$(eval $(call archive,san,$(B)/san,$(room))))
$(foreach room,$(rooms),$(if $(program_$(room)),$(eval $(call program,prod,$(B),$(room)))))
$(foreach room,$(rooms),$(if $(program_$(room)),$(eval $(call program,san,$(B)/san,$(room)))))
$(foreach room,$(rooms) $(suites),$(eval $(call programs_of_tests,prod,$(B),$(room))))
$(foreach room,$(rooms) $(suites) fuzz,$(eval $(call programs_of_tests,san,$(B)/san,$(room))))

# The migrations are embedded as they stand.
$(B)/obj/src/store/migrations.o $(B)/san/obj/src/store/migrations.o: $(wildcard src/store/*.sql src/store/*.digest)

-include $(wildcard $(B)/obj/*/*.d $(B)/obj/*/*/*.d $(B)/san/obj/*/*.d $(B)/san/obj/*/*/*.d)

# ---- tests ----------------------------------------------------------------------------------------------------------

sanitized = $(patsubst %.c,$(B)/san/%,$(wildcard $(1)))
production = $(patsubst %.c,$(B)/%,$(wildcard $(1)))

unit_of = $(call sanitized,tests/$(1)/*_test.c)
unit_tests := $(foreach room,$(rooms),$(call unit_of,$(room)))
checks := $(call production,tests/*/*_check.c)
golden_tests := $(call sanitized,tests/golden/*_test.c)
fuzz_tests := $(call sanitized,tests/fuzz/*_test.c)
e2e_tests := $(call sanitized,tests/e2e/*_test.c)
race_tests := $(call sanitized,tests/races/*_test.c)
benches := $(call production,tests/bench/*_bench.c)
scripts := $(filter-out tests/run.sh,$(wildcard tests/*.sh))
e2e_scripts := $(wildcard tests/e2e/*.sh)
short_scripts := $(wildcard tests/e2e/short*.sh)
test_programs := $(unit_tests) $(checks) $(golden_tests) $(fuzz_tests) $(e2e_tests) $(race_tests)

run_tests = WIJKD_BUILD='$(abspath $(B))' WIJKD_SAN='$(abspath $(B)/san)' MAKE='$(MAKE)' tests/run.sh

tests: $(test_programs)

test: $(B)/packages-build $(B)/packages-test
	@$(run_tests) make:all make:san make:tests --all $(e2e_tests) $(e2e_scripts) $(short_scripts:%=san:%) $(unit_tests) \
		$(golden_tests) $(fuzz_tests) $(scripts) $(race_tests) --one $(checks)
check: test

unit: $(unit_tests)
	@$(run_tests) $^
golden: $(golden_tests)
	@$(run_tests) $^
fuzz: $(fuzz_tests)
	@FUZZ_SECONDS=$${FUZZ_SECONDS:-30} TEST_SECONDS=86400 $(run_tests) --one $^
e2e: all san $(e2e_tests)
	@$(run_tests) --one $(e2e_tests) $(e2e_scripts) $(short_scripts:%=san:%)
races: all san $(race_tests)
	@RACES=$${RACES:-200} $(run_tests) --one $(race_tests)
floors:
	@$(run_tests) tests/floors.sh
links: all $(checks)
	@$(run_tests) tests/links.sh $(checks)
# Each mistake of the list, planted in a copy of the engine, must be found by the program that the list names.
mutant_programs = $(addprefix $(B)/tests/,$(shell sed -n 's/^\([a-z]*\/[a-z_]*\) | .*/\1/p' tests/mutants/mandate.txt | sort -u))
mutants: $(mutant_programs)
	@CC='$(CC)' CFLAGS='$(flags_prod)' FOLDER='$(B)' MUTANTS='$(MUTANTS)' \
		$(foreach room,domain store,LINK_$(room)='$(call helpers,$(B),$(room)) $(call link,$(B),$(room)) -lcmocka -lm') \
		tests/mutants/run.sh tests/mutants/mandate.txt
bench: all $(benches)
	@for bench in $(benches) $(wildcard tests/bench/*.sh); do WIJKD_BUILD='$(abspath $(B))' $$bench || exit 1; done

define room_targets
.PHONY: room-$(1) unit-$(1)
room-$(1): $(B)/lib/$(1).a $(B)/san/lib/$(1).a $(if $(wildcard src/$(1)/main.c),\
		$(B)/obj/src/$(1)/main.o $(B)/san/obj/src/$(1)/main.o)
unit-$(1): $(call unit_of,$(1))
	@$$(run_tests) $$^
endef
$(foreach room,$(rooms),$(eval $(call room_targets,$(room))))

# ---- use ------------------------------------------------------------------------------------------------------------

run: all
	@mkdir -p var
	@$(B)/wijkctl demo-files var/demo $(PORT)
	@test -e var/demo/state/demo || { $(B)/wijkctl -c var/demo/wijkd.conf demo && touch var/demo/state/demo; }
	@exec $(B)/wijkd -c var/demo/wijkd.conf

schema: $(B)/wijkd-store
	$(B)/wijkd-store --schema > docs/schema.md.new
	mv docs/schema.md.new docs/schema.md
	$(B)/wijkd-store --schema-digest > src/store/schema.digest.new
	mv src/store/schema.digest.new src/store/schema.digest

home := $(PREFIX)/lib/wijkd
install: all
	install -d '$(DESTDIR)$(home)' '$(DESTDIR)$(PREFIX)/sbin' '$(DESTDIR)$(PREFIX)/share/doc/wijkd' \
		$(foreach n,1 5 8,'$(DESTDIR)$(PREFIX)/share/man/man$(n)')
	install -m 0755 $(programs:%=$(B)/%) '$(DESTDIR)$(home)'
	ln -sf '$(home)/wijkd' '$(home)/wijkctl' '$(DESTDIR)$(PREFIX)/sbin'
	install -m 0644 $(wildcard README.md LICENSE docs/*.md) '$(DESTDIR)$(PREFIX)/share/doc/wijkd'
	$(foreach n,1 5 8,install -m 0644 $(wildcard docs/*.$(n)) '$(DESTDIR)$(PREFIX)/share/man/man$(n)' &&) true

# The package is made from an install of its own in $(B)/deb.
deb: all
	rm -rf '$(B)/deb'
	$(MAKE) install PREFIX=/usr DESTDIR='$(abspath $(B))/deb'
	.ci/deb '$(B)/deb' '$(B)'

clean:
	rm -rf '$(B)'
