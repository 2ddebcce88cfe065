package lsp

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/text"
	"hx/internal/fakelsp"
)

func TestChangesAreComposed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "one two\r\nthree\r\n")
		r.ready()
		for _, c := range "abc" {
			d.edit(insert(d.text.Len(), string(c)))
		}
		d.edit(change.Edit{From: 0, To: 4, Text: "😀"}, insert(9, "X"))
		synctest.Wait()
		r.fake.Check(t, fakelsp.Received("textDocument/didChange", 0))
		r.set.Flush()
		r.set.Flush()
		r.fake.Await(t, fakelsp.Received("textDocument/didChange", 1), fakelsp.Version(r.uri("a.rs"), 5),
			fakelsp.Text(r.uri("a.rs"), "😀two\r\nXthree\r\nabc"))
		msg, _ := r.fake.Last("textDocument/didChange")
		want := "[map[range:map[end:map[character:0 line:2] start:map[character:0 line:2]] text:abc] " +
			"map[range:map[end:map[character:0 line:1] start:map[character:0 line:1]] text:X] " +
			"map[range:map[end:map[character:4 line:0] start:map[character:0 line:0]] text:😀]]"
		if got := sprint(fakelsp.Dig(msg.Params, "contentChanges")); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

func TestSyncKinds(t *testing.T) {
	for _, c := range []struct {
		name               string
		sync               any
		changes, saves     int
		wholeText, saveTxt bool
	}{
		{"incremental", 2, 1, 1, false, false},
		{"full", 1, 1, 1, true, false},
		{"none", 0, 0, 0, false, false},
		{"absent", nil, 0, 0, false, false},
		{"options", m{"openClose": true, "change": 2, "save": true}, 1, 1, false, false},
		{"options, save false", m{"openClose": true, "change": 1, "save": false}, 1, 0, true, false},
		{"options, save with text", m{"change": 2, "save": m{"includeText": true}}, 1, 1, false, true},
		{"options, no save", m{"change": 2}, 1, 0, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				r.fake.Capabilities = m{"textDocumentSync": c.sync}
				d := r.open("a.rs", "text")
				r.ready()
				d.edit(insert(0, "more "))
				r.set.Saved(d.path)
				synctest.Wait()
				r.fake.Check(t, fakelsp.Received("textDocument/didChange", c.changes), fakelsp.Received("textDocument/didSave", c.saves))
				if msg, ok := r.fake.Last("textDocument/didChange"); ok {
					whole := !strings.Contains(string(msg.Params), `"range"`)
					if whole != c.wholeText {
						t.Error(string(msg.Params))
					}
				}
				if msg, ok := r.fake.Last("textDocument/didSave"); ok && (fakelsp.Dig(msg.Params, "text") == "more text") != c.saveTxt {
					t.Error(string(msg.Params))
				}
				r.set.Close(d.path)
				r.fake.Await(t, fakelsp.Received("textDocument/didClose", 1))
				r.set.Close(d.path)
				r.open("a.rs", "anew")
				r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "anew"))
			})
		})
	}
}

func TestQuestionsFollowTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "hello")
		s := r.ready()
		r.fake.Answer("textDocument/hover", m{"contents": "x", "range": span(0, 0, 0, 5)})
		old := d.snap()
		d.edit(insert(0, "say "))
		// The change has not been sent; the question brings it along.
		h, err := s.Hover(ctxFor(t), d.snap(), 6)
		if err != nil || h.Rev != 2 {
			t.Error(h, err)
		}
		// A question about an older revision is moved to the present one.
		h, err = s.Hover(ctxFor(t), old, 2)
		if err != nil || h.Rev != 2 {
			t.Error(h, err)
		}
		msg, _ := r.fake.Last("textDocument/hover")
		if got := fakelsp.Dig(msg.Params, "position", "character"); got != 6.0 {
			t.Errorf("asked at %v", got)
		}
		// So is one about a revision we were not told of.
		h, err = s.Hover(ctxFor(t), Snapshot{d.path, 9, text.FromString("quite different")}, 15)
		if err != nil || h.Rev != 9 {
			t.Error(h, err)
		}
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "quite different"), fakelsp.Version(r.uri("a.rs"), 9))
		// A revision that nobody remembers is a transient failure.
		_, err = s.Hover(ctxFor(t), old, 2)
		if !IsTransient(err) {
			t.Error(err)
		}
		_, err = s.Hover(ctxFor(t), Snapshot{Path: "/work/other.rs"}, 0)
		if got := errText(err); got != "fake: does not know the document" {
			t.Error(got)
		}
		want := "textDocument/didChange textDocument/hover textDocument/hover textDocument/didChange textDocument/hover"
		methods := r.fake.Methods()
		if got := strings.Join(methods[len(methods)-5:], " "); got != want {
			t.Errorf("got  %s", got)
		}
	})
}

func TestHeldChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "hello")
		s := r.ready()
		r.fake.Answer("textDocument/hover", m{"contents": "x", "range": span(0, 0, 0, 5)})
		r.set.Hold(d.path)
		d.edit(insert(0, "say "))
		between := d.snap()
		d.edit(insert(0, "I "))
		r.set.Flush()
		for _, q := range []struct {
			doc     Snapshot
			at, put int
		}{{d.snap(), 8, 2}, {d.snap(), 1, 0}, {between, 8, 4}} {
			h, err := s.Hover(ctxFor(t), q.doc, q.at)
			if err != nil || h.Rev != 1 {
				t.Error(h, err)
			}
			msg, _ := r.fake.Last("textDocument/hover")
			if got := fakelsp.Dig(msg.Params, "position", "character"); got != float64(q.put) {
				t.Errorf("%d of %q was put at %v, not %d", q.at, q.doc.Text, got, q.put)
			}
		}
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "hello"))
		r.set.Release(d.path)
		r.set.Flush()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "I say hello"), fakelsp.Version(r.uri("a.rs"), 3))

		r.set.Hold(d.path)
		d.edit(insert(0, "so "))
		r.set.Saved(d.path) // the file has it: no holding back
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "so I say hello"), fakelsp.Seen("textDocument/didSave"))
	})
}

func TestReload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "hello")
		r.ready()
		d.edit(insert(0, "x"))
		r.set.Reload(d.path)
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "xhello"), fakelsp.Received("textDocument/didClose", 1), fakelsp.Received("textDocument/didOpen", 2))
		r.set.Flush()
		d.edit(insert(0, "y"))
		r.set.Flush()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "yxhello"))
	})
}

func TestManyEditsBecomeOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", strings.Repeat("é x\r\n", 1000))
		r.ready()
		var edits []change.Edit
		for i := range 1000 {
			edits = append(edits, insert(i*6+2, "y"))
		}
		d.edit(edits...)
		r.set.Flush()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), strings.Repeat("éy x\r\n", 1000)))
		msg, _ := r.fake.Last("textDocument/didChange")
		if n := strings.Count(string(msg.Params), `"range"`); n != 1 {
			t.Errorf("%d events", n)
		}
	})
}

func TestForgetfulLog(t *testing.T) {
	d := &document{Document: Document{Rev: 1, Text: text.FromString("x")}}
	for range 3 * maxSteps {
		set, _ := change.NewSet(d.Text.Len(), []change.Edit{insert(0, "y")})
		after, _ := set.Apply(d.Text)
		d.change(d.Rev+1, set, after)
	}
	kept := int32(len(d.steps))
	if kept < maxSteps || kept >= 2*maxSteps {
		t.Errorf("%d steps", kept)
	}
	if _, ok := d.since(d.Rev - kept); !ok {
		t.Error("a step is missing")
	}
	if _, ok := d.since(d.Rev - kept - 1); ok {
		t.Error("a step too many")
	}
	if txt, ok := d.at(d.Rev - 3); !ok || txt.Len() != d.Text.Len()-3 {
		t.Error(txt.Len(), ok)
	}
	set, _ := change.NewSet(d.Text.Len(), []change.Edit{insert(0, strings.Repeat("z", 2*maxStepBytes))})
	after, _ := set.Apply(d.Text)
	d.change(d.Rev+1, set, after)
	if len(d.steps) != 1 || d.bytes != 2*maxStepBytes {
		t.Errorf("%d steps of %d bytes", len(d.steps), d.bytes)
	}
	d.change(d.Rev+1, set, text.FromString("a set that does not fit"))
	if len(d.steps) != 0 || d.bytes != 0 || d.Text.String() != "a set that does not fit" {
		t.Error(len(d.steps), d.bytes)
	}
}

