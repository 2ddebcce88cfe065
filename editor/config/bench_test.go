package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// typical writes the example file of the tests and returns its name.
func typical(tb testing.TB) string {
	name := filepath.Join(tb.TempDir(), "config.toml")
	text := strings.Replace(helixText(tb), "auto-save = true\n", "", 1)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return name
}

func BenchmarkLoadNone(b *testing.B) {
	name := filepath.Join(b.TempDir(), "config.toml")
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Load(Paths{User: name}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkLoadTypical(b *testing.B) {
	name := typical(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Load(Paths{User: name}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

func BenchmarkSet(b *testing.B) {
	c := Default()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Set(c, "soft-wrap.enable", "true"); err != nil {
			b.Fatal(err)
		}
	}
}

// Starting must stay cheap: without a file nothing is made but the settings.
func TestLoadCostsLittle(t *testing.T) {
	none := filepath.Join(t.TempDir(), "config.toml")
	if n := testing.AllocsPerRun(100, func() { Load(Paths{User: none}) }); n > 12 {
		t.Errorf("%v allocations without a file", n)
	}
	name := typical(t)
	if n := testing.AllocsPerRun(20, func() { Load(Paths{User: name}) }); n > 700 {
		t.Errorf("%v allocations for a typical file", n)
	}
}
