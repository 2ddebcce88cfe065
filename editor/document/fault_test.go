package document

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"hx/editor/text"
)

// faulty is a disk of which a request fails: the at-th, and all behind it when
// all is set. kill is called instead of failing when it is set.
type faulty struct {
	OS
	n, at int
	all   bool
	err   error
	kill  func()
	hit   string // the request that failed
}

func (d *faulty) fails(what string) error {
	d.n++
	if d.n != d.at && !(d.all && d.n > d.at) {
		return nil
	}
	if d.hit == "" {
		d.hit = what
	}
	if d.kill != nil {
		d.kill()
	}
	return &fs.PathError{Op: what, Path: "?", Err: d.err}
}

func (d *faulty) Lstat(path string) (fs.FileInfo, error) {
	if err := d.fails("lstat"); err != nil {
		return nil, err
	}
	return d.OS.Lstat(path)
}

func (d *faulty) Stat(path string) (fs.FileInfo, error) {
	if err := d.fails("stat"); err != nil {
		return nil, err
	}
	return d.OS.Stat(path)
}

func (d *faulty) Readlink(path string) (string, error) {
	if err := d.fails("readlink"); err != nil {
		return "", err
	}
	return d.OS.Readlink(path)
}

func (d *faulty) Writable(path string) bool {
	return d.fails("access") == nil && d.OS.Writable(path)
}

func (d *faulty) MkdirAll(path string) error {
	return errors.Join(d.fails("mkdir"), d.OS.MkdirAll(path))
}

func (d *faulty) Open(path string, flag int, mode fs.FileMode) (DiskFile, error) {
	if err := d.fails("open"); err != nil {
		return nil, err
	}
	f, err := d.OS.Open(path, flag, mode)
	return &faultyFile{f, d}, err
}

func (d *faulty) Rename(from, to string) error {
	if err := d.fails("rename"); err != nil {
		return err
	}
	return d.OS.Rename(from, to)
}

func (d *faulty) RenameNew(from, to string) error {
	if err := d.fails("rename"); err != nil {
		return err
	}
	return d.OS.RenameNew(from, to)
}

func (d *faulty) Remove(path string) error {
	if err := d.fails("remove"); err != nil {
		return err
	}
	return d.OS.Remove(path)
}

func (d *faulty) Chmod(path string, mode fs.FileMode) error {
	if err := d.fails("chmod"); err != nil {
		return err
	}
	return d.OS.Chmod(path, mode)
}

func (d *faulty) Names(folder string) ([]string, error) {
	if err := d.fails("readdir"); err != nil {
		return nil, err
	}
	return d.OS.Names(folder)
}

func (d *faulty) Attributes(path string) (map[string]string, error) {
	if err := d.fails("listxattr"); err != nil {
		return nil, err
	}
	return d.OS.Attributes(path)
}

type faultyFile struct {
	DiskFile
	d *faulty
}

// Write fails when half of it is written.
func (f *faultyFile) Write(b []byte) (int, error) {
	if f.d.n+1 == f.d.at || f.d.all && f.d.n+1 > f.d.at {
		f.DiskFile.Write(b[:len(b)/2])
		return len(b) / 2, f.d.fails("write")
	}
	f.d.n++
	return f.DiskFile.Write(b)
}

func (f *faultyFile) Read(b []byte) (int, error) {
	if err := f.d.fails("read"); err != nil {
		return 0, err
	}
	return f.DiskFile.Read(b)
}

func (f *faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.d.fails("fstat"); err != nil {
		return nil, err
	}
	return f.DiskFile.Stat()
}

func (f *faultyFile) Rewind() error {
	if err := f.d.fails("lseek"); err != nil {
		return err
	}
	return f.DiskFile.Rewind()
}

func (f *faultyFile) Truncate(size int64) error {
	if err := f.d.fails("ftruncate"); err != nil {
		return err
	}
	return f.DiskFile.Truncate(size)
}

func (f *faultyFile) Chown(uid, gid int) error {
	if err := f.d.fails("fchown"); err != nil {
		return err
	}
	return f.DiskFile.Chown(uid, gid)
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	if err := f.d.fails("fchmod"); err != nil {
		return err
	}
	return f.DiskFile.Chmod(mode)
}

