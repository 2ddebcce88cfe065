package journal

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
)

// randomSet is a change of a text by up to four edits.
func randomSet(rnd *rand.Rand, t text.Rope) change.Set {
	for {
		var edits []change.Edit
		for range 1 + rnd.IntN(4) {
			from := rnd.IntN(t.Len() + 1)
			to := min(t.Len(), from+rnd.IntN(30))
			edits = append(edits, change.Edit{From: from, To: to, Text: strings.Repeat("né日x\n"[:1+rnd.IntN(6)], rnd.IntN(9))})
		}
		if set, err := change.NewSet(t.Len(), edits); err == nil {
			return set
		}
	}
}

func randomText(rnd *rand.Rand, n int) text.Rope {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "line %d %x\n", i, rnd.Uint32())
	}
	return text.FromString(b.String())
}

// session is a writer with a document, without an editor.
type session struct {
	t    *testing.T
	w    *writer
	path string
	now  text.Rope
	base text.Rope
}

func newSession(t *testing.T, base text.Rope) *session {
	s := &session{t: t, w: newWriter(t.TempDir()), path: filepath.Join(t.TempDir(), "f"), now: base, base: base}
	if err := os.WriteFile(s.path, []byte(base.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	s.flush(order{start: true, base: base, kept: true, path: s.path, encoding: "utf-8", text: base})
	return s
}

func (s *session) flush(o order) {
	s.t.Helper()
	s.w.mu.Lock()
	if had, ok := s.w.want[1]; ok {
		o = had.then(o)
	}
	s.w.want[1] = o
	s.w.mu.Unlock()
	if err := s.w.flush(""); err != nil {
		s.t.Fatal(err)
	}
}

func (s *session) edit(sets ...change.Set) {
	s.t.Helper()
	for _, set := range sets {
		next, err := set.Apply(s.now)
		if err != nil {
			s.t.Fatal(err)
		}
		s.now = next
	}
	s.flush(order{path: s.path, encoding: "utf-8", text: s.now, sets: sets})
}

func (s *session) open() Found {
	s.t.Helper()
	f, err := open(s.w.books[1].file)
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

// TestEveryBatchCanBeRecovered is the law: whatever is edited, the journal gives
// the last text, and its size keeps to the edits.
func TestEveryBatchCanBeRecovered(t *testing.T) {
	for seed := range uint64(8) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		s := newSession(t, randomText(rnd, 200+int(seed)*8000))
		for i := range 60 {
			var sets []change.Set
			at := s.now
			for range 1 + rnd.IntN(5) {
				set := randomSet(rnd, at)
				at, _ = set.Apply(at)
				sets = append(sets, set)
			}
			s.edit(sets...)
			f := s.open()
			if f.Text.String() != s.now.String() || f.Damaged || f.Moved || len(f.Loose) > 0 {
				t.Fatalf("seed %d, batch %d: %d bytes, want %d; damaged %v, moved %v", seed, i, f.Text.Len(), s.now.Len(), f.Damaged, f.Moved)
			}
		}
	}
}

func TestSizeKeepsToTheEdits(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 3))
	s := newSession(t, randomText(rnd, 4<<20))
	size := func() int64 {
		info, err := os.Stat(s.w.books[1].file)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	if n := size(); n > 300 {
		t.Errorf("without an edit it has %d bytes", n)
	}
	for i := range 2000 {
		set, _ := change.NewSet(s.now.Len(), []change.Edit{{From: 1000 + i, To: 1000 + i, Text: "x"}})
		s.edit(set)
	}
	if n := size(); n > 2000+3*slack {
		t.Errorf("after 2000 letters it has %d bytes", n)
	}
	if f := s.open(); f.Text.String() != s.now.String() {
		t.Error("the text is another one")
	}
	// A small text edited over and over does not grow without end.
	s = newSession(t, randomText(rnd, 20<<10))
	for range 300 {
		set, _ := change.NewSet(s.now.Len(), []change.Edit{{From: 0, To: s.now.Len(), Text: randomText(rnd, 20<<10).String()}})
		s.edit(set)
	}
	if n := size(); n > 8*20<<10+2*slack {
		t.Errorf("a text of 20 KiB has a journal of %d bytes", n)
	}
}

func TestNothingIsWrittenWhenNothingChanged(t *testing.T) {
	s := newSession(t, randomText(rand.New(rand.NewPCG(1, 3)), 9000))
	before, err := os.Stat(s.w.books[1].file)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s.edit()
	}
	after, _ := os.Stat(s.w.books[1].file)
	if before.Size() != after.Size() || !before.ModTime().Equal(after.ModTime()) || !os.SameFile(before, after) {
		t.Error("the journal was written without need")
	}
}

func insert(t *testing.T, s *session, at string, what string) {
	t.Helper()
	i := strings.Index(s.now.String(), at)
	if i < 0 {
		t.Fatalf("there is no %q", at)
	}
	set, err := change.NewSet(s.now.Len(), []change.Edit{{From: i, To: i, Text: what}})
	if err != nil {
		t.Fatal(err)
	}
	s.edit(set)
}

