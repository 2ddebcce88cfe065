package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/internal/hxtest"
)

func session(t *testing.T, text string) (*hxtest.Session, string) {
	t.Helper()
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"f": text}, Open: "f"})
	t.Cleanup(s.Ed.End)
	frame(s)
	return s, filepath.Join(s.Dir, "f")
}

func frame(s *hxtest.Session) {
	for _, hook := range s.Ed.Hooks.Settle {
		hook(s.Ed)
	}
	s.Wait(60 * time.Second)
}

// until waits for something that the disk has to bring about.
func until(t *testing.T, s *hxtest.Session, what string, ok func() bool) {
	t.Helper()
	limit := time.After(60 * time.Second)
	for !ok() {
		select {
		case <-s.Posts.Ready():
			s.Posts.Drain()
		case <-limit:
			t.Fatalf("%s did not come about; text %q, message %q", what, s.Text(), s.Ed.Msg.Text)
		}
	}
}

// look has the files looked at as a terminal that gets the keyboard does.
func look(s *hxtest.Session) {
	s.Ed.SetFocused(true)
	for range 4 { // a look that leads to another one
		s.Wait(60 * time.Second)
	}
}

// write gives a file a text with a time of its own.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	later(t, path)
}

// later moves a file's time on: coarse clocks give two writes the same one.
func later(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	at := info.ModTime().Add(2 * time.Second)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func mark(s *hxtest.Session) string {
	return s.Ed.Looks.Status[config.StatusModified](s.Ed, s.Ed.View(), s.Ed.Doc())[0].Text
}

func wantMessage(t *testing.T, s *hxtest.Session, want string) {
	t.Helper()
	if got := s.Ed.Msg.Text; !strings.HasPrefix(got, want) || want == "" && got != "" {
		t.Errorf("message %q, want %q", got, want)
	}
}

func TestWatchingFollowsTheDisk(t *testing.T) {
	s, path := session(t, "one\ntwo\nthree\n")
	s.Keys(t, "jjw")
	write(t, path, "zero\none\ntwo\nthree\n")
	until(t, s, "the new text", func() bool { return s.Text() == "zero\none\ntwo\nthree\n" })
	if want := "zero\none\ntwo\n#[three|]#\n"; s.State() != want {
		t.Errorf("%q, want %q", s.State(), want)
	}
	wantMessage(t, s, "f changed on disk and was read again")
	if s.Ed.Doc().Modified() {
		t.Error("the buffer counts as modified")
	}
	s.Keys(t, "u")
	if s.Text() != "one\ntwo\nthree\n" {
		t.Errorf("undo gives %q", s.Text())
	}
	s.Keys(t, "U:w<ret>") // no complaint about a foreign change
	s.Wait(60 * time.Second)
	wantMessage(t, s, "'f' written")
}

func TestWatchingReplacedFiles(t *testing.T) {
	s, path := session(t, "one\n")
	for _, text := range []string{"two\n", "three\n"} { // the watch must outlive the file
		write(t, path+".new", text)
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
		later(t, path)
		until(t, s, text, func() bool { return s.Text() == text })
	}
}

func TestWatchingBehindLinks(t *testing.T) {
	s, _ := session(t, "one\n")
	real := filepath.Join(t.TempDir(), "real")
	write(t, real, "linked\n")
	if err := os.Symlink(real, filepath.Join(s.Dir, "link")); err != nil {
		t.Fatal(err)
	}
	s.Keys(t, ":o link<ret>")
	frame(s)
	write(t, real, "changed\n")
	until(t, s, "the target's text", func() bool { return s.Text() == "changed\n" })
}

func TestUnsavedBuffersAreMarked(t *testing.T) {
	s, path := session(t, "one\ntwo\nthree\n")
	s.Keys(t, "iX<esc>")
	write(t, path, "one\ntwo\nTHREE\n")
	look(s)
	wantMessage(t, s, "f changed on disk: :reload, :write!, :diff-disk or :merge-disk")
	if s.Text() != "Xone\ntwo\nthree\n" || mark(s) != "[!]" {
		t.Errorf("text %q, mark %q", s.Text(), mark(s))
	}
	s.Ed.ClearMessage()
	look(s)
	wantMessage(t, s, "") // said once
	s.Keys(t, ":w<ret>")
	s.Wait(60 * time.Second)
	wantMessage(t, s, "file modified by an external process")
	if b, _ := os.ReadFile(path); string(b) != "one\ntwo\nTHREE\n" {
		t.Errorf("the file holds %q", b)
	}
	s.Keys(t, ":merge-disk<ret>")
	wantMessage(t, s, "Joined with the text on disk")
	if s.Text() != "Xone\ntwo\nTHREE\n" || mark(s) != "[+]" {
		t.Errorf("text %q, mark %q", s.Text(), mark(s))
	}
	s.Keys(t, ":w<ret>")
	s.Wait(60 * time.Second)
	wantMessage(t, s, "'f' written")
	s.Keys(t, "u")
	if s.Text() != "one\ntwo\nTHREE\n" {
		t.Errorf("one undo gives %q", s.Text())
	}
	s.Keys(t, "u")
	if s.Text() != "Xone\ntwo\nthree\n" {
		t.Errorf("two give %q", s.Text())
	}
}

func TestConflictsStandInTheBuffer(t *testing.T) {
	s, path := session(t, "one\ntwo\n")
	s.Keys(t, "rX")
	write(t, path, "1\ntwo\n")
	s.Keys(t, ":merge-disk<ret>")
	wantMessage(t, s, "Joined with 1 conflict")
	want := "<<<<<<< buffer\nXne\n||||||| before\none\n=======\n1\n>>>>>>> disk\ntwo\n"
	if s.Text() != want {
		t.Errorf("%q, want %q", s.Text(), want)
	}
}

func TestDiffDisk(t *testing.T) {
	s, path := session(t, "one\ntwo\n")
	s.Keys(t, ":diff-disk<ret>")
	wantMessage(t, s, "The buffer is as on disk")
	s.Keys(t, "rX")
	write(t, path, "one\n2\n")
	s.Keys(t, ":diff-disk<ret>")
	for _, line := range []string{"-one\n", "-2\n", "+Xne\n", "+two\n"} {
		if !strings.Contains(s.Text(), line) {
			t.Errorf("%q lacks %q", s.Text(), line)
		}
	}
	if s.Ed.Doc().Lang != "diff" {
		t.Errorf("language %q", s.Ed.Doc().Lang)
	}
}

func TestLostFiles(t *testing.T) {
	s, path := session(t, "one\n")
	os.Remove(path)
	look(s)
	wantMessage(t, s, "f was deleted or moved; :write makes it again")
	if !s.Ed.Doc().Modified() {
		t.Error("a buffer without its file counts as saved")
	}
	s.Keys(t, ":q<ret>")
	wantMessage(t, s, `'quit': 1 unsaved buffer remaining: ["f"]`)
	write(t, path, "back\n") // somebody brings it back
	look(s)
	if s.Text() != "back\n" || s.Ed.Doc().Modified() {
		t.Errorf("text %q, modified %v", s.Text(), s.Ed.Doc().Modified())
	}
	os.Remove(path)
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	look(s)
	wantMessage(t, s, "f is no file any more")
	os.Remove(path)
	s.Keys(t, ":w<ret>")
	s.Wait(60 * time.Second)
	if b, _ := os.ReadFile(path); string(b) != "back\n" {
		t.Errorf("the file holds %q", b)
	}
	if mark(s) != "   " {
		t.Errorf("mark %q", mark(s))
	}
}

func TestMissingForAMomentIsNothing(t *testing.T) {
	s, path := session(t, "one\n")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(path)
	s.Ed.SetFocused(true)
	for limit := time.Now().Add(150 * time.Millisecond); time.Now().Before(limit); time.Sleep(5 * time.Millisecond) {
		s.Posts.Drain()
	}
	write(t, path, string(b))
	s.Wait(60 * time.Second)
	wantMessage(t, s, "")
	if s.Ed.Doc().Modified() {
		t.Error("the buffer counts as modified")
	}
}

func TestSameTextIsNoChange(t *testing.T) {
	s, path := session(t, "one\n")
	s.Keys(t, "rX")
	write(t, path, "Xne\n")
	look(s)
	wantMessage(t, s, "")
	if s.Ed.Doc().Modified() {
		t.Error("what is on disk too counts as modified")
	}
	s.Keys(t, ":w<ret>")
	s.Wait(60 * time.Second)
	wantMessage(t, s, "'f' written")
}

func TestNewFilesAppear(t *testing.T) {
	s, _ := session(t, "one\n")
	s.Keys(t, ":o new<ret>")
	look(s)
	wantMessage(t, s, "")
	write(t, filepath.Join(s.Dir, "new"), "made elsewhere\n")
	look(s)
	if s.Text() != "made elsewhere\n" {
		t.Errorf("text %q", s.Text())
	}
}

func TestOwnWritesAreNoNews(t *testing.T) {
	s, _ := session(t, "one\n")
	for range 10 {
		s.Keys(t, "ix<esc>:w<ret>")
		look(s)
		wantMessage(t, s, "'f' written")
	}
}

func TestOptionOff(t *testing.T) {
	s, path := session(t, "one\n")
	s.Keys(t, ":set auto-reload false<ret>")
	frame(s)
	write(t, path, "two\n")
	look(s)
	if s.Text() != "one\n" {
		t.Errorf("text %q", s.Text())
	}
}

// A folder that is moved away takes its watch with it; when somebody makes it
// anew, the next pause finds the file.
func TestFoldersComeBack(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"dir/f": "one\n"}, Open: "dir/f"})
	t.Cleanup(s.Ed.End)
	frame(s)
	dir := filepath.Join(s.Dir, "dir")
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	look(s)
	wantMessage(t, s, "dir/f was deleted or moved")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "f"), "two\n")
	idle(s)
	if s.Text() != "two\n" {
		t.Errorf("text %q", s.Text())
	}
	frame(s)
	write(t, filepath.Join(dir, "f"), "three\n")
	until(t, s, "the watch of the new folder", func() bool { return s.Text() == "three\n" })
}

