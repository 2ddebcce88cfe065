package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenExternal(t *testing.T) {
	dir := t.TempDir()
	opener := filepath.Join(dir, "opener")
	script := "#!/bin/sh\ncase $1 in *bad*) exit 4;; esac\nprintf '%s' \"$*\" > " + dir + "/got\n"
	if err := os.WriteFile(opener, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := OpenExternal(context.Background(), opener, "https://example.org/a?b=$(c)&d"); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(dir + "/got"); string(b) != "https://example.org/a?b=$(c)&d" {
		t.Fatalf("opened %q", b)
	}
	if err := OpenExternal(context.Background(), opener, "https://bad"); err == nil || !strings.Contains(err.Error(), "exit status 4") {
		t.Fatalf("error %v", err)
	}
	for _, address := range []string{"", "-x", "file:///etc/passwd", "javascript:x", "https://a b", "http:", "/bin/sh", "https://a\nb"} {
		if err := OpenExternal(context.Background(), opener, address); err == nil {
			t.Errorf("%q was opened", address)
		}
	}
}

func TestOpener(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	t.Setenv("DISPLAY", ":0")
	if got := Opener(); filepath.Dir(got) != dir {
		t.Errorf("%q with a desktop", got)
	}
	t.Setenv("PATH", t.TempDir())
	if got := Opener(); got != "" {
		t.Errorf("%q without a program", got)
	}
}
