package lsp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// programs puts scripts on an otherwise empty PATH. Names may be links: the
// part behind an arrow is what they point to.
func programs(t *testing.T, scripts map[string]string) string {
	dir := t.TempDir()
	for name, script := range scripts {
		path := filepath.Join(dir, name)
		if target, ok := strings.CutPrefix(script, "-> "); ok {
			if err := os.Symlink(target, path); err != nil {
				t.Fatal(err)
			}
			continue
		}
		os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func TestLocate(t *testing.T) {
	const rustupHas = "echo \"$PWD/ra\""
	for _, c := range []struct {
		name    string
		scripts map[string]string
		command string
		want    string // relative to the PATH folder, or the error
	}{
		{"on PATH", map[string]string{"gopls": ""}, "gopls", "gopls"},
		{"not there", nil, "gopls", `"gopls" was not found on PATH; to install it: go install golang.org/x/tools/gopls@latest`},
		{"not there, unknown", nil, "x-ls", `"x-ls" was not found on PATH`},
		{"rust-analyzer on PATH", map[string]string{"rust-analyzer": ""}, "rust-analyzer", "rust-analyzer"},
		{"rustup keeps it", map[string]string{"rustup": rustupHas}, "rust-analyzer", "folder/ra"},
		{"stand-in, and rustup keeps it", map[string]string{"rustup": rustupHas, "rust-analyzer": "-> rustup"}, "rust-analyzer", "folder/ra"},
		{"stand-in only", map[string]string{"rustup": "exit 1", "rust-analyzer": "-> rustup"}, "rust-analyzer",
			`"rust-analyzer" was not found on PATH; to install it: rustup component add rust-analyzer`},
		{"neither", nil, "rust-analyzer", `"rust-analyzer" was not found on PATH; to install it: rustup component add rust-analyzer`},
		{"address", nil, "tcp://host:1", "tcp://host:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := programs(t, c.scripts)
			folder := filepath.Join(dir, "folder")
			os.Mkdir(folder, 0o755)
			got, err := Locate(ctxFor(t), c.command, folder)
			if err != nil {
				got = err.Error()
			}
			if got = strings.TrimPrefix(got, dir+"/"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestCodecVersion: an update of all modules would choose an older generation
// of the codec, whose number is the highest that is listed.
func TestCodecVersion(t *testing.T) {
	b, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "go.lsp.dev/protocol v1.") {
		t.Error("go.lsp.dev/protocol must be v1; v0 loses data")
	}
}
