package document

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"hx/editor/text"
)

func TestExtendedAttributesAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	err := unix.Setxattr(path, "user.note", []byte("mine"), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := save(t, path, func(s *Saving) { s.Text = text.FromString("new") }); err != nil {
		t.Fatal(err)
	}
	value := make([]byte, 10)
	n, err := unix.Getxattr(path, "user.note", value)
	if err != nil || string(value[:n]) != "mine" || read(t, path) != "new" {
		t.Errorf("the attribute is %q (%v), the text %q", value[:max(n, 0)], err, read(t, path))
	}
}
