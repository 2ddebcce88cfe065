package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// property is a row of the table in docs/safety.md. It makes a file, has it
// changed and saved (or not), and tells whether what it is about still holds;
// an error means that it cannot be told here.
type property struct {
	name string
	of   func(m *measured) (bool, error)
}

// measured is an editor at work on a property.
type measured struct {
	t         *testing.T
	bin       string
	ours      bool
	home, dir string
	s         *Session
}

func (m *measured) path(name string) string { return filepath.Join(m.dir, name) }

func (m *measured) open(name string) {
	m.s = Start(m.t, m.bin, Options{Args: []string{name}, Home: m.home, Dir: m.dir})
	m.wait(func() bool { return strings.Contains(strings.Join(m.s.Screen(), "\n"), "word") })
}

func (m *measured) wait(f func() bool) {
	for end := time.Now().Add(5 * time.Second); !f() && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
	}
}

// save has a file opened, changed and saved. The keys are the same in all.
func (m *measured) save(name string) {
	m.open(name)
	m.s.Send("ityped ")
	m.wait(func() bool { return strings.Contains(strings.Join(m.s.Screen(), "\n"), "typed") })
	m.s.Send(esc)
	time.Sleep(200 * time.Millisecond)
	m.s.Send(":w" + enter)
	m.wait(func() bool { b, _ := os.ReadFile(m.path(name)); return strings.HasPrefix(string(b), "typed ") })
	time.Sleep(300 * time.Millisecond)
	m.s.kill()
}

// keeps measures what hangs on a file before and behind a save.
func keeps(prepare func(m *measured) error, facts func(m *measured) string) func(*measured) (bool, error) {
	return func(m *measured) (bool, error) {
		put(m.t, m.path("f"), "word\n")
		if err := prepare(m); err != nil {
			return false, err
		}
		before := facts(m)
		m.save("f")
		b, err := os.ReadFile(m.path("f"))
		return err == nil && strings.HasPrefix(string(b), "typed ") && facts(m) == before, nil
	}
}

func mode(m *measured) string {
	info, err := os.Stat(m.path("f"))
	if err != nil {
		return err.Error()
	}
	st := info.Sys().(*syscall.Stat_t)
	return fmt.Sprint(info.Mode(), st.Uid, st.Gid)
}

func attribute(name string) func(m *measured) string {
	return func(m *measured) string {
		value := make([]byte, 200)
		n, err := unix.Getxattr(m.path("f"), name, value)
		return fmt.Sprint(value[:max(n, 0)], err)
	}
}

// kept measures whether typed text is there after the editor has ended.
func kept(end func(s *Session)) func(*measured) (bool, error) {
	return func(m *measured) (bool, error) {
		put(m.t, m.path("f"), "word\n")
		m.open("f")
		m.s.Send("iunmistakable ")
		m.wait(func() bool { return strings.Contains(strings.Join(m.s.Screen(), "\n"), "unmistakable") })
		end(m.s)
		m.s.Wait()
		if m.ours {
			out, err := listLeft(m.bin, m.s)
			return strings.Contains(out, "/f"), err
		}
		found := false
		for _, root := range []string{m.dir, m.home} {
			_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() {
					b, _ := os.ReadFile(path)
					found = found || bytes.Contains(b, []byte("unmistakable"))
				}
				return nil
			})
		}
		return found, nil
	}
}

