package cargo_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/ui"
	"hx/internal/hxtest"
)

// fakeCargo stands in for cargo: it says what it was asked for, and complains
// about a file when it is to check.
const fakeCargo = `#!/bin/sh
echo "in $(basename "$PWD"): $*"
case $1 in
check)
	echo "error[E0308]: mismatched types"
	echo " --> src/main.rs:2:5"
	echo "warning: unused"
	echo " --> src/main.rs:1:1"
	exit 101;;
test)
	echo "test result: ok. 1 passed; 0 failed; 0 ignored";;
run)
	echo "hello";;
sleep)
	exec sleep 60;;
clippy)
	exit 3;;
esac
`

// newSession opens src/main.rs of a project whose cargo is a fake one.
func newSession(t *testing.T, files map[string]string) *hxtest.Session {
	t.Helper()
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "cargo"), []byte(fakeCargo), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	return hxtest.New(t, hxtest.Options{Files: files, Open: "demo/src/main.rs"})
}

var project = map[string]string{
	"demo/Cargo.toml":  "[package]\nname = \"demo\"\n",
	"demo/src/main.rs": "fn main() {\n    1\n}\n\n#[test]\nfn adds() {\n    x();\n}\n",
}

func until(t *testing.T, s *hxtest.Session, what string, done func() bool) {
	t.Helper()
	for limit := time.Now().Add(30 * time.Second); !done(); {
		if time.Now().After(limit) {
			t.Fatalf("waited in vain for %s; message %q", what, s.Ed.Msg.Text)
		}
		s.Wait(time.Second)
	}
}

func says(s *hxtest.Session, want string) func() bool {
	return func() bool { return s.Ed.Msg.Text == want }
}

func TestComplaintsAreListedAndOpen(t *testing.T) {
	s := newSession(t, project)
	s.Keys(t, ":cargo check --all 'a b'<ret>")
	until(t, s, "the list", func() bool { return s.Ed.Layers.Named("picker") != nil })
	if want := "cargo check --all a b: 1 error, 1 warning; :cargo-results lists them"; s.Ed.Msg.Text != want {
		t.Fatalf("message %q", s.Ed.Msg.Text)
	}
	v := s.Ed.Layers.Named("picker").(*ui.Picker).View(9)
	if len(v.Rows) != 2 || strings.Join(v.Rows[0].Item.Cells, "|") != "error|mismatched types|demo/src/main.rs:2" {
		t.Fatalf("rows %+v", v.Rows)
	}
	s.Keys(t, "<ret>")
	if line := s.Ed.Selection().Primary().CursorLine(s.Ed.Doc().Text()); line != 1 {
		t.Fatalf("line %d", line)
	}
	s.Keys(t, ":cargo-results<ret><down><ret>")
	if line := s.Ed.Selection().Primary().CursorLine(s.Ed.Doc().Text()); line != 0 {
		t.Fatalf("line %d", line)
	}
	s.Keys(t, ":cargo-output<ret>")
	if !strings.HasPrefix(s.Text(), "in demo: check --all a b\n") {
		t.Fatalf("output %q", s.Text())
	}
}

// While something is typed nothing pops up.
func TestListWaitsForAFreeMoment(t *testing.T) {
	s := newSession(t, project)
	s.Keys(t, ":cargo check<ret>i")
	until(t, s, "the end", says(s, "cargo check: 1 error, 1 warning; :cargo-results lists them"))
	if s.Ed.Layers.Top() != nil {
		t.Fatal("a list came up while text was typed")
	}
}

func TestOutcomes(t *testing.T) {
	s := newSession(t, project)
	for _, c := range []struct{ keys, message string }{
		{":cargo build<ret>", "cargo build: no complaints"},
		{":cargo clippy<ret>", "cargo clippy: failed with status 3; :cargo-output shows what it wrote"},
		{":cargo test<ret>", "cargo test: 1 tests passed, 0 failed"},
		{"7G:cargo-test<ret>", "cargo test adds: 1 tests passed, 0 failed"},
		{"gg:cargo-test<ret>", "'cargo-test': the cursor is in no test; :cargo test runs all of them"},
		{":cargo run<ret>", "cargo run: done"},
	} {
		s.Keys(t, c.keys)
		until(t, s, c.message, says(s, c.message))
	}
	if s.Text() != "in demo: run\nhello\n" {
		t.Fatalf("what ran is not shown: %q", s.Text())
	}
}

// A newer run takes the place of one that still runs.
func TestNewerRunWins(t *testing.T) {
	s := newSession(t, project)
	s.Keys(t, ":cargo sleep<ret>:cargo build<ret>")
	until(t, s, "the second", says(s, "cargo build: no complaints"))
}

func TestNoProject(t *testing.T) {
	s := newSession(t, map[string]string{"demo/src/main.rs": "fn main() {}\n"})
	s.Keys(t, ":cargo check<ret>")
	until(t, s, "the error", says(s, "'cargo': there is no Cargo.toml here or above; open a file of a Rust project first"))
}
