package lsp

import (
	"context"
	"io"
	"net"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/link"
	"hx/lsp/wire"
)

// sinkRig is a rig whose server answers initialize and then reads without
// looking, so that only the client is measured.
func sinkRig(b *testing.B) *rig {
	return newRig(b, func(o *Options) {
		o.Open = func(context.Context, link.Spec) (*link.Link, error) {
			mine, theirs := net.Pipe()
			go func() {
				wire.NewFrameReader(theirs, 0, nil).Next()
				theirs.Write(wire.AppendFrame(nil, []byte(`{"id":1,"result":{"capabilities":{"textDocumentSync":2}}}`)))
				io.Copy(io.Discard, theirs)
			}()
			return link.Stream(mine), nil
		}
	})
}

// BenchmarkKeystroke is the client's cost of one typed character in a file of
// 1 MB, told to the server at once.
func BenchmarkKeystroke(b *testing.B) {
	r := sinkRig(b)
	d := r.open("a.rs", strings.Repeat("let x = 1; // é\n", 1<<16))
	r.ready()
	at := d.text.Len() / 2
	b.ReportAllocs()
	for b.Loop() {
		e := insert(at, "x")
		if d.rev%2 == 0 { // and taken back
			e = change.Edit{From: at, To: at + 1}
		}
		set, _ := change.NewSet(d.text.Len(), []change.Edit{e})
		after, _ := set.Apply(d.text)
		d.rev, d.text = d.rev+1, after
		r.set.Change(d.path, d.rev, set, after)
		r.set.Flush()
	}
}

// BenchmarkCompletionItems is the cost of reading a list of 150 items.
func BenchmarkCompletionItems(b *testing.B) {
	items := []m{}
	for range 150 {
		items = append(items, m{
			"label": "method_name", "kind": 2, "detail": "fn(&self, x: u32) -> Option<String>", "sortText": "7fffffff", "filterText": "method_name",
			"textEdit": m{"newText": "method_name($0)", "insert": span(3, 2, 3, 4), "replace": span(3, 2, 3, 6)}, "insertTextFormat": 2,
			"data": m{"imports": []int{}, "position": m{"line": 1, "character": 2}, "hash": strings.Repeat("x", 40)},
		})
	}
	raw := jsontext.Value(encode(items))
	t := text.FromString(strings.Repeat("let x = 1; // é\n", 100))
	q := &query{places: &places{}, sent: sent{text: t}, conv: newConverter(t, UTF16)}
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range elementsOf(raw) {
			if _, err := q.completionItem(e, itemDefaults{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkPositions converts 1000 positions of one long line that is not
// ASCII, in order.
func BenchmarkPositions(b *testing.B) {
	t := text.FromString(strings.Repeat("é x", 100_000))
	for b.Loop() {
		c := newConverter(t, UTF16)
		for i := range 1000 {
			c.offset(at(0, uint32(i*200)))
		}
	}
}

// BenchmarkOpen is the cost of opening a document of 1 MB at a server.
func BenchmarkOpen(b *testing.B) {
	r := sinkRig(b)
	r.open("x.rs", "")
	s := r.ready()
	t := text.FromString(strings.Repeat("let x = 1; // é\n", 1<<16))
	b.ReportAllocs()
	for b.Loop() {
		r.set.Open(Document{Path: "/work/a.rs", Language: "rust", Uses: []Use{{Name: fakeName}}, Rev: 1, Text: t})
		r.set.Close("/work/a.rs")
		s.session.conn.Flush(ctxFor(b))
	}
}

// BenchmarkDocumentMemory is the memory kept for each open document of 100 KB,
// beside the text itself, which the editor holds.
func BenchmarkDocumentMemory(b *testing.B) {
	r := sinkRig(b)
	r.open("x.rs", "")
	s := r.ready()
	const documents = 200
	texts := make([]text.Rope, documents)
	for i := range texts {
		texts[i] = text.FromString(strings.Repeat("let x = 1; // é\n", 6250))
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for b.Loop() {
		before := heap()
		for i, t := range texts {
			r.set.Open(Document{Path: r.path(strconv.Itoa(i)), Language: "rust", Uses: []Use{{Name: fakeName}}, Rev: 1, Text: t})
			s.session.conn.Flush(ctxFor(b))
		}
		after := heap()
		b.ReportMetric(float64(int64(after)-int64(before))/documents, "B/document")
		for i := range texts {
			r.set.Close(r.path(strconv.Itoa(i)))
		}
		s.session.conn.Flush(ctxFor(b))
	}
	runtime.KeepAlive(texts)
}
