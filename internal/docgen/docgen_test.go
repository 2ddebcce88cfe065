package docgen

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

//go:generate go test . -run TestManualsAreFresh -update

var update = flag.Bool("update", false, "write the manuals")

func TestManualsAreFresh(t *testing.T) {
	for name, want := range Files() {
		path := filepath.Join("..", "..", name)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		have, err := os.ReadFile(path)
		if err != nil || string(have) != want {
			t.Errorf("%s is stale: run go generate ./internal/docgen (%v)", name, err)
		}
	}
}
