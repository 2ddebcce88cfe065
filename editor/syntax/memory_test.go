//go:build cgo && linux

package syntax

import (
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
)

// resident is the memory of the process in kilobytes.
func resident(t testing.TB) int {
	runtime.GC()
	debug.FreeOSMemory()
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(b))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize() / 1024
}

// Trees live in memory that the collector does not see: every one must be
// freed by hand.
func TestMemoryStaysFlatOverManyEdits(t *testing.T) {
	reg := testRegistry()
	body := samples(t)["markdown"] + samples(t)["markdown"]
	s := opened(t, reg, "markdown", body)
	p := NewPalette((&scopes{}).lookup)
	rng := rand.New(rand.NewPCG(3, 3))
	var buf []Segment
	edit := func(n int) {
		for range n {
			// Type somewhere and take it back, so that the text does not grow.
			for _, e := range []change.Edit{{From: rng.IntN(s.text.Len()), Text: pieces[rng.IntN(len(pieces))]}} {
				e.To = e.From
				undo := apply(t, s, e)
				s.Update(time.Hour)
				buf = s.Highlight(text.Span{From: 0, To: s.text.Len()}, p, time.Hour, buf)
				after, _ := undo.Apply(s.text)
				s.Edit(undo, after)
			}
		}
		s.Update(time.Hour)
	}
	edit(500)
	before := resident(t)
	edit(5000) // two edits each
	if after := resident(t); after > before+before/10+2048 {
		t.Errorf("%d kB before, %d kB after 10,000 edits", before, after)
	}
	s.Close()
}

func TestClosingReturnsMemory(t *testing.T) {
	reg := testRegistry()
	r := text.FromString(bigRust(t))
	open := func(n int) {
		for range n {
			s := New(reg, reg.Lang("rust"), r, DefaultLimits)
			s.Update(time.Hour)
			s.Close()
		}
	}
	open(5)
	before := resident(t)
	open(20)
	if after := resident(t); after > before+3000 {
		t.Errorf("%d kB before, %d kB after 20 documents", before, after)
	}
}

// One registry serves many goroutines: queries compile once.
func TestRegistryIsSharedByWorkers(t *testing.T) {
	reg := testRegistry()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			lang := []string{"rust", "markdown", "html", "python"}[i%4]
			s := New(reg, reg.Lang(lang), text.FromString(samples(t)[lang]), DefaultLimits)
			defer s.Close()
			s.Update(time.Hour)
			reg.Lang(lang).Prepare()
			s.Highlight(all(s), NewPalette((&scopes{}).lookup), time.Hour, nil)
			s.Symbols()
		})
	}
	wg.Wait()
}
