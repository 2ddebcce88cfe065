package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/event"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/keymap"
	"hx/render"
)

// watched is a session that a benchmark drives as the loop would: it handles a
// batch, paints, waits for answers.
type watched struct {
	*hxtest.Session
	p *render.Painter
}

func newWatched(b *testing.B, dir string) watched {
	s := hxtest.New(b, hxtest.Options{Dir: dir})
	return watched{s, painter(s)}
}

func (w watched) press(b *testing.B, keys string) {
	steps, err := hxtest.ParseSteps(keys)
	if err != nil {
		b.Fatal(err)
	}
	for _, st := range steps {
		w.In.Handle(st.Event)
	}
	w.paint()
}

func (w watched) paint() { w.p.Paint(w.Ed, extra(w.Session)) }

// until runs answers, painting after each batch, until want holds.
func (w watched) until(b *testing.B, want func(p *ui.Picker) bool) {
	limit := time.After(2 * time.Minute)
	for {
		p, ok := w.Ed.Layers.Top().(*ui.Picker)
		if ok && want(p) {
			w.paint()
			return
		}
		select {
		case <-w.Posts.Ready():
		case <-limit:
			b.Fatal("the list does not come")
		}
		for w.Posts.Drain() {
			w.In.Pump()
		}
		w.paint()
	}
}

func complete(p *ui.Picker) bool { return !p.View(1).Running && p.Settled() }
func firstRow(p *ui.Picker) bool { return len(p.View(1).Rows) > 0 }

// meter collects times and prints their means and the worst one.
type meter struct {
	sum, worst time.Duration
	n          int
}

func (m *meter) add(d time.Duration) {
	m.sum += d
	m.worst = max(m.worst, d)
	m.n++
}

func (m *meter) report(b *testing.B, name string) {
	if m.n > 0 {
		b.ReportMetric(float64(m.sum.Microseconds())/float64(m.n)/1000, "ms/"+name)
		b.ReportMetric(float64(m.worst.Microseconds())/1000, "ms/"+name+"-worst")
	}
}

// BenchmarkFilePicker opens the list of 100,000 files, waits for all of them,
// and types a query key by key. A key is over when its frame is painted, its
// answer when the rows of the new query are.
func BenchmarkFilePicker(b *testing.B) {
	files := 100_000
	if testing.Short() {
		files = 3000
	}
	root := nameTree(b, files)
	b.Run("ours", func(b *testing.B) {
		var first, all, key, answer meter
		b.ReportAllocs()
		for b.Loop() {
			w := newWatched(b, root)
			begin := time.Now()
			w.press(b, "<space>f")
			w.until(b, firstRow)
			first.add(time.Since(begin))
			w.until(b, complete)
			all.add(time.Since(begin))
			if n := w.Ed.Layers.Top().(*ui.Picker).View(1).Total; n != files {
				b.Fatalf("%d files", n)
			}
			for _, c := range "group 07 file_0734 amber" {
				begin := time.Now()
				w.In.Handle(event.Key{Key: keymap.Char(c)})
				w.paint()
				key.add(time.Since(begin))
				w.until(b, complete)
				answer.add(time.Since(begin))
			}
		}
		first.report(b, "first")
		all.report(b, "complete")
		key.report(b, "key")
		answer.report(b, "answer")
	})
	beside(b, "rg --files", root, nil, "rg", "--threads", "2", "--files")
	var list bytes.Buffer
	names(files, func(name string) { list.WriteString(name + "\n") })
	beside(b, "fzf --filter", root, list.Bytes(), "fzf", "--filter", "group 07 file_0734 amber")
}

// BenchmarkGlobalSearch searches 200 MB of text for a word that occurs once,
// beginning when the pause after typing is over.
func BenchmarkGlobalSearch(b *testing.B) {
	files := 4000
	if testing.Short() {
		files = 100
	}
	root := sourceTree(b, files)
	for _, c := range []struct{ name, query string }{{"one hit", "xyzzyneedle"}, {"a regular expression", "xyz+yne{2}dle\\b"}, {"a hit in every file", "the end of it"}} {
		b.Run(c.name, func(b *testing.B) {
			var first, all meter
			b.ReportAllocs()
			for b.Loop() {
				w := newWatched(b, root)
				w.press(b, "<space>/")
				p := w.Ed.Layers.Top().(*ui.Picker)
				p.SetQuery(c.query)
				begin := time.Now()
				p.Search()
				w.paint()
				w.until(b, firstRow)
				first.add(time.Since(begin))
				w.until(b, complete)
				all.add(time.Since(begin))
			}
			first.report(b, "first")
			all.report(b, "complete")
		})
		beside(b, c.name+", rg", root, nil, "rg", "--threads", "2", "-n", c.query, ".")
	}
}

// beside runs another program for comparison, if it is installed.
func beside(b *testing.B, name, dir string, input []byte, program string, args ...string) {
	path, err := exec.LookPath(program)
	if err != nil {
		b.Logf("%s is not installed: nothing to compare with", program)
		return
	}
	b.Run(name, func(b *testing.B) {
		for b.Loop() {
			cmd := exec.Command(path, args...)
			cmd.Dir = dir
			if input != nil {
				cmd.Stdin = bytes.NewReader(input)
			}
			if out, err := cmd.Output(); err != nil || len(out) == 0 {
				b.Fatalf("%d bytes, %v", len(out), err)
			}
		}
	})
}

// names calls f with names as trees have them: few words, long common beginnings.
func names(files int, f func(string)) {
	words := strings.Fields("amber basin cedar delta ember fjord grove heron islet jetty knoll larch maple north ocean pearl quill river stone thorn")
	for i := range files {
		f(fmt.Sprintf("group_%02d/part_%04d/file_%06d_%s.txt", i/10_000, i/100, i, words[i*7919%len(words)]))
	}
}

func nameTree(b *testing.B, files int) string {
	b.Helper()
	root := b.TempDir()
	made := ""
	names(files, func(name string) {
		path := filepath.Join(root, name)
		if dir := filepath.Dir(path); dir != made {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				b.Fatal(err)
			}
			made = dir
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			b.Fatal(err)
		}
	})
	return root
}

// sourceTree writes files of 50 kB that look like source code, 100 to a folder.
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
		s.WriteString("the end of it\n")
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