func (f *faultyFile) SetAttribute(name, value string) error {
	if err := f.d.fails("fsetxattr"); err != nil {
		return err
	}
	return f.DiskFile.SetAttribute(name, value)
}

// Sync spares the real disk: neither a kill nor an error takes back what the
// system has.
func (f *faultyFile) Sync() error { return f.d.fails("fsync") }

func (f *faultyFile) Close() error {
	err := f.d.fails("close")
	return errors.Join(err, f.DiskFile.Close())
}

var (
	oldText = strings.Repeat("the old text\n", 8_000)
	newText = strings.Repeat("a new text, which is longer\n", 8_000)
)

// places are files as they are found: each makes one in a folder and returns
// the path to be saved to.
var places = map[string]func(t testing.TB, dir string) (path string, s Saving){
	"a file": func(t testing.TB, dir string) (string, Saving) {
		writeFile(t, filepath.Join(dir, "f"), oldText)
		return filepath.Join(dir, "f"), Saving{Atomic: true}
	},
	"links": func(t testing.TB, dir string) (string, Saving) {
		os.Mkdir(filepath.Join(dir, "sub"), 0o755)
		writeFile(t, filepath.Join(dir, "sub", "f"), oldText)
		os.Symlink("sub/f", filepath.Join(dir, "one"))
		os.Symlink("../one", filepath.Join(dir, "sub", "two"))
		return filepath.Join(dir, "sub", "two"), Saving{Atomic: true}
	},
	"two names": func(t testing.TB, dir string) (string, Saving) {
		writeFile(t, filepath.Join(dir, "f"), oldText)
		if err := os.Link(filepath.Join(dir, "f"), filepath.Join(dir, "g")); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(dir, "f"), Saving{Atomic: true}
	},
	"in place": func(t testing.TB, dir string) (string, Saving) {
		writeFile(t, filepath.Join(dir, "f"), oldText)
		return filepath.Join(dir, "f"), Saving{Copies: filepath.Join(dir, "copies")}
	},
	"attributes": func(t testing.TB, dir string) (string, Saving) {
		path := filepath.Join(dir, "f")
		writeFile(t, path, oldText)
		if err := unix.Setxattr(path, "user.note", []byte("mine"), 0); err != nil {
			t.Logf("no attributes here: %v", err)
		}
		if err := os.Chmod(path, 0o751|fs.ModeSetuid|fs.ModeSetgid); err != nil {
			t.Fatal(err)
		}
		return path, Saving{Atomic: true}
	},
}

// state is all that must stay the same of a file.
func state(t testing.TB, path string) string {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		return err.Error()
	}
	uid, gid, links := owner(info)
	attributes, err := OS{}.Attributes(path)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%v %d:%d %d names, %v", info.Mode(), uid, gid, links, attributes)
}

func what(s string) string {
	switch s {
	case oldText:
		return "old"
	case newText:
		return "new"
	}
	return fmt.Sprintf("%d bytes that are neither old nor new", len(s))
}

// TestEveryRequestMayFail has each request of a save fail with each error that
// disks have: once, and from then on for good.
func TestEveryRequestMayFail(t *testing.T) {
	for name, place := range places {
		for _, errno := range []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EDQUOT, syscall.EROFS} {
			for _, all := range []bool{false, true} {
				if all && errno != syscall.ENOSPC && errno != syscall.EACCES {
					continue // they are told apart by nobody
				}
				for at := 1; ; at++ {
					dir := t.TempDir()
					path, s := place(t, dir)
					before := state(t, path)
					d := &faulty{at: at, all: all, err: errno}
					s.Path, s.Text, s.Disk = path, text.FromString(newText), d
					_, err := Save(s)
					where := fmt.Sprintf("%s, %v at request %d (%s), for good: %v: %v", name, errno, at, d.hit, all, err)
					got := what(read(t, path))
					left := KeptCopies(path, s.Copies)
					switch {
					case err == nil && got != "new":
						t.Fatalf("%s: it holds %s", where, got)
					case err != nil && got == "new" && !errors.Is(err, errUnsure) && !all && d.hit != "stat" && d.hit != "close" && d.hit != "fsync":
						t.Fatalf("%s: it holds the new text", where)
					case got != "old" && got != "new":
						// Written in place, and the disk is broken for good: the copy is whole,
						// and the error names it.
						if !all || len(left) == 0 || what(read(t, left[0])) != "old" || !strings.Contains(err.Error(), left[0]) {
							t.Fatalf("%s: it holds %s, copies %q", where, got, left)
						}
					}
					if err != nil && !errors.Is(err, errno) && !errors.Is(err, ErrReadOnly) {
						t.Fatalf("%s: it does not say why", where)
					}
					if !all && d.hit != "remove" && d.hit != "chmod" && got == "old" {
						if after := state(t, path); after != before {
							t.Fatalf("%s: %s became %s", where, before, after)
						}
						if names := entries(t, dir); strings.Contains(names, ".hx-") {
							t.Fatalf("%s: %s is left", where, names)
						}
					}
					if d.hit == "" {
						if after := state(t, path); after != before {
							t.Fatalf("%s: %s became %s", name, before, after)
						}
						break // all requests were made
					}
				}
			}
		}
	}
}

