//go:build unix

package config

import (
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

func TestUnreadableFiles(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "large"), strings.Repeat("#\n", maxFileSize))
	write(t, filepath.Join(dir, "binary"), "a\x00b")
	write(t, filepath.Join(dir, "file", "x"), "")
	for name, want := range map[string]string{
		"":                   "",
		"nosuch":             "",
		".":                  "cannot be read: it is a folder",
		"large":              "cannot be read: it has more than 1048576 bytes",
		"pipe":               "", // empty, and no wait for a writer
		"binary":             "the file is not UTF-8 text and is not read",
		"file/x/config.toml": "cannot be read: not a directory",
	} {
		path := name
		if name != "" {
			path = filepath.Join(dir, name)
		}
		c, problems := Load(Paths{User: path})
		got := ""
		if len(problems) > 0 {
			got = problems[0].What
		}
		if got != want || len(problems) > 1 || !reflect.DeepEqual(c, Default()) {
			t.Errorf("%q: %v, want %q", name, problems, want)
		}
	}
}