func idle(s *hxtest.Session) {
	for _, hook := range s.Ed.Hooks.Idle {
		hook(s.Ed)
	}
	for range 4 {
		frame(s)
	}
}

func TestUnreadableFiles(t *testing.T) {
	s, path := session(t, "one\n")
	os.Remove(path)
	if err := os.Symlink("f", path); err != nil { // it leads to itself
		t.Fatal(err)
	}
	look(s)
	wantMessage(t, s, "f cannot be read any more (too many levels of symbolic links)")
	if s.Text() != "one\n" || mark(s) != "[!]" {
		t.Errorf("text %q, mark %q", s.Text(), mark(s))
	}
	os.Remove(path)
	write(t, path, "two\n")
	idle(s)
	if s.Text() != "two\n" || mark(s) != "   " {
		t.Errorf("text %q, mark %q", s.Text(), mark(s))
	}
}

// Where nothing is watched the next pause tells.
func TestPausesLook(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"f": "one\n"}, Open: "f"})
	t.Cleanup(s.Ed.End)
	write(t, filepath.Join(s.Dir, "f"), "two\n") // before anything is watched
	idle(s)
	if s.Text() != "two\n" {
		t.Errorf("text %q", s.Text())
	}
}

// A file that comes back as it was is as if nothing had happened.
func TestFilesComeBack(t *testing.T) {
	for _, keys := range []string{"", "ix<esc>"} {
		s, path := session(t, "one\n")
		s.Keys(t, keys)
		modified := keys != ""
		if err := os.Rename(path, path+"-away"); err != nil {
			t.Fatal(err)
		}
		look(s)
		if mark(s) != "[!]" || !s.Ed.Doc().Modified() {
			t.Errorf("%q: mark %q while it is away", keys, mark(s))
		}
		if err := os.Rename(path+"-away", path); err != nil {
			t.Fatal(err)
		}
		look(s)
		if mark(s) == "[!]" || s.Ed.Doc().Modified() != modified {
			t.Errorf("%q: mark %q when it is back", keys, mark(s))
		}
		s.Keys(t, "u")
		if s.Ed.Doc().Modified() {
			t.Errorf("%q: the text of the file counts as modified", keys)
		}
	}
}