func entries(t testing.TB, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		names = append(names, filepath.Base(path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names[1:], " ")
}

// The variables that make the test program a process to be ended.
const (
	killAt = "HX_SAVE_KILL_AT"
	noRoom = "HX_SAVE_NO_ROOM"
)

// TestMain is also the processes that are killed, or that get little room.
func TestMain(m *testing.M) {
	at, kill := os.LookupEnv(killAt)
	room, full := os.LookupEnv(noRoom)
	if !kill && !full {
		os.Exit(m.Run())
	}
	s := Saving{Path: os.Args[1], Atomic: os.Args[2] == "true", Copies: os.Args[3], Text: text.FromString(newText)}
	if kill {
		n, _ := strconv.Atoi(at)
		s.Disk = &faulty{at: n, kill: func() {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}}
	}
	if err := takeRoom(room, filepath.Dir(s.Path)); err != nil {
		fmt.Println(err)
		os.Exit(4)
	}
	if room == "disk" {
		writeAll(s.Path, oldText)
		if !s.Atomic {
			os.Link(s.Path, s.Path+"2")
		}
	}
	_, err := Save(s)
	b, _ := os.ReadFile(s.Path)
	names, _ := os.ReadDir(filepath.Dir(s.Path))
	fmt.Printf("%v; %s text, %d files\n", err, what(string(b)), len(names))
	if err != nil {
		os.Exit(3)
	}
	os.Exit(0)
}

func writeAll(path, s string) {
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		panic(err)
	}
}

// takeRoom leaves a process too little room for the new text: by a limit for
// files, or by a disk of its own.
func takeRoom(how, dir string) error {
	switch how {
	case "limit":
		signal.Ignore(syscall.SIGXFSZ)
		n := uint64(len(oldText) + 1000)
		return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: n, Max: n})
	case "disk":
		return unix.Mount("none", dir, "tmpfs", 0, fmt.Sprintf("size=%d", len(oldText)+100_000))
	}
	return nil
}

func child(t testing.TB, s Saving, env string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], s.Path, fmt.Sprint(s.Atomic), s.Copies)
	cmd.Env = append(os.Environ(), env)
	return cmd
}

// TestKilledAtEveryRequest kills a process that saves, for good, at each of its
// requests.
func TestKilledAtEveryRequest(t *testing.T) {
	for name, place := range places {
		for at := 1; ; at++ {
			dir := t.TempDir()
			path, s := place(t, dir)
			s.Path = path
			cmd := child(t, s, fmt.Sprintf("%s=%d", killAt, at))
			out, err := cmd.CombinedOutput()
			got := what(read(t, path))
			if err == nil {
				if got != "new" {
					t.Fatalf("%s: it holds %s", name, got)
				}
				break
			}
			if st, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || !st.Signaled() {
				t.Fatalf("%s, request %d: %v, %s", name, at, err, out)
			}
			if left := KeptCopies(path, s.Copies); got != "old" && got != "new" && (len(left) == 0 || what(read(t, left[0])) != "old") {
				t.Fatalf("%s, killed at request %d: it holds %s, copies %q", name, at, got, left)
			}
		}
	}
}