// pieces are what random texts are made of.
var pieces = []string{"a", "bc ", "\n", "\r\n", "\r", "é", "😀", "e\u0301", "\xff", "\xc3", "\xa9", "\t", "日本", "word\nline\n"}

func randomText(rnd *rand.Rand, n int) string {
	var b strings.Builder
	for range rnd.IntN(n) {
		b.WriteString(pieces[rnd.IntN(len(pieces))])
	}
	return b.String()
}

// randomEdits makes disjoint edits; their ends may lie anywhere, even inside
// characters and line breaks.
func randomEdits(rnd *rand.Rand, size int) []change.Edit {
	var at []int
	for range 2 * (1 + rnd.IntN(3)) {
		at = append(at, rnd.IntN(size+1))
	}
	slices.Sort(at)
	var edits []change.Edit
	for i := 0; i < len(at); i += 2 {
		edits = append(edits, change.Edit{From: at[i], To: at[i+1], Text: randomText(rnd, 4)})
	}
	return edits
}

// TestServerTextLaw: whatever is edited, in whatever steps it is sent, the
// server's text is ours.
func TestServerTextLaw(t *testing.T) {
	for _, enc := range []string{"utf-8", "utf-16", "utf-32"} {
		t.Run(enc, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { textLaw(t, enc, 1, 400) })
		})
	}
}

func textLaw(t *testing.T, enc string, seed uint64, rounds int) {
	rnd := rand.New(rand.NewPCG(seed, 7))
	r := newRig(t)
	r.fake.Encoding = enc
	d := r.open("a.rs", randomText(rnd, 100))
	s := r.ready()
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for i := range rounds {
		before := d.text.String()
		for range 1 + rnd.IntN(3) {
			d.edit(randomEdits(rnd, d.text.Len())...)
		}
		if d.text.Len() > 2000 {
			d.edit(change.Edit{From: 100, To: d.text.Len()})
		}
		if rnd.IntN(2) == 0 {
			r.set.Flush()
		} else {
			s.Hover(canceled, d.snap(), rnd.IntN(d.text.Len()+1))
		}
		synctest.Wait()
		got, _ := r.fake.Doc(r.uri("a.rs"))
		if want := validText(d.text); got.Text != want || got.Version != int(d.rev) {
			msg, _ := r.fake.Last("textDocument/didChange")
			t.Fatalf("seed %d round %d\nfrom %q\nto   %q\ngot  %q\nby %s", seed, i, before, want, got.Text, msg.Params)
		}
	}
	r.fake.Check(t)
}

func FuzzServerText(f *testing.F) {
	f.Add("utf-8", uint64(2))
	f.Add("utf-16", uint64(3))
	f.Fuzz(func(t *testing.T, enc string, seed uint64) {
		if enc != "utf-8" && enc != "utf-32" {
			enc = "utf-16"
		}
		synctest.Test(t, func(t *testing.T) { textLaw(t, enc, seed, 20) })
	})
}

// TestContentChangesLaw checks the events alone against a text that applies
// them as the protocol says.
func TestContentChangesLaw(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	whole := 0
	for range 20_000 {
		old := randomText(rnd, 20)
		set, err := change.NewSet(len(old), randomEdits(rnd, len(old)))
		if err != nil {
			t.Fatal(err)
		}
		events := contentChanges(set, text.FromString(old), UTF16)
		if events == nil {
			whole++
			continue
		}
		if utf8.ValidString(old) {
			for _, e := range events {
				if !utf8.Valid(encode(e)) {
					t.Fatal("event is no text")
				}
			}
		}
	}
	if whole == 0 || whole > 18_000 {
		t.Errorf("%d whole texts", whole)
	}
}