var properties = []property{
	{"mode bits, set-user-ID and set-group-ID too", keeps(func(m *measured) error { return os.Chmod(m.path("f"), 0o751|fs.ModeSetuid|fs.ModeSetgid) }, mode)},
	{"owner and group", keeps(func(m *measured) error { return os.Chown(m.path("f"), 12, 34) }, mode)},
	{"extended attributes", keeps(func(m *measured) error { return unix.Setxattr(m.path("f"), "user.note", []byte("mine"), 0) }, attribute("user.note"))},
	{"access control lists", keeps(func(m *measured) error {
		// version 2; owner rw, user 12 rw, group r, mask rw, others r
		acl := []byte{2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 6, 0, 12, 0, 0, 0, 4, 0, 4, 0, 255, 255, 255, 255, 16, 0, 6, 0, 255, 255, 255, 255, 32, 0, 4, 0, 255, 255, 255, 255}
		return unix.Setxattr(m.path("f"), "system.posix_acl_access", acl, 0)
	}, attribute("system.posix_acl_access"))},
	{"hard links", keeps(func(m *measured) error { return os.Link(m.path("f"), m.path("g")) }, func(m *measured) string {
		a, err := os.Stat(m.path("f"))
		b, err2 := os.Stat(m.path("g"))
		return fmt.Sprint(os.SameFile(a, b), err, err2)
	})},
	{"symbolic links, chains and relative ones", func(m *measured) (bool, error) {
		put(m.t, m.path("sub/f"), "word\n")
		os.Symlink("sub/f", m.path("one"))
		os.Symlink("../one", m.path("sub/two"))
		m.save("sub/two")
		one, err := os.Readlink(m.path("one"))
		two, err2 := os.Readlink(m.path("sub/two"))
		b, _ := os.ReadFile(m.path("sub/f"))
		return err == nil && err2 == nil && one == "sub/f" && two == "../one" && strings.HasPrefix(string(b), "typed "), nil
	}},
	{"the old text when the disk is full", func(m *measured) (bool, error) {
		if err := unix.Mount("none", m.dir, "tmpfs", 0, "size=64k"); err != nil {
			return false, err
		}
		defer unix.Unmount(m.dir, unix.MNT_DETACH)
		old := "word\n" + strings.Repeat("old text\n", 3000)
		put(m.t, m.path("f"), old)
		put(m.t, m.path("filler"), strings.Repeat("x", 32<<10))
		m.save("f")
		b, err := os.ReadFile(m.path("f"))
		return err == nil && (string(b) == old || string(b) == "typed "+old), err
	}},
	{"unsaved text, killed two seconds after the last key", kept(func(s *Session) { time.Sleep(2 * time.Second); s.Signal(syscall.SIGKILL) })},
	{"unsaved text, SIGTERM", kept(func(s *Session) { s.Signal(syscall.SIGTERM) })},
	{"unsaved text, SIGHUP", kept(func(s *Session) { s.Signal(syscall.SIGHUP) })},
	{"unsaved text, the terminal is closed", kept(func(s *Session) { s.HangUp() })},
	{"the terminal, from control bytes in a file", func(m *measured) (bool, error) {
		put(m.t, m.path("f"), "word \x1b[7777m \u009b7777m \x07 \u202e end\n")
		m.open("f")
		time.Sleep(300 * time.Millisecond)
		out := m.s.Tail(1 << 20)
		m.s.kill()
		return !strings.Contains(out, "\x1b[7777m") && !strings.Contains(out, "\u009b7777m") && !strings.Contains(out, "\u202e"), nil
	}},
	{"the terminal's modes, after SIGTERM", func(m *measured) (bool, error) {
		put(m.t, m.path("f"), "word\n")
		m.open("f")
		m.s.Signal(syscall.SIGTERM)
		m.s.Wait()
		return m.s.after != nil && *m.s.after == *m.s.was, nil
	}},
}

// TestAttributes measures all that a save must keep, and what an end must. For
// other editors' columns of docs/safety.md, HX_MATRIX names them:
// "Vim=vim Neovim=nvim"; the table is printed.
func TestAttributes(t *testing.T) {
	type editor struct{ name, bin string }
	editors := []editor{{"hx", bin}}
	for _, e := range strings.Fields(os.Getenv("HX_MATRIX")) {
		name, path, _ := strings.Cut(e, "=")
		found, err := exec.LookPath(path)
		if err != nil {
			t.Fatal(err)
		}
		editors = append(editors, editor{name, found})
	}
	var table strings.Builder
	table.WriteString("| kept |")
	for _, e := range editors {
		table.WriteString(" " + e.name + " |")
	}
	table.WriteString("\n| --- |" + strings.Repeat(" --- |", len(editors)) + "\n")
	for _, p := range properties {
		table.WriteString("| " + p.name + " |")
		for i, e := range editors {
			m := &measured{t: t, bin: e.bin, ours: i == 0, home: t.TempDir(), dir: t.TempDir()}
			ok, err := p.of(m)
			switch {
			case err != nil:
				t.Logf("%s cannot be told here: %v", p.name, err)
				table.WriteString(" ? |")
			case ok:
				table.WriteString(" yes |")
			default:
				table.WriteString(" **no** |")
				if m.ours {
					t.Errorf("%s: not kept", p.name)
				}
			}
		}
		table.WriteString("\n")
	}
	if len(editors) > 1 {
		t.Logf("\n%s", table.String())
	}
}