// TestNoRoom is real: the system itself says no.
func TestNoRoom(t *testing.T) {
	for _, atomic := range []bool{true, false} {
		dir := t.TempDir()
		s := Saving{Path: filepath.Join(dir, "f"), Atomic: atomic, Copies: t.TempDir()}
		writeFile(t, s.Path, oldText)
		out, _ := child(t, s, noRoom+"=limit").CombinedOutput()
		if got := string(out); !strings.Contains(got, "file too large; old text, 1 files") || what(read(t, s.Path)) != "old" {
			t.Errorf("with a limit, atomic %v: %s", atomic, got)
		}
		// A disk of its own, where the system lets us have one: elsewhere the limit
		// above is as real.
		mounts := t.TempDir()
		s.Path = filepath.Join(mounts, "f")
		cmd := child(t, s, noRoom+"=disk")
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
		if os.Getuid() != 0 {
			cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
			cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		}
		out, err := cmd.CombinedOutput()
		files := map[bool]int{true: 1, false: 2}[atomic]
		switch got := string(out); {
		case cmd.ProcessState == nil || cmd.ProcessState.ExitCode() == 4:
			t.Logf("no disk of its own: %v, %s", err, got)
		case !strings.Contains(got, fmt.Sprintf("no space left on device; old text, %d files", files)):
			t.Errorf("on a full disk, atomic %v: %s", atomic, got)
		}
	}
}

// TestNewFilesReplaceNothing: a file that came into being meanwhile stays.
func TestNewFilesReplaceNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	d := &faulty{}
	s := Saving{Path: path, Text: text.FromString(newText), Atomic: true, Disk: &meanwhile{faulty: d, do: func() { writeAll(path, "others") }}}
	if _, err := Save(s); !errors.Is(err, ErrChanged) || read(t, path) != "others" {
		t.Errorf("a new file: %v, it holds %.20q", err, read(t, path))
	}
	// One that was there and is written to while we write.
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Known, s.Disk = info.ModTime(), &meanwhile{faulty: d, do: func() { writeAll(path, "others again") }}
	if _, err := Save(s); !errors.Is(err, ErrChanged) || read(t, path) != "others again" {
		t.Errorf("an old file: %v, it holds %.20q", err, read(t, path))
	}
}

// meanwhile does something when a new file is opened.
type meanwhile struct {
	*faulty
	do func()
}

func (d *meanwhile) Open(path string, flag int, mode fs.FileMode) (DiskFile, error) {
	f, err := d.faulty.Open(path, flag, mode)
	if flag&os.O_CREATE != 0 {
		d.do()
	}
	return f, err
}

// TestOldRemainsGo: what an interrupted save left is removed by a later one.
func TestOldRemainsGo(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	writeFile(t, path, oldText)
	writeFile(t, filepath.Join(dir, ".f.hx-999999999-1000"), "half")
	writeFile(t, filepath.Join(dir, ".f.hx-999999999-1000~"), "a copy of an old text")
	writeFile(t, filepath.Join(dir, fmt.Sprintf(".f.hx-%d-1000", os.Getpid())), "of somebody alive")
	if _, err := Save(Saving{Path: path, Text: text.FromString(newText), Atomic: true}); err != nil {
		t.Fatal(err)
	}
	if got := entries(t, dir); strings.Contains(got, ".f.hx-999999999-1000 ") || strings.Count(got, " ") != 2 {
		t.Errorf("there is %s", got)
	}
}

func TestNamesAsLongAsTheyGet(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("é", 127))
	writeFile(t, path, oldText)
	for _, atomic := range []bool{true, false} {
		if _, err := Save(Saving{Path: path, Text: text.FromString(newText), Atomic: atomic}); err != nil {
			t.Errorf("atomic %v: %v", atomic, err)
		}
	}
}

// TestOwnersAreKept needs the right to give files away.
func TestOwnersAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	writeFile(t, path, oldText)
	if err := errors.Join(os.Chown(path, 12, 34), os.Chmod(path, 0o664|fs.ModeSetuid)); err != nil {
		t.Logf("files cannot be given away here: %v", err)
	}
	before := state(t, path)
	for _, atomic := range []bool{true, false} {
		if _, err := Save(Saving{Path: path, Text: text.FromString(newText), Atomic: atomic}); err != nil {
			t.Fatal(err)
		}
		if after := state(t, path); after != before {
			t.Errorf("atomic %v: %s became %s", atomic, before, after)
		}
	}
}
