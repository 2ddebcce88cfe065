package clip

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/job"
)

func TestDetect(t *testing.T) {
	all := []string{"termux-clipboard-set", "termux-clipboard-get", "tmux", "pbcopy", "pbpaste", "wl-copy", "wl-paste", "xclip", "xsel", "win32yank.exe"}
	desktop := []string{"tmux", "wl-copy", "wl-paste", "xclip", "xsel"}
	for _, c := range []struct {
		title    string
		vars     string // NAME=value, blank-separated
		programs []string
		os       string
		want     string
	}{
		{"nothing", "", nil, "linux", "termcode"},
		{"termux", "TMUX=x DISPLAY=:0", all, "linux", "termux"},
		{"tmux", "TMUX=x DISPLAY=:0 SSH_TTY=y", desktop, "linux", "tmux"},
		{"tmux gone", "TMUX=x", []string{"xclip"}, "linux", "termcode"},
		{"ssh", "SSH_TTY=x DISPLAY=:10 WAYLAND_DISPLAY=w", desktop, "linux", "termcode"},
		{"ssh connection", "SSH_CONNECTION=x DISPLAY=:10", desktop, "linux", "termcode"},
		{"wezterm", "TERM_PROGRAM=WezTerm DISPLAY=:0", desktop, "linux", "termcode"},
		{"wayland", "WAYLAND_DISPLAY=w DISPLAY=:0", desktop, "linux", "wayland"},
		{"half of wayland", "WAYLAND_DISPLAY=w DISPLAY=:0", []string{"wl-copy", "xclip"}, "linux", "x-clip"},
		{"xclip", "DISPLAY=:0", desktop, "linux", "x-clip"},
		{"xsel", "DISPLAY=:0", []string{"xsel"}, "linux", "x-sel"},
		{"no display", "", desktop, "linux", "termcode"},
		{"wsl", "", []string{"win32yank.exe"}, "linux", "win32-yank"},
		{"mac", "", []string{"pbcopy", "pbpaste"}, "darwin", "pasteboard"},
	} {
		env := Env{c.os, func(name string) string {
			for _, v := range strings.Fields(c.vars) {
				if k, val, _ := strings.Cut(v, "="); k == name {
					return val
				}
			}
			return ""
		}, func(p string) bool { return slices.Contains(c.programs, p) }}
		if got := Detect(env); got != c.want {
			t.Errorf("%s: %s, want %s", c.title, got, c.want)
		}
		p, err := Choose("auto", Custom{}, env, nil)
		if err != nil || p.Name() != c.want {
			t.Errorf("%s: chosen %s, %v", c.title, p.Name(), err)
		}
	}
}

func TestChoose(t *testing.T) {
	for _, name := range Names()[1:] {
		p, err := Choose(name, Custom{}, System(), nil)
		if err != nil || p.Name() != name {
			t.Errorf("%s: %v %v", name, p.Name(), err)
		}
	}
	for _, name := range []string{"nonsense", "custom"} {
		if p, err := Choose(name, Custom{}, System(), nil); err == nil || p.Name() != "none" || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v %v", name, p.Name(), err)
		}
	}
	p, err := Choose("custom", Custom{Copy: cmd("a"), Paste: cmd("b")}, System(), nil)
	if err != nil || p.Name() != "custom" || !p.Has(false) || p.Has(true) {
		t.Errorf("%v %v", p, err)
	}
}