// The file is another one by the time its edits are recovered.
func TestFilesThatChangedMeanwhile(t *testing.T) {
	lines := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "this is line number %d of the text\n", i)
		}
		return b.String()
	}
	edited := func(t *testing.T) *session {
		s := newSession(t, text.FromString(lines(400)))
		insert(t, s, "this is line number 100 ", "first insertion\n")
		insert(t, s, "this is line number 300 ", "second insertion\n")
		insert(t, s, "insertion\nthis is line number 300", "and more ")
		return s
	}
	want := strings.Replace(lines(400), "this is line number 100 ", "first insertion\nthis is line number 100 ", 1)
	want = strings.Replace(want, "this is line number 300 ", "second and more insertion\nthis is line number 300 ", 1)

	t.Run("unchanged", func(t *testing.T) {
		if f := edited(t).open(); f.Text.String() != want || f.Moved {
			t.Error("the text is another one")
		}
	})
	t.Run("lines before", func(t *testing.T) {
		s := edited(t)
		write(t, s.path, "new\nlines\n"+lines(400))
		f := s.open()
		if f.Text.String() != "new\nlines\n"+want || !f.Moved || len(f.Loose) > 0 {
			t.Errorf("moved %v, loose %q, text of %d bytes", f.Moved, f.Loose, f.Text.Len())
		}
	})
	t.Run("saved in part", func(t *testing.T) {
		s := edited(t)
		write(t, s.path, strings.Replace(lines(400), "this is line number 100 ", "first insertion\nthis is line number 100 ", 1))
		if f := s.open(); f.Text.String() != want || f.Moved {
			t.Errorf("moved %v, text of %d bytes", f.Moved, f.Text.Len())
		}
	})
	t.Run("saved", func(t *testing.T) {
		s := edited(t)
		write(t, s.path, want)
		if f := s.open(); f.Text.String() != want || !f.saved {
			t.Errorf("saved %v, text of %d bytes", f.saved, f.Text.Len())
		}
	})
	t.Run("gone", func(t *testing.T) {
		s := edited(t)
		os.Remove(s.path)
		f := s.open()
		if got := strings.Join(f.Loose, "") + f.Text.String(); !strings.Contains(got, "first insertion\n") || !strings.Contains(got, "second ") {
			t.Errorf("there is %q", got)
		}
	})
	t.Run("an interrupted write", func(t *testing.T) {
		s := edited(t)
		write(t, filepath.Join(filepath.Dir(s.path), ".f.hx-1-2~"), lines(400))
		write(t, s.path, "half")
		if f := s.open(); f.Text.String() != want {
			t.Errorf("text of %d bytes", f.Text.Len())
		}
	})
	t.Run("while it is edited", func(t *testing.T) {
		s := edited(t)
		write(t, s.path, "others were here\n")
		s.edit() // looks at the file
		os.Remove(s.path)
		if f := s.open(); f.Text.String() != want || f.Moved || f.Damaged {
			t.Errorf("moved %v, damaged %v, text of %d bytes", f.Moved, f.Damaged, f.Text.Len())
		}
	})
}

func write(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A disk that takes nothing for a while.
func TestWhatCannotBeWrittenIsWrittenLater(t *testing.T) {
	s := newSession(t, randomText(rand.New(rand.NewPCG(1, 3)), 9000))
	insert(t, s, "line 3", "one ")
	b := s.w.books[1]
	file := b.file
	b.file = filepath.Join(file, "no", "such")
	set, _ := change.NewSet(s.now.Len(), []change.Edit{{From: 5, To: 5, Text: "two "}})
	s.now, _ = set.Apply(s.now)
	s.w.want[1] = order{path: s.path, encoding: "utf-8", text: s.now, sets: []change.Set{set}}
	if s.w.flush("") == nil || s.w.trouble() == nil {
		t.Fatal("the failure went unnoticed")
	}
	b.file = file
	if err := s.w.flush("the terminal was closed"); err != nil {
		t.Fatal(err)
	}
	if f := s.open(); f.Text.String() != s.now.String() || f.Reason != "the terminal was closed" || time.Since(f.Time) > time.Minute {
		t.Errorf("reason %q, text of %d bytes, want %d", f.Reason, f.Text.Len(), s.now.Len())
	}
}

// FuzzJournal: no bytes crash the reader, and intact records stay usable.
func FuzzJournal(f *testing.F) {
	old := text.FromString("one\ntwo\nthree\n")
	set, _ := change.NewSet(old.Len(), []change.Edit{{From: 4, To: 7, Text: "2"}})
	h := head{path: "/no/such/file", encoding: "utf-8", length: old.Len(), sum: textSum(old), inside: true}
	whole := form(h, old, set, time.Unix(1, 0))
	f.Add(whole)
	f.Add(appendRecord(whole, kindEnd, endPayload("because", time.Unix(2, 0))))
	f.Add(whole[:len(whole)-3])
	h.inside = false
	f.Add(form(h, old, set, time.Unix(1, 0)))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parse(data)
		if err != nil {
			return
		}
		base, ok := c.baseText(text.Rope{}, false, "")
		if !ok {
			base = text.FromString("one\ntwo\nthree\n")
		}
		if _, whole := replay(base, c.steps); !whole {
			fit(base, c.steps)
		}
	})
}
