package document

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hx/editor/text"
)

func writeFile(t testing.TB, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// save writes a loaded file back, changed by f.
func save(t testing.TB, path string, f func(*Saving)) (Saved, error) {
	t.Helper()
	l, err := Load(path, "")
	if err != nil {
		t.Fatal(err)
	}
	s := Saving{Path: path, Text: l.Text, Encoding: l.File.Encoding, BOM: l.File.BOM, Known: l.File.ModTime, Atomic: true}
	if f != nil {
		f(&s)
	}
	return Save(s)
}

// TestLoadThenSaveIsByteIdentical is the Round-Trip invariant for files.
func TestLoadThenSaveIsByteIdentical(t *testing.T) {
	utf16 := func(bom string, big bool, s string) string {
		b := []byte(bom)
		for _, r := range s {
			if big {
				b = append(b, byte(r>>8), byte(r))
			} else {
				b = append(b, byte(r), byte(r>>8))
			}
		}
		return string(b)
	}
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	for name, content := range map[string]string{
		"utf-8":              "héllo\nwörld\n",
		"no final newline":   "a\nb",
		"utf-8 with mark":    "\xef\xbb\xbfhello\n",
		"every byte":         string(all),
		"invalid bytes":      "ab\xff\xfe\x80cd\n\xc3",
		"mixed line breaks":  "a\r\nb\nc\rd\r\n",
		"nul bytes":          "a\x00b\n",
		"utf-16 little":      utf16("\xff\xfe", false, "héllo\r\nwörld\r\n"),
		"utf-16 big":         utf16("\xfe\xff", true, "héllo\n"),
		"long line":          strings.Repeat("x", 300_000),
		"surrogates as utf8": "\xed\xa0\x80",
	} {
		path := filepath.Join(t.TempDir(), "f")
		writeFile(t, path, content)
		for _, atomic := range []bool{true, false} {
			if _, err := save(t, path, func(s *Saving) { s.Atomic = atomic }); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if got := read(t, path); got != content {
				t.Errorf("%s (atomic %v): %q became %q", name, atomic, content[:min(len(content), 60)], got[:min(len(got), 60)])
			}
		}
	}
}

func TestLegacyEncodings(t *testing.T) {
	for name, pair := range map[string][2]string{
		"latin1":       {"caf\xe9", "café"},
		"windows-1251": {"\xef\xf0\xe8", "при"},
		"shift_jis":    {"\x93\xfa\x96\x7b", "日本"},
		"gbk":          {"\xd6\xd0", "中"},
		"euc-kr":       {"\xb0\xa1", "가"},
	} {
		d, err := Decode([]byte(pair[0]), name)
		if err != nil || d.Text != pair[1] {
			t.Errorf("%s: %q %v", name, d.Text, err)
			continue
		}
		encode, err := Encoder(name)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := encode(pair[1]); err != nil || !bytes.Equal(b, []byte(pair[0])) {
			t.Errorf("%s: %q %v", name, b, err)
		}
	}
	encode, _ := Encoder("latin1")
	if _, err := encode("日"); err == nil {
		t.Error("a character that latin1 lacks was written")
	}
	if _, _, err := LookupEncoding("klingon"); err == nil {
		t.Error("an encoding that does not exist was found")
	}
}

func TestSaveKeepsWhatHangsOnTheFile(t *testing.T) {
	dir := t.TempDir()
	target, link, hard := filepath.Join(dir, "real"), filepath.Join(dir, "link"), filepath.Join(dir, "hard")
	writeFile(t, target, "old\n")
	if err := os.Chmod(target, 0o751); err != nil {
		t.Fatal(err)
	}
	os.Symlink("real", link)
	change := func(s *Saving) { s.Text = text.FromString("new\n") }
	if _, err := save(t, link, change); err != nil {
		t.Fatal(err)
	}
	info, _ := os.Lstat(link)
	if info.Mode()&os.ModeSymlink == 0 || read(t, target) != "new\n" {
		t.Error("the link was replaced")
	}
	if info, _ := os.Stat(target); info.Mode().Perm() != 0o751 {
		t.Errorf("mode became %v", info.Mode())
	}
	os.Link(target, hard)
	if _, err := save(t, target, func(s *Saving) { s.Text = text.FromString("both\n") }); err != nil {
		t.Fatal(err)
	}
	if read(t, hard) != "both\n" {
		t.Error("the hard link was cut")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("something was left behind: %v", entries)
	}
}

func TestSaveIsRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	writeFile(t, path, "old\n")
	foreign := func(s *Saving) {
		s.Text = text.FromString("mine\n")
		os.Chtimes(path, time.Now(), time.Now().Add(time.Minute))
	}
	if _, err := save(t, path, foreign); !errors.Is(err, ErrChanged) || read(t, path) != "old\n" {
		t.Errorf("a foreign change: %v", err)
	}
	missing := Saving{Path: filepath.Join(dir, "no", "such", "f"), Text: text.FromString("x\n")}
	if _, err := Save(missing); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a missing folder: %v", err)
	}
	missing.Force = true
	if _, err := Save(missing); err != nil || read(t, missing.Path) != "x\n" {
		t.Errorf("a missing folder, forced: %v", err)
	}
	os.Chmod(path, 0o444)
	if _, err := save(t, path, func(s *Saving) { s.Text = text.FromString("mine\n") }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a read-only file: %v", err)
	}
	if _, err := save(t, path, func(s *Saving) { s.Text, s.Force = text.FromString("mine\n"), true }); err != nil || read(t, path) != "mine\n" {
		t.Errorf("a read-only file, forced: %v", err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o444 {
		t.Errorf("forcing changed the mode to %v", info.Mode())
	}
	if _, err := Save(Saving{Path: dir, Text: text.FromString("x")}); err == nil {
		t.Error("a folder was written")
	}
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if l, err := Load(filepath.Join(dir, "new"), ""); err != nil || !l.New {
		t.Errorf("a missing file: %v %v", l.New, err)
	}
	if _, err := Load(dir, ""); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: %v", err)
	}
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(fifo, ""); err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Errorf("a pipe: %v", err)
	}
	loop := filepath.Join(dir, "loop")
	os.Symlink("loop", loop)
	if _, err := Load(loop, ""); err == nil {
		t.Error("a link to itself was read")
	}
}

func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "f")
	writeFile(b, path, strings.Repeat("a line of ordinary source text\n", 300_000))
	b.SetBytes(31 * 300_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(path, ""); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSave(b *testing.B) {
	path := filepath.Join(b.TempDir(), "f")
	t := text.FromString(strings.Repeat("a line of ordinary source text\n", 300_000))
	b.SetBytes(int64(t.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Save(Saving{Path: path, Text: t, Atomic: true}); err != nil {
			b.Fatal(err)
		}
	}
}
