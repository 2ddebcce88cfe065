package grep

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/walk"
)

// BenchmarkSearch looks for a word that occurs once in 4,000 files of 50 kB,
// beside ripgrep if it is installed.
func BenchmarkSearch(b *testing.B) {
	files := 4000
	if testing.Short() {
		files = 200
	}
	root := sourceTree(b, files)
	opt := Options{Walk: walk.Options{Hidden: true, FollowSymlinks: true, DeduplicateLinks: true, Parents: true, Ignore: true, GitIgnore: true, GitGlobal: true, GitExclude: true}}
	run := func(name string, m Matcher, want int) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var first time.Duration
			for b.Loop() {
				begin := time.Now()
				stats, err := Search(context.Background(), root, m, opt, func([]Hit) error {
					if begin != (time.Time{}) {
						first += time.Since(begin)
						begin = time.Time{}
					}
					return nil
				})
				if err != nil || stats.Files != files || stats.Hits < want {
					b.Fatalf("%+v %v", stats, err)
				}
			}
			b.ReportMetric(float64(first.Microseconds())/float64(b.N), "µs/first")
		})
	}
	run("literal", Literal("xyzzyneedle"), 1)
	run("frequent", Literal("return value"), files)
	rg, err := exec.LookPath("rg")
	if err != nil {
		return
	}
	b.Run("rg", func(b *testing.B) {
		for b.Loop() {
			cmd := exec.Command(rg, "--threads", "2", "-n", "xyzzyneedle", ".")
			cmd.Dir = root
			if out, err := cmd.Output(); err != nil || len(out) == 0 {
				b.Fatalf("%q %v", out, err)
			}
		}
	})
}

// sourceTree writes files that look like source code, 100 to a folder.
func sourceTree(b *testing.B, files int) string {
	b.Helper()
	words := strings.Fields("func return value error range string index count buffer writer reader if else for switch case type struct map package import const var nil true false")
	rng := rand.New(rand.NewPCG(1, 2))
	root := b.TempDir()
	var s strings.Builder
	for i := range files {
		s.Reset()
		for s.Len() < 50_000 {
			s.WriteByte('\t')
			for range 3 + rng.IntN(9) {
				s.WriteString(words[rng.IntN(len(words))])
				s.WriteByte(" (),.;=+"[rng.IntN(8)])
			}
			s.WriteByte('\n')
		}
		s.WriteString("return value\n")
		if i == files*2/3 {
			s.WriteString("here is the xyzzyneedle\n")
		}
		dir := filepath.Join(root, fmt.Sprintf("part_%02d", i/100))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("doc_%04d.txt", i)), []byte(s.String()), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return root
}