// script puts a program on the path.
func script(t *testing.T, dir, name, body string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+body+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// fakePrograms makes copies of the real programs that keep texts in files.
func fakePrograms(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	// Every word of the command counts, so that none is forgotten.
	script(t, dir, "xclip", `case "$*" in
"-i -selection clipboard") cat > `+dir+`/board; (sleep 20) & ;;
"-o -selection clipboard") cat `+dir+`/board ;;
"-i") cat > `+dir+`/primary ;;
"-o") cat `+dir+`/primary ;;
*) exit 9 ;;
esac`)
	script(t, dir, "wl-paste", "echo 'Nothing is copied' >&2; exit 1")
	script(t, dir, "slow", "sleep 60; echo late")
	script(t, dir, "failing", "echo 'cannot open display' >&2; exit 3")
	script(t, dir, "endless", "cat /dev/zero")
	return dir
}

func choose(t *testing.T, name string, custom Custom) Provider {
	t.Helper()
	p, err := Choose(name, custom, System(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestProgramsKeepBothClipboards(t *testing.T) {
	fakePrograms(t)
	p := choose(t, "x-clip", Custom{})
	ctx := context.Background()
	begin := time.Now()
	for primary, text := range map[bool]string{false: "board\n\x00\xff", true: ""} {
		if err := p.Write(ctx, primary, text); err != nil {
			t.Fatal(err)
		}
		if got, err := p.Read(ctx, primary); err != nil || got != text {
			t.Errorf("%q %v", got, err)
		}
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("waited %v for a program that stays in the background", took)
	}
}

func TestFailures(t *testing.T) {
	fakePrograms(t)
	ctx := context.Background()
	short, stop := context.WithTimeout(ctx, 50*time.Millisecond)
	defer stop()
	read := func(ctx context.Context, program string) (string, error) {
		return choose(t, "custom", Custom{Copy: cmd(program), Paste: cmd(program)}).Read(ctx, false)
	}
	if text, err := choose(t, "wayland", Custom{}).Read(ctx, false); text != "" || err != nil {
		t.Errorf("empty clipboard: %q %v", text, err)
	}
	begin := time.Now()
	for title, c := range map[string]struct {
		program, want string
		ctx           context.Context
	}{
		"missing": {"no-such-program", "not installed", ctx},
		"failing": {"failing", "cannot open display", ctx},
		"slow":    {"slow", "does not answer", short},
		"endless": {"endless", "more than 64 MiB", ctx},
	} {
		text, err := read(c.ctx, c.program)
		if err == nil || text != "" || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %d bytes, %v", title, len(text), err)
		}
	}
	if err := choose(t, "custom", Custom{Copy: cmd("failing"), Paste: cmd("failing")}).Write(ctx, false, "x"); err == nil {
		t.Error("a failed copy is no error")
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// memory is a provider that keeps texts, and counts.
type memory struct {
	texts  [2]string
	reads  int
	fail   error
	noPrim bool
}

func index(primary bool) int {
	if primary {
		return 1
	}
	return 0
}

func (m *memory) Name() string          { return "memory" }
func (m *memory) Has(primary bool) bool { return !primary || !m.noPrim }
func (m *memory) Write(_ context.Context, primary bool, text string) error {
	if m.fail == nil {
		m.texts[index(primary)] = text
	}
	return m.fail
}
func (m *memory) Read(_ context.Context, primary bool) (string, error) {
	m.reads++
	return m.texts[index(primary)], m.fail
}

func wantValues(t *testing.T, b *Board, primary bool, want ...string) {
	t.Helper()
	got, err := b.Read(primary)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q %v, want %q", got, err, want)
	}
}

func TestListsComeBack(t *testing.T) {
	m := &memory{}
	b := NewBoard(m, Options{})
	wantValues(t, b, false)
	if err := b.Write(false, []string{"one", "two\n"}); err != nil {
		t.Fatal(err)
	}
	if m.texts[0] != "one\ntwo\n" {
		t.Errorf("the system got %q", m.texts[0])
	}
	wantValues(t, b, false, "one", "two\n")
	wantValues(t, b, true)
	m.texts[0] = "from elsewhere"
	wantValues(t, b, false, "from elsewhere")
	m.texts[0] = "one\ntwo\n" // somebody copied just that
	wantValues(t, b, false, "one", "two\n")
	b.Forget(false)
	wantValues(t, b, false, "one\ntwo\n")
	b.Write(true, []string{""})
	wantValues(t, b, true, "")
}

func TestWithoutPrimaryItStaysInTheEditor(t *testing.T) {
	m := &memory{noPrim: true}
	b := NewBoard(m, Options{})
	b.Write(true, []string{"a", "b"})
	wantValues(t, b, true, "a", "b")
	if m.texts != [2]string{} || m.reads != 0 {
		t.Errorf("%+v", m)
	}
	n := NewBoard(none{}, Options{})
	n.Write(false, []string{"x"})
	wantValues(t, n, false, "x")
}

func TestErrorsAreShown(t *testing.T) {
	m := &memory{fail: errors.New("broken")}
	b := NewBoard(m, Options{})
	if err := b.Write(false, []string{"x"}); err == nil {
		t.Error("no error of writing")
	}
	if _, err := b.Read(false); err == nil {
		t.Error("no error of reading")
	}
}

// Copies are sent by jobs; whatever the order of answers, pasting gives what was
// copied last, and the system has it in the end.
func TestCopyingDoesNotWait(t *testing.T) {
	for seed := range uint64(50) {
		m := &memory{}
		runner, stepper := job.NewStepper(seed, job.Options{})
		b := NewBoard(m, Options{Run: func(key string, work func(context.Context) error, done func(error)) {
			job.Go(runner, job.Spec{Key: key, Latest: true, Class: job.Wait}, func(ctx context.Context) (struct{}, error) {
				return struct{}{}, work(ctx)
			}, func(_ struct{}, err error) { done(err) })
		}})
		for i := range 10 {
			value := fmt.Sprint("copy ", i)
			b.Write(false, []string{value, "x"})
			if !b.Pending() {
				t.Fatal("nothing is on its way")
			}
			wantValues(t, b, false, value, "x")
			for range seed % 3 {
				stepper.Step()
			}
			wantValues(t, b, false, value, "x")
		}
		stepper.Drain()
		if m.texts[0] != "copy 9\nx" || b.Pending() {
			t.Fatalf("seed %d: the system has %q", seed, m.texts[0])
		}
	}
}

func TestFailedCopyIsReported(t *testing.T) {
	m := &memory{fail: errors.New("broken")}
	runner, stepper := job.NewStepper(1, job.Options{})
	var failed error
	b := NewBoard(m, Options{
		Run: func(key string, work func(context.Context) error, done func(error)) {
			job.Go(runner, job.Spec{Key: key, Latest: true}, func(ctx context.Context) (int, error) { return 0, work(ctx) }, func(_ int, err error) { done(err) })
		},
		Failed: func(err error) { failed = err },
	})
	if err := b.Write(false, []string{"x"}); err != nil {
		t.Error(err)
	}
	stepper.Drain()
	if failed != m.fail {
		t.Errorf("reported: %v", failed)
	}
}

func TestTerminal(t *testing.T) {
	var sent []string
	send := func(primary bool, text string) { sent = append(sent, fmt.Sprint(primary, " ", text)) }
	p, _ := Choose("termcode", Custom{}, System(), send)
	b := NewBoard(p, Options{TerminalLimit: 10})
	b.Write(false, []string{"a", "b"})
	b.Write(true, []string{"c"})
	if !slices.Equal(sent, []string{"false a\nb", "true c"}) {
		t.Errorf("sent %q", sent)
	}
	wantValues(t, b, false, "a", "b")
	err := b.Write(false, []string{"longer than ten"})
	if err == nil || len(sent) != 2 {
		t.Errorf("sent %q, %v", sent, err)
	}
	wantValues(t, b, false, "longer than ten") // in the editor it works anyway
	b.Received(false, "nobody asked")
	b.Refresh()
	wantValues(t, b, false, "longer than ten")

	asked := 0
	b.SetProvider(p, Options{Ask: func(bool) { asked++ }})
	b.Refresh()
	b.Received(false, "from the terminal")
	wantValues(t, b, false, "from the terminal")
	b.Received(false, "longer than ten")
	wantValues(t, b, false, "longer than ten")
	b.Received(false, "old")
	b.Write(false, []string{"new"})
	wantValues(t, b, false, "new")
	if asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}
