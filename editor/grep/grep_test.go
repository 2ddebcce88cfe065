package grep

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hx/editor/text"
	"hx/editor/walk"
)

// stdRegexp is a matcher of the standard library.
type stdRegexp struct{ *regexp.Regexp }

func (r stdRegexp) FindString(s string) (int, int, bool) {
	loc := r.FindStringIndex(s)
	if loc == nil {
		return 0, 0, false
	}
	return loc[0], loc[1], true
}

func re(pattern string) Matcher { return stdRegexp{regexp.MustCompile("(?m)" + pattern)} }

func makeTree(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, data := range files {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func searchAll(t testing.TB, root string, m Matcher, opt Options) ([]string, Stats) {
	t.Helper()
	var got []string
	stats, err := Search(context.Background(), root, m, opt, func(hits []Hit) error {
		for _, h := range hits {
			got = append(got, fmt.Sprintf("%s:%d:%s[%s]%s", h.Path, h.Line, h.Text[:h.From], h.Text[h.From:h.To], h.Text[h.To:]))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if stats.Hits != len(got) {
		t.Errorf("%d hits counted, %d given", stats.Hits, len(got))
	}
	return got, stats
}

func wantHits(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestSearch(t *testing.T) {
	root := makeTree(t, map[string]string{
		"b.txt":     "one\ntwo needle two needle\nthree\n\nneedle",
		"a/x.txt":   "needle\r\nno\r\n",
		"a/bin":     "needle\x00needle\n",
		"a/late":    strings.Repeat("x", binaryCheck) + "\x00\nneedle\n",
		"empty":     "",
		".git/conf": "needle",
		"sub/skip":  "needle",
		".ignore":   "sub\n",
	})
	got, stats := searchAll(t, root, Literal("needle"), Options{Walk: walk.Options{Ignore: true}})
	wantHits(t, got, "a/late:1:[needle]", "a/x.txt:0:[needle]", "b.txt:1:two [needle] two needle", "b.txt:4:[needle]")
	if stats != (Stats{Files: 5, Skipped: 1, Hits: 4}) {
		t.Errorf("%+v", stats)
	}
	got, _ = searchAll(t, root, re(`^t\w+$`), Options{})
	wantHits(t, got, "b.txt:2:[three]")
}

func TestLinesAreSearchedByThemselves(t *testing.T) {
	root := makeTree(t, map[string]string{"f": "a {\n  b\n}\n\n  c }\nd { e }\n"})
	for pattern, want := range map[string][]string{
		`\{[^}]*\}`: {"f:5:d [{ e }]"},
		`\s+`:       {"f:0:a[ ]{", "f:1:[  ]b", "f:4:[  ]c }", "f:5:d[ ]{ e }"},
		`\n`:        nil,
		`^$`:        {"f:3:[]"},
		`x*`:        {"f:0:[]a {", "f:1:[]  b", "f:2:[]}", "f:3:[]", "f:4:[]  c }", "f:5:[]d { e }"},
		`(?s)a.*d`:  nil,
		`(?s)c.*`:   {"f:4:  [c }]"},
		`\{$`:       {"f:0:a [{]"},
	} {
		got, _ := searchAll(t, root, re(pattern), Options{})
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}

func TestUnsavedBuffersStandIn(t *testing.T) {
	root := makeTree(t, map[string]string{"a": "needle", "b": "nothing", "c": "needle"})
	got, _ := searchAll(t, root, Literal("needle"), Options{Buffers: map[string]text.Rope{
		filepath.Join(root, "a"): text.FromString("changed\n"),
		filepath.Join(root, "b"): text.FromString("x\na needle\n"),
	}})
	wantHits(t, got, "b:1:a [needle]", "c:0:[needle]")

	// A file that was never saved is one too, wherever it is to be.
	got, _ = searchAll(t, root, Literal("needle"), Options{Buffers: map[string]text.Rope{
		filepath.Join(root, "new/one"):              text.FromString("a needle\n"),
		filepath.Join(filepath.Dir(root), "beside"): text.FromString("needle\n"),
	}})
	wantHits(t, got, "a:0:[needle]", "c:0:[needle]", "new/one:0:a [needle]")
}

func TestLongLinesAndLargeFiles(t *testing.T) {
	long := strings.Repeat("x", 3*blockSize)
	root := makeTree(t, map[string]string{
		"long":     "needle\n" + long + "needle" + long + "\nlast needle\n",
		"large":    strings.Repeat("0123456789abcde\n", blockSize/8) + "needle\n" + strings.Repeat("abc\n", blockSize) + "needle",
		"minified": strings.Repeat("y", 5000) + "needle" + strings.Repeat("z", 5000),
	})
	var hits []Hit
	if _, err := Search(context.Background(), root, Literal("needle"), Options{}, func(h []Hit) error { hits = append(hits, h...); return nil }); err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, h := range hits {
		at = append(at, fmt.Sprint(h.Path, ":", h.Line))
		if h.Text[h.From:h.To] != "needle" || len(h.Text) > MaxText {
			t.Errorf("%s:%d: %d bytes, match %q", h.Path, h.Line, len(h.Text), h.Text[h.From:h.To])
		}
	}
	wantHits(t, at, fmt.Sprint("large:", blockSize/8), fmt.Sprint("large:", blockSize/8+1+blockSize), "long:0", "long:1", "long:2", "minified:0")
}

// Whatever the sizes and the number of workers, the result is that of reading
// the files one after another.
func TestEqualsPlainSearch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", "b", "needle", "need", "\n", "\n\n", "le", " ", "\r\n", "é", strings.Repeat("filler ", 300)}
	files := map[string]string{}
	for i := range 150 {
		var s strings.Builder
		n := rng.IntN(60)
		if i == 77 {
			n = 3000 // more than a block
		}
		for range n {
			s.WriteString(parts[rng.IntN(len(parts))])
		}
		files[fmt.Sprintf("d%d/f%03d", i%7, i)] = s.String()
	}
	root := makeTree(t, files)
	for _, pattern := range []string{"needle", "^a", "e$", `b\s+a`, `(?s)a.b`, "[^a]*needle"} {
		want := plainSearch(t, root, pattern)
		if len(want) < 5 {
			t.Fatalf("%s: only %d hits", pattern, len(want))
		}
		for workers := range 4 {
			got, _ := searchAll(t, root, re(pattern), Options{Workers: workers})
			if !slices.Equal(got, want) {
				t.Fatalf("%s, %d workers: %d hits, want %d", pattern, workers, len(got), len(want))
			}
		}
	}
}

func plainSearch(t *testing.T, root, pattern string) []string {
	m := regexp.MustCompile("(?m)" + pattern)
	var want []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			if loc := m.FindStringIndex(line); loc != nil && len(data) > 0 {
				h := makeHit(rel, i, line, loc[0], loc[1])
				want = append(want, fmt.Sprintf("%s:%d:%s[%s]%s", h.Path, h.Line, h.Text[:h.From], h.Text[h.From:h.To], h.Text[h.To:]))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return want
}

func TestLimitErrorsAndCancel(t *testing.T) {
	files := map[string]string{}
	for i := range 100 {
		files[fmt.Sprint("f", i)] = strings.Repeat("needle\n", 1000)
	}
	root := makeTree(t, files)
	got, stats := searchAll(t, root, Literal("needle"), Options{Limit: 2500, Workers: 3})
	if len(got) != 2500 || !stats.Limited {
		t.Errorf("%d hits, %+v", len(got), stats)
	}
	stop := errors.New("stop")
	calls := 0
	_, err := Search(context.Background(), root, Literal("needle"), Options{}, func([]Hit) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err = Search(ctx, root, Literal("needle"), Options{}, func([]Hit) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	_, err = Search(context.Background(), filepath.Join(root, "missing"), Literal("x"), Options{}, nil)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing root: %v", err)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	root := makeTree(t, map[string]string{"a": "needle"})
	// A file in the listing that is gone by the time it is opened.
	s := search{root: root + "/", m: Literal("needle")}
	sc := &scanner{m: s.m}
	if s.file(context.Background(), sc, "gone", nil) {
		t.Error("a missing file was searched")
	}
	if s.file(context.Background(), sc, "", nil) {
		t.Error("a folder was searched")
	}
}

func TestSmallFilesAllocateLittle(t *testing.T) {
	sc := &scanner{m: Literal("needle")}
	s := search{root: makeTree(t, map[string]string{"a": strings.Repeat("nothing\n", 1000)}) + "/", m: sc.m}
	ctx := context.Background()
	s.file(ctx, sc, "a", nil)
	if n := testing.AllocsPerRun(20, func() { s.file(ctx, sc, "a", nil) }); n > 3 {
		t.Errorf("%v allocations per file", n)
	}
}
