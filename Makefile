# make run: set up, build, open.   make test: set up, build, test.   Both install missing system packages only.

APT_PACKAGES = libhts-dev libdeflate-dev libcurl4-gnutls-dev libbigwig-dev libhdf5-dev libncurses-dev pkg-config tmux procps
# What running the NEON kernels on another processor takes.
NEON_PACKAGES = gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
SWIFT_FORMAT_PATHS = Package.swift Sources Tests
PRISM = .build/release/prism
PYTORCH = Benchmarks/pytorch/.venv/bin/python

# Keeps the kernels fast in debug builds: see Package.swift.
export PRISM_OPTIMISED_KERNELS = 1

.PHONY: picture install deb run test bench build setup setup-neon format lint clean sample-data

run: build
	$(PRISM) sample-data/dataset.toml

test: setup
	Tests/Kernels/run.sh $(KERNEL_OPTIONS)
	swift build --build-tests
	Tests/run.sh

build: setup
	swift build -c release

# Installs the program with its manual, completions and themes to start one's own from: make install PREFIX=$HOME/.local.
# With STRIP= it keeps its symbols.
PREFIX = /usr/local
DESTDIR =
STRIP = -s
ZSH_FUNCTIONS = share/zsh/site-functions
INSTALLED = $(DESTDIR)$(PREFIX)
install: build
	install -d $(INSTALLED)/bin $(INSTALLED)/share/man/man1 $(INSTALLED)/share/bash-completion/completions \
	    $(INSTALLED)/$(ZSH_FUNCTIONS) $(INSTALLED)/share/fish/vendor_completions.d \
	    $(INSTALLED)/share/prism/themes
	install $(STRIP) -m 755 $(PRISM) $(INSTALLED)/bin/prism
	$(PRISM) man > $(INSTALLED)/share/man/man1/prism.1
	$(PRISM) --generate-completion-script bash > $(INSTALLED)/share/bash-completion/completions/prism
	$(PRISM) --generate-completion-script zsh > $(INSTALLED)/$(ZSH_FUNCTIONS)/_prism
	$(PRISM) --generate-completion-script fish > $(INSTALLED)/share/fish/vendor_completions.d/prism.fish
	install -m 644 themes/* $(INSTALLED)/share/prism/themes

# A Debian package that needs no Swift, in .build: the runtime is linked into the program, Debian's libraries are not.
STATIC = .build/static
deb:
	$(MAKE) setup APT_PACKAGES="$(APT_PACKAGES) dpkg-dev"
	swift build -c release --product prism --static-swift-stdlib --scratch-path $(STATIC)
	packaging/build-deb.sh $(STATIC)/release/prism

# Times this machine's inference beside the PyTorch implementation, in one go, and prints the ratio.
bench: build $(PYTORCH)
	$(PYTORCH) Benchmarks/compare.py --prism $(PRISM)

$(PYTORCH): Benchmarks/pytorch/requirements.txt
	python3 -m venv Benchmarks/pytorch/.venv
	$(PYTORCH) -m pip install --quiet --requirement Benchmarks/pytorch/requirements.txt

# Makes sample-data/ anew, within the hour on two cores: simulates it, trains two models, and names them in its manifest. The
# adjusted model learns from a larger simulation of the same kind, which is not kept: first to read the sequence alone, then, from
# there, everything; at last in windows of the sample's length. The published one learns from the sample itself.
ADJUSTED_SEEDS = 2 22
PUBLISHED_SEEDS = 2 22 222
SAMPLE_TRAINING = .build/sample-training
LARGER = $(SAMPLE_TRAINING)/larger
FEATURES = UTR5LEN_log10zscore,CDSLEN_log10zscore,INTRONLEN_log10zscore,UTR3LEN_log10zscore,UTR5GC,CDSGC,UTR3GC,ORFEXONDENSITY,promoter_activity
comma = ,
empty =
space = $(empty) $(empty)
listed = $(subst $(space),$(comma)$(1),$(strip $(2)))
# Copies a model's members into the sample and names them in the manifest: model, folder of its training, seeds.
define sample_model
for seed in $(3); do \
    cp $(SAMPLE_TRAINING)/$(2)/seed-$$seed/best.safetensors sample-data/models/$(1)-$$seed.safetensors || exit 1; \
done; \
printf '\n[[model]]\nname = "%s"\nfiles = [%s]\n' $(1) \
    '$(call listed,$(space),$(foreach seed,$(3),"models/$(1)-$(seed).safetensors"))' >> sample-data/dataset.toml
endef
adjusted = $(PRISM) train $(LARGER)/$(3).toml -o $(SAMPLE_TRAINING)/$(2) --variant background --config sample-data/$(4).toml \
    --init $(SAMPLE_TRAINING)/$(1)/seed-$$seed/best.safetensors --seeds $$seed
sample-data: build
	$(PRISM) simulate -o sample-data --seed 2 --force
	rm -rf $(SAMPLE_TRAINING) sample-data/models && mkdir -p sample-data/models
	$(PRISM) train sample-data/dataset.toml -o $(SAMPLE_TRAINING)/published --config sample-data/published.toml \
	    --seeds $(call listed,,$(PUBLISHED_SEEDS))
	$(PRISM) simulate -o $(LARGER) --seed 1004 --genes 64000 --contigs 56,1,1,1
	sed -e 's/^validation = .*/validation = ["chrSim56"]/' -e 's/^test = .*/test = ["chrShift1"]/' \
	    $(LARGER)/dataset.toml > $(LARGER)/learned-from.toml
	sed -e 's/^window = .*/window = 600/' $(LARGER)/learned-from.toml > $(LARGER)/narrow.toml
	$(PRISM) train $(LARGER)/narrow.toml -o $(SAMPLE_TRAINING)/sequence --variant sequence --without $(FEATURES) \
	    --config sample-data/sequence.toml --seeds $(call listed,,$(ADJUSTED_SEEDS))
	for seed in $(ADJUSTED_SEEDS); do \
	    $(call adjusted,sequence,adjusted,narrow,adjusted) || exit 1; \
	    $(call adjusted,adjusted,widened,learned-from,widened) || exit 1; \
	done
	$(call sample_model,adjusted,widened,$(ADJUSTED_SEEDS))
	$(call sample_model,published,published,$(PUBLISHED_SEEDS))
	printf '\n## Models\n' >> sample-data/README.md
	for name in adjusted widened sequence published; do \
	    printf '\n' >> sample-data/README.md; sed -n -e 's/^# //p' sample-data/$$name.toml >> sample-data/README.md; \
	done

# On Debian and Ubuntu, installs what is missing and nothing else; elsewhere, trusts that the libraries are there.
setup:
	@if command -v dpkg-query >/dev/null 2>&1; then \
	    missing=; \
	    for package in $(APT_PACKAGES); do \
	        dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	    done; \
	    if [ -n "$$missing" ]; then \
	        sudo=; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
	        echo "installing$$missing"; \
	        $$sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq && \
	        $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	    fi; \
	fi

# What running the NEON kernels on another processor takes: a cross compiler's libraries and an emulator.
setup-neon:
	$(MAKE) setup APT_PACKAGES="gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user"

format:
	swift format --in-place --parallel --recursive $(SWIFT_FORMAT_PATHS)

# The README's picture, of the screen as it is.
picture: build
	$(PRISM) snapshot sample-data/dataset.toml --gene SIM9 --size 150x46 --complete --format svg > sample-data/explorer.svg.new
	mv sample-data/explorer.svg.new sample-data/explorer.svg

lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FORMAT_PATHS)

clean:
	swift package clean
