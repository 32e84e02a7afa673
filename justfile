# One word for each habit. `just` alone lists them.

_default:
    @just --list

# Everything that must hold before a change is handed in
test:
    ./test

# Fast: does it compile, is it clean, do the unit tests pass
check:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings
    cargo test --locked

# The handbook as site and PDFs, in dist/
build:
    cargo run --release --locked -- build

# The handbook at a local address, reloaded when a file is saved
serve:
    cargo run --release --locked -- serve

# The checks of the built site in a real browser, without building again
browser:
    cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund && node --test

# The press beside its peers on a generated corpus
bench:
    benches/peers
